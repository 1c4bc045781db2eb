"""Counting: which reports of two accounts tell of the same thing, and what that makes of precision, recall and attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.dates import bounds
from quality.account import Account, Facts, Told
from quality.families import FAMILIES, Pair
from quality.likeness import dates_agree, overlap

__all__ = ["Compared", "Score", "Share", "compare", "facts_of", "score"]


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share, or None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over articles: reports found of those annotated and of those read; attributes right of those annotated."""

    found: int = 0
    annotated: int = 0
    read: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.annotated + other.annotated, self.read + other.read)

    @property
    def precision(self) -> float:
        """The share of what was read that is annotated; 0 if nothing was read."""
        return self.found / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that was read; 0 if nothing is annotated."""
        return self.found / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """One family of one article: the pairs that tell of the same thing, what was missed, what was invented."""

    family: str
    pairs: tuple[Pair, ...]
    missed: tuple[Told, ...]
    invented: tuple[Told, ...]

    @property
    def score(self) -> Score:
        """The counts of this article."""
        found = len(self.pairs)
        return Score(found, found + len(self.missed), found + len(self.invented))

    def attributes(self) -> Iterator[tuple[str, Pair, bool]]:
        """Each attribute that counts of each pair, and whether it is right."""
        for pair in self.pairs:
            for name, (key, right) in FAMILIES[self.family].attributes.items():
                if key is None or pair.gold[key] not in (None, [], ""):
                    yield name, pair, right(pair)


def compare(family: str, annotator: Account, reader: Account) -> Compared:
    """Pair the reports of two accounts of one article, the most alike first; each is paired once."""
    gold, read = annotator.reports[family], reader.reports[family]
    alike = FAMILIES[family].match
    worth = ((alike(Pair(g, r, annotator, reader)), i, j) for i, g in enumerate(gold) for j, r in enumerate(read))
    left: dict[int, int] = {}
    right: set[int] = set()
    for _, i, j in sorted((w for w in worth if w[0] > 0), reverse=True):
        if i not in left and j not in right:
            left[i] = j
            right.add(j)
    return Compared(
        family,
        tuple(Pair(gold[i], read[j], annotator, reader) for i, j in left.items()),
        tuple(g for i, g in enumerate(gold) if i not in left),
        tuple(r for j, r in enumerate(read) if j not in right),
    )


def score(compared: Iterable[Compared]) -> tuple[Score, dict[str, Share]]:
    """The counts over articles, and the share of each attribute that is right."""
    total = Score()
    shares: dict[str, Share] = {}
    for one in compared:
        total += one.score
        for name, _, right in one.attributes():
            shares[name] = shares.get(name, Share()) + Share(int(right), 1)
    return total, shares


def facts_of(pairs: Sequence[tuple[Account, Account]]) -> tuple[dict[str, Share], dict[str, Score]]:
    """What is told of the documents: shares that are right, and as scores the characters of furniture and `taken_from`.

    A date of publication is right if one is told and neither excludes the other; `dated` says whether the day on which the author wrote
    fits it, and the years told are no others than that day's. The others are right by their words.
    """
    shares: dict[str, Share] = {}
    for annotator, reader in pairs:
        for name, right in _facts(annotator.facts, reader.facts).items():
            shares[name] = shares.get(name, Share()) + Share(int(right), 1)
    marked = [(_characters(a.facts), _characters(r.facts)) for a, r in pairs]
    furniture = Score(
        sum(len(a & r) for a, r in marked), sum(len(a) for a, _ in marked), sum(len(r) for _, r in marked)
    )
    read = sum(bool(r.facts.taken_from) for _, r in pairs)
    taken = shares.get("taken_from", Share())
    return shares, {"furniture": furniture, "taken_from": Score(taken.right, taken.of, read)}


def _facts(gold: Facts, read: Facts) -> Mapping[str, bool]:
    told = {
        name: overlap(getattr(gold, name), getattr(read, name)) >= 0.5
        for name in ("genre", "source", "taken_from", "relevance")
        if getattr(gold, name)
    }
    if gold.published:
        told["published"] = bool(read.published) and dates_agree(gold.published, read.published)
    if gold.written:
        told["dated"] = bool(read.published) and _dated(gold.written, str(read.published))
    return told


def _dated(written: str, told: str) -> bool:
    true, span = bounds(written), bounds(told)
    if not (true.first and true.last and span.first and span.last):
        return False
    return dates_agree(written, told) and true.first.year <= span.first.year and span.last.year <= true.last.year


def _characters(facts: Facts) -> set[int]:
    return {at for start, end in facts.furniture for at in range(start, end)}
