"""Points told from the day of writing, or from the time last spoken of: "last week", "next Friday", "yesterday evening", "that day"."""

from __future__ import annotations

from dataclasses import replace

from parley.dates import Interval, format_alternatives, make_date, shift_day
from parley.reading.times import calendar
from parley.reading.times.calendar import Lean, Point
from parley.reading.times.points import Context, Meaning, Read, Scene, calendar_date, nth_number
from parley.reading.times.words import Pieces

__all__ = ["day_number", "day_word", "moved_unit", "moved_weekday", "narrative", "with_day_part"]

#: Units that "last", "this", "next" move as a whole; the others ("hour", "minute") are amounts.
#: What stands around a bare number of a day ("on the 15th, …"; not "on the 15th floor").
_ON = ("on", "by", "until", "till", "from", "since", "before", "after")
_AFTER_DAY = ("at", "in", "and", "to", "for", "with", "when", "he", "she", "they", "it", "that", "but", "or")
_AROUND_WEEKEND = (
    "over",
    "at",
    "on",
    "during",
    "of",
    "through",
    "throughout",
    "for",
    "after",
    "before",
    "until",
    "since",
    "by",
)
_WHOLE = frozenset({"D", "W", "WE", "M", "Q", "Y", "DE", "CE"})


def moved_unit(scene: Scene, i: int) -> Read | None:
    """Read "last week", "this month", "next year", "last summer", "last July" at piece i."""
    p = scene.pieces
    move = p.known.moves.get(p.words[i])
    if p.words[i] == "weekend" and p.words[i - 1] == "the" and p.words[i - 2] in _AROUND_WEEKEND:
        return Read(i + 1, _moved_unit(scene, i, "WE", 0), "weekend", "WE")
    if move is None:
        return None
    j = p.skip(i + 1, p.known.between)
    if p.words[j] in p.known.seasons and p.words[j] != "springtime":
        return Read(j + 1, _moved_season(p.known.seasons[p.words[j]], move), "season", p.known.seasons[p.words[j]])
    named = p.phrase(j, p.known.holidays) if p.capital(j) else None
    if named and named[1] not in ("", "-"):
        return Read(named[0], _moved_holiday(named[1], move), "holiday")
    month = p.month(j)
    if month and not p.short(j):
        found = calendar_date(scene, j)
        return found if found and found.grain == "D" else Read(j + 1, _moved_month(month, move), "month", "M")
    grain = p.known.units.get(p.words[j], "")
    if (
        grain not in _WHOLE
        or p.words[j].endswith("s")
        or (grain == "D" and p.words[j] == "day")
        or p.words[i] == "recent"
    ):
        return None
    if p.words[j] == "night":
        return Read(
            j + 1, _part_of_day(lambda c: calendar.point_of("D", c.day, -1 if move < 0 else move), "NI"), "night", "T"
        )
    if p.words[j] == "quarter" and p.words[j + 1] == "of" and p.words[j + 2] not in ("the", "a"):
        return None
    return Read(j + 1, _moved_unit(scene, i, grain, move), "moved", grain)


