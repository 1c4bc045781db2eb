"""The same ceasefire, resolution, agreement or list under different names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from parley.dates import Interval, bounds, fits, yearless
from parley.model import Instrument
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import numbers
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, days_apart

__all__ = ["instruments", "known_numbers"]

_CLASS = {"truce": "ceasefire", "treaty": "agreement", "plan": "agreement", "waiver": "sanction"}
_OVER = frozenset({"expired", "collapsed", "rejected"})
_BEFORE = frozenset({"proposed", "being negotiated"})
_MADE_NOW = _BEFORE | {"agreed", "signed"}
_SLACK = 4
"""Tellers differ by a few days on when the same thing began."""
_AROUND = 0.6
_LONG = 550
_NAMED = 0.8
"""Names that share so much are one name, however many years lie between."""
_SHARED = 0.5
"""So much of the parties of one must be parties of the other."""
_SILENT = 180
"""Days without a word after which what has no name of its own is another."""
_WAIT = 120
"""Days within which what is negotiated can be what is later signed."""
_LONG_NUMBER = 3
"""Figures of a number that tells one resolution from all others; a shorter one may count within a year."""


def instruments(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Instrument reports in groups, each sorted by id."""
    run = _Instruments(ground, cast)
    return tuple(tuple(run.told[n].id for n in group) for group in run.groups())


