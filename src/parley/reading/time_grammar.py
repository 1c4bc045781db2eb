"""The grammar of time expressions: which rule reads what, and how their readings are put together.

At each word with which an expression can begin, every rule is tried and the longest reading stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from parley.dates import Interval, make_date
from parley.dates.written import WEEKDAYS, full_year, numeric_days
from parley.model import TimeType
from parley.reading import calendar
from parley.reading.calendar import Point
from parley.reading.time_amounts import iso_duration, number
from parley.reading.time_clock import at_clock, clock, own_day
from parley.reading.time_lengths import length
from parley.reading.time_moves import day_number, day_word, moved_unit, moved_weekday, narrative, with_day_part
from parley.reading.time_periods import named_period
from parley.reading.time_points import DASHES, Context, Meaning, Read, Scene, calendar_date, fixed, nth_number, year
from parley.reading.time_words import Kind, Pieces

__all__ = ["Found", "expressions"]

_POINT_RULES = (calendar_date, moved_weekday, day_word, moved_unit, named_period, narrative)
_FIGURE_RULES = (calendar_date, named_period, day_number)
#: Rules whose points take no article (but for "the 5th of May"): in "the July deal", "the Christmas truce" it belongs to the noun.
_WITHOUT_ARTICLE = frozenset({"month", "month-year", "month-day", "day-month", "full-date", "weekday", "holiday", "day-word"})
#: Rules whose points may begin a range, and those among them whose year is open and follows the end of the range.
_RANGES = frozenset({"month", "month-day", "day-month", "weekday", "month-year", "full-date"})
_YEAR_OPEN = frozenset({"month", "month-day", "day-month"})


_NONE = 0
_FIGURES = Kind.NUMBERS | Kind.AMOUNT | Kind.CLOCK | Kind.POINT
_DIGITS = frozenset("0123456789")


class Found(NamedTuple):
    """An expression: its first piece, the piece after it, its type, what it means, and the rule that read it."""

    start: int
    end: int
    type: TimeType
    meaning: Meaning
    rule: str


def expressions(scene: Scene) -> Iterator[Found]:
    """Read all expressions of a text, from left to right, none inside another."""
    p, end = scene.pieces, 0
    firsts = p.known.firsts
    begins = [i for i, w in enumerate(p.words) if w in firsts or w in ("the", "'") or "0" <= w[:1] <= "9" or w[-4:] == "days"]
    for i in begins:
        kind = _kind(p, i) if i >= end else _NONE
        found = _expression(scene, i, kind) if kind else None
        if found and found.end > i:
            end = found.end
            if found.rule != "no-date":
                yield found


def _kind(p: Pieces, i: int) -> int:
    """Of which kinds an expression that begins at piece i can be."""
    word = p.words[i]
    if word in ("the", "'"):
        after = p.words[i + 1]
        return _FIGURES if after[:1] in _DIGITS else p.known.after_the.get(after, _NONE) if word == "the" else _NONE
    kind = p.known.firsts.get(word)
    if kind is not None:
        return kind if kind != Kind.NAME or p.capital(i) else _NONE
    if word[0] in _DIGITS:
        return _FIGURES
    return Kind.SET if word.endswith("days") else _NONE


def _expression(scene: Scene, i: int, kind: int) -> Found | None:
    """Read the longest expression at piece i, of two equally long the one of the rule that stands first here."""
    candidates = [_reference(scene.pieces, i)] if kind & Kind.REFERENCE else []
    if kind & Kind.NUMBERS:
        candidates.append(_numeric(scene, i))
    if kind & Kind.SET:
        candidates.append(_set(scene.pieces, i))
    if kind & Kind.AMOUNT and (found := length(scene, i, _whole_point)):
        candidates.append(Found(i, *found))
    if kind & Kind.CLOCK:
        candidates.append(_clocked(scene, i))
    if kind & (Kind.POINT | Kind.NAME):
        candidates.append(_dated(scene, i))
    return max((c for c in candidates if c), key=lambda f: f.end, default=None)


def _dated(scene: Scene, i: int) -> Found | None:
    """Read a point of the calendar, with the part of the day or the clock time that follows it."""
    found = _whole_point(scene, i) or _bare_year(scene.pieces, i)
    if found is None:
        return None
    p = scene.pieces
    if found.grain in ("D", "T"):
        j = p.skip(p.skip(found.end, (",",)), ("at", "around"))
        time = clock(p, j)
        if time and (j > found.end or ":" in time.value):
            return Found(i, time.end, "TIME", at_clock(time, found.meaning), found.rule + "-clock")
    return Found(i, found.end, "TIME" if found.grain == "T" else "DATE", found.meaning, found.rule)


def _clocked(scene: Scene, i: int) -> Found | None:
    """Read a clock time, with the day that follows it; "the morning of 5 May", "in the morning"."""
    p = scene.pieces
    time = clock(p, i)
    if time:
        j = p.skip(p.skip(time.end, (",",)), ("on",))
        day = _whole_point(scene, j)
        if day and day.grain in ("D", "T") and p.words[j] not in p.known.narrative:
            return Found(i, day.end, "TIME", at_clock(time, day.meaning), "clock-day")
        return Found(i, time.end, "TIME", at_clock(time), "clock")
    j = p.skip(i, ("the",))
    part = p.known.day_parts.get(p.words[j])
    if part and j > i:
        day = _whole_point(scene, j + 2) if p.words[j + 1] == "of" else None
        if day and day.grain == "D":
            return Found(i, day.end, "TIME", _of_day(day.meaning, part), "part-of-day")
        return Found(i, j + 1, "TIME", _of_day(own_day, part), "part-of-day") if p.words[i - 1] == "in" else None
    return None


def _of_day(day: Meaning, part: str) -> Meaning:
    return lambda c: replace(found, value=f"{found.value}T{part}", grain="T") if (found := day(c)) else None


# --- points, put together ------------------------------------------------------------------------------------------------------


def _whole_point(scene: Scene, i: int) -> Read | None:
    """Read the longest point of the calendar at piece i, an article before it included."""
    p = scene.pieces
    j = p.skip(i, ("the",))
    found = _point(scene, j) or _part(scene, j) or _nth(scene, j)
    if found is None or (j > i and found.rule in _WITHOUT_ARTICLE and nth_number(p, j)[0] == 0):
        return None
    found = with_day_part(p, _in_moved_year(scene, found))
    return _until(scene, found)


def _point(scene: Scene, i: int) -> Read | None:
    rules = _FIGURE_RULES if scene.pieces.words[i][:1] in _DIGITS else _POINT_RULES
    reads = [read for rule in rules if (read := rule(scene, i))]
    return max(reads, key=lambda r: r.end, default=None)


def _in_moved_year(scene: Scene, found: Read) -> Read:
    """Take in "last year", "of this year" after a month or day."""
    p = scene.pieces
    if found.rule not in _YEAR_OPEN:
        return found
    which = moved_unit(scene, p.skip(found.end, ("of",)))
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


def _until(scene: Scene, found: Read) -> Read:
    """Take in the end of a range: "30 August – 2 September", "May-July 2016"."""
    p = scene.pieces
    if p.words[found.end] not in DASHES or found.rule not in _RANGES:
        return found
    other = calendar_date(scene, found.end + 1) if found.rule != "weekday" else moved_weekday(scene, found.end + 1)
    if other is None or other.grain != found.grain:
        return found

    def meaning(c: Context) -> Point | None:
        first, last = found.meaning(c), other.meaning(c)
        if first is None or last is None or first.first is None or last.first is None or last.last is None:
            return None
        if found.rule in _YEAR_OPEN and (first.first > last.first or (last.first - first.first).days > 200):
            years = [_in_year(first, last.first.year - n) for n in (0, 1)]
            first = next((y for y in years if y and y.first and y.first <= last.first), None)
        if first is None or first.first is None or first.first > last.first:
            return None
        return Point(f"{first.value}/{last.value}", Interval(first.first, last.last), first.grain)

    return Read(other.end, meaning, found.rule + "-range", "range")


def _part(scene: Scene, i: int) -> Read | None:
    """Read "early 2016", "mid-August", "late last year", "later this week", "the end of the month"."""
    p = scene.pieces
    part = p.known.parts.get(p.words[i])
    if part is None:
        return None
    if p.words[i + 1] == "of":
        whole = _whole_of(scene, i + 2)
    elif p.words[i] in ("early", "late", "mid", "end") or (p.words[i] in ("earlier", "later") and p.words[i + 1] in ("this", "in", "on", "that", "today")):
        j = p.skip(p.skip(i + 1, DASHES), ("in", "on"))
        whole = _bounded(scene, j) or (_whole_of(scene, j) if p.words[i + 1] == "in" else None)
    else:
        return None
    if whole is None:
        return None
    plain = p.words[i] in ("earlier", "later")
    return whole._replace(
        meaning=lambda c: (found if plain else calendar.part_of(found, part)) if (found := whole.meaning(c)) else None, rule="part"
    )


def _whole_of(scene: Scene, i: int) -> Read | None:
    """Read the whole of which a part is named: a point, a year, or "the month"."""
    p = scene.pieces
    if p.words[i] in ("the", "this") and p.words[i + 1] in ("week", "month", "quarter", "year", "decade", "century", "day", "weekend"):
        grain = p.known.units[p.words[i + 1]]
        return Read(i + 2, lambda c: calendar.point_of(grain, c.day), "part", grain)
    return _bounded(scene, i)


def _bounded(scene: Scene, i: int) -> Read | None:
    """Read a point or a year at piece i."""
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
    """Read "first week of August", "last day of the month", "second day of Ramadan"; "first three months of 2016"."""
    p = scene.pieces
    nth, j = nth_number(p, i)
    if nth == 0:
        return None
    count = p.known.numbers.get(p.words[j], 0)
    j += bool(count)
    grain = p.known.units.get(p.words[j], "")
    if not grain or grain.startswith(("T", "2")) or p.words[j + 1] not in ("of", "in"):
        return None
    whole = _whole_of(scene, j + 2)
    if whole is None or whole.grain in ("D", "T") or (count and nth not in (1, -1)):
        return None

    def meaning(c: Context) -> Point | None:
        about = whole.meaning(c)
        if about is None:
            return None
        if not count:
            return calendar.nth_of(nth, grain, about)
        first, last = calendar.nth_of(1 if nth > 0 else 1 - count, grain, about), calendar.nth_of(count if nth > 0 else -1, grain, about)
        if nth < 0 and last and last.first:
            first = calendar.point_of(grain, last.first, 1 - count)
        return Point(f"P{count}{grain}", Interval(first.first, last.last), grain) if first and last else None

    return Read(whole.end, meaning, "nth-of", grain)


# --- the rest ------------------------------------------------------------------------------------------------------------------


def _reference(p: Pieces, i: int) -> Found | None:
    """Read "now", "currently", "recently", "in the near future"."""
    found = p.phrase(i, p.known.references)
    if found is None or p.words[i - 1] in p.known.not_before or p.words[found[0]] in p.known.not_after:
        return None
    if found[1] != "PRESENT_REF" and (p.words[found[0]] in p.known.units or number(p, found[0])):
        return None
    return Found(i, found[0], "DATE", fixed(Point(found[1])), "reference")


def _numeric(scene: Scene, i: int) -> Found | None:
    """Read "2016-08-27", "2016/08/27", "27/08/2016", "8/27/16", "27.08.2016", "2014-2016"."""
    p = scene.pieces
    mark = p.words[i + 1]
    if p.tight(i) and p.words[i - 1] in "-+/.=&#":
        return None
    if p.digits(i, 4) is None or mark not in ("-", "/", ".", "–") or not (p.tight(i + 1) and p.tight(i + 2)) or p.digits(i + 2, 4) is None:
        return None
    if p.words[i + 3] == mark and p.tight(i + 3) and p.tight(i + 4) and p.digits(i + 4, 4) is not None:
        return _three_numbers(p, i)
    first, last = year(p, i), p.digits(i + 2, 4)
    if first is None or last is None or mark == "." or not 1500 <= first[1] <= 2200 or p.words[i + 3] in p.known.units:
        return None
    if len(p.words[i + 2]) == 2:
        last += first[1] // 100 * 100
    if not first[1] < last <= first[1] + (150 if len(p.words[i + 2]) == 4 else 20) or len(p.words[i + 2]) not in (2, 4):
        return None
    value = f"{first[1]}/{last}"
    return Found(i, i + 3, "DATE", fixed(Point(value, Interval(make_date(first[1], 1, 1), make_date(last, 12, 31)), "Y")), "years")


def _three_numbers(p: Pieces, i: int) -> Found | None:
    a, b, c = p.words[i], p.words[i + 2], p.words[i + 4]
    if len(a) == 4:
        day = make_date(int(a), int(b), int(c)) if max(len(b), len(c)) <= 2 else None
        return Found(i, _iso_end(p, i + 5), "DATE", fixed(calendar.day_point(day)), "iso") if day else None
    if len(c) not in (2, 4) or max(len(a), len(b)) > 2 or (len(c) == 2 and p.words[i + 1] != "/") or full_year(c) < 1000:
        return None
    days = numeric_days(f"{a}/{b}/{c}")

    def meaning(context: Context) -> Point | None:
        points = [calendar.day_point(span.first) for span in days]
        near = min((x for x in points if x and x.first), key=lambda x: abs((x.first or context.day) - context.day), default=None)
        return near.at(near.value, f"[{','.join(sorted(x.value for x in points if x))}]") if near and len(points) > 1 else near

    return Found(i, i + 5, "DATE", meaning, "numeric") if days else None


def _iso_end(p: Pieces, j: int) -> int:
    """Skip the time of day of an ISO stamp (T10:00:00Z)."""
    if p.words[j] != "t" or not p.tight(j) or not p.words[j + 1][:1].isdigit():
        return j
    end = j + 2
    while end < j + 12 and p.tight(end) and (p.words[end] in (":", ".", "z", "+", "-") or p.words[end].isdigit()):
        end += 1
    return end


def _bare_year(p: Pieces, i: int) -> Read | None:
    """Read a year that stands alone, if its company lets it be one."""
    found = year(p, i)
    if found is None:
        return None
    j, number = found
    before, after, company = p.words[i - 1], p.words[j], p.known.company
    welcome = before in company["before_year"]
    if before in company["against_year"] or after in company["counted"] or (p.tight(i) and before in "-–/.,:'#" and p.words[i - 2].isalnum()):
        return None
    if (p.tight(j) and after in DASHES and p.words[j + 1] not in ("", "\n")) or after in p.known.units:
        return None
    modern = 1900 <= number <= 2059
    if not (modern or (welcome and before in ("in", "since", "by", "until", "year", "from", "to"))):
        return None
    if not welcome and after.endswith("s") and after not in ("is", "was", "has", "s", "as") and not p.capital(j):
        return None
    return Read(j, fixed(calendar.year_point(number)), "year", "Y")


def _set(p: Pieces, i: int) -> Found | None:
    """Read "every Friday", "each year", "weekly", "twice a month", "on Fridays", "every two weeks"."""
    word = p.words[i]
    if word in p.known.sets and not p.capital(i):
        return Found(i, i + 1, "SET", fixed(Point(p.known.sets[word])), "set-word")
    if word.endswith("days") and p.capital(i) and word[:-1] in WEEKDAYS:
        return Found(i, i + 1, "SET", fixed(Point(f"XXXX-WXX-{WEEKDAYS[word[:-1]] + 1}")), "set-weekday")
    if word in ("every", "each"):
        return _every(p, i)
    grain = p.known.units.get(p.words[i + 1], "") if word in ("a", "an", "per") else ""
    if not grain or p.words[i + 1].endswith("s"):
        return None
    before = p.words[i - 1]
    if word != "per" and not (before in p.known.company["times"] or before.isdigit() or before in p.known.numbers or before in ("%", "percent")):
        return None
    start = i - 2 if before == "times" else i - 1 if before in p.known.company["times"] else i
    return Found(max(start, 0), i + 2, "SET", fixed(Point(iso_duration(1.0, grain))), "set-rate")


def _every(p: Pieces, i: int) -> Found | None:
    j = p.skip(i + 1, ("single",))
    other = p.words[j] in ("other", "second")
    weekday = p.weekday(j + other)
    if weekday is not None:
        return Found(i, j + other + 1, "SET", fixed(Point(f"XXXX-WXX-{weekday + 1}")), "set-every")
    month = p.month(j)
    if month:
        return Found(i, j + 1, "SET", fixed(Point(f"XXXX-{month:02}")), "set-every")
    part = p.known.day_parts.get(p.words[j])
    if part:
        return Found(i, j + 1, "SET", fixed(Point(f"XXXX-XX-XXT{part}")), "set-every")
    count, k = (p.digits(j, 2) or p.known.numbers.get(p.words[j], 0), j + 1) if not other else (2, j + 1)
    count, k = (count, k) if count else (1, j)
    grain = p.known.units.get(p.words[k], "")
    if not grain or grain == "2W":
        return None
    return Found(i, k + 1, "SET", fixed(Point(iso_duration(float(count), grain))), "set-every")
