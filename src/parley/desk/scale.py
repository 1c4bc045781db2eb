"""Days on a line of so many units: positions, and the marks of months or years below it. Everything drawn over time uses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.dates import Interval

__all__ = ["Scale", "Tick", "month_of", "span_of"]

_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)
"""Months between two marks."""
_LEAST: Final = 64
"""Units between two marks, at least."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at a position; `year` where a year begins."""

    x: float
    label: str
    year: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, laid out from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The position of the morning of a day."""
        whole = max((self.last - self.first).days + 1, 1)
        return round(self.left + (self.right - self.left) * (day.toordinal() - self.first.toordinal()) / whole, 1)

    def ends(self, first: date, last: date) -> tuple[float, float]:
        """The positions of the morning of the first day and the evening of the last."""
        per_day = (self.right - self.left) / max((self.last - self.first).days + 1, 1)
        return self.x(first), round(self.x(last) + per_day, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Marks at the beginnings of months or years, no denser than can be read."""
        months = max((self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1, 1)
        room = max((self.right - self.left) / _LEAST, 1)
        step = next((s for s in _STEPS if months / s <= room), _STEPS[-1])
        start = self.first.year * 12 + self.first.month - 1
        found = (n for n in range(start - start % step, start + months + 1, step) if 12 <= n < 9999 * 12)
        days = ((n, date(n // 12, n % 12 + 1, 1)) for n in found)
        return tuple(Tick(self.x(d), _label(n), n % 12 == 0) for n, d in days if self.first <= d <= self.last)


def _label(month: int) -> str:
    return str(month // 12) if month % 12 == 0 else _MONTHS[month % 12]


def month_of(day: date) -> str:
    """The month and the year of a day, as the marks write them."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def span_of(spans: Iterable[Interval]) -> tuple[date, date] | None:
    """The first and the last day of these."""
    days = [day for span in spans for day in (span.first, span.last) if day]
    return (min(days), max(days)) if days else None
