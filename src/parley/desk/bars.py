"""An instrument through time: when it is told to be in force, and below that a bar for each teller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from parley.dates import Interval, days_of
from parley.desk.scale import Scale, Tick, span_of
from parley.desk.sight import Sight
from parley.model import Line
from parley.record.questions.course import Telling
from parley.record.questions.spells import spells

__all__ = ["Bar", "Bars", "bars"]

_LEFT, _RIGHT, _WIDTH = 232.0, 1008.0, 1020.0
_ROW: Final = 24.0
_TOP: Final = 40.0
_MOST: Final = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """What one teller tells: from where to where (None: not told), when it was written, and on which row it stands."""

    telling: Telling
    y: float
    x0: float | None
    x1: float | None
    begins: bool
    ends: bool
    written: float | None


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing: stretches in force as positions, bars, marks of time, and the day from which the record is seen."""

    width: float
    height: float
    spells: tuple[tuple[float, float], ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    left: float


def bars(sight: Sight, line: Line) -> Bars | None:
    """The drawing of an instrument's line; None if nothing about it is dated."""
    view = sight.view
    course = view.courses.get(line.id)
    if course is None:
        return None
    tellings = course.tellings[:_MOST]
    told = span_of(days_of(d) for t in tellings for d in (t.since, t.until, t.written))
    if told is None or not any(t.since or t.until or t.written for t in tellings):
        return None
    margin = timedelta(days=max(4, (told[1] - told[0]).days // 20))
    scale = Scale(told[0] - margin, told[1] + margin, _LEFT, _RIGHT)
    rows = tuple(_bar(t, scale, _TOP + n * _ROW + 12) for n, t in enumerate(tellings))
    stretches = tuple(_within(scale, first, last) for first, last in spells(course))
    today = days_of(view.as_of).last
    inside = today is not None and scale.first <= today <= scale.last
    return Bars(
        _WIDTH,
        _TOP + len(rows) * _ROW + 30,
        tuple(s for s in stretches if s[1] > s[0]),
        rows,
        scale.ticks(),
        scale.x(today) if today and inside else None,
        _LEFT,
    )


def _within(scale: Scale, first: int, last: int) -> tuple[float, float]:
    """A stretch of days (ordinals), cut to the drawing."""
    low, high = max(first, scale.first.toordinal()), min(last, scale.last.toordinal())
    return scale.ends(date.fromordinal(low), date.fromordinal(high)) if low <= high else (0.0, 0.0)


def _bar(telling: Telling, scale: Scale, y: float) -> Bar:
    since, until, written = (days_of(d) for d in (telling.since, telling.until, telling.written))
    first, last = since.first or since.last, until.last or until.first
    on = written.first or written.last
    spot = scale.x(on) if on and scale.first <= on <= scale.last else None
    if first is None and last is None:
        return Bar(telling, y, None, None, begins=False, ends=False, written=spot)
    x0, x1 = _ends(scale, Interval(first, last), on)
    return Bar(telling, y, x0, x1, begins=first is not None, ends=last is not None, written=spot)


def _ends(scale: Scale, span: Interval, written: date | None) -> tuple[float, float]:
    """Where a bar begins and ends; an end that is not told is that of what the teller could know, or of the drawing."""
    first = span.first or scale.first
    last = span.last or max(written or scale.last, first)
    return scale.ends(max(first, scale.first), min(max(last, first), scale.last))
