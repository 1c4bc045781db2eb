"""The cast of an article: who is in it, under which words, and which token means whom.

`casting` gathers the mentions. Pronouns and pairs are resolved here when asked for; where nobody fits, nobody is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from parley.lexicon.actors import Gazetteer
from parley.lexicon.roles import Pronoun
from parley.model import ActorType, Span
from parley.reading.actors.owners import Owner
from parley.reading.actors.pairs import pair_of
from parley.reading.syntax.parse import Parse

__all__ = ["Cast", "Member", "headings_in"]

SHE, HE = frozenset({"she", "her", "hers", "herself"}), frozenset({"he", "him", "his", "himself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both", "who", "those"})
NEUTER = frozenset({"it", "its", "itself", "which"})
_MODIFIERS = 6
"""Tokens before a noun among which its modifiers are looked for."""

_CHAIN = 8
"""Sentences in a row that one pronoun may carry on."""
_LOOK_BACK = 4
"""Sentences: pronouns farther from their antecedent are rare in news, and guesses there are mostly wrong."""


def headings_in(gazetteer: Gazetteer, words: str) -> frozenset[str]:
    """Entries of the gazetteer that some words name, and those that they belong to: of "US Department of State" the office and the state."""
    tokens = words.replace("(", " ( ").replace(")", " ) ").split()
    matches = (gazetteer.names.match(tokens, i) for i in range(len(tokens)))
    entries = [m.entry for m in matches if m and m.entry]
    return frozenset(x for e in entries for x in (e.name, getattr(e, "of", None)) if x)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast: `spans` are its mentions (code points), `heads` the tokens that head them, `of` an index."""

    type: ActorType
    name: str
    spans: tuple[Span, ...]
    heads: tuple[int, ...]
    role: str | None
    of: int | None
    owners: tuple[Owner, ...]
    """Entries of the gazetteer to which it belongs."""
    named: bool
    plural: bool
    pronoun: Pronoun | None
    """Which pronoun means it, as far as its name or a word beside it tells."""
    acts: bool
    """Whether it does something anywhere, or stands where somebody would."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in the article, in the order of their first mention; `at` maps tokens to indices of `members`."""

    parse: Parse
    members: tuple[Member, ...]
    at: Mapping[int, int]
    gazetteer: Gazetteer
    several: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Tokens that mean one person of each of several states: "the Russian and Syrian ministers"."""
    headings: frozenset[int] = frozenset()
    """Sentences without a verb: whoever stands in a heading or a dateline only is no antecedent."""
    mentions: tuple[tuple[int, int], ...] = ()
    """(head, index) of every mention, in the order of the text."""
    quoted: frozenset[int] = frozenset()
    """Tokens inside quotation marks: what a speaker mentions there is no antecedent outside, nor the other way round."""

    def who(self, token: int | None) -> int | None:
        """Index of the one that a token means, pronouns resolved; None if it means nobody of the cast, or nobody surely."""
        if token is None:
            return None
        if token in self.at:
            return self.at[token]
        lower = self.parse.lower[token]
        if self.parse.pos[token] in ("PRON", "DET", "NUM") or lower == "both":
            return self._pronoun(token, lower)
        for c in self.parse.kids(token, "flat", "appos", "compound", "nmod:desc"):
            if c in self.at:
                return self.at[c]
        return None

    def all(self, token: int | None) -> tuple[int, ...]:
        """The one that a token means and everybody coordinated with it, each once, in order."""
        if token is None:
            return ()
        if token in self.several:
            return self.several[token]
        if self.parse.lower[token] == "they" and (several := self._several_before(token)):
            return several
        if (two := pair_of(self, token)) is not None:
            return two
        out = []
        for t in (token, *self.parse.kids(token, "conj")):
            found = self.who(t)
            if found is not None and found not in out:
                out.append(found)
        return tuple(out)

    def _several_before(self, token: int) -> tuple[int, ...]:
        """Whom "they" takes up: the several who are the subject of the clause above, else of the sentence before; () if it has one."""
        parallel = self._parallel(token)
        if parallel is not None and self.members[parallel].plural:
            return (parallel,)  # "officials warned … although they said": those before the two parties of the text
        sentence = self.parse.sent[token]
        if parallel is not None or sentence == 0:
            return ()
        first, end = self.parse.sents[sentence - 1]
        root = next((t for t in range(first, end) if self.parse.dep[t] == "root"), None)
        subject = self.parse.child(root, "nsubj", "nsubj:pass") if root is not None else None
        if subject is None or self.parse.pos[subject] == "PRON" or (subject in self.quoted) != (token in self.quoted):
            return ()
        found = self.all(subject)
        known = subject in self.several or any(self.members[n].named or self.members[n].plural for n in found)
        return found if known and (len(found) > 1 or self.members[found[0]].plural) else ()

    def adjectives(self, noun: int) -> tuple[int, ...]:
        """States and bodies that stand as adjectives or compounds before a noun: "US-Russian talks"."""
        out: list[int] = []
        for c in range(max(self.parse.sents[self.parse.sent[noun]][0], noun - _MODIFIERS), noun):
            if not self._modifies(c, noun):
                continue
            match = self.gazetteer.names.match(self.parse.words, c)
            if match is None or match.entry is None or "capital" in match.readings[0].hows:
                continue
            heading = match.entry.name
            found = next((n for n, f in enumerate(self.members) if f.name == heading and f.spans), None)
            if found is not None and found not in out:
                out.append(found)
        return tuple(out)

    def _modifies(self, token: int, noun: int) -> bool:
        """Whether a token before a noun hangs on it as an adjective or compound, or beside one that does."""
        for _ in range(_MODIFIERS):
            if token == noun:
                return True
            if self.parse.dep[token] not in ("amod", "compound", "conj", "nmod"):
                return False
            token = self.parse.head[token]
        return False

    def named_in(self, words: str) -> tuple[int, ...]:
        """Those of the cast that some words outside the article name, a government for its offices: an outlet's name."""
        headings = headings_in(self.gazetteer, words)
        return tuple(n for n, f in enumerate(self.members) if f.named and f.name in headings and f.spans)

    def below(self, token: int) -> tuple[int, ...]:
        """Everybody mentioned below a token, each once, in the order of the text."""
        out: list[int] = []
        for t in self.parse.subtree(token):
            found = self.at.get(t)
            if found is not None and found not in out:
                out.append(found)
        return tuple(out)

    def _pronoun(self, token: int, lower: str) -> int | None:
        if lower in SHE or lower in HE:
            return self._person(token, "he" if lower in SHE else "she")
        if lower in PLURAL:
            return self._nearest(token, _is_several)
        if lower in NEUTER:
            return self._nearest(token, lambda f: f.type in ("state", "organisation", "armed_group") and not f.plural)
        return None

    def _person(self, token: int, other: Pronoun) -> int | None:
        """The nearest person who is not surely the other sex; where nobody else is near a given name may deceive."""
        token = self._first_of_chain(token)
        fitting = self._nearest(token, lambda f: f.type == "person" and not f.plural and f.pronoun != other)
        if fitting is not None:
            return fitting
        return self._nearest(token, lambda f: f.type == "person" and not f.plural)

    def _first_of_chain(self, token: int) -> int:
        """The first of several sentences in a row of which the same pronoun is the subject: "He called … He also said …"."""
        if self.parse.dep[self.parse.head[token]] != "root" or self._main_subject(self.parse.sent[token]) != token:
            return token
        word, sentence = self.parse.lower[token], self.parse.sent[token]
        for n in range(sentence - 1, max(sentence - _CHAIN, 0) - 1, -1):
            before = self._main_subject(n)
            if before is None or self.parse.lower[before] != word:
                break
            token = before
        return token

    def _main_subject(self, sentence: int) -> int | None:
        """The subject of the main clause of a sentence, outside quotation marks."""
        first, end = self.parse.sents[sentence]
        root = next((t for t in range(first, end) if self.parse.dep[t] == "root"), None)
        subject = self.parse.child(root, "nsubj", "nsubj:pass") if root is not None else None
        return None if subject in self.quoted else subject

    def before(self, token: int, sentence: int) -> Sequence[tuple[int, int]]:
        """(head, index) of the mentions from a sentence on that stand before a token."""
        first = bisect_left(self.mentions, (self.parse.sents[max(sentence, 0)][0], -1))
        return self.mentions[first : bisect_left(self.mentions, (token, -1), lo=first)]

    def _nearest(self, token: int, fits: Callable[[Member], bool]) -> int | None:
        """The fitting subject of this or an earlier sentence, else the nearest fitting mention.

        Subjects come before objects, nearer sentences before farther ones (the centering order of Grosz and Sidner).
        """
        if (parallel := self._parallel(token)) is not None and fits(self.members[parallel]):
            return parallel
        sent = self.parse.sent[token]
        best: tuple[int, bool, int, int] | None = None
        for head, index in self.before(token, sent - _LOOK_BACK):
            member = self.members[index]
            if not fits(member) or not self._may_corefer(head, token):
                continue
            gap = sent - self.parse.sent[head]
            subject = self.parse.dep[head] in ("nsubj", "nsubj:pass")
            known = member.type != "person" or member.role is not None or not member.named
            nested = self.parse.dep[self.parse.head[head]] in ("ccomp", "advcl", "acl:relcl", "xcomp")
            rank = (gap * 2 + (not subject) + (not known), nested, token - head, index)
            if best is None or rank < best:
                best = rank
        return best[-1] if best else None

    def _parallel(self, token: int) -> int | None:
        """The subject of the clause above, for a pronoun that is itself a subject: "Kerry said he …", "Moscow … and it …"."""
        parse = self.parse
        if parse.dep[token] not in ("nsubj", "nsubj:pass"):
            return None
        verb = parse.head[token]
        while parse.dep[verb] in ("conj", "ccomp", "advcl", "cop", "aux") and parse.head[verb] != verb:
            verb = parse.head[verb]
            subject = parse.child(verb, "nsubj", "nsubj:pass")
            if subject is not None and subject < token and (subject in self.quoted) == (token in self.quoted):
                return self.at.get(subject)
        return None

    def _may_corefer(self, head: int, token: int) -> bool:
        """Inside one clause a plain pronoun does not mean its fellow arguments (Binding, principle B), nor in a quotation what is not."""
        if (head in self.quoted) != (token in self.quoted) or self.parse.sent[head] in self.headings:
            return False
        return self.parse.head[head] != self.parse.head[token] or self.parse.dep[token] == "nmod:poss"


def _is_several(member: Member) -> bool:
    """Whether "they" can mean it: several, a force, or a body by its name; not "the radio"."""
    return member.plural or member.type in ("group", "armed_group") or (member.named and member.type == "organisation")
