"""The same ceasefire, resolution, agreement or list under different names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations, pairwise

from parley.dates import exact_day, fits
from parley.model import Instrument
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import numbers
from parley.record.fold.beginnings import SLACK, WAIT, class_of, first_day, leads_to, near
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, days_apart

__all__ = ["instruments", "known_numbers"]

_AGREED = frozenset({"agreement", "ceasefire"})
_OVER = frozenset({"expired", "collapsed", "rejected"})
_BEFORE = frozenset({"proposed", "being negotiated"})
_STANDS = frozenset({"signed", "adopted", "in force", "holding", "violated", "extended"})
_MADE_NOW = _BEFORE | {"agreed", "signed"}
_AROUND = 0.6
_LONG = 550
_NAMED = 0.8
"""Names that share so much are one name, however many years lie between."""
_SHARED = 0.5
"""So much of the parties of one must be parties of the other."""
_SILENT = 180
"""Days without a word after which what has no name of its own is another."""
_DATED = re.compile(r" (?:of|from|dated) (?:the )?\d.*$")
"""The date behind a name: "the Oslo Declaration of 29 July"."""
_PAIR = 2
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
        self.words = [ground.vocabulary.content(_DATED.sub("", t.report.name)) for t in self.told]
        self.weights = ground.weights
        self.lone = self._lone()
        called = {n: m for a, b in self.lone for n, m in ((a, b), (b, a)) if self._plain(n)}
        self.kind = [class_of(self.told[called.get(n, n)].report.type) for n in range(len(self.told))]
        """The class of each; what is called "the agreement" is of that of what is meant."""
        self.who = [cast.known(t.report.parties) for t in self.told]
        self.together = defaultdict[str, set[frozenset[str]]](set)
        """Of each class, the pairs of those whom some article names as its parties."""
        for kind, who in zip(self.kind, self.who, strict=True):
            self.together[kind].update(map(frozenset, combinations(sorted(who), 2)))
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

    def _plain(self, n: int) -> bool:
        """The same, be it no word for a deal: "the resolution"."""
        type_words = self.ground.vocabulary.content(self.told[n].report.type)
        return self._mere(n) or (not self.numbers[n] and self.words[n] <= type_words)

    def _tied(self, i: int, j: int) -> bool:
        """Whether both have names of their own, are only sought yet, tell the same beginning or end, or have parties in common."""
        a, b = self.told[i].report, self.told[j].report
        if not (self._mere(i) or self._mere(j)) or (a.state in _BEFORE and b.state in _BEFORE):
            return True
        dated = any(one and other and fits(one, other) for one, other in ((a.since, b.since), (a.until, b.until)))
        return dated or (bool(self.who[i] and self.who[j]) and self.cast.share(self.who[i], self.who[j]) >= _SHARED)

    def _lone(self) -> frozenset[tuple[int, int]]:
        """The two agreements, or resolutions, of articles that tell of no third, and call one by its name and one "the agreement"."""
        of: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
        for n, t in enumerate(self.told):
            kind = class_of(t.report.type)
            if kind in _AGREED or kind == "resolution":
                of[t.article.id, kind in _AGREED].append(n)
        pairs = ((found[0], found[1]) for found in of.values() if len(found) == _PAIR)
        return frozenset(pair for pair in pairs if self._is_one_of_the_other(*pair))

    def _is_one_of_the_other(self, i: int, j: int) -> bool:
        """Whether one of the two has no name of its own and can be the other; what is only sought cannot be what is agreed."""
        mere = [n for n in (i, j) if self._plain(n)]
        kinds = [class_of(self.told[n].report.type) for n in (*mere, i, j)]
        sought = any(self.told[n].report.state in _BEFORE for n in (i, j))
        return len(mere) == 1 and not sought and (kinds[0] == "agreement" or kinds[1] == kinds[2])

    def _is_that(self, i: int, j: int) -> bool:
        """Whether one article calls the one by its name and the other "the agreement"."""
        return (min(i, j), max(i, j)) in self.lone

    def _keys(self, n: int) -> Iterable[tuple[str, str]]:
        kind = self.kind[n]
        near = {("told", self.told[n].article.id)}  # what one article tells of
        return near | {(kind, w) for w in self.cast.widened(self.who[n])} | {(kind, "=" + w) for w in self.words[n]}

    def _apart(self, i: int, j: int) -> bool:
        a, b = self.told[i], self.told[j]
        if self.kind[i] != self.kind[j] or self.many[i] != self.many[j]:
            return True
        if a.article.id == b.article.id and self.words[i] != self.words[j] and not self._is_that(i, j):
            return True
        if self.numbers[i] and self.numbers[j] and not self.numbers[i] & self.numbers[j]:
            return True
        if self.who[i] and self.who[j] and self._of_others(i, j):
            return True
        if a.report.since and b.report.since and not (self._begin_together(i, j) or leads_to(a, b) or leads_to(b, a)):
            return True
        return self._long_apart(i, j) or self._another_time(a, b) or self._another_time(b, a)

    def _of_others(self, i: int, j: int) -> bool:
        """Whether they have different parties; of two that are known to be parties of one, each may be named by one article alone."""
        a, b = self.who[i], self.who[j]
        if self.cast.share(a, b) >= _SHARED:
            return False
        if len(a) == len(b) == 1:
            return not (a | b in self.together[self.kind[i]] or (self._tells_of(i, j) and self._tells_of(j, i)))
        few, many = sorted((i, j), key=lambda n: len(self.who[n]))
        return len(self.who[few]) > 1 or not self._tells_of(many, few)

    def _tells_of(self, n: int, other: int) -> bool:
        """Whether the article of one speaks of the parties of the other."""
        spoken = self.cast.around.get(self.told[n].article.id, frozenset())
        return self.cast.share(self.who[other], spoken) == 1.0

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
        began, over = first_day(b.report.since), a.report.state in _OVER
        if over and began and a.written.last and a.written.last < began:
            return True
        if class_of(a.report.type) == "ceasefire" and b.report.since is None and b.report.state in _MADE_NOW:
            old = first_day(a.report.since)
            if old and b.written.first and (b.written.first - old).days > _LONG:
                return True  # what is being made now did not come into force years ago
        if a.report.state not in _BEFORE or b.report.state in _BEFORE or a.written.first is None:
            return False
        if began:
            return not 0 <= (began - a.written.first).days + SLACK <= WAIT
        stood = b.written.last if b.report.state in _STANDS else None
        return stood is not None and (a.written.first - stood).days > SLACK  # what stands is not sought any more

    def _begin_together(self, i: int, j: int) -> bool:
        """Whether both tell a beginning, and it can be the same."""
        a, b = self.told[i].report.since, self.told[j].report.since
        return a is not None and b is not None and near(a, b)

    def _around_fit(self, i: int, j: int) -> bool:
        """Whether one does not say between whom it is, but its article speaks of the other's parties; or neither says it."""
        if not self.who[i] and not self.who[j]:
            return True
        return self.cast.share(self.around[i], self.around[j]) > 0.5

    def _likeness(self, i: int, j: int) -> float:
        """Same parties and time, or the same name: 1 is enough."""
        a, b = self.told[i].report, self.told[j].report
        name = (
            1.0 if self._one_number(i, j) or self._is_that(i, j) else self.weights.overlap(self.words[i], self.words[j])
        )
        parties = self.cast.share(self.who[i], self.who[j])
        begins = self._begin_together(i, j)
        ends = a.until is not None and a.until == b.until
        kind = self.kind[i]
        over = self.many[i] and a.state == b.state and a.state in _OVER
        if kind in ("ceasefire", "sanction"):
            agree = parties if self.who[i] and self.who[j] else _AROUND * self._around_fit(i, j)
            return (
                agree
                + 0.4 * begins
                + (0.6 if exact_day(a.until) else 0.4) * ends
                + 0.6 * name
                + 0.1 * (agree == 1.0)
                + 0.4 * over
            )
        return 0.5 * parties + 0.45 * begins + 0.3 * ends + 1.2 * name

    def _one_number(self, i: int, j: int) -> bool:
        """Whether both are resolutions of one number, however the body that adopted it is named or shortened."""
        return bool(known_numbers(self.told[i].report) & self.numbers[j])


def known_numbers(report: Instrument) -> frozenset[str]:
    """The numbers that tell a resolution from all others."""
    long = (number for number in numbers(report.name) if len(number) >= _LONG_NUMBER)
    return frozenset(long) if report.type == "resolution" else frozenset()
