"""The cast of an article: who is in it, under which words, and which token means whom.

`casting` gathers the mentions. Pronouns and pairs are resolved here when asked for; where nobody fits, nobody is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parley.lexicon.actors import Gazetteer
from parley.lexicon.roles import Pronoun
from parley.model import ActorType, Span
from parley.reading.actors.owners import Owner
from parley.reading.actors.register import Register
from parley.reading.actors.together import together_at
from parley.reading.syntax.parse import Parse

__all__ = ["Cast", "Member", "headings_in"]

_POINTING = frozenset({"PRON", "DET"})
"""Parts of speech of words that name nobody by themselves."""
_ONE = frozenset({"a", "an", "another"})
_WHO = frozenset({"who", "whose", "whom"})
_MODIFIERS = 6
"""Tokens before a noun among which its modifiers are looked for."""


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
    """Tokens inside quotation marks: what a speaker mentions there is seldom meant outside, nor the other way round."""
    meant: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Words that take somebody up ("he", "its", "the two sides") and whom they mean, as far as that is likely."""
    register: Register = field(default_factory=Register)
    home: frozenset[str] = frozenset()
    """Entries of the gazetteer for the government whose own text it is."""

    def who(self, token: int | None) -> int | None:
        """Index of the one that a token means, pronouns resolved; None if it means nobody of the cast, or nobody surely."""
        if token is None:
            return None
        if token in self.at:
            return self._bearer(token)
        if token in self.meant:
            return self.meant[token][0] if len(self.meant[token]) == 1 else None
        if self.parse.pos[token] in _POINTING:
            return self._described_by(token) if self.parse.has(token, "PronType=Rel") else None
        parts = (self.at.get(c) for c in self.parse.kids(token, "flat", "appos", "compound", "nmod:desc"))
        return next((n for n in parts if n is not None), None)

    def all(self, token: int | None) -> tuple[int, ...]:
        """The one that a token means and everybody coordinated with it, each once, in order."""
        if token is None:
            return ()
        pointing = token in self.several or token in self.meant or self.parse.pos[token] in _POINTING
        if not pointing and (two := together_at(self, token)) is not None:
            return two
        kids = self.parse.kids
        conj = (*kids(token, "conj"), *(t for name in kids(token, "flat") for t in kids(name, "conj")))
        joined = (t for t in (token, *conj) if not self._is_second_role(token, t))
        return tuple(dict.fromkeys(n for t in joined for n in self._meant_by(t)))

    def _meant_by(self, token: int) -> tuple[int, ...]:
        """Those whom a token means by itself: one, or several in one word ("they", "the Kenyan and Ugandan ministers")."""
        several = self.several.get(token) or self.meant.get(token)
        if several is not None:
            return several
        return () if (found := self.who(token)) is None else (found,)

    def _bearer(self, token: int) -> int:
        """Whom a word means; one of a party or people is who bears the name behind it: "a Republican, Ann Lee"."""
        found, name = self.at[token], self.parse.child(token, "appos")
        named = None if name is None else self.at.get(name)
        if named is None or self.members[found].type == "person" or self.members[named].type != "person":
            return found
        one = any(self.parse.lower[d] in _ONE for d in self.parse.kids(token, "det"))
        return named if one and self.members[named].named else found

    def _is_second_role(self, first: int, t: int) -> bool:
        """Whether a word only tells what else somebody is whose name follows: "the lawyer and former judge, Ann Lee"."""
        name = self.parse.child(first, "appos")
        person = None if name is None or not first < t < name else self.at.get(name)
        other = self.at.get(t)
        if person is None or other is None or not self.members[person].named or self.members[other].named:
            return False
        return self.members[other].type == "person" and self.parse.child(t, "det", "nmod:poss") is None

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
            found = self.register.by_name.get(heading, ())[:1]
            out.extend(n for n in found if n not in out)
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
        found = (n for name in headings for n in self.register.by_name.get(name, ()))
        return tuple(sorted(n for n in found if self.members[n].named))

    def below(self, token: int) -> tuple[int, ...]:
        """Everybody mentioned below a token, each once, in the order of the text."""
        out: list[int] = []
        for t in self.parse.subtree(token):
            found = self.at.get(t)
            if found is not None and found not in out:
                out.append(found)
        return tuple(out)

    def _described_by(self, token: int) -> int | None:
        """Whom a relative clause is about, for its pronoun: the noun that it hangs on, else the nearest mention before it."""
        above = token
        for _ in range(_MODIFIERS):
            if self.parse.dep[above] == "acl:relcl" and (found := self.at.get(self.parse.head[above])) is not None:
                return found
            above = self.parse.head[above]
        before = self.between(self.parse.sents[self.parse.sent[token]][0], token)
        person = self.parse.lower[token] in _WHO
        return next((n for _, n in reversed(before) if person or self.members[n].type != "person"), None)

    def main_subject(self, sentence: int) -> int | None:
        """The subject of the main clause of a sentence, outside quotation marks."""
        first, end = self.parse.sents[sentence]
        root = next((t for t in range(first, end) if self.parse.dep[t] == "root"), None)
        subject = self.parse.child(root, "nsubj", "nsubj:pass") if root is not None else None
        return None if subject in self.quoted else subject

    def between(self, first: int, end: int) -> Sequence[tuple[int, int]]:
        """(head, index) of the mentions from a token on that stand before another."""
        low = bisect_left(self.mentions, (first, -1))
        return self.mentions[low : bisect_left(self.mentions, (end, -1), lo=low)]
