"""Dates of the precision they have: EDTF strings as spans of days, and the arithmetic on them.

EDTF is ISO 8601-2:2019. Understood are level 0 and 1 (`2016-08-26`, `2016-08`, `2016`, seasons `2016-21` … `2016-24`, `201X`, `20XX`,
`2016-XX`, marks `~ ? %`, intervals with open ends `2016-08/..`), of level 2 "one of" `[a,b]` and `[a..b]`, and an unknown year
`XXXX-07`, `XXXX-07-04`. A time of day (`2016-08-27T10:00Z`) is read as its day, in the zone in which it is written.

An unknown end of an interval (`2016-08/`) is read as an open one. Seasons are meteorological, of the northern half: spring is March
to May, winter starts in December and ends in the next year. Everything here is exact calendar arithmetic on Python's `date` (years
1 to 9999, proleptic Gregorian): no clock, no zone, no locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parley.dates.days import Interval, make_date, month_interval
from parley.errors import UsageError

__all__ = ["SOME_YEAR", "alternatives", "bounds", "exact_day", "format_alternatives", "format_interval", "is_edtf"]

#: So many different dates are kept parsed: records speak of the same days over and over.
_KEPT = 1 << 15
#: Years in which a day of an unknown year is tried: nine, because eight years may pass without a 29 February (1897 to 1903).
_YEARS_TRIED = 9
#: The year from which a day of an unknown year is tried when nothing else tells a year.
SOME_YEAR = 2000
_ATOM = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_TIME_OF_DAY = re.compile(r"T[0-9:.,]{2,15}(?:Z|[+-][0-9]{2}:?[0-9]{0,2})?")


@dataclass(frozen=True, slots=True)
class _Atom:
    """One date of EDTF. `slack` is how many days an approximate one may be off; `years` None is the unknown year."""

    years: tuple[int, int] | None
    month: int | None
    day: int | None
    slack: int

    def in_year(self, year: int) -> Interval | None:
        """The days meant, were it in this year."""
        return _span(year, year, self.month, self.day)


# --- reading -------------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_KEPT)
def bounds(edtf: str) -> Interval:
    """The span from the earliest to the latest day that the date can mean; both ends open for an unknown year.

    Raises UsageError if this is no EDTF date of the kinds understood.
    """
    spans = [_written(atom) for atom in _members(edtf)]
    return Interval(
        None if any(s.first is None for s in spans) else min(s.first for s in spans if s.first),
        None if any(s.last is None for s in spans) else max(s.last for s in spans if s.last),
    )


@lru_cache(maxsize=_KEPT)
def alternatives(edtf: str, near: Interval | None = None, *, lenient: bool = False) -> tuple[Interval, ...]:
    """The spans of which one is meant: several for `[a,b]`, and for an unknown year one for each year of `near` (nine at most).

    `lenient` widens approximate dates (`~ ? %`) and seasons by as much as they may be off: one day, month or year of their precision.
    Raises UsageError if this is no EDTF date of the kinds understood.
    """
    found: list[Interval] = []
    for atom in _members(edtf):
        if isinstance(atom, Interval):
            found.append(atom)
        elif atom.years:
            found.append(_written(atom).widen(atom.slack if lenient else 0))
        else:
            found.extend(span for year in _years(near) if (span := atom.in_year(year)))
    return tuple(found)


def is_edtf(text: str) -> bool:
    """Whether the text is an EDTF date of the kinds understood."""
    try:
        _members(text)
    except UsageError:
        return False
    return True


def exact_day(edtf: str | None) -> date | None:
    """The day, if the date is one single day and not an approximate one."""
    if edtf is None or edtf[-1:] in "~?%":
        return None
    span = bounds(edtf)
    return span.first if span.first == span.last else None


@lru_cache(maxsize=_KEPT)
def _members(edtf: str) -> tuple[_Atom | Interval, ...]:
    if edtf.startswith("[") and edtf.endswith("]"):
        return tuple(_member(part.strip()) for part in edtf[1:-1].split(","))
    return (_member(edtf),)


def _member(text: str) -> _Atom | Interval:
    mark = ".." if ".." in text and "/" not in text else "/"
    if mark not in text:
        return _atom(text)
    left, _, right = text.partition(mark)
    first = None if left in ("", "..") else _written(_atom(left)).first
    last = None if right in ("", "..") else _written(_atom(right)).last
    if (first and last and first > last) or (not first and not last):
        raise _unreadable(text)
    return Interval(first, last)


def _atom(text: str) -> _Atom:
    """A date without an operator: day, month or year, digits of the year unknown, a time of day left aside. Raises UsageError if there is none."""
    head, hour, rest = text.partition("T")
    match = _ATOM.fullmatch(head)
    if not match or (hour and not _TIME_OF_DAY.fullmatch(hour + rest)):
        raise _unreadable(text)
    written, month, day = match[1], *(None if g in (None, "XX") else int(g) for g in match.group(2, 3))
    if day and not month:
        day = None
    years = None if written == "XXXX" else (int(written.replace("X", "0")), int(written.replace("X", "9")))
    atom = _Atom(years, month, day, _slack(month, day, approximate=bool(match[4])))
    known = _span(*years, month, day) if years else month and month <= 12 and atom.in_year(SOME_YEAR)
    if not known:
        raise _unreadable(text)
    return atom


def _slack(month: int | None, day: int | None, *, approximate: bool) -> int:
    if month and month > 12:
        return 31
    return (1 if day else 31 if month else 366) if approximate else 0


def _written(atom: _Atom | Interval) -> Interval:
    if isinstance(atom, Interval):
        return atom
    return (_span(*atom.years, atom.month, atom.day) if atom.years else None) or Interval()


def _span(first_year: int, last_year: int, month: int | None, day: int | None) -> Interval | None:
    """The days of the years, of the month (13 and above: a season) or of the day; None if there is no such day."""
    if month is None:
        first, last = make_date(first_year, 1, 1) or (date.min if last_year else None), make_date(last_year, 12, 31)
        return Interval(first, last) if first and last else None
    if first_year != last_year:
        return None
    if day:
        found = make_date(first_year, month, day)
        return Interval(found, found) if found else None
    if month in (21, 22, 23, 24):
        start = month_interval(first_year, (month - 20) * 3)
        end = month_interval(first_year + (month == 24), (month - 20) * 3 % 12 + 2)
        return Interval(start.first, end.last) if start and end else None
    return month_interval(first_year, month)


def _years(near: Interval | None) -> range:
    first, last = (near.first, near.last) if near else (None, None)
    if first:
        return range(first.year, min(last.year if last else 9999, first.year + _YEARS_TRIED - 1) + 1)
    start = last.year - _YEARS_TRIED + 1 if last else SOME_YEAR
    return range(max(1, start), start + _YEARS_TRIED)


def _unreadable(text: str) -> UsageError:
    advice = "Write a date as 2016-08-26, 2016-08, 2016 or 2016-08-08/2016-08-14."
    return UsageError(f"{text[:60]!r} is not a date.", advice)


# --- writing -------------------------------------------------------------------------------------------------------------------


def format_interval(first: date | None, last: date | None) -> str | None:
    """The tightest EDTF for the days from `first` to `last`: a whole month is `2016-08`, a whole year `2016`; None if both are open."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{_unit(first, first) if first else '..'}/{_unit(last, last) if last else '..'}"
    return _unit(first, last) or "/".join(_pair(first, last))


def format_alternatives(spans: Iterable[Interval]) -> str | None:
    """`[a,b]` for several spans of which one is meant, in the order of the calendar; one that lies inside another is left out."""
    unique = sorted(set(spans), key=lambda s: (s.first or date.min, s.last or date.max))
    kept = [s for s in unique if not any(o != s and o.contains(s) for o in unique)]
    if len(kept) == 1:
        return format_interval(kept[0].first, kept[0].last)
    written = [format_interval(s.first, s.last) or "" for s in kept]
    return "[" + ",".join(re.sub(r"(?:\.\./|/\.\.|/)", "..", w) for w in written) + "]" if written else None


def _unit(first: date, last: date) -> str | None:
    """The one day, month or year that begins on `first` and ends on `last`."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}" if first.year == last.year else None
    return (
        f"{first.year:04}-{first.month:02}"
        if month_interval(first.year, first.month) == Interval(first, last)
        else None
    )


def _pair(first: date, last: date) -> tuple[str, str]:
    """The two ends of an interval in the coarsest precision that says the same."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}", f"{last.year:04}"
    if first.day == 1 and last == (month_interval(last.year, last.month) or Interval()).last:
        return first.isoformat()[:7], last.isoformat()[:7]
    return first.isoformat(), last.isoformat()
