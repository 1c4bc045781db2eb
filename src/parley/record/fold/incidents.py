"""The same incident told by several articles."""

from __future__ import annotations

from parley.dates import exact_day, fits
from parley.model import Incident
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import fold
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, days_apart

__all__ = ["incidents"]

_TO_COME = frozenset({"planned", "proposed", "hypothetical", "conditional"})
_MONTHS, _NEWS = 120, 30
"""Days between two articles that tell of one incident at most, and where one of them does not tell its day."""
_ALIKE, _ALIKE_ON_ONE_DAY = 0.65, 0.4
"""How much the words share at least, and how much where both give one day."""


def incidents(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Incident reports in groups: one type, day and place, the same hands, told in like words; what is planned is not yet what was done."""
    run = _Incidents(ground, cast)
    return tuple(tuple(run.told[n].id for n in group) for group in run.groups())


class _Incidents:
    """One run over all incident reports, which are sorted by id."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        self.cast, self.weights = cast, ground.weights
        self.told = ground.told(Incident, "incidents")
        self.words = [ground.vocabulary.content(f"{t.report.what} {t.report.place or ''}") for t in self.told]
        self.places = [ground.vocabulary.content(t.report.place or "") for t in self.told]
        self.by = [cast.known(t.report.by) for t in self.told]
        self.on = [cast.known(t.report.on) for t in self.told]

    def groups(self) -> list[list[int]]:
        """The groups, by number."""
        keys = [{(t.report.type, w) for w in own} for t, own in zip(self.told, self.words, strict=True)]
        pairs = [(s, i, j) for i, j in near_pairs(keys) if not self._apart(i, j) and (s := self._likeness(i, j))]
        return gather(len(self.told), pairs, self._apart)

    def _apart(self, i: int, j: int) -> bool:
        """Whether two reports cannot be of one incident."""
        a, b = self.told[i], self.told[j]
        if (a.report.modality in _TO_COME) != (b.report.modality in _TO_COME):
            return True
        if a.report.type != b.report.type or not fits(a.report.date, b.report.date) or a.article.id == b.article.id:
            return True
        if any(side[i] and side[j] and not self.cast.meet(side[i], side[j]) for side in (self.by, self.on)):
            return True
        gap = days_apart(a.written, b.written)
        far = _MONTHS if a.report.date and b.report.date else _NEWS
        return _elsewhere(a.report, b.report) or gap is None or gap > far

    def _likeness(self, i: int, j: int) -> float:
        """How alike the words are, 0 to 1; 0 where it is too little."""
        a, b = self.told[i].report, self.told[j].report
        if self.words[i] & self.words[j] <= self.places[i] | self.places[j]:
            return 0.0  # two things that were done in one town
        overlap = self.weights.overlap(self.words[i], self.words[j])
        same_day = exact_day(a.date) is not None and a.date == b.date
        return overlap if overlap >= (_ALIKE_ON_ONE_DAY if same_day else _ALIKE) else 0.0


def _elsewhere(a: Incident, b: Incident) -> bool:
    """Whether the names of both places have no word in common."""
    return bool(a.place and b.place) and not set(fold(a.place or "").split()) & set(fold(b.place or "").split())
