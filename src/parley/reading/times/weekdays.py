"""Days of the week and bare numbers of days: "Friday", "last Friday", "Friday last week", "Friday, August 26", "on the 15th"."""

from __future__ import annotations

from parley.dates import format_alternatives, make_date, shift_day
from parley.reading.times import calendar
from parley.reading.times.calendar import Point
from parley.reading.times.moves import moved_unit
from parley.reading.times.points import Context, Meaning, Read, Scene, calendar_date, nth_number

__all__ = ["day_number", "moved_weekday"]

#: What stands around a bare number of a day ("on the 15th, …"; not "on the 15th floor").
_ON = frozenset({"on", "by", "until", "till", "from", "since", "before", "after"})
_AFTER_DAY = frozenset({"at", "in", "and", "to", "for", "with", "when", "he", "she", "they", "it", "that", "but", "or"})


def moved_weekday(scene: Scene, i: int) -> Read | None:
    """Read "Friday", "last Friday", "Friday last week", "Friday, August 26" at piece i (after any article)."""
    p = scene.pieces
    move = p.known.moves.get(p.words[i])
    j = i if move is None else i + 1
    number = p.weekday(j)
    if number is None:
        return None
    dated = _date_after(scene, j + 1)
    if dated:
        return Read(dated.end, dated.meaning, "weekday-date")
    if not p.words[j].endswith("day"):
        return None  # "Sun", "Sat", "Wed" are days only before a date
    if move is not None:
        return Read(j + 1, _moved(number, move), "moved-weekday")
    return _in_week(scene, j, number) or Read(
        j + 1, lambda c: calendar.weekday(number, c.day, scene.tense.at(j).lean), "weekday"
    )


def _in_week(scene: Scene, j: int, number: int) -> Read | None:
    """Read "last week", "of next week", "last" after a day of the week at piece j."""
    p = scene.pieces
    week = moved_unit(scene, p.skip(j + 1, ("of",)))
    if week and week.grain == "W":
        return Read(week.end, _of_week(number, week.meaning), "weekday-of-week")
    return Read(j + 2, _moved(number, -1), "moved-weekday") if p.words[j + 1] == "last" else None


def _date_after(scene: Scene, j: int) -> Read | None:
    """Read ", August 26", "(26 August)", " the 26th of August" after a day of the week."""
    p = scene.pieces
    j = p.skip(j, (".",)) if p.tight(j) else j
    k = p.skip(p.skip(j, (",", "(")), ("the",))
    found = calendar_date(scene, k) or (day_number(scene, k) if p.words[k - 1] == "the" else None)
    if found is None or found.grain != "D":
        return None
    return found._replace(end=p.skip(found.end, (")",))) if "(" in p.words[j:k] else found


def _of_week(number: int, week: Meaning) -> Meaning:
    return lambda c: calendar.nth_of(number + 1, "D", found) if (found := week(c)) else None


def _moved(number: int, move: int) -> Meaning:
    """The last, the next, this Friday. "next Friday" on a Tuesday, "last Monday" on a Thursday may be of this week: both stay."""

    def meaning(c: Context) -> Point | None:
        this_week = calendar.point_of("D", c.day, number - c.day.weekday())
        near = calendar.weekday_beyond(number, c.day, move) if move else this_week
        if not move or near is None or near.first is None or near != this_week:
            return near
        far = calendar.point_of("D", near.first, 7 * move)
        if far is None or far.span is None or near.span is None:
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
    alone = p.words[i - 2] in _ON and (not p.words[end][:1].isalpha() or p.words[end] in _AFTER_DAY)
    return Read(end, _day_number(scene, i, number), "day-number") if alone or p.weekday(i - 2) is not None else None


def _day_number(scene: Scene, i: int, number: int) -> Meaning:
    """The last such day of a month, the day of writing included, or the next one if the sentence looks ahead."""

    def meaning(c: Context) -> Point | None:
        ahead = scene.tense.at(i).lean == "future"
        months = [shift_day(c.day.replace(day=1), months=n if ahead else -n) for n in (0, 1, 2)]
        days = [day for month in months if month and (day := make_date(month.year, month.month, number))]
        return calendar.day_point(next((day for day in days if (day >= c.day if ahead else day <= c.day)), None))

    return meaning
