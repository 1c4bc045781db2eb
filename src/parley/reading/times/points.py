"""Days and months of the calendar: "September 5, 2016", "5 May", "September 5-7", "May 2016", "in July".

Each rule reads at one piece and answers a `Read`: the piece after the expression, what it means, and the rule's name. A meaning is a
function of the day of writing (and of the time last spoken of), so that one reading serves a day, an interval of days, or no date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from parley.dates import Interval, make_date
from parley.dates.written import full_year
from parley.model import TimeType
from parley.reading.times import calendar
from parley.reading.times.amounts import DASHES
from parley.reading.times.calendar import Point
from parley.reading.times.tense import Tense
from parley.reading.times.words import Pieces

__all__ = [
    "DASHES",
    "Context",
    "Found",
    "Meaning",
    "Read",
    "Scene",
    "calendar_date",
    "day_of_month",
    "fixed",
    "nth_number",
    "on_part",
    "year",
    "year_after",
]

#: Words that may follow "May 3 and 5" or "May 3 to 5"; any other makes the second number a count ("May 3 and 5 guards").
_AFTER_RANGE = frozenset(
    {"of", "in", "at", "for", "with", "to", "on", "and", "but", "when", "as", "after", "before", "by", "near", "under"}
)
_YEARS = range(1000, 3000)
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a meaning is resolved against: the day of writing, the time last spoken of, and the day last named in the same sentence."""

    day: date
    last: Point | None = None
    sentence_day: date | None = None


Meaning = Callable[[Context], Point | None]


class Read(NamedTuple):
    """A calendar point that was read: the piece after it, its meaning, the rule's name, and the grain if it is a named one."""

    end: int
    meaning: Meaning
    rule: str
    grain: str = "D"


class Found(NamedTuple):
    """An expression: its first piece, the piece after it, its type, what it means, and the rule that read it."""

    start: int
    end: int
    type: TimeType
    meaning: Meaning
    rule: str


class Scene(NamedTuple):
    """The text, and what tells where its sentences look."""

    pieces: Pieces
    tense: Tense


def fixed(found: Point | None) -> Meaning:
    """Make the meaning of an expression that says the same whenever it was written."""
    return lambda _: found


def on_part(day: Meaning, part: str) -> Meaning:
    """Make the meaning of a part of a day: `part` as ISO-TimeML writes it ("MO", "NI")."""
    return lambda c: replace(found, value=f"{found.value}T{part}", grain="T") if (found := day(c)) else None


def day_of_month(p: Pieces, i: int) -> tuple[int, int] | None:
    """Read the number of a day at piece i ("5", "5th", "fifth", "twenty-fifth"): the piece after it, and the number."""
    found = p.digits(i, 2)
    if found is None:
        tens = p.known.numbers.get(p.words[i])
        if tens in (20, 30) and p.words[i + 1] in DASHES and 0 < p.known.ordinals.get(p.words[i + 2], 0) < 10:
            return i + 3, tens + p.known.ordinals[p.words[i + 2]]
        spelt = p.known.ordinals.get(p.words[i], 0)
        return (i + 1, spelt) if 0 < spelt <= 31 else None
    if not 1 <= found <= 31 or (p.words[i + 1] == ":" and p.tight(i + 1) and p.digits(i + 2, 2) is not None):
        return None
    if p.tight(i + 1) and p.words[i + 1] in _ORDINAL_ENDS:
        return i + 2, found
    return None if _goes_on(p, i + 1) else (i + 1, found)


def _goes_on(p: Pieces, j: int) -> bool:
    """Whether the number before piece j goes on there: "5m", "5.3", "5%"."""
    if not p.tight(j):
        return False
    return p.words[j].isalnum() or (p.words[j] in ".,%" and p.tight(j + 1) and p.words[j + 1].isdigit())


def nth_number(p: Pieces, i: int) -> tuple[int, int]:
    """Read "first", "3rd", "thirty-first", "last" (-1) at piece i: the number, 0 if there is none, and the piece after it."""
    spelt = p.known.ordinals.get(p.words[i], 0)
    if spelt:
        return spelt, i + 1
    found = day_of_month(p, i)
    return (found[1], found[0]) if found and (found[0] > i + 1) else (0, i)


def year(p: Pieces, i: int) -> tuple[int, int] | None:
    """Read a year of four digits at piece i: the piece after it, and the year."""
    found = p.digits(i, 4)
    return None if found is None or found not in _YEARS or _goes_on(p, i + 1) else (i + 1, found)


