"""Days and spans of days: exact arithmetic on the proleptic Gregorian calendar, years 1 to 9999; no clock, no zone, no locale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Interval", "make_date", "month_interval", "shift_day"]


@dataclass(frozen=True, slots=True)
class Interval:
    """All days from `first` to `last`, both included; None is an open end."""

    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> int | None:
        """How many days there are, None if an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def meet(self, other: Interval) -> Interval | None:
        """The days that both have, or None."""
        first = max((d for d in (self.first, other.first) if d), default=None)
        last = min((d for d in (self.last, other.last) if d), default=None)
        return None if first and last and first > last else Interval(first, last)

    def contains(self, other: Interval) -> bool:
        """Whether every day of `other` is one of these."""
        return self.meet(other) == other

    def widen(self, days: int) -> Interval:
        """The same with `days` more on either side (an end that leaves the calendar opens)."""
        return Interval(shift_day(self.first, -days), shift_day(self.last, days))


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None if there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_interval(year: int, month: int) -> Interval | None:
    """All days of a month, or None if there is no such month."""
    first = make_date(year, month, 1)
    if first is None:
        return None
    return Interval(first, date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1))


def shift_day(day: date | None, days: int = 0, months: int = 0) -> date | None:
    """The day so many months, then days, later; None if it leaves the calendar (or if there was none)."""
    if day is None:
        return None
    if months:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        span = month_interval(year, month + 1)
        if span is None or span.last is None:
            return None
        day = span.last.replace(day=min(day.day, span.last.day))
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