def _moved_unit(scene: Scene, i: int, grain: str, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        if grain == "WE" and move == 0 and c.day.weekday() < 5 and scene.tense.at(i).lean != "future":
            return calendar.point_of(grain, c.day, -1)
        if grain == "WE" and move < 0 and c.day.weekday() >= 5:
            return calendar.point_of(grain, c.day, -1)
        return calendar.point_of(grain, c.day, move)

    return meaning


def _moved_month(month: int, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        if move == 0:
            return calendar.point_of("M", c.day.replace(day=1, month=month))
        lean: Lean = "past" if move < 0 else "future"
        found = calendar.named_month(month, c.day, lean, sure=True)
        if found and month == c.day.month and found.first:
            return calendar.point_of("M", found.first, 12 * move)
        return calendar.point_of(
            "M", c.day.replace(day=1, month=month), 12 * (move if (month > c.day.month) == (move < 0) else 0)
        )

    return meaning


def _moved_holiday(rule: str, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        points = [calendar.holiday(rule, year) for year in range(max(1, c.day.year - 1), min(9999, c.day.year + 1) + 1)]
        if move < 0:
            return next((x for x in reversed(points) if x and x.first and x.first < c.day), None)
        return next(
            (x for x in points if x and x.first and (x.first > c.day or (move == 0 and x.first.year == c.day.year))),
            None,
        )

    return meaning


def _moved_season(code: str, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        if move == 0:
            return calendar.season(code, c.day.year)
        seasons = [
            s
            for n in (-2, -1, 0, 1)
            if 1 <= c.day.year + n < 9999 and (s := calendar.season(code, c.day.year + n)) and s.span
        ]
        if move < 0:
            return next((s for s in reversed(seasons) if s.last and s.last < c.day), None)
        return next((s for s in seasons if s.first and s.first > c.day), None)

    return meaning


# --- days of the week ----------------------------------------------------------------------------------------------------------


def moved_weekday(scene: Scene, i: int) -> Read | None:
    """Read "Friday", "last Friday", "Friday last week", "Friday, August 26" at piece i (after any article)."""
    p = scene.pieces
    move = p.known.moves.get(p.words[i], None)
    j = i if move is None else i + 1
    number = p.weekday(j)
    if number is None or (p.words[j + 1] == "s" and p.tight(j + 1)):
        return None
    dated = _date_after(scene, j + 1)
    if dated:
        return Read(dated.end, dated.meaning, "weekday-date")
    if p.short(j) or (len(p.words[j]) <= 5 and not p.words[j].endswith("day")):
        return None
    if move is not None:
        return Read(j + 1, _moved_weekday(number, move), "moved-weekday")
    week = moved_unit(scene, p.skip(j + 1, ("of",)))
    if week and week.grain == "W":
        return Read(week.end, lambda c: _in_week(number, week.meaning(c)), "weekday-of-week")
    if p.words[j + 1] == "last":
        return Read(j + 2, _moved_weekday(number, -1), "moved-weekday")
    return Read(j + 1, lambda c: calendar.weekday(number, c.day, scene.tense.at(j).lean), "weekday")


def _date_after(scene: Scene, j: int) -> Read | None:
    """Read ", August 26", "(26 August)", " the 26th of August" after a day of the week."""
    p = scene.pieces
    j = p.skip(j, (".",)) if p.tight(j) else j
    k = p.skip(p.skip(j, (",", "(")), ("the",))
    found = calendar_date(scene, k) or (day_number(scene, k) if p.words[k - 1] == "the" else None)
    if found is None or found.grain != "D":
        return None
    return found._replace(end=p.skip(found.end, (")",))) if "(" in p.words[j:k] else found


def _in_week(number: int, week: Point | None) -> Point | None:
    return calendar.nth_of(number + 1, "D", week) if week else None


def _moved_weekday(number: int, move: int) -> Meaning:
    """A day of the week moved by a word. "next Friday" on a Tuesday, "last Monday" on a Thursday may be of this week: both stay."""

    def meaning(c: Context) -> Point | None:
        this_week = calendar.point_of("D", c.day, number - c.day.weekday())
        near = calendar.point_of(
            "D",
            c.day,
            -((c.day.weekday() - number - 1) % 7 + 1) if move < 0 else (number - c.day.weekday() - 1) % 7 + 1,
        )
        if move == 0 or this_week is None or near is None or near.first is None:
            return this_week
        far = calendar.point_of("D", near.first, 7 * move)
        if near != this_week or far is None or far.span is None or near.span is None:
            return near
        chosen = far if move > 0 else near
        return chosen.at(chosen.value, format_alternatives([near.span, far.span]))

    return meaning


def day_number(scene: Scene, i: int) -> Read | None:
    """Read "15th" in "on the 15th", "Friday the 26th" at piece i: a day of a month that is not named."""
    p = scene.pieces
    number, end = nth_number(p, i)
    if not 1 <= number <= 31 or p.words[i - 1] != "the" or not p.words[i][:1].isdigit():
        return None
    if p.weekday(i - 2) is None and (
        p.words[i - 2] not in _ON or (p.words[end][:1].isalpha() and p.words[end] not in _AFTER_DAY)
    ):
        return None

    def meaning(c: Context) -> Point | None:
        lean = scene.tense.at(i).lean
        months = [shift_day(c.day.replace(day=1), months=n) for n in ((0, 1, 2) if lean == "future" else (0, -1, -2))]
        days = [make_date(m.year, m.month, number) for m in months if m]
        return calendar.day_point(
            next((d for d in days if d and (d >= c.day if lean == "future" else d <= c.day)), None)
        )

    return Read(end, meaning, "day-number")


# --- words for days ------------------------------------------------------------------------------------------------------------


def day_word(scene: Scene, i: int) -> Read | None:
    """Read "today", "tonight", "tomorrow", "this morning", "the day after tomorrow" at piece i."""
    p = scene.pieces
    if p.words[i] == "day" and p.words[i + 1] in ("after", "before") and p.words[i + 2] in ("tomorrow", "yesterday"):
        steps = 2 if p.words[i + 2] == "tomorrow" else -2
        return Read(i + 3, lambda c: calendar.point_of("D", c.day, steps), "day-phrase")
    steps = p.known.days.get(p.words[i], 9)
    if steps == 9:
        part = p.known.day_parts.get(p.words[i + 1]) if p.words[i] in ("this", "last") else None
        if part is None or (p.words[i] == "last" and part != "EV"):
            return None
        moved = -1 if p.words[i] == "last" else 0
        return Read(i + 2, _part_of_day(lambda c: calendar.point_of("D", c.day, moved), part), "day-part", "T")
    meaning: Meaning = lambda c: calendar.point_of("D", c.day, steps)  # noqa: E731 - one of several meanings built alike here
    return (
        Read(i + 1, _part_of_day(meaning, "NI"), "tonight", "T")
        if p.words[i] == "tonight"
        else Read(i + 1, meaning, "day-word")
    )


def with_day_part(p: Pieces, found: Read) -> Read:
    """Take in "morning", "night" … after a day."""
    part = p.known.day_parts.get(p.words[found.end]) if found.grain == "D" else None
    return Read(found.end + 1, _part_of_day(found.meaning, part), found.rule + "-part", "T") if part else found


def _part_of_day(day: Meaning, part: str) -> Meaning:
    def meaning(c: Context) -> Point | None:
        found = day(c)
        return replace(found, value=f"{found.value}T{part}", grain="T") if found else None

    return meaning


# --- told from the time last spoken of -------------------------------------------------------------------------------------------


def narrative(scene: Scene, i: int) -> Read | None:
    """Read "same day", "that week", "following month", "next day", "day before", "previous year" at piece i (after any article)."""
    p = scene.pieces
    if (
        p.words[i] == "day"
        and p.words[i - 1] == "the"
        and p.words[i + 1] in ("before", "after")
        and p.words[i + 2] in (".", ",", ";", "\n", "")
    ):
        return Read(i + 2, _from_last("D", -1 if p.words[i + 1] == "before" else 1), "narrative")
    if p.words[i] in ("week", "weekend") and p.words[i + 1] == "of":
        return _week_of(scene, i)
    move = p.known.narrative.get(p.words[i])
    if move is None:
        return None
    number = p.weekday(i + 1)
    if number is not None and move and p.words[i - 1] == "the" and p.words[i] != "next":
        return Read(i + 2, _from_last_weekday(number, move), "narrative")
    part = p.known.day_parts.get(p.words[i + 1])
    if part:
        return Read(i + 2, _part_of_day(_from_last("D", move), part), "narrative-part", "T")
    grain = p.known.units.get(p.words[i + 1], "")
    if grain not in _WHOLE or p.words[i + 1].endswith("s") or (p.words[i] == "next" and grain != "D"):
        return None
    return Read(i + 2, _from_last(grain, move), "narrative", grain)


def _week_of(scene: Scene, i: int) -> Read | None:
    """Read "week of September 5", "weekend of 9 May"."""
    day = calendar_date(scene, scene.pieces.skip(i + 2, ("the",)))
    if day is None or day.grain != "D":
        return None
    grain = scene.pieces.known.units[scene.pieces.words[i]]
    return Read(
        day.end,
        lambda c: calendar.point_of(grain, x.first) if (x := day.meaning(c)) and x.first else None,
        "week-of",
        grain,
    )


def _from_last_weekday(number: int, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        start = None if c.last is None else c.last.first if move < 0 else c.last.last
        if start is None:
            return None
        steps = -((start.weekday() - number - 1) % 7 + 1) if move < 0 else (number - start.weekday() - 1) % 7 + 1
        return calendar.point_of("D", start, steps)

    return meaning


def _from_last(grain: str, move: int) -> Meaning:
    """The point so many steps from the time last spoken of; it must be as fine as the point ("that day" of a month is none)."""

    def meaning(c: Context) -> Point | None:
        last = c.last
        if last is None or last.first is None or last.last is None:
            return None
        whole = calendar.point_of(grain, last.first, 0)
        if whole is None or whole.span is None or not whole.span.contains(Interval(last.first, last.last)):
            return None
        return calendar.point_of(grain, last.first, move)

    return meaning
