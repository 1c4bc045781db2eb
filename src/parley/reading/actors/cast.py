"""The cast of an article: who is in it, under which words, and which token means whom.

`casting` gathers the mentions. Pronouns and pairs are resolved here when asked for; where nobody fits, nobody is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parley.lexicon.actors import Gazetteer, Pronoun
from parley.model import ActorType, Span
from parley.reading.actors.names import Owner
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["Cast", "Member"]

SHE, HE = frozenset({"she", "her", "hers", "herself"}), frozenset({"he", "him", "his", "himself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both", "who", "those"})
NEUTER = frozenset({"it", "its", "itself", "which"})
_MODIFIERS = 6
"""Tokens before a noun among which its modifiers are looked for."""

_HOST_LOOK_BACK = 40
"""Sentences: how far back it may have been said who hosts the talks."""

_DEFINED = 8
"""Mentions of a word of the text's own among which the one that sets it stands."""
_LOOK_BACK, _PAIR_LOOK_BACK = 4, 12
"""Sentences: pronouns farther from their antecedent are rare in news, and guesses there are mostly wrong; the two parties of a
text stay its two parties for longer."""


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
        parallel = self._parallel(token) if self.parse.lower[token] == "they" else None
        if parallel is not None and self.members[parallel].plural:
            return (parallel,)  # "officials warned … although they said": those before the two parties of the text
        if (two := self._pair(token)) is not None:
            return two
        out = []
        for t in (token, *self.parse.kids(token, "conj")):
            found = self.who(t)
            if found is not None and found not in out:
                out.append(found)
        return tuple(out)

    def _pair(self, token: int) -> tuple[int, ...] | None:
        """The two whom "they", "both sides", "the two ministers" mean: the latest two named together, if they fit; or the mediators."""
        if (defined := self._defined(token)) is not None:
            return defined
        if "each" in (self.parse.lower[c] for c in self.parse.kids(token, "det")):
            return next((two for h in self._plurals(token) if (two := self._pair(h)) is not None), None)
        if (
            token in self.at
            and not self.members[self.at[token]].named
            and self.gazetteer.mediates(self.parse.lemma[token])
        ):
            return self._mediators(token)
        persons = self._means_pair(token)
        if persons is None:
            return None
        bodies = self.two_before(token, bodies=True) if self.gazetteer.pairs_bodies(self.parse.lemma[token]) else None
        return bodies or self.two_before(token, persons=persons)

    def _plurals(self, token: int) -> Iterator[int]:
        """The mentions of several before a token that are called as it calls one of them: "the Parties" before "each Party"."""
        word = singular(self.parse.lower[token])
        for head, n in self._before(token, 0):
            if self.members[n].plural and singular(self.parse.lower[head]) == word:
                yield head

    def two_before(self, token: int, *, persons: bool = False, bodies: bool = False) -> tuple[int, ...] | None:
        """The latest two who were named together before a token: two persons, or two of which none is, if they must be."""
        near = self._named_before(token)
        found = (two for n in sorted(near, reverse=True) for two in self._pairs(near[n], persons=persons))
        return next((two for two in found if not bodies or "person" not in {self.members[n].type for n in two}), None)

    def _defined(self, token: int) -> tuple[int, ...] | None:
        """Those for whom the text sets a word of its own: "A and B (the Facilitators)", "A and B (together, the Parties)"."""
        member = self.members[self.at[token]] if token in self.at else None
        if member is None or member.named or not member.plural:
            return None
        for head in member.heads[:_DEFINED]:
            opened = next((t for t in range(head - 1, max(head - 5, 0), -1) if self.parse.words[t] == "("), None)
            if opened is None or head + 1 >= len(self.parse.words) or self.parse.words[head + 1] != ")":
                continue
            start = self.parse.sents[self.parse.sent[head]][0]
            named = dict.fromkeys(
                n for t in range(start, opened) if (n := self.at.get(t)) is not None and self.members[n].named
            )
            if len(last := tuple(named)[-2:]) == 2:
                return last
        return None

    def _mediators(self, token: int) -> tuple[int, ...] | None:
        """Who hosts or mediates what "the mediators" mediate: the last of whom that was said, several at once; None if nobody."""
        if not self.parse.has(token, "Number=Plur"):
            return None
        first = self.parse.sents[max(self.parse.sent[token] - _HOST_LOOK_BACK, 0)][0]
        for verb in range(token - 1, first - 1, -1):
            if self.parse.pos[verb] == "VERB" and self.gazetteer.mediates(self.parse.lemma[verb]):
                agents = [c for c in self.parse.kids(verb, "obl:agent", "obl") if self.parse.case(c) == "by"]
                hosts = (agents or [*self.parse.kids(verb, "nsubj")])[:1]
                who = [self.at.get(t) for h in hosts for t in (h, *self.parse.kids(h, "conj"))]
                if len(named := dict.fromkeys(n for n in who if n is not None and self.members[n].named)) > 1:
                    return tuple(named)
        return None

    def _named_before(self, token: int) -> dict[int, list[tuple[int, int]]]:
        """(head, index) of the names before a token, by sentence, as far back as a pair is looked for."""
        sent, quoted = self.parse.sent[token], token in self.quoted
        near: dict[int, list[tuple[int, int]]] = {}
        for h, n in self._before(token, sent - _PAIR_LOOK_BACK):
            if self.members[n].named and (h in self.quoted) == quoted:
                near.setdefault(self.parse.sent[h], []).append((h, n))
        return near

    def _pairs(self, named: Sequence[tuple[int, int]], *, persons: bool) -> Iterator[tuple[int, int]]:
        """Two of the names of a sentence that are joined, the last ones first: both persons, or neither unless persons may be meant."""
        heads = sorted(named)
        for k in range(len(heads) - 1, -1, -1):
            b, second = heads[k]
            for a, first in reversed(heads[:k]):
                kinds = {self.members[first].type, self.members[second].type}
                right = kinds == {"person"} or (not persons and "person" not in kinds)
                if first != second and right and self._together(a, b):
                    yield first, second

    def _means_pair(self, token: int) -> bool | None:
        """None if a token means no pair; else whether the two must be persons."""
        lower, lemma = self.parse.lower[token], self.parse.lemma[token]
        if lower in ("they", "both", "their", "them") and self.parse.pos[token] in ("PRON", "DET"):
            return False
        member = self.members[self.at[token]] if token in self.at else None
        if member is None or member.named or member.owners or member.of is not None:
            return None
        if member.type == "armed_group" or self.gazetteer.fights(lemma):
            return None
        if not member.plural:
            return None
        dets = {self.parse.lower[c] for c in self.parse.kids(token, "det", "nummod", "det:predet")}
        more = [
            c
            for c in self.parse.kids(token, "nmod", "acl", "acl:relcl", "compound")
            if self.parse.lemma[c] not in ("state", "government", "country")
        ]
        if not dets & {"the", "both", "two", "each"} or more:
            return None
        return not self.gazetteer.pairs_bodies(lemma)

    def _together(self, a: int, b: int) -> bool:
        """Whether two names are joined in one breath: "A and B", "A met B", "between A and B", "A … with B"."""
        parse = self.parse
        if parse.sent[a] != parse.sent[b]:
            return False
        a, b = self._described(a), self._described(b)
        if parse.dep[b] == "conj" and parse.head[b] == a:
            return True
        above = parse.head[b] if parse.dep[b] not in ("flat", "nmod:desc") else parse.head[parse.head[b]]
        same = parse.head[a] == above or above in parse.children[parse.head[a]]
        return same and parse.dep[a] == "nsubj" and (parse.dep[b] == "obj" or parse.case(b) in ("with", "and"))

    def _described(self, name: int) -> int:
        """The noun to which a name stands in apposition and which means the same: "the minister, John Roe"."""
        noun = self.parse.head[name]
        return noun if self.parse.dep[name] == "appos" and self.at.get(noun) == self.at.get(name) else name

    def adjectives(self, noun: int) -> tuple[int, ...]:
        """States and bodies that stand as adjectives or compounds before a noun: "US-Russian talks"."""
        out: list[int] = []
        for c in range(max(self.parse.sents[self.parse.sent[noun]][0], noun - _MODIFIERS), noun):
            if not self._modifies(c, noun):
                continue
            match = self.gazetteer.match(self.parse.words, c)
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
        tokens = words.replace("(", " ( ").replace(")", " ) ").split()
        headings = {
            x
            for i in range(len(tokens))
            if (m := self.gazetteer.match(tokens, i)) and m.entry
            for x in (m.entry.name, getattr(m.entry, "of", None))
        }
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
            return self._nearest(token, lambda f: f.plural or f.type in ("group", "armed_group", "organisation"))
        if lower in NEUTER:
            return self._nearest(token, lambda f: f.type in ("state", "organisation", "armed_group") and not f.plural)
        return None

    def _person(self, token: int, other: Pronoun) -> int | None:
        """The nearest person who is not surely the other sex; where nobody else is near a given name may deceive."""
        fitting = self._nearest(token, lambda f: f.type == "person" and not f.plural and f.pronoun != other)
        if fitting is not None:
            return fitting
        return self._nearest(token, lambda f: f.type == "person" and not f.plural)

    def _before(self, token: int, sentence: int) -> Sequence[tuple[int, int]]:
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
        best: tuple[int, int, int] | None = None
        for head, index in self._before(token, sent - _LOOK_BACK):
            member = self.members[index]
            if not fits(member) or not self._may_corefer(head, token):
                continue
            gap = sent - self.parse.sent[head]
            subject = self.parse.dep[head] in ("nsubj", "nsubj:pass")
            known = member.type != "person" or member.role is not None or not member.named
            rank = (gap * 2 + (not subject) + (not known), token - head, index)
            if best is None or rank < best:
                best = rank
        return best[2] if best else None

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
