"""Points of the calendar put together: "the end of last year", "July of last year", "30 August – 2 September", "the first week of May"."""

from __future__ import annotations

from datetime import date

from parley.dates import Interval, make_date
from parley.reading.times import calendar
from parley.reading.times.calendar import Point
from parley.reading.times.moves import day_word, moved_unit, narrative, with_day_part
from parley.reading.times.periods import named_period
from parley.reading.times.points import DASHES, Context, Meaning, Read, Scene, calendar_date, fixed, nth_number, year
from parley.reading.times.weekdays import day_number, moved_weekday
from parley.reading.times.words import Pieces

__all__ = ["bare_year", "phrase"]

_RULES = (calendar_date, moved_weekday, day_word, moved_unit, named_period, narrative)
_FIGURE_RULES = (calendar_date, named_period, day_number)
#: Rules whose points take no article (but for "the 5th of May"): in "the July deal" it belongs to the noun.
_SOONER = ("later", "earlier", "sooner")
"""Words before "than" and a year: "no later than 2027"."""
_WITHOUT_ARTICLE = frozenset(
    {"month", "month-year", "month-day", "day-month", "full-date", "weekday", "holiday", "day-word"}
)
#: Rules whose points may begin a range, and those among them whose year is open and follows the end of the range.
_RANGES = frozenset({"month", "month-day", "day-month", "weekday", "month-year", "full-date"})
_YEAR_OPEN = frozenset({"month", "month-day", "day-month"})
#: Units of which "the" alone makes a point, where a part of it is named ("the end of the month").
_WHOLES = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})
_MODERN = range(1900, 2060)
_LONGEST_RANGE = 200
"""Days: "December 30 – January 2" crosses the turn of the year; a range is never almost a year long."""


def phrase(scene: Scene, i: int) -> Read | None:
    """Read the longest point of the calendar at piece i, an article before it included."""
    p = scene.pieces
    j = p.skip(i, ("the",))
    found = _point(scene, j) or _part(scene, j) or _nth(scene, j)
    if found is None or (j > i and found.rule in _WITHOUT_ARTICLE and nth_number(p, j)[0] == 0):
        return None
    return _until(scene, with_day_part(p, _in_moved_year(scene, found)))


def bare_year(p: Pieces, i: int) -> Read | None:
    """Read a year that stands alone, if its company lets it be one: "in 1648", "the 2008 games", not "2000 troops"."""
    found = year(p, i)
    if found is None:
        return None
    j, number = found
    before, after, company = p.words[i - 1], p.words[j], p.known.company
    against = before in company["against_year"] and not (before == "than" and p.words[i - 2] in _SOONER)
    if against or after in company["counted"] or after in p.known.units or _joined(p, i, j):
        return None
    if number not in _MODERN and before not in company["before_any_year"]:
        return None
    counts = after.endswith("s") and after not in ("is", "was", "has", "s", "as") and not p.capital(j)
    if counts and before not in company["before_year"]:
        return None
    return Read(j, fixed(calendar.year_point(number)), "year", "Y")


def _joined(p: Pieces, i: int, j: int) -> bool:
    """Whether the number is part of a longer code."""
    left = p.tight(i) and p.words[i - 1] in "-–/.,:'#" and p.words[i - 2].isalnum()
    return left or (p.tight(j) and p.words[j] in DASHES and p.words[j + 1] not in ("", "\n"))


def _point(scene: Scene, i: int) -> Read | None:
    rules = _FIGURE_RULES if "0" <= scene.pieces.words[i][:1] <= "9" else _RULES
    return max((read for rule in rules if (read := rule(scene, i))), key=lambda read: read.end, default=None)


def _in_moved_year(scene: Scene, found: Read) -> Read:
    """Take in "last year", "of this year" after a month or day."""
    if found.rule not in _YEAR_OPEN:
        return found
    which = moved_unit(scene, scene.pieces.skip(found.end, ("of",)))
    if which is None or which.grain != "Y":
        return found

    def meaning(c: Context) -> Point | None:
        point, whole = found.meaning(c), which.meaning(c)
        return _in_year(point, whole.first.year) if point and whole and whole.first else None

    return found._replace(end=which.end, meaning=meaning)


def _in_year(point: Point, number: int) -> Point | None:
    if point.first is None:
        return None
    if point.grain == "M":
        return calendar.point_of("M", date(number, point.first.month, 1))
    return calendar.day_point(make_date(number, point.first.month, point.first.day))


# --- ranges --------------------------------------------------------------------------------------------------------------------


