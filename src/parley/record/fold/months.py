"""Encounters by party and month, so that only those near each other are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from parley.dates import Interval
from parley.record.fold.encounter import Facts

__all__ = ["Group", "Months"]

_MONTHS = 36
"""What can have been in more months than these can have been in any."""

Group = list[int]
"""The reports of one encounter, by their numbers."""
Month = tuple[int, int] | None


class Months:
    """Groups by party and month, so that only those near are looked at."""

    def __init__(self, facts: Facts, groups: Sequence[Group]) -> None:
        self._facts, self._groups = facts, groups
        self._numbers: defaultdict[str, defaultdict[Month, set[int]]] = defaultdict(lambda: defaultdict(set))
        for n, group in enumerate(groups):
            for party in self._parties(group):
                for month in self._months_of(group):
                    self._numbers[party][month].add(n)

    def around(self, group: Group) -> list[Group]:
        """The groups that share a party with this one and can be of its time, in their order."""
        found: set[int] = set()
        months = self._months_of(group)
        for party in self._parties(group) | {""}:
            held = self._numbers[party] if party in self._numbers else defaultdict[Month, set[int]](set)
            near = held.values() if None in months else (held[m] for m in [*months, None] if m in held)
            found.update(*near)
        return [self._groups[n] for n in sorted(found)]

    def _parties(self, group: Group) -> frozenset[str]:
        named = frozenset(p for n in group for p in self._facts.around[n])
        return self._facts.cast.widened(named) or frozenset({""})

    def _months_of(self, group: Group) -> list[Month]:
        """The months that it can be of; None for any month."""
        return sorted({m for n in group for m in _months(self._facts.when[n])}, key=lambda m: m or (0, 0))


def _months(span: Interval) -> list[Month]:
    first, last = span.first, span.last
    if first is None or last is None or _month(last) - _month(first) > _MONTHS:
        return [None]
    return [divmod(m, 12) for m in range(_month(first), _month(last) + 1)]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
