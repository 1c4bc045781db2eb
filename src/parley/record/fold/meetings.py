"""The same encounter under different descriptions.

Reports that give the day are gathered first. A vaguer one ("last month", no date at all) attaches where exactly one of these fits;
if several fit it stays alone, as the series that they belong to where it speaks of talks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from parley.dates import alternatives
from parley.model import CALLED_OFF
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import fold
from parley.record.fold.cast import Cast
from parley.record.fold.encounter import Facts
from parley.record.fold.months import Group, Months
from parley.record.fold.told import Ground, days_apart
from parley.record.fold.when import DAYS, TO_COME, is_near, stage, width

__all__ = ["Encounters", "encounters"]

_RANGES = frozenset({"talks", "conference"})
_CLOSE = 45
"""Two undated plans are one only if told within so many days of each other."""
_ENOUGH, _ENOUGH_ALONE, _MARGIN = 1.0, 0.8, 0.35
"""How alike a vague report and a dated encounter must be, how alike if no other fits, and by how much more than the next best."""
_NEWS = 30
"""Days after which what is told is no news any more."""
_FRESH = 0.9
"""What is as near as this is what an article of the day tells of, and not what is long past."""
_HAS_DAY = 1.25


@dataclass(frozen=True, slots=True)
class Encounters:
    """Meeting reports in groups, and for some groups (by their first id) the group of the series that they belong to."""

    groups: tuple[tuple[str, ...], ...]
    series: Mapping[str, str]


def encounters(ground: Ground, cast: Cast) -> Encounters:
    """All meetings of the record."""
    return _Gathering(Facts(ground, cast)).run()


class _Gathering:
    """One run over all meeting reports, which are sorted by id."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.told = facts, facts.told

    def run(self) -> Encounters:
        exact = [n for n in range(len(self.told)) if self._is_exact(n)]
        vague = [n for n in range(len(self.told)) if not self._is_exact(n)]
        dated, undated = self._joined(exact, self._same_day), self._joined(vague, self._same_vague)
        members, left = self._settled_in_turn(dated, undated)
        groups = [tuple(sorted(self.told[n].id for n in group)) for group in members.values()]
        first = {n: ids[0] for ids, group in zip(groups, members.values(), strict=True) for n in group}
        ranges = Months(self.facts, left)
        parents = ((g, self._range_of(g, ranges.around(g))) for g in dated)
        series = {first[g[0]]: first[parent[0]] for g, parent in parents if parent is not None}
        return Encounters(tuple(sorted(groups)), series)

    def _settled_in_turn(
        self, dated: Sequence[Group], undated: Sequence[Group]
    ) -> tuple[dict[int, Group], list[Group]]:
        """All encounters by their first number, and those of them that have no day.

        What says who met and in which month or week settles first, then what says who met, then the rest: of two reports of one
        article the one that names the parties has the better claim.
        """

        def turn(group: Group) -> int:
            if not any(self.facts.who[n] for n in group):
                return 2
            return 0 if any(self.facts.date[n] for n in group) else 1

        members: dict[int, Group] = {min(g): list(g) for g in dated}
        alone: list[Group] = []
        for now in range(3):
            members, left = self._settled([*members.values()], [g for g in undated if turn(g) == now])
            members |= {min(g): g for g in left}
            alone += left
        holder = {n: group for group in members.values() for n in group}
        return members, [holder[min(g)] for g in alone]

    def _settled(self, dated: Sequence[Group], undated: Sequence[Group]) -> tuple[dict[int, Group], list[Group]]:
        """The dated encounters, by their first number, with the vague groups that they take in; and the vague groups that stay alone.

        The most alike come first; one that nothing keeps apart from the encounter may be apart from another that it has taken in.
        """
        members, left, near = {min(g): list(g) for g in dated}, [], Months(self.facts, dated)
        found = [(self._home(group, near.around(group)), group) for group in undated]
        for home, group in sorted(found, key=lambda f: (-f[0][0] if f[0] else 1.0, f[1])):
            held = members[min(home[1])] if home else []
            if home is None or any(self.facts.apart(i, j) for i in group for j in held):
                left.append(group)
            else:
                held += group
        return members, left

    def _is_exact(self, n: int) -> bool:
        day = self.facts.date[n]
        return day is not None and width(day) <= DAYS

    def _joined(self, numbers: Sequence[int], score: Callable[[int, int], float]) -> list[Group]:
        apart = self.facts.apart
        near = [(numbers[i], numbers[j], i, j) for i, j in near_pairs([self._keys(n) for n in numbers])]
        pairs = [(s, i, j) for a, b, i, j in near if not apart(a, b) and (s := score(a, b))]
        found = gather(len(numbers), pairs, lambda i, j: apart(numbers[i], numbers[j]), sure=1.0)
        return [[numbers[k] for k in group] for group in found]

    def _keys(self, n: int) -> Iterable[tuple[str, str]]:
        """Only reports that share a key are compared: its days, or who takes part, where, and in copies of which article."""
        report, facts, told = self.told[n].report, self.facts, self.facts.date[n]
        if told and self._is_exact(n):
            days = {d for span in alternatives(told) for d in (span.first, span.last) if d}
            near = {("on", d.isoformat()) for day in days for d in (day, day + timedelta(days=1))}
            return near | {("in", f"{self.told[n].article.id} {fold(report.place or '')}")}
        parties = {("who", w) for w in facts.cast.widened(facts.around[n])}
        return parties | {("at", fold(report.place or "")), ("text", facts.ground.root(self.told[n].article.id))}

    def _same_day(self, i: int, j: int) -> float:
        """How likely two dated reports speak of one encounter, given that nothing keeps them apart."""
        facts = self.facts
        place, shared = facts.same_place(i, j), facts.shared(i, j)
        if not place and not shared:
            return 0.5 if facts.around_fit(i, j) else 0.0
        same = facts.date[i] == facts.date[j]
        return 1.0 + shared + 0.5 * place + 0.5 * same + 0.3 * facts.likeness(i, j)

    def _same_vague(self, i: int, j: int) -> float:
        """The same for reports without a day: their dates or their plans must be of one time, and more than one thing must agree."""
        a, b, facts = self.told[i], self.told[j], self.facts
        likeness, shared, place = facts.likeness(i, j), facts.shared(i, j), facts.same_place(i, j)
        if facts.ground.same_copy(a.article, b.article) and likeness > 0.6:
            return 3.0
        if stage(a.report.status) != stage(b.report.status):
            return 0.0
        told, other = facts.date[i], facts.date[j]
        if told and other:
            if "[" in told + other and told != other:
                return 0.0  # one of two days each, and not the same two: they may mean two meetings
            near = place or a.report.place is None or b.report.place is None
            return 1.0 + likeness + shared if near and (shared or facts.around_fit(i, j)) else 0.0
        gap = days_apart(a.written, b.written) if is_near(a.written) and is_near(b.written) else None
        if gap is None or gap > _CLOSE or not shared or not (place or likeness > _MARGIN):
            return 0.0
        return 0.5 + likeness + 0.3 * place

    def _home(self, group: Group, dated: Iterable[Group]) -> tuple[float, Group] | None:
        """The one dated encounter that a group of vague reports can mean, and how alike; None if there is none or more than one."""
        if any(self._is_range(n) or not self._says_something(n) for n in group):
            return None
        found = [(self._likeness(group, other), other) for other in dated if self._can_be(group, other)]
        news = any(score >= _ENOUGH and self._nearest(group, other) >= _FRESH for score, other in found)
        found = [f for f in found if not news or self._nearest(group, f[1]) > 0]
        found.sort(key=lambda f: (-f[0], f[1]))
        enough = _ENOUGH if len(found) > 1 else _ENOUGH_ALONE
        if not found or found[0][0] < enough or (len(found) > 1 and found[0][0] - found[1][0] < _MARGIN):
            return None
        return found[0]

    def _is_range(self, n: int) -> bool:
        """Whether the report speaks of talks that go on, not of one encounter."""
        told = self.facts.date[n]
        return self.told[n].report.status == "under way" and (told is None or width(told) > DAYS)

    def _says_something(self, n: int) -> bool:
        """Whether a vague report tells more than that there were talks: who took part, when, or that they were called off."""
        return bool(self.facts.who[n]) or self.facts.has_time(n) or self.told[n].report.status in CALLED_OFF

    def _can_be(self, group: Group, other: Group) -> bool:
        for i in group:
            for j in other:
                if self._is_range(j):
                    return False
                stages = {stage(self.told[i].report.status), stage(self.told[j].report.status)}
                if stages == {"held", "off"} or self.facts.apart(i, j):
                    return False
        return any(self.facts.when[i].meet(self.facts.when[j]) for i in group for j in other)

    def _likeness(self, group: Group, other: Group) -> float:
        placed = any(self.facts.same_place(i, j) for i in group for j in other)
        return 0.4 * placed + max(self._likeness_of(i, j) for i in group for j in other)

    def _likeness_of(self, i: int, j: int) -> float:
        facts = self.facts
        same = (_common(facts.who[i], facts.who[j]) + _common(facts.parties[i], facts.parties[j])) / 2
        shared = facts.likely(i, j)
        dated = facts.date[i] is not None and facts.date[j] is not None
        listed = (facts.date[i] or "").startswith("[") and self._is_exact(j) and facts.dates_fit(i, j)
        agree = dated + listed + facts.on_weekday(i, j) + self._nearness(i, j)
        return 0.6 * shared + 0.5 * same + 0.4 * agree + facts.likeness(i, j)

    def _nearest(self, group: Group, other: Group) -> float:
        """How near they are at the nearest; what is alike and near goes before what is long past."""
        return max(self._nearness(i, j) for i in group for j in other)

    def _nearness(self, vague: int, other: int) -> float:
        """News tells of what is near: 1 on the day of writing, 0 a month away; of an undated article's, what has a day is nearer still."""
        written, when = self.told[vague].written, self.facts.when[other]
        if not is_near(written):
            return _HAS_DAY * self._is_exact(other)
        gap = days_apart(written, when)
        return 0.0 if gap is None else max(0.0, 1.0 - gap / _NEWS)

    def _range_of(self, group: Group, left: Iterable[Group]) -> Group | None:
        """The series of talks that a dated encounter belongs to: of those that hold it, the one told in the words most alike."""

        def rank(series: Group) -> tuple[float, Group]:
            return -max(self.facts.likeness(i, j) for i in series for j in group), series

        return min((series for series in left if self._holds(series, group)), key=rank, default=None)

    def _holds(self, series: Group, group: Group) -> bool:
        ids = {self.told[n].id for n in series}
        if any(self.told[n].report.series in ids for n in group):
            return True
        reports = [self.told[n].report for n in series]
        if not any(r.form in _RANGES and r.status not in TO_COME | CALLED_OFF for r in reports):
            return False
        facts = self.facts
        return all(
            facts.places_fit(i, j)
            and facts.shared(i, j) > 0.5
            and facts.dates_fit(i, j)
            and facts.when[i].meet(facts.when[j])
            for i in series
            for j in group
        )


def _common(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(len(a | b), 1)
