"""The timeline on a narrow screen: time runs down, an event a row, and what is in force as bars along it.

A row is a row however many days lie between two events: on a phone there is no room for days on which nothing happened. Months stand
where they begin. With lanes by party there is one rail a party.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.dates import days_of
from parley.desk.scale import month_of
from parley.desk.sight import Sight
from parley.desk.timeline import Drawing, Event
from parley.record.brief.wording import shorten

__all__ = ["Rail", "Stop", "Stretch", "rails"]

_WIDTH: Final = 360.0
_ROW, _MONTH, _TODAY = 40.0, 26.0, 24.0
_TOP: Final = 6.0
_FIRST, _STEP = 26.0, 11.0
"""Where the bars of what is in force stand, and how far apart."""
_BARS: Final = 3
_MOST: Final = {"kind": 26, "party": 8}
"""So many events stand on one rail: those that most sources tell."""
_LABEL: Final = 42


@dataclass(frozen=True, slots=True)
class Stop:
    """An event at its height."""

    event: Event
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """How long an instrument is in force: a bar at `x`; `open` if no end is told."""

    event: Event
    x: float
    y0: float
    y1: float
    open: bool


@dataclass(frozen=True, slots=True)
class Rail:
    """One rail: what it is called (nothing if it is the only one), its events, bars and months, and the day from which the record is seen."""

    name: str
    address: str
    width: float
    height: float
    stops: tuple[Stop, ...]
    stretches: tuple[Stretch, ...]
    months: tuple[tuple[float, str], ...]
    today: float | None
    left_out: int


def rails(sight: Sight, drawing: Drawing, lanes: str) -> tuple[Rail, ...]:
    """The rails that show what a drawing shows."""
    key = "rails", lanes
    if key not in sight.made:
        sight.made[key] = tuple(_rails(sight, drawing, lanes))
    found: tuple[Rail, ...] = sight.made[key]
    return found


def _rails(sight: Sight, drawing: Drawing, lanes: str) -> Iterator[Rail]:
    if lanes != "party":
        yield _rail(sight, drawing.events, ("", ""), _MOST["kind"], drawing.left_out)
        return
    for lane in drawing.lanes:
        told = sorted((mark.event for mark in lane.marks), key=_order)
        yield _rail(sight, told, (lane.name, lane.address), _MOST["party"], lane.left_out)


def _order(event: Event) -> tuple[date, date, str]:
    return event.first, event.last, event.line.id


def _rail(sight: Sight, told: Sequence[Event], named: tuple[str, str], most: int, left_out: int) -> Rail:
    chosen = sorted(told, key=lambda e: (-e.line.independent, -e.line.confidence, e.line.id))[:most]
    today = days_of(sight.view.as_of).last
    stops: list[Stop] = []
    months: list[tuple[float, str]] = []
    seen: float | None = None
    y, month = _TOP, ""
    for event in sorted(chosen, key=_order):
        if today is not None and seen is None and event.first > today:
            seen, y = y + _TODAY / 2, y + _TODAY
        if month_of(event.first) != month:
            month = month_of(event.first)
            months.append((y + _MONTH - 8, month))
            y += _MONTH
        stops.append(Stop(event, y + _ROW / 2, shorten(sight.headline(event.line), _LABEL)))
        y += _ROW
    if today is not None and seen is None:
        seen, y = y + _TODAY / 2, y + _TODAY
    bars = tuple(_stretches(stops, y, today or date.max))
    return Rail(*named, _WIDTH, y + 6, tuple(stops), bars, tuple(months), seen, left_out + len(told) - len(chosen))


def _stretches(stops: Sequence[Stop], end: float, today: date) -> Iterator[Stretch]:
    """The bars, each in the first of the places beside the rail that is free, else in the last."""
    days = [stop.event.first for stop in stops]
    free = [0.0] * _BARS
    for stop in stops:
        event = stop.event
        if event.line.kind == "instruments" and not event.exact:
            after = bisect_right(days, event.last)
            last = stops[-1].y + _ROW / 2 if event.last < today else end
            y1 = (stops[after].y + stops[after - 1].y) / 2 if after < len(stops) else last
            place = next((n for n, taken in enumerate(free) if taken <= stop.y), _BARS - 1)
            free[place] = y1
            yield Stretch(event, _FIRST - place * _STEP, stop.y, y1, event.open)