def _until(scene: Scene, found: Read) -> Read:
    """Take in the end of a range: "30 August – 2 September", "May-July 2016"."""
    p = scene.pieces
    if p.words[found.end] not in DASHES or found.rule not in _RANGES:
        return found
    other = (moved_weekday if found.rule == "weekday" else calendar_date)(scene, found.end + 1)
    if other is None or other.grain != found.grain:
        return found
    return Read(other.end, _range(found, other), f"{found.rule}-range", "range")


def _range(start: Read, end: Read) -> Meaning:
    def meaning(c: Context) -> Point | None:
        first, last = start.meaning(c), end.meaning(c)
        if first and last and start.rule in _YEAR_OPEN:
            first = _before(first, last)
        if not (first and last and first.first and last.first and last.last) or first.first > last.first:
            return None
        return Point(f"{first.value}/{last.value}", Interval(first.first, last.last), first.grain)

    return meaning


def _before(first: Point, last: Point) -> Point | None:
    """The first point in the year of the last, or the year before it."""
    if not first.first or not last.first or 0 <= (last.first - first.first).days <= _LONGEST_RANGE:
        return first
    years = [_in_year(first, last.first.year - n) for n in (0, 1) if last.first.year > n]
    return next((point for point in years if point and point.first and point.first <= last.first), None)


# --- parts ---------------------------------------------------------------------------------------------------------------------


def _part(scene: Scene, i: int) -> Read | None:
    """Read "early 2016", "mid-August", "late last year", "later this week", "the end of the month"."""
    p = scene.pieces
    word, after = p.words[i], p.words[i + 1]
    part = p.known.parts.get(word)
    if part is None:
        return None
    if after == "of":
        whole = _whole(scene, i + 2)
    elif word in p.known.company["before_point"] or (
        word in ("earlier", "later") and after in ("this", "in", "on", "that", "today")
    ):
        j = p.skip(p.skip(i + 1, DASHES), ("in", "on"))
        whole = _bounded(scene, j) or (_whole(scene, j) if after == "in" else None)
    else:
        return None
    if whole is None:
        return None
    if word in ("earlier", "later"):
        return whole._replace(rule="part")
    return whole._replace(meaning=_part_of(whole.meaning, part), rule="part")


def _part_of(whole: Meaning, part: str) -> Meaning:
    return lambda c: calendar.part_of(found, part) if (found := whole(c)) else None


def _whole(scene: Scene, i: int) -> Read | None:
    """Read the whole of which a part is named: a point, a year, or "the month"."""
    p = scene.pieces
    if p.words[i] in ("the", "this") and p.words[i + 1] in _WHOLES:
        grain = p.known.units[p.words[i + 1]]
        return Read(i + 2, lambda c: calendar.point_of(grain, c.day), "part", grain)
    return _bounded(scene, i)


def _bounded(scene: Scene, i: int) -> Read | None:
    """Read a point, a month (in any company) or a year at piece i."""
    p = scene.pieces
    j = p.skip(i, ("the",))
    found = _point(scene, j) or _nth(scene, j)
    if found:
        return with_day_part(p, _in_moved_year(scene, found))
    month = p.month(i)
    if month and not p.short(i):
        return Read(i + 1, lambda c: calendar.named_month(month, c.day, scene.tense.at(i).lean), "month", "M")
    written = year(p, i)
    return Read(written[0], fixed(calendar.year_point(written[1])), "year", "Y") if written else None


def _nth(scene: Scene, i: int) -> Read | None:
    """Read "first week of August", "last day of the month", "first three months of 2016" at piece i."""
    p = scene.pieces
    nth, j = nth_number(p, i)
    if nth == 0:
        return None
    count = p.known.numbers.get(p.words[j], 0)
    j += bool(count)
    grain = p.known.units.get(p.words[j], "")
    if not grain or grain.startswith(("T", "2")) or p.words[j + 1] not in ("of", "in"):
        return None
    whole = _whole(scene, j + 2)
    if whole is None or whole.grain in ("D", "T") or (count and nth not in (1, -1)):
        return None
    return Read(whole.end, _nth_of(whole.meaning, nth, count, grain), "nth-of", grain)


def _nth_of(whole: Meaning, nth: int, count: int, grain: str) -> Meaning:
    """The n-th unit of the whole, or its first or last so many."""

    def meaning(c: Context) -> Point | None:
        about = whole(c)
        if about is None:
            return None
        if not count:
            return calendar.nth_of(nth, grain, about)
        first, last = calendar.nth_of(1, grain, about), calendar.nth_of(count, grain, about)
        if nth < 0:
            last = calendar.nth_of(-1, grain, about)
            first = calendar.point_of(grain, last.first, 1 - count) if last and last.first else None
        return Point(f"P{count}{grain}", Interval(first.first, last.last), grain) if first and last else None

    return meaning
