"""Days with a name, by their rule in the vocabulary: "12-25", "easter-2", "11-thursday-4+1" (the day after the fourth Thursday)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.dates import make_date, month_interval, shift_day
from parley.dates.written import WEEKDAYS
from parley.reading.times.calendar import Lean, Point, day_point, nearest

__all__ = ["feast", "feast_near", "moved_feast"]

_YEARS = range(1, 10_000)


def feast(rule: str, year: int) -> Point | None:
    """The day in that year; None if the rule knows none (""), or says that the name is no date ("-")."""
    if rule in ("", "-"):
        return None
    if rule.startswith("easter"):
        return day_point(shift_day(_easter(year), int(rule.removeprefix("easter"))))
    rule, approximate, _ = rule.partition("~")
    month, _, rest = rule.partition("-")
    if rest.isdigit():
        found = day_point(make_date(year, int(month), int(rest)))
        return replace(found, edtf=found.value + approximate) if found and approximate else found
    name, _, nth = rest.partition("-")
    nth, _, after = nth.partition("+")
    return day_point(shift_day(_nth_weekday(year, int(month), WEEKDAYS[name], int(nth)), int(after or 0)))


def feast_near(rule: str, day: date, lean: Lean) -> Point | None:
    """The day, without a year, near the day of writing."""
    return nearest(_around(rule, day), day, lean, sure=False)


def moved_feast(rule: str, day: date, move: int) -> Point | None:
    """The last one before the day of writing (move -1), the next one after it (1), the one of its year (0)."""
    points = _around(rule, day)
    if move == 0:
        return next((x for x in points if x.first and x.first.year == day.year), None)
    if move < 0:
        return next((x for x in reversed(points) if x.first and x.first < day), None)
    return next((x for x in points if x.first and x.first > day), None)


def _around(rule: str, day: date) -> list[Point]:
    return [point for n in (-1, 0, 1) if day.year + n in _YEARS and (point := feast(rule, day.year + n))]


def _nth_weekday(year: int, month: int, number: int, nth: int) -> date | None:
    span = month_interval(year, month)
    if span is None or span.first is None or span.last is None:
        return None
    if nth < 0:
        return shift_day(span.last, -((span.last.weekday() - number) % 7))
    return shift_day(span.first, (number - span.first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date | None:
    """Easter Sunday of the Western churches (Anonymous Gregorian algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return make_date(year, month, day + 1)
