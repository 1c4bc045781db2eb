"""Points told from the day of writing, or from the time last spoken of: "last week", "next summer", "yesterday evening", "that day"."""

from __future__ import annotations

from parley.dates import Interval
from parley.reading.times import calendar
from parley.reading.times.calendar import Point
from parley.reading.times.feasts import moved_feast
from parley.reading.times.points import Context, Meaning, Read, Scene, calendar_date, on_part
from parley.reading.times.words import Pieces

__all__ = ["day_word", "moved_unit", "narrative", "with_day_part"]

#: Grains that "last", "this", "next" move as a whole; parts of a day are amounts ("the last hour").
_WHOLE = frozenset({"D", "W", "WE", "M", "Q", "Y", "DE", "CE"})
#: What stands before "the weekend" that is one of two, the last or the coming.
_AROUND_WEEKEND = frozenset(
    {"over", "at", "on", "during", "of", "through", "throughout", "for", "after", "before", "until", "since", "by"}
)
_SENTENCE_ENDS = frozenset({".", ",", ";", "\n", ""})
_SATURDAY = 5


def moved_unit(scene: Scene, i: int) -> Read | None:
    """Read "last week", "this month", "next year", "last summer", "last July", "next Easter", "the weekend" at piece i."""
    p = scene.pieces
    if p.words[i] == "weekend" and p.words[i - 1] == "the" and p.words[i - 2] in _AROUND_WEEKEND:
        return Read(i + 1, _weekend(scene, i, 0), "weekend", "WE")
    move = p.known.moves.get(p.words[i])
    if move is None:
        return None
    j = p.skip(i + 1, p.known.between)
    return _moved_name(scene, j, move) or _moved_unit(scene, i, j, move)


def _moved_name(scene: Scene, j: int, move: int) -> Read | None:
    """Read a season, a day with a name, or a month at piece j, after its move."""
    p = scene.pieces
    season = p.known.seasons.get(p.words[j])
    if season:
        return Read(j + 1, lambda c: _season(season, c, move), "season", season)
    named = p.phrase(j, p.known.holidays) if p.capital(j) else None
    if named and named[1] not in ("", "-"):
        return Read(named[0], lambda c: moved_feast(named[1], c.day, move), "holiday")
    month = p.month(j)
    if month is None or p.short(j):
        return None
    dated = calendar_date(scene, j)
    return dated if dated and dated.grain == "D" else Read(j + 1, lambda c: _month(month, c, move), "month", "M")


def _moved_unit(scene: Scene, i: int, j: int, move: int) -> Read | None:
    p = scene.pieces
    unit = p.words[j]
    grain = p.known.units.get(unit, "")
    if unit == "night":
        return Read(j + 1, on_part(lambda c: calendar.point_of("D", c.day, min(move, 1)), "NI"), "night", "T")
    if grain not in _WHOLE or grain == "D" or unit.endswith("s") or p.words[i] == "recent":
        return None
    if unit == "quarter" and p.words[j + 1] == "of" and p.words[j + 2] not in ("the", "a"):
        return None  # "the last quarter of 2015" is for the rule of quarters
    meaning: Meaning = _weekend(scene, i, move) if grain == "WE" else lambda c: calendar.point_of(grain, c.day, move)
    return Read(j + 1, meaning, "moved", grain)


def _weekend(scene: Scene, i: int, move: int) -> Meaning:
    """This weekend, written on a weekday, is the last one unless the sentence looks ahead; the last one is never still going on."""

    def meaning(c: Context) -> Point | None:
        weekday = c.day.weekday() < _SATURDAY
        back = move == 0 and weekday and scene.tense.at(i).lean != "future"
        return calendar.point_of("WE", c.day, -1 if back or move < 0 else move)

    return meaning


def _month(month: int, c: Context, move: int) -> Point | None:
    """The month of this year (move 0), else the nearest before or after the month of writing."""
    year_before = month >= c.day.month if move < 0 else False
    year_after = month <= c.day.month if move > 0 else False
    return calendar.point_of("M", c.day.replace(day=1, month=month), 12 * (year_after - year_before))


def _season(code: str, c: Context, move: int) -> Point | None:
    """The season of this year (move 0), else the last that is over or the next that has not begun."""
    if move == 0:
        return calendar.season(code, c.day.year)
    seasons = [
        season
        for n in (-2, -1, 0, 1)
        if 1 <= c.day.year + n < 9999 and (season := calendar.season(code, c.day.year + n))
    ]
    if move < 0:
        return next((s for s in reversed(seasons) if s.last and s.last < c.day), None)
    return next((s for s in seasons if s.first and s.first > c.day), None)


