"""Anaphors: the words that take somebody up ("he", "its", "the two sides"), and who of those mentioned may be meant by each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from parley.reading.actors.companies import companies
from parley.reading.actors.stories import Stories
from parley.reading.actors.together import are_we, counted, means_several, together_at

if TYPE_CHECKING:
    from parley.reading.actors.cast import Cast

__all__ = ["LOOK_BACK", "SEVERAL", "Candidate", "Group", "Search", "anaphors", "joined", "kind_of", "place"]

Group = tuple[int, ...]
"""One of the cast, or several who are meant together: indices in ascending order."""

_SHE, _HE = frozenset({"she", "her", "hers", "herself"}), frozenset({"he", "him", "his", "himself"})
SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_NEUTER = frozenset({"it", "its", "itself"})
LOOK_BACK = 12
"""Sentences among which an antecedent is looked for."""
_MOST = 16
"""Candidates at most, the nearest ones."""
_BETWEEN = 4
"""Tokens between a quotation and the subject of its saying: a comma, the mark that closes it, the verb."""
_LEADING = 4
"""Bodies among which the two parties of a text are looked for: those that it names most."""
_PLACES = {
    "nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "obl:agent": "subject", "obj": "object", "iobj": "object",
    "nmod:poss": "owner", "obl": "oblique", "obl:arg": "oblique", "nmod": "noun", "appos": "noun", "compound": "noun", "amod": "noun",
}  # fmt: skip
"""Where a word stands in its clause, by its relation."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, by the mention nearest to the word: its head, of several the last one's."""

    group: Group
    head: int


@dataclass(slots=True)
class Search:
    """A walk through an article: whom a word was found to mean counts as a mention for the words behind it."""

    cast: Cast
    meant: dict[int, Group] = field(default_factory=dict)
    """Words, in the order of the text, and whom they mean."""
    by_group: dict[Group, list[int]] = field(default_factory=dict)
    """The same the other way round."""
    by_word: dict[str, Group] = field(default_factory=dict)
    """Whom each word meant the last time."""
    _words: list[int] = field(default_factory=list)
    _pairs: dict[int, Group | None] = field(default_factory=dict)
    _counted: int = 0
    _counts: Counter[int] = field(default_factory=Counter)
    _last: dict[int, int] = field(default_factory=dict)
    _leaders: tuple[int, ...] = ()
    _stories: Stories = field(init=False)

    def __post_init__(self) -> None:
        """Find where the stories of a round-up begin, across which no word takes anybody up."""
        self._stories = Stories.of(self.cast.parse)

    def take(self, token: int, group: Group) -> None:
        """Note whom a word means; words come in the order of the text."""
        self.meant[token] = group
        self.by_group.setdefault(group, []).append(token)
        self.by_word[self._called(token)] = group
        self._words.append(token)

    def same_word(self, token: int) -> Group | None:
        """Whom the same word meant the last time; "the two sides" and "both delegations" are the same."""
        return self.by_word.get(self._called(token))

    def _called(self, token: int) -> str:
        """A word as it calls those whom it takes up."""
        pair = self.cast.parse.lemma[token] in self.cast.gazetteer.roles.words.pairs
        return "sides" if pair else self.cast.parse.lower[token]

    def group_at(self, token: int | None) -> Group | None:
        """Whom a word means, as far as that is found."""
        if token is None:
            return None
        return self.meant.get(token) or ((self.cast.at[token],) if token in self.cast.at else None)

    def pair(self, token: int) -> Group | None:
        """The two whom a rule takes for the pair that a word means."""
        if token not in self._pairs:
            two = together_at(self.cast, token)
            self._pairs[token] = tuple(sorted(two)) if two else None
        return self._pairs[token]

    def candidates(self, token: int) -> list[Candidate]:
        """Who may be meant, the nearest first: who stands before, who are joined there, the parties of the text; who follows in the sentence."""
        cast, kind = self.cast, kind_of(self.cast, token)
        first, end = (
            cast.parse.sents[n][k]
            for n, k in ((max(cast.parse.sent[token] - LOOK_BACK, 0), 0), (cast.parse.sent[token], 1))
        )
        first = max(first, self._stories.begin(token))
        before, behind = cast.between(first, token), cast.between(token + 1, end)
        found: dict[Group, int] = {}
        own = self._own_words(token, first)
        before = [mention for mention in before if mention[0] not in own]
        for head, index in before:
            found[self.meant.get(head, (index,))] = head
        if kind in ("several", "sides"):
            found |= self._together(token, before)
            if two := self.pair(token):
                found.setdefault(two, max(h for n in two for h in cast.members[n].heads[:1]))
        for t in self._words[bisect_left(self._words, first) :]:
            if t in own:
                continue
            found[self.meant[t]] = max(t, found.get(self.meant[t], t))
        governed = self._governed(token)
        for head, index in behind:
            if head not in governed:
                found.setdefault((index,), head)
        aside = self._aside(token) if kind == "several" else frozenset()
        fitting = (item for item in found.items() if item[1] not in aside and may_be(cast, token, item[0], kind))
        nearest = sorted(fitting, key=lambda item: (abs(token - item[1]), item[0]))[:_MOST]
        return [Candidate(group, head) for group, head in nearest]

    def _own_words(self, token: int, first: int) -> range:
        """The quotation before a word that is the subject of its saying: "“The parties must do more,” they said" takes up no parties."""
        quoted, parse = self.cast.quoted, self.cast.parse
        if token in quoted or _PLACES.get(parse.dep[token]) != "subject":
            return range(0)
        end = next((t + 1 for t in range(token - 1, max(token - _BETWEEN, first) - 1, -1) if t in quoted), first)
        start = next((t + 1 for t in range(end - 1, first - 1, -1) if t not in quoted), first)
        return range(start, end)

    def _governed(self, token: int) -> Container[int]:
        """What stands below the verb whose subject a word is: "they urged the rebels to stop" takes up no rebels (principle C of binding)."""
        parse = self.cast.parse
        return frozenset(parse.subtree(parse.head[token])) if _PLACES.get(parse.dep[token]) == "subject" else ()

    def _aside(self, token: int) -> frozenset[int]:
        """The mentions of the sentence before which "they" does not take up, where that tells what several did together.

        In "A met B about the hostages held by C. They agreed …" they are A and B: who is the subject stands before all others (centering).
        """
        cast, here = self.cast, self.cast.parse.sent[token]
        sentence = next((n for n in range(here - 1, max(here - LOOK_BACK, 0) - 1, -1) if n not in cast.headings), None)
        subject = cast.main_subject(sentence) if sentence is not None else None
        if sentence is None or subject is None or (main := cast.at.get(subject)) is None:
            return frozenset()
        named = cast.between(*cast.parse.sents[sentence])
        company = next((c for c in companies(cast, named) if main in c), ())
        return frozenset(h for h, n in named if company and n not in company)

    def _together(self, token: int, before: Sequence[tuple[int, int]]) -> dict[Group, int]:
        """Several who may be meant together, with the last head of each."""
        found = dict(self._leading(token))
        for _, sentence in groupby(before, key=lambda mention: self.cast.parse.sent[mention[0]]):
            named = tuple(sentence)
            for company in companies(self.cast, named):
                found[tuple(sorted(company))] = max(h for h, n in named if n in company)
            found |= {group: head for head, _ in named if len(group := joined(self.cast, head, token)) > 1}
        return found

    def _leading(self, token: int) -> Iterator[tuple[Group, int]]:
        """Each two of those whom the text names most before a word: its parties; who leads is kept as the walk goes on."""
        members = self.cast.members
        for head, n in self.cast.between(self._counted, token):
            if members[n].type != "person":
                self._counts[n] += 1
                self._last[n] = head
                ranked = sorted({*self._leaders, n}, key=lambda m: (-self._counts[m], m))
                self._leaders = tuple(ranked[:_LEADING])
        self._counted = token
        for a, first in enumerate(self._leaders):
            for second in self._leaders[a + 1 :]:
                yield (min(first, second), max(first, second)), max(self._last[first], self._last[second])


