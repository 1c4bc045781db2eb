"""The same figure told by several articles."""

from __future__ import annotations

from parley.dates import fits
from parley.model import Figure
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import fold
from parley.record.fold.told import Ground, days_apart

__all__ = ["SAME_TALE", "figures"]

SAME_TALE = 0.4
"""The share of the words of one sentence that are in another of the same thing."""
_FAR = 3
"""Two counts of one thing seldom differ by more than so many times."""
_SAME_WEEK = 4
_ALIKE = 0.7
"""Measures that share so much are one; so is one with another that tells it more closely: "killed", "killed in the raid"."""


def figures(ground: Ground) -> tuple[tuple[str, ...], ...]:
    """Figure reports in groups: one measure of one place on one day, whatever the count."""
    run = _Figures(ground)
    return tuple(tuple(run.told[n].id for n in group) for group in run.groups())


class _Figures:
    """One run over all figure reports, which are sorted by id."""

    def __init__(self, ground: Ground) -> None:
        content = ground.vocabulary.content
        self.weights = ground.weights
        self.told = ground.told(Figure, "figures")
        self.words = [content(f"{t.report.measure or ''} {t.report.unit or ''}") for t in self.told]
        self.sentences = [content(t.words) for t in self.told]
        self.around = [sentence - own for sentence, own in zip(self.sentences, self.words, strict=True)]
        """What the sentences say besides what was counted."""

    def groups(self) -> list[list[int]]:
        """The groups, by number."""
        keys = [{(fold(t.report.unit or ""), w) for w in own} for t, own in zip(self.told, self.words, strict=True)]
        pairs = [(s, i, j) for i, j in near_pairs(keys) if not self._apart(i, j) and (s := self._likeness(i, j))]
        return gather(len(self.told), pairs, self._apart)

    def _apart(self, i: int, j: int) -> bool:
        """Whether two counts cannot be of one thing."""
        a, b = self.told[i], self.told[j]
        if fold(a.report.unit or "") != fold(b.report.unit or "") or not fits(a.report.as_of, b.report.as_of):
            return True
        if a.report.place and b.report.place and fold(a.report.place) != fold(b.report.place):
            return True
        if a.article.id == b.article.id and self.words[i] != self.words[j]:
            return True
        return a.report.value != b.report.value and self._of_two_things(i, j)

    def _of_two_things(self, i: int, j: int) -> bool:
        """Whether two counts that differ are not of one thing: it is not told what was counted, or when, or it is told in other words."""
        a, b = self.told[i], self.told[j]
        if not (a.report.measure and b.report.measure):
            return True  # six billion euros of nobody tells what, and two billion
        if self.words[i] != self.words[j] and self.weights.contained(self.sentences[i], self.sentences[j]) < SAME_TALE:
            return True  # so many "killed" and so many "killed in the raid"
        if _are_far(a.report, b.report) and self.weights.contained(self.around[i], self.around[j]) < SAME_TALE:
            return True  # seven killed in an attack, and 130 in all this year
        gap = days_apart(a.written, b.written)
        undated = a.report.as_of is None or b.report.as_of is None
        return undated and (gap is None or gap > _SAME_WEEK)

    def _likeness(self, i: int, j: int) -> float:
        """How alike what was counted is, 0 to 1; 0 where it is too little."""
        measured = self.told[i].report.measure and self.told[j].report.measure
        if measured and (self.words[i] < self.words[j] or self.words[j] < self.words[i]):
            return _ALIKE
        overlap = self.weights.overlap(self.words[i], self.words[j])
        return overlap if overlap >= _ALIKE else 0.0


def _are_far(a: Figure, b: Figure) -> bool:
    """Whether one count is several times the other."""
    few, many = sorted(abs(float(count.value)) for count in (a, b))
    return many > _FAR * few
