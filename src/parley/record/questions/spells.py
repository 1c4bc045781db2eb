"""The days on which an instrument is told to be in force.

Each report of an instrument speaks for some days and is silent on the others: one that has a truce in force since the 12th says no for
the days before and yes from then on, up to the end that it tells; one that has it collapsed says no from the day it was written. On
every day the report written last among those that speak counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from parley.dates import Interval, days_of
from parley.record.questions.course import Course, Telling

__all__ = ["BEFORE", "OVER", "Days", "begun", "speaks", "spells"]

OVER = frozenset({"expired", "collapsed", "suspended"})
BEFORE = frozenset({"proposed", "being negotiated"})
_BEGUN = frozenset({"signed", "adopted", "in force", "extended", "holding", "violated"})
_SILENT = frozenset({"hypothetical", "conditional", "proposed", "rumoured"})
_AGAINST = frozenset({"negated", "denied"})
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()

Days = tuple[int, int]
"""From one day to another, both included, as ordinals."""
Claim = tuple[int, int, bool]
"""The days from one to another, and whether it is in force on them."""


def spells(course: Course) -> list[Days]:
    """The stretches of days on which it is told to be in force, as ordinals, in their order; the last one may have no end."""
    tellings = course.counting
    first_day = begun(tellings)
    open_days, found = [(_FIRST, _LAST)], list[Days]()
    for telling in reversed(tellings):
        for first, last, stands in _claims(telling, first_day):
            painted, open_days = _painted(open_days, first, last)
            found += painted if stands else []
        if not open_days:
            break
    return _merged(found)


def begun(tellings: Iterable[Telling]) -> int | None:
    """The first day on which anybody has it begun."""
    days = []
    for telling in tellings:
        since, written = days_of(telling.since).first, telling.days.first
        if since:
            days.append(since)
        elif written and telling.state in _BEGUN:
            days.append(written)
    return min(days).toordinal() if days else None


def speaks(telling: Telling, day: int, first_day: int | None) -> bool | None:
    """What a telling says of a day, None if it does not speak for it; `first_day` is the first on which anybody has it begun."""
    return next((stands for first, last, stands in _claims(telling, first_day) if first <= day <= last), None)


def _claims(telling: Telling, first_day: int | None) -> Iterator[Claim]:
    """What a telling says of the days that it speaks for; `first_day` is the first on which anybody has it begun."""
    written, since, until = telling.days, days_of(telling.since), days_of(telling.until)
    first = since.first.toordinal() if since.first else None
    end = until.last.toordinal() if until.last else None
    if telling.modality in _SILENT:
        return
    if telling.state == "rejected":
        yield _FIRST, _LAST, False
        return
    if first is not None:
        yield _FIRST, first - 1, False
    if telling.modality in _AGAINST:
        yield from _from(written.first, stands=False)
    elif telling.state in BEFORE:
        if first is None and written.last:
            yield _FIRST, written.last.toordinal(), False
    elif telling.state in OVER:
        yield from _ended(first if first is not None else first_day, end, written)
    else:
        yield from _running(telling, first, end, written)


def _ended(first: int | None, end: int | None, written: Interval) -> Iterator[Claim]:
    """What one that has it over says: no from its end on, or from the day of writing, and yes between beginning and end."""
    if end is None:
        yield from _from(written.last, stands=False)
        return
    yield end + 1, _LAST, False
    if first is not None:
        yield first, end, True


def _running(telling: Telling, first: int | None, end: int | None, written: Interval) -> Iterator[Claim]:
    """What one that has it made or running says: yes from its beginning, or from the day of writing, to its end, and no from then on."""
    last = _LAST if end is None else end
    if end is not None:
        yield end + 1, _LAST, False
    if first is not None:
        yield first, last, True
    elif written.first and (telling.state in _BEGUN or end is not None):
        yield written.first.toordinal(), last, True


def _from(day: date | None, *, stands: bool) -> Iterator[Claim]:
    """The claim for all days from one on, if it is known."""
    if day:
        yield day.toordinal(), _LAST, stands


def _painted(open_days: Iterable[Days], first: int, last: int) -> tuple[list[Days], list[Days]]:
    """Of the days that nobody has spoken for, those from one day to another, and those that remain."""
    painted, left = [], []
    for a, b in open_days:
        low, high = max(a, first), min(b, last)
        if low > high:
            left.append((a, b))
            continue
        painted.append((low, high))
        left += [(x, y) for x, y in ((a, low - 1), (high + 1, b)) if x <= y]
    return painted, left


def _merged(stretches: Iterable[Days]) -> list[Days]:
    """The stretches in their order, those that touch made one."""
    found: list[Days] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found
