"""When an encounter can have been, as one report tells it."""

from __future__ import annotations

from datetime import date, timedelta

from parley.dates import Interval, bounds, shift_day, yearless
from parley.model import CALLED_OFF, Meeting
from parley.record.compare.words import tokens
from parley.record.fold.told import Told

__all__ = ["DAYS", "MIDNIGHT", "TO_COME", "days_within", "is_near", "stage", "told_date", "weekday_of", "when", "width"]

DAYS = 3
"""A date of at most so many days tells the encounter; a longer one does not."""
MIDNIGHT = "midnight"
"""What is done then is done on either of two days."""
TO_COME = frozenset({"planned", "proposed"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_REACH = {"held": (400, 0), "to come": (0, 400), "off": (21, 30)}
"""By how many days a meeting told without its day lies before the article at most, and by how many after it."""
_WIDE = 45
"""An article that may be of more days than this is not dated."""


def is_near(span: Interval) -> bool:
    """Whether these are few days: an article of many is not dated."""
    return span.days is not None and span.days <= _WIDE


def told_date(told: Told[Meeting]) -> str | None:
    """The date of the report; none where it only hands on that nobody knows when the article was written."""
    edtf = told.report.date
    if edtf is None or yearless(edtf):
        return edtf
    days = bounds(edtf).days
    return None if not is_near(told.written) and days is not None and days > _WIDE else edtf


def when(told: Told[Meeting], edtf: str | None) -> Interval:
    """The days on which the encounter can have been, from its date, or from its status and the day of the article."""
    report, written = told.report, told.written
    if edtf and not yearless(edtf):
        span = bounds(edtf)
        return span if span.last or report.status not in TO_COME else Interval(span.first, shift_day(span.first, 400))
    behind, ahead = _REACH[stage(report.status)]
    return Interval(shift_day(written.first, -behind), shift_day(written.last, ahead))


def days_within(edtf: str | None) -> tuple[date, ...]:
    """The days of a date of several, but not so many that it says only about when."""
    span = bounds(edtf) if edtf and "/" in edtf and not edtf.startswith("[") and not yearless(edtf) else Interval()
    if span.first is None or span.days is None or span.days > DAYS:
        return ()
    return tuple(span.first + timedelta(days=n) for n in range(span.days))


def weekday_of(words: str | None) -> int | None:
    """The day of the week that the words name (Monday is 0), if they name one alone."""
    found = {_WEEKDAYS.index(word) for word in tokens(words or "") if word in _WEEKDAYS}
    return found.pop() if len(found) == 1 else None


def stage(status: str) -> str:
    """Whether the meeting is "to come", "held" or called "off"."""
    return "off" if status in CALLED_OFF else "to come" if status in TO_COME else "held"


def width(edtf: str) -> int:
    """How many days lie between the first and the last that are meant; very many if an end or the year is open."""
    days = None if yearless(edtf) else bounds(edtf).days
    return 10**6 if days is None else days