def anaphors(cast: Cast) -> Iterator[int]:
    """The words of an article that take somebody up, in the order of the text."""
    for _, first, end in cast.parse.read_sentences():
        yield from (t for t in range(first, end) if kind_of(cast, t))


def kind_of(cast: Cast, token: int) -> str:
    """What a word takes up: a "person", a "body", "several", two "sides"; "" if it takes up nobody."""
    lower, pos = cast.parse.lower[token], cast.parse.pos[token]
    if pos == "NOUN":
        return "sides" if means_several(cast, token) is not None else ""
    if token in cast.at or (pos not in ("PRON", "DET") and lower != "both"):
        return ""
    if lower in _SHE or lower in _HE:
        return "person"
    if lower in SEVERAL:
        return "several"
    return "body" if lower in _NEUTER else ""


def may_be(cast: Cast, token: int, group: Group, kind: str) -> bool:
    """Whether a word can mean somebody at all: by kind, sex and number."""
    one = cast.members[group[0]]
    if kind == "sides" and (count := counted(cast, token)) is not None and len(group) > 1:
        return len(group) == count
    if kind in ("several", "sides"):
        return not are_we(cast, token, group) and (
            len(group) > 1
            or one.plural
            or (one.type != "person" and kind == "several" and cast.parse.lower[token] != "both")
        )
    if len(group) > 1:
        return False
    if kind == "body":
        return one.type != "person"
    return (
        one.type == "person" and not one.plural and one.pronoun != ("he" if cast.parse.lower[token] in _SHE else "she")
    )


def joined(cast: Cast, head: int, token: int) -> Group:
    """Whoever is joined to a mention before a token: "A, B and C"."""
    if head in cast.several:
        return tuple(sorted(set(cast.several[head])))
    found = {n for t in (head, *cast.parse.kids(head, "conj")) if t < token and (n := cast.at.get(t)) is not None}
    return tuple(sorted(found))


def place(cast: Cast, token: int) -> str:
    """Where a word stands in its clause, in one word; of those joined where the first stands."""
    parse = cast.parse
    return _PLACES.get(parse.dep[parse.head[token] if parse.dep[token] == "conj" else token], "other")