# --- words for days ------------------------------------------------------------------------------------------------------------


def day_word(scene: Scene, i: int) -> Read | None:
    """Read "today", "tonight", "tomorrow", "this morning", "the day after tomorrow" at piece i."""
    p = scene.pieces
    word, after = p.words[i], p.words[i + 1]
    if word == "day" and after in ("after", "before") and p.words[i + 2] in ("tomorrow", "yesterday"):
        steps = 2 if p.words[i + 2] == "tomorrow" else -2
        return Read(i + 3, _days_off(steps), "day-phrase")
    if word in p.known.days:
        meaning = _days_off(p.known.days[word])
        return (
            Read(i + 1, on_part(meaning, "NI"), "tonight", "T")
            if word == "tonight"
            else Read(i + 1, meaning, "day-word")
        )
    part = p.known.day_parts.get(after) if word == "this" or (word, after) == ("last", "evening") else None
    return Read(i + 2, on_part(_days_off(-1 if word == "last" else 0), part), "day-part", "T") if part else None


def _days_off(steps: int) -> Meaning:
    return lambda c: calendar.point_of("D", c.day, steps)


def with_day_part(p: Pieces, found: Read) -> Read:
    """Take in "morning", "night" … after a day."""
    part = p.known.day_parts.get(p.words[found.end]) if found.grain == "D" else None
    return Read(found.end + 1, on_part(found.meaning, part), found.rule + "-part", "T") if part else found


# --- told from the time last spoken of -----------------------------------------------------------------------------------------


def narrative(scene: Scene, i: int) -> Read | None:
    """Read "same day", "that week", "following Monday", "next day", "day before", "week of May 5" at piece i (after any article)."""
    p = scene.pieces
    word, after = p.words[i], p.words[i + 1]
    if word == "day" and p.words[i - 1] == "the" and after in ("before", "after") and p.words[i + 2] in _SENTENCE_ENDS:
        return Read(i + 2, _from_last("D", -1 if after == "before" else 1), "narrative")
    if word in ("week", "weekend") and after == "of":
        return _week_of(scene, i)
    move = p.known.narrative.get(word)
    return None if move is None else _narrative(p, i, move)


def _narrative(p: Pieces, i: int, move: int) -> Read | None:
    """Read what follows "same", "that", "following" … at piece i: a part of the day, a day of the week, a unit."""
    word, after = p.words[i], p.words[i + 1]
    part, grain, number = p.known.day_parts.get(after), p.known.units.get(after, ""), p.weekday(i + 1)
    if part:
        return Read(i + 2, on_part(_from_last("D", move), part), "narrative-part", "T")
    if number is not None and move and p.words[i - 1] == "the" and word != "next":
        return Read(i + 2, _from_last_weekday(number, move), "narrative")
    if grain not in _WHOLE or after.endswith("s") or (word == "next" and grain != "D"):
        return None
    return Read(i + 2, _from_last(grain, move), "narrative", grain)


def _week_of(scene: Scene, i: int) -> Read | None:
    """Read "week of September 5", "weekend of 9 May"."""
    p = scene.pieces
    day = calendar_date(scene, p.skip(i + 2, ("the",)))
    if day is None or day.grain != "D":
        return None
    grain = p.known.units[p.words[i]]
    return Read(
        day.end,
        lambda c: calendar.point_of(grain, x.first) if (x := day.meaning(c)) and x.first else None,
        "week-of",
        grain,
    )


def _from_last(grain: str, move: int) -> Meaning:
    """The point so many steps from the time last spoken of; that must be as fine as the point ("that day" of a month is none)."""

    def meaning(c: Context) -> Point | None:
        last = c.last
        if last is None or last.first is None or last.last is None:
            return None
        whole = calendar.point_of(grain, last.first)
        if whole is None or whole.span is None or not whole.span.contains(Interval(last.first, last.last)):
            return None
        return calendar.point_of(grain, last.first, move)

    return meaning


def _from_last_weekday(number: int, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        start = c.last and (c.last.first if move < 0 else c.last.last)
        return calendar.weekday_beyond(number, start, move) if start else None

    return meaning