class _Instruments:
    """One run over all instrument reports, which are sorted by id."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        self.ground, self.cast = ground, cast
        self.told = ground.told(Instrument, "instruments")
        self.numbers = [numbers(t.report.name) for t in self.told]
        self.many = [ground.names.is_collection(t.report.name) for t in self.told]
        self.words = [ground.vocabulary.content(t.report.name) for t in self.told]
        self.weights = ground.weights
        self.who = [cast.known(t.report.parties) for t in self.told]
        self.around = [
            who or cast.around.get(t.article.id, frozenset()) for who, t in zip(self.who, self.told, strict=True)
        ]

    def groups(self) -> list[list[int]]:
        near = near_pairs([self._keys(n) for n in range(len(self.told))])
        pairs = [(s, i, j) for i, j in near if not self._apart(i, j) and (s := self._likeness(i, j)) >= 0.9]
        found = gather(len(self.told), pairs, self._apart, sure=1.0)
        return sorted(part for group in found for part in self._unbroken(group))

    def _unbroken(self, group: list[int]) -> list[list[int]]:
        """The group, parted where half a year lies before or behind a mere word for its kind ("the ceasefire"), unless more ties them."""
        ordered = sorted(group, key=lambda n: (self.told[n].written.first or date.min, n))
        parts = [[ordered[0]]]
        for before, after in pairwise(ordered):
            gap = days_apart(self.told[before].written, self.told[after].written) or 0
            if gap > _SILENT and not any(self._tied(a, after) for a in parts[-1]):
                parts.append([])
            parts[-1].append(after)
        return [sorted(part) for part in parts]

    def _mere(self, n: int) -> bool:
        """Whether the name says no more than of what kind it is."""
        return not self.numbers[n] and self.words[n] <= self.ground.vocabulary.deals

    def _tied(self, i: int, j: int) -> bool:
        """Whether both have names of their own, are only sought yet, tell the same beginning or end, or have parties in common."""
        a, b = self.told[i].report, self.told[j].report
        if not (self._mere(i) or self._mere(j)) or (a.state in _BEFORE and b.state in _BEFORE):
            return True
        dated = any(one and other and fits(one, other) for one, other in ((a.since, b.since), (a.until, b.until)))
        return dated or (bool(self.who[i] and self.who[j]) and self.cast.share(self.who[i], self.who[j]) >= _SHARED)

    def _keys(self, n: int) -> Iterable[tuple[str, str]]:
        kind = _class(self.told[n].report.type)
        return {(kind, w) for w in self.cast.widened(self.who[n])} | {(kind, "=" + w) for w in self.words[n]}

    def _apart(self, i: int, j: int) -> bool:
        a, b = self.told[i], self.told[j]
        if _class(a.report.type) != _class(b.report.type) or self.many[i] != self.many[j]:
            return True
        if a.article.id == b.article.id and self.words[i] != self.words[j]:
            return True
        if self.numbers[i] and self.numbers[j] and not self.numbers[i] & self.numbers[j]:
            return True
        if self.who[i] and self.who[j] and self.cast.share(self.who[i], self.who[j]) < _SHARED:
            return True
        if a.report.since and b.report.since and not _near(a.report.since, b.report.since):
            return True
        return self._long_apart(i, j) or self._another_time(a, b) or self._another_time(b, a)

    def _long_apart(self, i: int, j: int) -> bool:
        """Whether years lie between the articles, and neither the same first day nor a name of its own makes them one."""
        a, b = self.told[i], self.told[j]
        gap = days_apart(a.written, b.written)
        if (
            gap is None
            or gap <= _LONG
            or (a.report.since and a.report.since == b.report.since)
            or self._one_number(i, j)
        ):
            return False
        return len(self.words[i] & self.words[j]) < 2 or self.weights.overlap(self.words[i], self.words[j]) < _NAMED

    def _another_time(self, a: Told[Instrument], b: Told[Instrument]) -> bool:
        """Whether the first was over before the second began, or was negotiated too early or too late to be it."""
        began, over = _first(b.report.since), a.report.state in _OVER
        if over and began and a.written.last and a.written.last < began:
            return True
        if _class(a.report.type) == "ceasefire" and b.report.since is None and b.report.state in _MADE_NOW:
            old = _first(a.report.since)
            if old and b.written.first and (b.written.first - old).days > _LONG:
                return True  # what is being made now did not come into force years ago
        if a.report.state in _BEFORE and b.report.state not in _BEFORE and began and a.written.first:
            return not 0 <= (began - a.written.first).days + _SLACK <= _WAIT
        return False

    def _around_fit(self, i: int, j: int) -> bool:
        """Whether one does not say between whom it is, but its article speaks of the other's parties; or neither says it."""
        if not self.who[i] and not self.who[j]:
            return True
        return self.cast.share(self.around[i], self.around[j]) > 0.5

    def _likeness(self, i: int, j: int) -> float:
        """Same parties and time, or the same name: 1 is enough."""
        a, b = self.told[i].report, self.told[j].report
        name = 1.0 if self._one_number(i, j) else self.weights.overlap(self.words[i], self.words[j])
        parties = self.cast.share(self.who[i], self.who[j])
        begins = a.since is not None and b.since is not None
        ends = a.until is not None and a.until == b.until
        kind = _class(a.type)
        over = self.many[i] and a.state == b.state and a.state in _OVER
        if kind in ("ceasefire", "sanction"):
            agree = parties if self.who[i] and self.who[j] else _AROUND * self._around_fit(i, j)
            return agree + 0.4 * begins + 0.4 * ends + 0.6 * name + 0.1 * (agree == 1.0) + 0.4 * over
        return 0.5 * parties + 0.45 * begins + 0.3 * ends + 1.2 * name

    def _one_number(self, i: int, j: int) -> bool:
        """Whether both are resolutions of one number, however the body that adopted it is named or shortened."""
        return bool(known_numbers(self.told[i].report) & self.numbers[j])


def known_numbers(report: Instrument) -> frozenset[str]:
    """The numbers that tell a resolution from all others."""
    long = (number for number in numbers(report.name) if len(number) >= _LONG_NUMBER)
    return frozenset(long) if report.type == "resolution" else frozenset()


def _class(kind: str) -> str:
    return _CLASS.get(kind, kind)


def _near(a: str, b: str) -> bool:
    """Whether two beginnings can be one, tellers being off by a few days."""
    if yearless(a) or yearless(b):
        return fits(a, b)
    return fits(a, b) or bounds(a).widen(_SLACK).meet(bounds(b)) is not None


def _first(edtf: str | None) -> date | None:
    return (bounds(edtf) if edtf else Interval()).first
