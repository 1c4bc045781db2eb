"""The same encounter under different descriptions.

Reports that give the day are gathered first. A vaguer one ("last month", no date at all) attaches where exactly one of these fits;
if several fit it stays alone, as the series that they belong to where it speaks of talks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz.distance import Indel

from parley.dates import Interval, alternatives, bounds, exact_day, fits
from parley.model import Meeting
from parley.record.actors import Cast
from parley.record.gather import gather, near_pairs
from parley.record.told import Ground, Told, days_apart
from parley.record.words import Weights, fold, longest_run, tokens

__all__ = ["Encounters", "encounters", "weekday_of"]

_DAYS = 3
"""A date of at most so many days tells the encounter; a longer one does not."""
_CALLED_OFF = frozenset({"postponed", "cancelled", "failed to happen"})
_TO_COME = frozenset({"planned", "proposed"})
_HELD = frozenset({"held", "under way"})
_RANGES = frozenset({"talks", "conference"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOSE = 45
"""Two undated plans are one only if told within so many days of each other."""
_OFF_AHEAD, _OFF_BEHIND = 200, 21
"""A meeting is called off at most so many days before its day, and told of at most so many days after it."""


@dataclass(frozen=True, slots=True)
class Encounters:
    """Meeting reports in groups, and for some groups (by their first id) the group of the series that they belong to."""

    groups: tuple[tuple[str, ...], ...]
    series: Mapping[str, str]


def encounters(ground: Ground, cast: Cast) -> Encounters:
    """All meetings of the record."""
    told = ground.told(Meeting, "meetings")
    return _Gathering(ground, cast, told).run()


class _Gathering:
    """One run over all meeting reports, which are sorted by id."""

    def __init__(self, ground: Ground, cast: Cast, told: Sequence[Told[Meeting]]) -> None:
        self.ground, self.cast, self.told = ground, cast, told
        self.who = [cast.known(t.report.participants) for t in told]
        self.around = [who or cast.around.get(t.article.id, frozenset()) for who, t in zip(self.who, told, strict=True)]
        self.when = [_when(t) for t in told]
        self.words = [ground.vocabulary.content(" ".join([t.words, *t.report.about])) for t in told]
        self.weights = Weights.of(self.words)

    def run(self) -> Encounters:
        exact = [n for n in range(len(self.told)) if self._is_exact(n)]
        groups = [[exact[k] for k in g] for g in self._joined(exact, self._same_day)]
        vague = [n for n in range(len(self.told)) if not self._is_exact(n)]
        vague_groups = [[vague[k] for k in g] for g in self._joined(vague, self._same_vague)]
        left: list[list[int]] = []
        homes: list[tuple[list[int], list[int]]] = []
        for group in vague_groups:
            home = self._home(group, groups)
            if home is None:
                left.append(group)
            else:
                homes.append((home, group))
        series = {id(g): self._range_of(g, left) for g in groups}
        named = {
            min(g): tuple(sorted(self.told[n].id for n in [*g, *(m for h, v in homes if h is g for m in v)]))
            for g in [*groups, *left]
        }
        parents = {named[min(g)][0]: named[min(parent)][0] for g in groups if (parent := series[id(g)]) is not None}
        return Encounters(tuple(sorted(named.values())), parents)

    def _is_exact(self, n: int) -> bool:
        date_ = self.told[n].report.date
        return date_ is not None and _width(date_) <= _DAYS

    def _joined(self, numbers: Sequence[int], score: Callable[[int, int], float]) -> list[list[int]]:
        near = near_pairs([self._keys(n) for n in numbers])
        pairs = [
            (s, i, j)
            for i, j in near
            if not self._apart(numbers[i], numbers[j]) and (s := score(numbers[i], numbers[j]))
        ]
        return gather(len(numbers), pairs, lambda i, j: self._apart(numbers[i], numbers[j]), sure=1.0)

    def _keys(self, n: int) -> Iterable[tuple[str, str]]:
        """Only reports that share a key are compared: the months that the date touches, and who takes part."""
        report = self.told[n].report
        if self._is_exact(n) and report.date:
            return {
                ("on", day.isoformat()) for span in alternatives(report.date) for day in (span.first, span.last) if day
            }
        return {("who", w) for w in self.cast.widened(self.around[n])} | {
            ("at", fold(report.place or "")),
            ("text", self.ground.root(self.told[n].article.id)),
        }

    def _apart(self, i: int, j: int) -> bool:
        """Whether two reports cannot speak of one encounter."""
        a, b = self.told[i], self.told[j]
        if a.article.id == b.article.id and not (_alike(a.report, b.report) and self.who[i] == self.who[j]):
            return True
        if ("call" in (a.report.form, b.report.form) and a.report.form != b.report.form) or not _places_fit(
            a.report.place, b.report.place
        ):
            return True
        return not self._dates_fit(i, j) or not self._parties_fit(i, j)

    def _dates_fit(self, i: int, j: int) -> bool:
        a, b = self.told[i].report, self.told[j].report
        if a.date and b.date:
            return fits(a.date, b.date)
        if _weekdays_differ(a, b) or _weekdays_differ(b, a):
            return False
        return self.when[i].meet(self.when[j]) is not None

    def _parties_fit(self, i: int, j: int) -> bool:
        a, b = self.who[i], self.who[j]
        if not a or not b:
            return True
        if self.cast.share(a, b) <= 0.5:
            return False
        persons_a, persons_b = a & self.cast.person, b & self.cast.person
        for p in persons_a - persons_b:
            rivals = [q for q in persons_b - persons_a if (self.cast.wider[p] - {p}) & (self.cast.wider[q] - {q})]
            if rivals and not persons_a & persons_b:
                return False
        return True

    def _same_day(self, i: int, j: int) -> float:
        """How likely two dated reports speak of one encounter, given that nothing keeps them apart."""
        a, b = self.told[i].report, self.told[j].report
        place = _same_place(a.place, b.place)
        shared = self.cast.share(self.who[i], self.who[j])
        if not place and not shared:
            return 0.5 if self._around_fit(i, j) else 0.0
        return (
            1.0
            + shared
            + 0.5 * place
            + 0.5 * (a.date == b.date)
            + 0.3 * self.weights.overlap(self.words[i], self.words[j])
        )

    def _same_vague(self, i: int, j: int) -> float:
        """The same for reports without a day: their dates or their plans must be of one time, and more than one thing must agree."""
        a, b = self.told[i], self.told[j]
        likeness = self.weights.overlap(self.words[i], self.words[j])
        if self.ground.same_copy(a.article, b.article) and likeness > 0.6:
            return 3.0
        place, shared = _same_place(a.report.place, b.report.place), self.cast.share(self.who[i], self.who[j])
        status = _stage(a.report.status) == _stage(b.report.status)
        if a.report.date and b.report.date:
            near = status and (place or a.report.place is None or b.report.place is None)
            return 1.0 + likeness + shared if near and (shared or self._around_fit(i, j)) else 0.0
        gap = days_apart(a.written, b.written)
        if not status or gap is None or gap > _CLOSE or not shared or not (place or likeness > 0.35):
            return 0.0
        return 0.5 + likeness + 0.3 * place

    def _around_fit(self, i: int, j: int) -> bool:
        """Whether one does not say who took part, but its article speaks of those whom the other names."""
        if self.who[i] and self.who[j]:
            return False
        return self.cast.share(self.around[i], self.around[j]) > 0.5

    def _home(self, group: Sequence[int], groups: Sequence[list[int]]) -> list[int] | None:
        """The one dated encounter that a group of vague reports can mean; None if there is none or more than one."""
        if any(self._is_range(n) for n in group):
            return None
        found = [(self._likeness(group, other), other) for other in groups if self._can_be(group, other)]
        found.sort(key=lambda f: (-f[0], f[1]))
        if not found or found[0][0] < 1.0:
            return None
        if len(found) > 1 and found[0][0] - found[1][0] < 0.35:
            return None
        return found[0][1]

    def _is_range(self, n: int) -> bool:
        """Whether the report speaks of talks that go on, not of one encounter."""
        report = self.told[n].report
        return report.status == "under way" and (report.date is None or _width(report.date) > _DAYS)

    def _can_be(self, group: Sequence[int], other: Sequence[int]) -> bool:
        for i in group:
            for j in other:
                stages = {_stage(self.told[i].report.status), _stage(self.told[j].report.status)}
                if self._apart(i, j) or stages == {"held", "off"}:
                    return False
        return any(self.when[i].meet(self.when[j]) for i in group for j in other)

    def _likeness(self, group: Sequence[int], other: Sequence[int]) -> float:
        best = 0.0
        for i in group:
            for j in other:
                a, b = self.told[i].report, self.told[j].report
                shared = self.cast.share(self.who[i], self.who[j])
                more = len(self.who[i] & self.who[j]) / max(len(self.who[i] | self.who[j]), 1)
                place = _same_place(a.place, b.place)
                dated = a.date is not None and b.date is not None
                words = self.weights.overlap(self.words[i], self.words[j])
                best = max(best, 0.6 * shared + 0.5 * more + 0.4 * place + 0.4 * dated + words)
        return best

    def _range_of(self, group: Sequence[int], left: Sequence[list[int]]) -> list[int] | None:
        """The series of talks that a dated encounter belongs to: the closest in time of those that hold its parties."""
        fitting = [other for other in left if self._holds(other, group)]
        return min(
            fitting,
            key=lambda o: (-max(self.weights.overlap(self.words[i], self.words[j]) for i in o for j in group), o),
            default=None,
        )

    def _holds(self, series: Sequence[int], group: Sequence[int]) -> bool:
        ids = {self.told[n].id for n in series}
        if any(self.told[n].report.series in ids for n in group):
            return True
        if not any(
            self.told[n].report.form in _RANGES and self.told[n].report.status not in _TO_COME | _CALLED_OFF
            for n in series
        ):
            return False
        return all(
            _places_fit(self.told[i].report.place, self.told[j].report.place)
            and fits(self.told[i].report.date, self.told[j].report.date)
            and self.when[i].meet(self.when[j])
            and self.cast.share(self.who[i], self.who[j]) > 0.5
            for i in series
            for j in group
        )


def _when(told: Told[Meeting]) -> Interval:
    """The days on which the encounter can have been, from its date, or from its status and the day of the article."""
    report, written = told.report, told.written
    if report.date and not report.date.startswith("XXXX"):
        return bounds(report.date)
    if report.status in _TO_COME:
        return Interval(written.first, None)
    if report.status in _HELD:
        return Interval(None, written.last)
    first = written.first - timedelta(days=_OFF_BEHIND) if written.first else None
    last = written.last + timedelta(days=_OFF_AHEAD) if written.last else None
    return Interval(first, last)


def _alike(a: Meeting, b: Meeting) -> bool:
    """Whether one article tells both with the same day, place and status: then it tells one meeting twice."""
    return (a.date, a.place, a.status, a.form) == (b.date, b.place, b.status, b.form)


def weekday_of(words: str | None) -> int | None:
    """The day of the week that the words name (Monday is 0), if they name one alone."""
    found = {_WEEKDAYS.index(word) for word in tokens(words or "") if word in _WEEKDAYS}
    return found.pop() if len(found) == 1 else None


def _weekdays_differ(undated: Meeting, dated: Meeting) -> bool:
    weekday, day = weekday_of(undated.date_text), exact_day(dated.date)
    return undated.date is None and weekday is not None and day is not None and day.weekday() != weekday


def _stage(status: str) -> str:
    return "off" if status in _CALLED_OFF else "to come" if status in _TO_COME else "held"


def _width(edtf: str) -> int:
    """How many days lie between the first and the last that are meant."""
    if edtf.startswith("XXXX"):
        return 10**6
    span = bounds(edtf)
    return _days(span.first, span.last)


def _days(first: date | None, last: date | None) -> int:
    return (last - first).days + 1 if first and last else 10**6


def _same_place(a: str | None, b: str | None) -> bool:
    return bool(a and b) and _places_fit(a, b)


def _places_fit(a: str | None, b: str | None) -> bool:
    """Whether two places can be one: spellings, or a place named within its region."""
    if not a or not b:
        return True
    x, y = tokens(a), tokens(b)
    return bool(longest_run(x, y)) or Indel.normalized_similarity(fold(a), fold(b)) >= 0.8
