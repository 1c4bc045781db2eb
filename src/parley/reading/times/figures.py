"""Dates in figures: "2016-08-27T10:00Z", "2016/08/27", "27/08/2016", "8/27/16", "27.08.2016", "2014-2016", "2009/10"."""

from __future__ import annotations

from parley.dates import Interval, make_date
from parley.dates.written import full_year, numeric_days
from parley.reading.times import calendar
from parley.reading.times.calendar import Point
from parley.reading.times.points import Context, Found, Meaning, fixed, year
from parley.reading.times.words import Pieces

__all__ = ["figures"]

_MARKS = frozenset("-–/.")
#: Marks that, touching a number on its left, make it part of a telephone number, an address or a formula.
_CODES = frozenset("-+/.=&#")
#: How long a span of years can be: written in full, and with two digits at its end.
_LONGEST, _LONGEST_SHORT = 150, 20
_STAMP = 12


def figures(p: Pieces, i: int) -> Found | None:
    """Read a date, or a span of years, that is written in figures at piece i."""
    if (p.tight(i) and p.words[i - 1] in _CODES) or not _pair(p, i):
        return None
    mark = p.words[i + 1]
    if p.words[i + 3] == mark and p.tight(i + 3) and p.tight(i + 4) and p.digits(i + 4, 4) is not None:
        return _three(p, i)
    return _years(p, i) if mark != "." else None


def _pair(p: Pieces, i: int) -> bool:
    """Whether two numbers with a mark between them stand at piece i, without white space."""
    joined = p.words[i + 1] in _MARKS and p.tight(i + 1) and p.tight(i + 2)
    return joined and p.digits(i, 4) is not None and p.digits(i + 2, 4) is not None


def _years(p: Pieces, i: int) -> Found | None:
    first, last = year(p, i), p.digits(i + 2, 4)
    if first is None or last is None or p.words[i + 3] in p.known.units:
        return None
    short = len(p.words[i + 2]) == 2
    start, last = first[1], last + first[1] // 100 * 100 if short else last
    if not start < last <= start + (_LONGEST_SHORT if short else _LONGEST) or len(p.words[i + 2]) not in (2, 4):
        return None
    span = Interval(make_date(start, 1, 1), make_date(last, 12, 31))
    return Found(i, i + 3, "DATE", fixed(Point(f"{start}/{last}", span, "Y")), "years")


def _three(p: Pieces, i: int) -> Found | None:
    one, two, three = p.words[i], p.words[i + 2], p.words[i + 4]
    if len(one) == 4:
        day = make_date(int(one), int(two), int(three)) if max(len(two), len(three)) <= 2 else None
        return Found(i, _after_stamp(p, i + 5), "DATE", fixed(calendar.day_point(day)), "iso") if day else None
    slashes = p.words[i + 1] == "/"
    if max(len(one), len(two)) > 2 or len(three) not in ((2, 4) if slashes else (4,)) or full_year(three) < 1000:
        return None
    days = numeric_days(f"{one}/{two}/{three}")
    return Found(i, i + 5, "DATE", _either(days), "numeric") if days else None


def _either(days: list[Interval]) -> Meaning:
    """One day, or either of two: the value is the one nearer to the writing."""

    def meaning(c: Context) -> Point | None:
        points = [point for span in days if (point := calendar.day_point(span.first))]
        near = min(points, key=lambda point: abs((point.first or c.day) - c.day))
        return near.at(near.value, f"[{','.join(sorted(x.value for x in points))}]") if len(points) > 1 else near

    return meaning


def _after_stamp(p: Pieces, j: int) -> int:
    """Skip the time of day of an ISO stamp (T10:00:00Z)."""
    if p.words[j] != "t" or not p.tight(j) or not p.words[j + 1][:1].isdigit():
        return j
    end = j + 2
    while end < j + _STAMP and p.tight(end) and (p.words[end] in (":", ".", "z", "+", "-") or p.words[end].isdigit()):
        end += 1
    return end