def year_after(p: Pieces, j: int) -> tuple[int, int | None]:
    """Read ", 2016", " 2016", " of 2016" at piece j; the piece after it, and the year if there is one."""
    k = p.skip(j, (",",))
    k = p.skip(k, ("of", "in")) if k == j else k
    found = year(p, k)
    return found or (j, None)


def calendar_date(scene: Scene, i: int) -> Read | None:
    """Read a day of a month, a range of days, or a month, at piece i, in either order of day and month."""
    p = scene.pieces
    month = p.month(i)
    if month:
        return _month_first(scene, i, month)
    first = day_of_month(p, i)
    return _day_first(scene, i, *first) if first else None


def _month_first(scene: Scene, i: int, month: int) -> Read | None:
    p = scene.pieces
    j = p.skip(i + 1, (".",)) if p.tight(i + 1) and p.short(i) else i + 1
    k = p.skip(j, DASHES) if p.tight(j) else p.skip(j, ("the",))
    first = day_of_month(p, k)
    if first:
        end, last = _range_end(p, first[0])
        end, written = year_after(p, end)
        meaning = _dated(scene, i, (first[1], last), month, written)
        return Read(end, meaning, "full-date" if written else "month-day")
    end, written = year_after(p, k)
    if written is None:
        end, written = _short_year(p, j)
    if written is None:
        return _month_alone(scene, i, month)
    return Read(end, fixed(calendar.point_of("M", date(written, month, 1))), "month-year", "M")


def _short_year(p: Pieces, j: int) -> tuple[int, int | None]:
    two = p.digits(j + 1, 2) if p.words[j] == "'" and len(p.words[j + 1]) == 2 else None
    return (j + 2, full_year(p.words[j + 1])) if two is not None else (j, None)


def _month_alone(scene: Scene, i: int, month: int) -> Read | None:
    p = scene.pieces
    if p.short(i) or (p.words[i] in ("may", "march") and p.words[i - 1] not in p.known.company["before_month"]):
        return None

    def meaning(c: Context) -> Point | None:
        look = scene.tense.at(i)
        return calendar.named_month(month, c.day, look.lean, sure=look.sure)

    return Read(i + 1, meaning, "month", "M")


def _day_first(scene: Scene, i: int, j: int, day: int) -> Read | None:
    """Read "5 May", "5th of May", "3 and 5 May", "3-5 May 2016"; `j` is the piece after the first number."""
    p = scene.pieces
    end, last = _range_end(p, j)
    k = p.skip(end, ("of",))
    k = p.skip(k, DASHES) if k == end and p.tight(k) else k
    month = p.month(k)
    if not month:
        return None
    k = p.skip(k + 1, (".",)) if p.tight(k + 1) and p.short(k) else k + 1
    end, written = year_after(p, p.skip(k, DASHES) if p.tight(k) and p.words[k] in DASHES and year(p, k + 1) else k)
    return Read(end, _dated(scene, i, (day, last), month, written), "full-date" if written else "day-month")


def _range_end(p: Pieces, j: int) -> tuple[int, int | None]:
    """Read "-7", " to 7", " and 7" at piece j, the end of a range of days of one month."""
    if p.words[j] not in ("-", "–", "—", "to", "and", "through", "until"):
        return j, None
    last = day_of_month(p, j + 1)
    if last is None or _unit_follows(p, last[0]):
        return j, None
    after = p.words[last[0]]
    counts = p.words[j] in ("to", "and") and after.isalpha() and after not in _AFTER_RANGE and not p.month(last[0])
    return (j, None) if counts else last


def _unit_follows(p: Pieces, j: int) -> bool:
    """Whether a unit of time stands at piece j, perhaps after a dash."""
    return p.words[p.skip(j, DASHES)] in p.known.units


def _dated(scene: Scene, i: int, days: tuple[int, int | None], month: int, written: int | None) -> Meaning:
    """The day of the month, or the days from one to another; without a written year, near the writing."""

    def meaning(c: Context) -> Point | None:
        if written:
            first = calendar.day_point(make_date(written, month, days[0]))
        else:
            look = scene.tense.at(i)
            first = calendar.month_day(month, days[0], c.day, look.lean, sure=look.sure)
        if first is None or first.first is None or not days[1]:
            return first
        last = make_date(first.first.year, month, days[1])
        if last is None or last <= first.first:
            return first
        return Point(f"{first.value}/{last.isoformat()}", Interval(first.first, last))

    return meaning
