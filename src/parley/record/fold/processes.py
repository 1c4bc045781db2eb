"""Which negotiation each line belongs to: meetings, promises and instruments of the same parties, without a long silence between."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any, TypeVar

from parley.dates import days_of, format_interval
from parley.model import Line, Value
from parley.record.compare.gather import Groups
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, near_day

__all__ = ["SILENCE", "are_near", "with_processes"]

SILENCE = 550
"""Days without a word after which the same parties negotiate anew: a year and a half."""
_LEAST = 2
"""So many meetings, promises or instruments make a process; one at least is a meeting."""
_SHOWN = 4
_PART = 2
"""Who has to do with less than half of what the second of the parties has is not in the name: a host, a mediator."""
_OFTEN = 3
"""Who never sat at a table is a party to what it is told of so many times at least."""
_MANY = 6
"""A meeting of more parties than these is a conference, at which any two may sit who have nothing to settle with each other."""
_PARTIES = {"meetings": ("participants",), "commitments": ("by", "to"), "instruments": ("parties",)}

H = TypeVar("H", str, int)
"""A process, by its id or its number."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A meeting, promise or instrument: its parties, those of them that are sides and no persons of an unknown one, and a day near it."""

    line: Line
    parties: frozenset[str]
    sides: frozenset[str]
    day: date | None


def with_processes(
    ground: Ground, cast: Cast, lines: Sequence[Line], told: Mapping[str, Told[Any]], names: Mapping[str, str]
) -> list[Line]:
    """The lines with their process, and a line for each process. `names` are actor line → name."""
    things = [line for line in lines if line.kind in _PARTIES]
    around = _days_of_articles(things, told)
    items = [_item(cast, line, told, around) for line in things]
    grouped = _with_stragglers(_grouped(items), items, told)
    grouped = [g for g in grouped if _is_process(g)]
    processes = [_process(ground, cast, g, told, names) for g in grouped]
    home = {item.line.id: p.id for p, g in zip(processes, grouped, strict=True) for item in g}
    by_article = _by_article(lines, home, told)
    placed = [replace(line, process=home.get(line.id) or _of_articles(line, by_article, told)) for line in lines]
    return [*processes, *placed]


def _is_process(items: Sequence[_Item]) -> bool:
    """Whether there is enough of it, and they met."""
    return len(items) >= _LEAST and any(item.line.kind == "meetings" for item in items)


def _item(cast: Cast, line: Line, told: Mapping[str, Told[Any]], around: Mapping[str, date]) -> _Item:
    parties = _parties(cast, line, told)
    return _Item(line, parties, parties - cast.person, _day(line, told, around))


def _parties(cast: Cast, line: Line, told: Mapping[str, Told[Any]]) -> frozenset[str]:
    """The parties at the top of what each participant belongs to; those who are nobody in particular are left out."""
    ids = (i for r in line.reports for key in _PARTIES[line.kind] for i in getattr(told[r].report, key))
    return frozenset(top for g in cast.known(ids) for top in cast.top(g))


def _own_day(line: Line) -> date | None:
    """The day that the line itself tells."""
    dates = (line.first(name) for name in ("date", "made", "since"))
    return next((d for e in dates if (d := near_day(days_of(e)))), None)


def _days_of_articles(lines: Iterable[Line], told: Mapping[str, Told[Any]]) -> dict[str, date]:
    """For articles that are not dated the last day that they tell of."""
    found: dict[str, date] = {}
    for line in lines:
        day = _own_day(line)
        for r in line.reports if day else ():
            article, written = told[r].article.id, told[r].written
            if day and near_day(written) is None:
                found[article] = max(found.get(article, day), day)
    return found


def _day(line: Line, told: Mapping[str, Told[Any]], around: Mapping[str, date]) -> date | None:
    """A day near which the thing was: its own, that of the first article that tells of it, or what else such an article tells of."""
    if own := _own_day(line):
        return own
    reports = [told[r] for r in line.reports]
    days = [d for t in reports if (d := near_day(t.written) or around.get(t.article.id))]
    return min(days, default=None)


def _grouped(items: Sequence[_Item]) -> list[list[_Item]]:
    """Items that share two parties, and no long silence lies between them.

    Where many sit together any two of them do; such a conference is of one process with another one only, and if a third of it is there again.
    """
    groups = Groups(len(items))
    of_pair: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        for one, other in combinations(sorted(item.parties), 2) if item.day else ():
            of_pair[one, other, len(item.parties) > _MANY].append(n)
    for numbers in of_pair.values():
        ordered = sorted(numbers, key=lambda n: (items[n].day or date.max, items[n].line.id))
        for a, b in pairwise(ordered):
            if are_near(items[a].day, items[b].day) and _third(items[a].parties, items[b].parties):
                groups.join(a, b)
    return [[items[n] for n in g] for g in groups.all()]


