"""Calendar dates that a page writes out: bylines, "last updated" lines, datelines, addresses, ISO stamps.

Only dates that name at least a day and a month, or a month and a year; what "Friday" or "last week" means is for `parley.reading.times`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parley.dates.days import Interval, make_date
from parley.dates.edtf import format_alternatives

__all__ = ["MONTHS", "WEEKDAYS", "WrittenDate", "full_year", "numeric_days", "parse_absolute"]

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ), start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Names of the months, lower case, without the point of an abbreviation, to 1 … 12."""

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
"""Names of the days of the week, lower case, to 0 (Monday) … 6."""

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?,?[ \t\xa0]{1,3}"
_GAP = r"[ \t\xa0]{0,3}[,/-]?[ \t\xa0]{0,3}(?:of[ \t\xa0])?"
_YEAR = r"(?:[12][0-9]{3})(?![0-9])"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9:])"
#: Every repeat is bounded, and no two neighbours can match the same characters twice over: the search is linear in the text.
_DATE = re.compile(
    rf"""(?<![0-9A-Za-z])(?:
      (?P<iso>{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])(?:T[0-9]{{2}}:?[0-9]{{2}}[0-9:.]{{0,12}}(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?)
    | (?P<numeric>[0-3]?[0-9](?P<mark>[-/.])[0-3]?[0-9](?P=mark)(?:{_YEAR}|[0-9]{{2}}(?![0-9./-])))
    | (?P<weekday>{_WEEKDAY})?(?:
        (?P<m1>{_MONTH}){_GAP}(?P<d1>{_DAY})(?:{_GAP}(?P<y1>{_YEAR}))?
      | (?P<d2>{_DAY}){_GAP}(?P<m2>{_MONTH})(?:{_GAP}(?P<y2>{_YEAR}))?
      | (?P<m3>{_MONTH}){_GAP}(?P<y3>{_YEAR})
      )
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_NUMBER = re.compile(r"[0-9]{1,4}")


class WrittenDate(NamedTuple):
    """A date that stands in a text at `start:end` (code points, end exclusive), as EDTF."""

    start: int
    end: int
    edtf: str


def parse_absolute(text: str) -> list[WrittenDate]:
    """The calendar dates written in the text, in its order; a day without a year is `XXXX-08-27`.

    "27/08/2016" and "08/27/2016" are one day each; "05/08/2016" stays `[2016-05-08,2016-08-05]` unless another date of the text in the
    same style settles the order. Impossible days (31 February) are left out. A name of a month counts only if it is capitalised.
    """
    found = [(m, edtf) for m in _DATE.finditer(text) if (edtf := _edtf(m))]
    orders = {order for m, _ in found if m["numeric"] and (order := _order(m["numeric"]))}
    if len(orders) == 1:
        order = orders.pop()
        found = [(m, _in_order(m["numeric"], order) or edtf) if m["numeric"] else (m, edtf) for m, edtf in found]
    return [WrittenDate(m.start(), m.end(), edtf) for m, edtf in found]


def full_year(text: str) -> int:
    """The year that two or four digits write: 69 to 99 are of the twentieth century, as POSIX has it."""
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year >= 69 else 2000)


def numeric_days(text: str) -> list[Interval]:
    """The days that "27/08/2016" can mean, day first and month first; none if neither exists."""
    one, two, year = _NUMBER.findall(text)
    days = [make_date(full_year(year), int(m), int(d)) for d, m in ((one, two), (two, one))]
    return [Interval(d, d) for d in dict.fromkeys(days) if d]


def _edtf(match: re.Match[str]) -> str | None:
    """The date that was written out, as EDTF; None if there is no such day."""
    if match["iso"]:
        found = make_date(*(int(n) for n in _NUMBER.findall(match["iso"])[:3]))
        return found.isoformat() if found else None
    if match["numeric"]:
        return format_alternatives(numeric_days(match["numeric"]))
    name = match["m1"] or match["m2"] or match["m3"]
    month = MONTHS[name.rstrip(".").lower()]
    if not name[0].isupper():
        return None
    if match["m3"]:
        return f"{match['y3']}-{month:02}"
    day = int(_NUMBER.findall(match["d1"] or match["d2"])[0])
    year = match["y1"] or match["y2"]
    return f"{year or 'XXXX'}-{month:02}-{day:02}" if make_date(int(year or 2000), month, day) else None


def _order(numeric: str) -> str | None:
    """Which comes first in this date, the day or the month, if it tells."""
    one, two = (int(n) for n in _NUMBER.findall(numeric)[:2])
    return "day" if one > 12 >= two else "month" if two > 12 >= one else None


def _in_order(numeric: str, order: str) -> str | None:
    one, two, year = _NUMBER.findall(numeric)
    day, month = (one, two) if order == "day" else (two, one)
    found = make_date(full_year(year), int(month), int(day))
    return found.isoformat() if found else None
