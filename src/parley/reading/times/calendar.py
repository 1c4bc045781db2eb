"""The calendar in the terms of ISO-TimeML: points of a grain (day, week, month …), moved, found near a day, cut into parts.

Grains: D day · W week (ISO, Monday to Sunday) · WE weekend · M month · Q quarter · H half · Y year · DE decade · CE century. Every
function is exact arithmetic on the proleptic Gregorian calendar and answers None where it ends (years 1 to 9999).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from parley.dates import Interval, format_interval, make_date, month_interval, shift_day

__all__ = [
    "Lean", "Point", "day_point", "decade", "month_day", "named_month", "nearest", "nth_of", "part_number", "part_of", "period", "point_of",
    "season", "season_near", "weekday", "weekday_beyond", "year_point",
]  # fmt: skip

Lean = Literal["past", "future", "near", "planned"] | None
"""Whether the sentence speaks of what was, of what is to come, in the present tense, which news uses for both, or of what had been planned."""

#: The parts of a year that "early", "mid" and "late" name: thirds, as first and last month.
_THIRDS = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
#: Likewise of a decade, in its years; a century's are tens of them.
_DECADE_PARTS = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
#: A day or month without a year is a neighbour of the day of writing: nobody writes "in October" of one eleven months off,
#: unless the verb says so. In days: how far the lean is followed, against another candidate that is so much nearer.
_TOO_FAR, _NEAR = 270, 95
#: Days after which nobody writes "they were to meet on Friday" of the last one.
_JUST_GONE = 2
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Point:
    """What an expression stands for: its ISO-TimeML value, its days (None if it names none), its grain, its EDTF."""

    value: str
    span: Interval | None = None
    grain: str = "D"
    edtf: str | None = None

    def at(self, value: str, edtf: str | None = None) -> Point:
        """Give the same days another value, and another EDTF if that is given."""
        return replace(self, value=value, edtf=edtf or self.edtf)

    @property
    def days(self) -> str | None:
        """The EDTF of the days."""
        return self.edtf or (format_interval(self.span.first, self.span.last) if self.span else None)

    @property
    def first(self) -> date | None:
        """The first of the days."""
        return self.span.first if self.span else None

    @property
    def last(self) -> date | None:
        """The last of the days."""
        return self.span.last if self.span else None


def day_point(day: date | None) -> Point | None:
    """One day."""
    return Point(day.isoformat(), Interval(day, day)) if day else None


def point_of(grain: str, day: date, steps: int = 0) -> Point | None:
    """The week, month, year … in which the day lies, or so many steps of that grain after it."""
    moved = _moved(grain, day, steps)
    if moved is None:
        return None
    if grain == "D":
        return day_point(moved)
    if grain in ("W", "WE"):
        return _week(moved, weekend=grain == "WE")
    if grain == "M":
        return _month(moved.year, moved.month)
    if grain in ("Q", "H"):
        months = _MONTHS_IN[grain]
        return part_number(grain, moved.year, (moved.month - 1) // months + 1)
    return year_point(moved.year) if grain == "Y" else decade(moved.year) if grain == "DE" else _century(moved.year)


def _moved(grain: str, day: date, steps: int) -> date | None:
    if abs(steps) > 100_000:
        return None
    months = _MONTHS_IN.get(grain)
    if months:
        return shift_day(day.replace(day=1), months=months * steps)
    return shift_day(day, steps if grain == "D" else 7 * steps)


def _week(day: date, *, weekend: bool) -> Point | None:
    year, week, weekday_of = day.isocalendar()
    monday = shift_day(day, 1 - weekday_of)
    first, last = shift_day(monday, _WEEKEND if weekend else 0), shift_day(monday, 6)
    if first is None or last is None:
        return None
    return Point(f"{year:04}-W{week:02}{'-WE' if weekend else ''}", Interval(first, last), "WE" if weekend else "W")


def _month(year: int, month: int) -> Point | None:
    span = month_interval(year, month)
    return Point(f"{year:04}-{month:02}", span, "M") if span else None


def year_point(year: int) -> Point | None:
    """A calendar year."""
    first, last = make_date(year, 1, 1), make_date(year, 12, 31)
    return Point(f"{year:04}", Interval(first, last), "Y") if first and last else None


def decade(year: int) -> Point | None:
    """The ten years with the same first three digits."""
    return _years(year // 10 * 10, 10, f"{year // 10:03}", "DE")


def _century(year: int) -> Point | None:
    """The hundred years with the same first two digits, as TimeML has it."""
    return _years(year // 100 * 100, 100, f"{year // 100:02}", "CE")


def _years(first: int, count: int, value: str, grain: str) -> Point | None:
    start, end = make_date(first, 1, 1), make_date(first + count - 1, 12, 31)
    return Point(value, Interval(start, end), grain, value + "X" * (4 - len(value))) if start and end else None


def part_number(grain: str, year: int, number: int) -> Point | None:
    """The n-th quarter or half of a year."""
    months = _MONTHS_IN[grain]
    first, last = make_date(year, (number - 1) * months + 1, 1), month_interval(year, number * months)
    return Point(f"{year:04}-{grain}{number}", Interval(first, last.last), grain) if first and last else None


def season(code: str, year: int) -> Point | None:
    """A season (SP, SU, FA, WI); winter begins in December of its year."""
    start = make_date(year, _SEASONS[code], 1)
    last = shift_day(shift_day(start, months=3), -1)
    if start is None or last is None:
        return None
    return Point(f"{year:04}-{code}", Interval(start, last), code, f"{year:04}-{_SEASON_CODES[code]}")


# --- near a day ----------------------------------------------------------------------------------------------------------------


def weekday(number: int, day: date, lean: Lean) -> Point | None:
    """The last such day of the week, the day of writing included; the next if the sentence looks ahead; the nearer of the two if it may.

    What had been planned for a day lies behind only if that is just gone.
    """
    ahead, back = (number - day.weekday()) % 7, (day.weekday() - number) % 7
    coming = lean == "future" or (lean == "near" and ahead < back) or (lean == "planned" and back > _JUST_GONE)
    return day_point(shift_day(day, ahead if coming else -back))


def weekday_beyond(number: int, day: date, direction: int) -> Point | None:
    """The first such day of the week after the day (direction 1), or the last one before it (-1)."""
    steps = (number - day.weekday() - 1) % 7 + 1 if direction > 0 else -((day.weekday() - number - 1) % 7 + 1)
    return day_point(shift_day(day, steps))


def named_month(month: int, day: date, lean: Lean, *, sure: bool = False) -> Point | None:
    """A month without a year, near the day of writing."""
    points = [_month(day.year + i, month) for i in (-1, 0, 1)]
    return nearest([p for p in points if p], day, lean, sure=sure)


def month_day(month: int, number: int, day: date, lean: Lean, *, sure: bool = False) -> Point | None:
    """A day of a month without a year, near the day of writing; 29 February in the nearest leap year."""
    points = [day_point(make_date(day.year + i, month, number)) for i in ((-1, 0, 1) if number < 29 else range(-8, 9))]
    return nearest([p for p in points if p], day, lean, sure=sure)


def season_near(code: str, day: date, lean: Lean) -> Point | None:
    """A season without a year, near the day of writing."""
    points = [season(code, day.year + i) for i in (-1, 0, 1)]
    return nearest([p for p in points if p], day, lean, sure=False)


def nearest(points: list[Point], day: date, lean: Lean, *, sure: bool) -> Point | None:
    """The last that has begun (or the first not yet over, if the sentence looks ahead), unless that is far and the other near.

    Of what had been planned, the nearer.
    """
    gone = [p for p in points if p.first and p.first <= day]
    coming = [p for p in points if p.last and p.last >= day]
    if not gone or not coming:
        return gone[-1] if gone else coming[0] if coming else None
    before, after = gone[-1], coming[0]
    since = (day - before.last).days if before.last else 0
    until = (after.first - day).days if after.first else 0
    far = 330 if sure else _TOO_FAR
    if lean == "planned":
        return after if until < since else before
    if lean == "future":
        return before if until > far and since < _NEAR else after
    return after if since > (far if lean == "past" else _TOO_FAR) and until < _NEAR else before


# --- parts ---------------------------------------------------------------------------------------------------------------------


def part_of(point: Point, part: str) -> Point:
    """The early, middle or late part of a point: of years, decades and centuries its third; of anything shorter the whole."""
    first = point.first
    if first is None or (point.edtf is not None and point.grain not in ("DE", "CE")):
        return point
    if point.grain == "Y":
        start, end = _THIRDS[part]
        last = month_interval(first.year, end)
        return replace(point, span=Interval(first.replace(month=start), last.last if last else None))
    if point.grain in ("DE", "CE"):
        years = 1 if point.grain == "DE" else 10
        start, end = _DECADE_PARTS[part]
        began, over = make_date(first.year + start * years, 1, 1), make_date(first.year + (end + 1) * years - 1, 12, 31)
        return replace(point, span=Interval(began, over), edtf=None) if began and over else point
    return point


def nth_of(number: int, grain: str, whole: Point) -> Point | None:
    """The n-th day, week, month … of a longer time; -1 is the last one. A first week is the first seven days, as people count."""
    first, last = whole.first, whole.last
    if first is None or last is None or number == 0 or abs(number) > 400:
        return None
    if grain == "D":
        found = day_point(shift_day(first, number - 1) if number > 0 else last)
    elif grain == "W":
        found = _seven_days(shift_day(first, 7 * (number - 1)) if number > 0 else shift_day(last, -6))
    elif grain == "WE":
        saturday = shift_day(first, (_WEEKEND - first.weekday()) % 7 + 7 * (number - 1))
        found = point_of("WE", saturday if number > 0 and saturday else last)
    else:
        found = point_of(grain, first, number - 1) if number > 0 else point_of(grain, last)
    return found if found and found.span and whole.span and whole.span.meet(found.span) else None


def _seven_days(first: date | None) -> Point | None:
    last = shift_day(first, 6)
    if first is None or last is None:
        return None
    year, week, _ = (first + timedelta(days=3)).isocalendar() if first < date(9999, 12, 25) else first.isocalendar()
    return Point(f"{year:04}-W{week:02}", Interval(first, last), "W")


def period(grain: str, count: float, day: date, direction: int) -> Interval | None:
    """The days from so many units before the day until the day (direction -1), or from the day until so many after it (1)."""
    if count > 20_000:
        return None
    months, days = _MONTHS_IN.get(grain), {"D": 1, "W": 7, "WE": 7, "TH": 1 / 24, "TM": 1 / 1440}.get(grain)
    if months and count == int(count):
        other = shift_day(day, months=direction * int(count) * months)
    elif months or days:
        other = shift_day(day, direction * round(count * (days or (months or 0) * 30.44)))
    else:
        return None
    if other is None:
        return None
    return Interval(min(day, other), max(day, other))
