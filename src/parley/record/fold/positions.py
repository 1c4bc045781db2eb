"""The same position told by several articles."""

from __future__ import annotations

from collections.abc import Iterable

from parley.model import Position
from parley.record.compare.gather import gather, near_pairs
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told

__all__ = ["positions"]

_ALIKE, _SAME_WISH = 0.6, 0.3
"""How alike two issues are at least, and how much a word that both wishes share adds to it."""


def positions(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Position reports in groups: one actor on one issue."""
    run = _Positions(ground, cast)
    return tuple(tuple(run.told[n].id for n in group) for group in run.groups())


class _Positions:
    """One run over all position reports, which are sorted by id."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        content = ground.vocabulary.content
        self.cast, self.weights = cast, ground.weights
        self.told = ground.told(Position, "positions")
        self.words = [content(t.report.issue) for t in self.told]
        self.wants = [content(t.report.wants) for t in self.told]
        self.who = [cast.of_reports([t.report.actor]) for t in self.told]
        self.others = [self._parties_beside(t, own) for t, own in zip(self.told, self.who, strict=True)]

    def groups(self) -> list[list[int]]:
        """The groups, by number."""
        keys = [
            {(actor, word) for actor in self.cast.widened(who) for word in words}
            for who, words in zip(self.who, self.words, strict=True)
        ]
        pairs = [(s, i, j) for i, j in near_pairs(keys) if not self._apart(i, j) and (s := self._likeness(i, j))]
        return gather(len(self.told), pairs, self._apart)

    def _parties_beside(self, told: Told[Position], own: Iterable[str]) -> frozenset[str]:
        """Those whom the article speaks of, in the wider sense, besides whose position it is."""
        top = {party for group in own for party in self.cast.top(group)}
        spoken = self.cast.around.get(told.article.id, ())
        return frozenset(party for group in spoken for party in self.cast.top(group)) - top

    def _apart(self, i: int, j: int) -> bool:
        """Whether two reports cannot be of one position."""
        a, b = self.told[i], self.told[j]
        if a.article.id == b.article.id and (self.words[i] != self.words[j] or a.report.stance != b.report.stance):
            return True
        if self.others[i] and self.others[j] and not self.others[i] & self.others[j]:
            return True  # peace in one land and peace in another
        return not self.cast.meet(self.who[i], self.who[j])

    def _likeness(self, i: int, j: int) -> float:
        """How alike the issues are; 0 where it is too little."""
        overlap = self.weights.overlap(self.words[i], self.words[j])
        found = overlap + _SAME_WISH * bool(self.wants[i] & self.wants[j])
        return found if found >= _ALIKE else 0.0