def _third(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether a third of the larger of the two is in both."""
    return 3 * len(a & b) >= max(len(a), len(b))


def are_near(a: date | None, b: date | None) -> bool:
    """Whether no long silence lies between two days; a day that is not known is near to all."""
    return a is None or b is None or abs((b - a).days) <= SILENCE


def _process(
    ground: Ground, cast: Cast, items: Sequence[_Item], told: Mapping[str, Told[Any]], names: Mapping[str, str]
) -> Line:
    """The line of a process, with its parties, those of most of it first, and its days."""
    counts = Counter(party for item in items for party in item.parties)
    every = sorted(counts, key=lambda p: (-counts[p], names.get(p, p)))
    bodies = [p for p in every if p in names and p not in cast.person]
    main = bodies if len(bodies) > 1 else every  # persons are parties only if there are no two others
    called = " – ".join(sorted(names.get(p, p) for p in _leading(cast, items, main, counts, told)[:_SHOWN]))
    values = {"name": (Value(called, ()),), "parties": tuple(Value(names.get(p, p), ()) for p in main)}
    days = sorted(item.day for item in items if item.day)
    if span := format_interval(days[0], days[-1]) if days else None:
        values["date"] = (Value(span, ()),)
    articles = sorted({told[r].article.id for item in items for r in item.line.reports})
    return Line(
        id="p:" + min(item.line.id for item in items).partition(":")[2],
        kind="processes",
        reports=(),
        values=values,
        tellers=ground.tellers(articles),
        independent=ground.count_independent(articles),
        confidence=max(item.line.confidence for item in items),
    )


def _leading(
    cast: Cast, items: Sequence[_Item], main: Sequence[str], counts: Mapping[str, int], told: Mapping[str, Told[Any]]
) -> list[str]:
    """Those of the `main` parties that give a process its name: they met, or fight, and have a part in most of it.

    So do those who never sat at a table, but have to do with it as often as the second of those who did sat there.
    """
    met = Counter(party for item in items if item.line.kind == "meetings" for party in item.parties)
    fighting = {p for p in main if _fights(cast, p, told)}
    often = max(_OFTEN, *(times for _, times in met.most_common(_LEAST)[-1:]))
    leading = [p for p in main if p in met or p in fighting or counts[p] >= often]
    shown = leading if len(leading) > 1 else main
    enough = min(counts[p] for p in shown[:_LEAST]) / _PART
    return [p for p in shown if counts[p] >= enough or p in fighting]


def _fights(cast: Cast, party: str, told: Mapping[str, Told[Any]]) -> bool:
    """Whether a party is an armed group, by the most of its reports."""
    kinds = Counter(told[r].report.type for r in cast.groups.get(party, ()) if r in told)
    return bool(kinds) and max(sorted(kinds), key=lambda kind: kinds[kind]) == "armed_group"


def _with_stragglers(
    grouped: Sequence[Sequence[_Item]], items: Sequence[_Item], told: Mapping[str, Told[Any]]
) -> list[list[_Item]]:
    """The groups in which two sides have to do with each other and met, with what else is of theirs; then the groups that are left.

    A thing of one side, or of a side and persons of an unknown one, is of the one group of that time in which the side takes part. What is
    of one side or none, or has an outsider with one of theirs, is of the group that its articles are about; an outsider alone has a part in it
    who comes up twice.
    """
    firm = [list(g) for g in grouped if any(len(item.sides) > 1 for item in g) and _is_process(g)]
    settled = {item.line.id: n for n, g in enumerate(firm) for item in g}
    for settle in (_group_of_side, _group_of_articles):
        about = _by_article((item.line for item in items), settled, told)
        loose = [item for item in items if item.line.id not in settled]
        found = [(item, n) for item in loose if (n := settle(item, firm, about, told)) is not None]
        often = Counter((n, item.sides) for item, n in found)
        known = [frozenset[str]().union(*(item.sides for item in g)) for g in firm]
        for item, n in found:
            if item.sides.isdisjoint(known[n]) and item.sides and often[n, item.sides] < _LEAST:
                continue  # an outsider who promises once
            firm[n].append(item)
            settled[item.line.id] = n
    left = ([item for item in g if item.line.id not in settled] for g in grouped)
    return [*firm, *(g for g in left if g)]


def _group_of_side(
    item: _Item, firm: Sequence[Sequence[_Item]], _about: Mapping[str, int], _told: Mapping[str, Told[Any]]
) -> int | None:
    """The number of the one group of its time in which the sides of an item take part."""
    fitting = [
        n
        for n, g in enumerate(firm)
        if item.sides and any(item.sides <= other.sides and are_near(item.day, other.day) for other in g)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _group_of_articles(
    item: _Item, firm: Sequence[Sequence[_Item]], about: Mapping[str, int], told: Mapping[str, Told[Any]]
) -> int | None:
    """The number of the one group that all articles of an item are about, unless it has more outsiders in it than that."""
    found = {about.get(told[r].article.id) for r in item.line.reports}
    n = found.pop() if len(found) == 1 else None
    if n is None or len(item.sides) > _MANY:
        return None
    ours = len(item.sides) < _LEAST or any(item.sides & other.sides for other in firm[n])
    return n if ours and any(are_near(item.day, other.day) for other in firm[n]) else None


def _by_article(lines: Iterable[Line], home: Mapping[str, H], told: Mapping[str, Told[Any]]) -> dict[str, H]:
    """Article → the process that most of its lines belong to, if it speaks of one above all."""
    votes: defaultdict[str, Counter[H]] = defaultdict(Counter)
    for line in lines:
        if line.id in home:
            for r in line.reports:
                votes[told[r].article.id][home[line.id]] += 1
    return {
        a: c.most_common(1)[0][0]
        for a, c in votes.items()
        if len(c) == 1 or c.most_common(2)[0][1] > 2 * c.most_common(2)[1][1]
    }


def _of_articles(line: Line, by_article: Mapping[str, str], told: Mapping[str, Told[Any]]) -> str | None:
    if line.kind in _PARTIES or line.kind == "actors":
        return None
    reports = line.reports or tuple(r for side in line.sides for r in side.reports)
    found = {by_article.get(told[r].article.id) for r in reports}
    return found.pop() if len(found) == 1 else None
