"""The timeline: meetings, commitments falling due, instruments in force and incidents, in lanes by kind or by party.

It is drawn here, as positions for an SVG, and works without scripts; the list beside it holds the same lines in the same order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from parley.dates import Interval, days_of
from parley.desk.scale import Scale, Tick, span_of
from parley.desk.sight import Sight
from parley.model import Line
from parley.record.brief.wording import shorten

__all__ = ["CHOICES", "Drawing", "Event", "Lane", "Mark", "draw", "events"]

CHOICES: Final = ("kind", "party")
"""What the lanes can be: a kind of line each, or a party each."""
LANES: Final = (
    ("meetings", "Meetings"),
    ("commitments", "Falling due"),
    ("instruments", "In force"),
    ("incidents", "Incidents"),
)
_PARTIES: Final = 7
"""So many parties have a lane of their own: those with the most on the timeline, and with more than one thing on it."""
_WHOSE: Final = {
    "meetings": ("participants",),
    "commitments": ("by",),
    "instruments": ("parties",),
    "incidents": ("by", "on"),
}
"""The fields that say in whose lane a line is drawn."""
_CHAIN: Final = 4
_MOST: Final = 36
"""So many lines are drawn in one lane: those that most sources tell."""
_VAGUE: Final = 92
"""A date of more days than this is not drawn, but for an instrument's."""
_NOT_DONE: Final = frozenset({"planned", "proposed", "hypothetical", "conditional", "negated"})
"""What is only spoken of so has not happened, and is in the list alone."""
_AROUND: Final = timedelta(days=120)
"""How far beyond the coverage the drawing reaches."""
_WIDTH, _LEFT, _RIGHT = 1120.0, 104.0, 1108.0
_ROW, _GAP, _TOP = 19.0, 12.0, 8.0
_LEAST: Final = 26.0
"""The height of a lane, at least: its name, and below it how much is not drawn."""
_LETTER: Final = 5.9
"""The width of a letter of a label, on average."""
_LABEL: Final = 34


