"""Times that come back: "every Friday", "each year", "weekly", "twice a month", "on Fridays", "every two weeks"."""

from __future__ import annotations

from parley.dates.written import WEEKDAYS
from parley.reading.times.amounts import iso_duration
from parley.reading.times.calendar import Point
from parley.reading.times.points import Found, fixed
from parley.reading.times.words import Pieces

__all__ = ["recurring"]


def recurring(p: Pieces, i: int) -> Found | None:
    """Read a recurring time at piece i."""
    word = p.words[i]
    if word in p.known.sets:
        return None if p.capital(i) else _set(i, i + 1, p.known.sets[word], "set-word")
    if word in ("every", "each"):
        return _every(p, p.skip(i + 1, ("single",)), i)
    if word in ("a", "an", "per"):
        return _rate(p, i)
    number = WEEKDAYS.get(word[:-1]) if p.capital(i) else None
    return None if number is None else _set(i, i + 1, _on_weekday(number), "set-weekday")


def _set(start: int, end: int, value: str, rule: str) -> Found:
    return Found(start, end, "SET", fixed(Point(value)), rule)


def _on_weekday(number: int) -> str:
    return f"XXXX-WXX-{number + 1}"


def _every(p: Pieces, j: int, start: int) -> Found | None:
    """Read what follows "every" at piece j: "Friday", "other Friday", "May", "morning", "two weeks", "year"."""
    other = p.words[j] in ("other", "second")
    weekday, month, part = p.weekday(j + other), p.month(j), p.known.day_parts.get(p.words[j])
    if weekday is not None:
        return _set(start, j + other + 1, _on_weekday(weekday), "set-every")
    if month or part:
        return _set(start, j + 1, f"XXXX-{month:02}" if month else f"XXXX-XX-XXT{part}", "set-every")
    count = 2 if other else p.digits(j, 2) or p.known.numbers.get(p.words[j], 0)
    j += bool(count)
    grain = p.known.units.get(p.words[j], "")
    return _set(start, j + 1, iso_duration(float(count or 1), grain), "set-every") if grain and grain != "2W" else None


def _rate(p: Pieces, i: int) -> Found | None:
    """Read "per month", "twice a month", "three times a month", "15 a month"; any other "a month" is an amount."""
    grain, before = p.known.units.get(p.words[i + 1], ""), p.words[i - 1]
    if not grain or grain == "2W" or p.words[i + 1].endswith("s"):
        return None
    times = before in p.known.company["times"]
    if p.words[i] != "per" and not (
        times or before.isdigit() or before in p.known.numbers or before in ("%", "percent")
    ):
        return None
    start = i - (2 if before == "times" else 1) if times else i
    return _set(max(start, 0), i + 2, iso_duration(1.0, grain), "set-rate")