@dataclass(frozen=True, slots=True)
class Event:
    """A line at the days that put it on the timeline. `open` if it has no end that is told."""

    line: Line
    first: date
    last: date
    open: bool = False

    @property
    def exact(self) -> bool:
        """Whether the day is told."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Mark:
    """An event at its place. `label` stands to the right of it, or to the left where there is no room."""

    event: Event
    x0: float
    x1: float
    y: float
    label: str
    left: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, the list that holds all of it, where it begins, how high it is, its marks, and how many lines are not drawn."""

    name: str
    address: str
    y: float
    height: float
    marks: tuple[Mark, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything at its place, in units of the drawing."""

    width: float
    height: float
    scale: Scale
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float | None

    @property
    def events(self) -> tuple[Event, ...]:
        """What is drawn, in the order of time."""
        found = {mark.event.line.id: mark.event for lane in self.lanes for mark in lane.marks}
        return tuple(sorted(found.values(), key=_order))

    @property
    def left_out(self) -> int:
        """How many places in the lanes are not drawn."""
        return sum(lane.left_out for lane in self.lanes)


def events(sight: Sight, kind: str) -> tuple[Event, ...]:
    """The lines of a kind that have days, in the order of time; the rejected ones left out."""
    key = "events", kind, sight.view.as_of
    if key not in sight.index.made:
        found = (event for line in sight.by_kind[kind] if (event := _event(sight, line)) is not None)
        sight.index.made[key] = tuple(sorted(found, key=_order))
    known: tuple[Event, ...] = sight.index.made[key]
    return tuple(replace(e, line=line) for e in known if (line := sight.own[e.line.id]).review != "rejected")


def _order(event: Event) -> tuple[date, date, str]:
    return event.first, event.last, event.line.id


def _event(sight: Sight, line: Line) -> Event | None:
    if line.kind == "instruments":
        return _in_force(sight, line)
    if line.reserve in _NOT_DONE:
        return None
    days = days_of(line.first("due" if line.kind == "commitments" else "date"))
    if days.first is None or days.last is None or (days.last - days.first).days > _VAGUE:
        return None
    return Event(line, days.first, days.last)


def _in_force(sight: Sight, line: Line) -> Event | None:
    """From the beginning that most tell to the end that most tell; without an end, to the day from which the record is seen."""
    since, until = days_of(line.first("since")), days_of(line.first("until"))
    first, last = since.first or since.last, until.last or until.first
    today = days_of(sight.view.as_of).last
    if first is None:
        return Event(line, last, last) if last else None
    if last is None or last < first:
        return Event(line, first, max(first, today) if today else first, open=last is None)
    return Event(line, first, last)


def draw(sight: Sight, lanes: str = CHOICES[0]) -> Drawing | None:
    """The timeline of a record with these lanes; None if nothing in it has a day. It is drawn once, as long as nothing is decided."""
    key = "timeline", lanes
    if key not in sight.made:
        sight.made[key] = _draw(sight, lanes)
    found: Drawing | None = sight.made[key]
    return found


def _draw(sight: Sight, choice: str) -> Drawing | None:
    every = [event for kind, _ in LANES for event in events(sight, kind)]
    scale = _scale(sight, every)
    if scale is None:
        return None
    found = _by_party(sight, every) if choice == "party" else _by_kind(every)
    lanes, y = [], _TOP
    for name, address, told in found:
        near = [e for e in told if e.last >= scale.first and e.first <= scale.last]
        chosen = sorted(near, key=lambda e: (-e.line.independent, -e.line.confidence, e.line.id))[:_MOST]
        if not chosen:
            continue
        marks, rows = _placed(sight, sorted(chosen, key=_order), scale, y)
        height = max(rows * _ROW, _LEAST) + _GAP
        lanes.append(Lane(name, address, y, height, tuple(marks), len(told) - len(chosen)))
        y += height
    today = days_of(sight.view.as_of).last
    return Drawing(_WIDTH, y + 26, scale, tuple(lanes), scale.ticks(), scale.x(today) if today else None)


_Told = tuple[str, str, list[Event]]
"""The name of a lane, the address of all its lines, and what it holds."""


def _by_kind(every: Sequence[Event]) -> list[_Told]:
    return [(name, f"/{kind}", [e for e in every if e.line.kind == kind]) for kind, name in LANES]


def _by_party(sight: Sight, every: Sequence[Event]) -> list[_Told]:
    """The parties with the most events, each with those in which it, or somebody who belongs to it, has a part; then all the others."""
    of: defaultdict[str, dict[str, Event]] = defaultdict(dict)
    for event in every:
        for party in _parties(sight, event.line):
            of[party][event.line.id] = event
    order = [name for name in sorted(of, key=lambda name: (-len(of[name]), name)) if len(of[name]) > 1][:_PARTIES]
    drawn = {i for name in order for i in of[name]}
    lanes = [(name, _page(sight, name), list(of[name].values())) for name in order]
    return [*lanes, ("Others", "/meetings", [e for e in every if e.line.id not in drawn])]


def _page(sight: Sight, name: str) -> str:
    actor = sight.is_actor(name)
    return sight.address(actor.id) if actor else f"/meetings?{urlencode({'by': name})}"


def _parties(sight: Sight, line: Line) -> set[str]:
    """At the head of whom those stand who have a part in a line: a minister's state, a commander's force."""
    named = (value.value for field in _WHOSE[line.kind] for value in line.values.get(field, ()))
    return {_head(sight, name) for name in named}


def _head(sight: Sight, name: str) -> str:
    for _ in range(_CHAIN):
        actor = sight.is_actor(name)
        above = actor.first("of") if actor else None
        if above is None or above == name:
            break
        name = above
    return name


def _scale(sight: Sight, found: Sequence[Event]) -> Scale | None:
    """The days of the coverage, and what lies near before and behind them."""
    written = [w for w in sight.index.written if w.days is not None and (w.days or 0) <= _VAGUE]
    told = span_of(written) or span_of(Interval(e.first, e.last) for e in found)
    if told is None or not found:
        return None
    near = [d for e in found for d in (e.first, e.last) if told[0] - _AROUND <= d <= told[1] + _AROUND]
    first, last = min([told[0], *near]), max([told[1], *near])
    margin = timedelta(days=max(2, (last - first).days // 40))
    return Scale(first - margin, last + margin, _LEFT, _RIGHT)


def _placed(sight: Sight, chosen: Sequence[Event], scale: Scale, y: float) -> tuple[list[Mark], int]:
    """Each event in the first row that has room for it and its label."""
    free: list[float] = []
    marks = []
    for event in chosen:
        x0, x1 = scale.ends(max(event.first, scale.first), min(event.last, scale.last))
        label = shorten(sight.headline(event.line), _LABEL)
        wide = len(label) * _LETTER + 12
        left = x1 + wide > scale.right
        begin, end = (max(x0 - wide, 0.0), x1) if left else (x0, x1 + wide)
        row = next((n for n, taken in enumerate(free) if taken <= begin), len(free))
        free[row : row + 1] = [end + 6]
        marks.append(Mark(event, x0, x1, round(y + row * _ROW + _ROW / 2 + 2, 1), label, left))
    return marks, len(free)
