"""Times of day: "9:45 p.m.", "18:00 UTC", "1400 GMT", "6:40 p.m. (GMT +8)", "noon", "sundown", "in the morning"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from parley.dates import Interval
from parley.reading.times.amounts import number
from parley.reading.times.calendar import Point, day_point
from parley.reading.times.points import Context, Meaning
from parley.reading.times.words import Pieces

__all__ = ["Clock", "at_clock", "clock", "own_day"]

_MINUTES = 60
_HOURS = 24
#: Marks that may touch a time of day on its left.
_OPENING = frozenset("([\"'“‘—–-@")


class Clock(NamedTuple):
    """A time of day: the piece after it, its ISO form ("18:00Z", "EV"), and whether it may be of either half of the day."""

    end: int
    value: str
    either: bool = False

    def on(self, part: str) -> str:
        """Give the ISO form on a part of a day: "6 o'clock this evening" is 18:00."""
        late = self.either and part in ("AF", "EV", "NI") and self.value[:2] < "12"
        return f"{int(self.value[:2]) + 12}{self.value[2:]}" if late else self.value


def clock(p: Pieces, i: int) -> Clock | None:
    """Read a time of day at piece i."""
    if p.words[i] in p.known.clock_names:
        if (
            (p.capital(i) and p.words[i - 1] not in ("", ".", "\n"))
            or p.words[i + 1] == "of"
            or p.words[i + 1] == "prayers"
        ):
            return None
        return Clock(i + 1, p.known.clock_names[p.words[i]])
    if p.tight(i) and p.words[i - 1] not in _OPENING:
        return None
    found = _digital(p, i) or _spoken(p, i)
    return None if found and p.tight(found.end) and p.words[found.end].isalnum() else found


def _digital(p: Pieces, i: int) -> Clock | None:
    hour = p.digits(i, 4)
    if hour is None:
        return None
    if len(p.words[i]) == 4:
        end, zone = _zone(p, i + 1)
        end = p.skip(end, ("hours",))
        ok = end > i + 1 and hour // 100 < _HOURS and hour % 100 < _MINUTES
        return Clock(end, f"{hour // 100:02}:{hour % 100:02}{zone}") if ok else None
    minute, j = 0, i + 1
    if p.words[j] in (":", ".") and p.tight(j) and p.tight(j + 1) and len(p.words[j + 1]) == 2:
        found = p.digits(j + 1, 2)
        if found is None or found >= _MINUTES:
            return None
        minute, j = found, j + 2
    half = _half(p, j)
    if half is None and (j == i + 1 or p.words[i + 1] == "."):
        return None
    return _clock(p, half[0] if half else j, hour, minute, half[1] if half else "")


def _spoken(p: Pieces, i: int) -> Clock | None:
    """Read "five o'clock", "10 o'clock", "nine a.m."."""
    found = number(p, i)
    if found is None or found.value is None or found.value != int(found.value) or found.end > i + 1:
        return None
    hour, j = int(found.value), found.end
    if p.words[j : j + 3] == ["o", "'", "clock"]:
        half = _half(p, j + 3)
        return _clock(p, half[0] if half else j + 3, hour, 0, half[1] if half else "")
    half = _half(p, j)
    return _clock(p, half[0], hour, 0, half[1]) if half and p.words[i] not in ("a", "an") else None


def _clock(p: Pieces, j: int, hour: int, minute: int, half: str) -> Clock | None:
    if hour > (12 if half else _HOURS) or (half and hour == 0):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    end, zone = _zone(p, j)
    return Clock(end, f"{hour:02}:{minute:02}{zone}", either=not half and not zone)


def _half(p: Pieces, j: int) -> tuple[int, str] | None:
    """Read "am", "p.m." at piece j: the piece after it, and which half of the day."""
    if p.words[j] in ("am", "pm"):
        return j + 1, p.words[j][0]
    if p.words[j] in ("a", "p") and p.words[j + 1] == "." and p.words[j + 2] == "m":
        return p.skip(j + 3, (".",)) if p.tight(j + 3) else j + 3, p.words[j]
    return None


def _zone(p: Pieces, j: int) -> tuple[int, str]:
    """Read "UTC", "(GMT +8)", "local time" at piece j: the piece after it, and "Z" if it is universal time."""
    if p.words[j] == "local" and p.words[j + 1] == "time":
        return j + 2, ""
    k = p.skip(j, ("(",))
    offset = p.known.zones.get(p.words[k])
    if offset is None or not p.upper(k):
        return j, ""
    k += 1
    if p.words[k] in ("+", "-") and p.digits(k + 1, 2) is not None:
        offset, k = f"{p.words[k]}{int(p.words[k + 1]):02}", k + 2
    if p.words[j] == "(":
        if p.words[k] != ")":
            return j, ""
        k += 1
    return k, offset


def own_day(c: Context) -> Point | None:
    """Give the day of a time of day that names none: the last one of its sentence, else the day of writing."""
    return day_point(c.sentence_day or c.day)


def at_clock(time: Clock, day: Meaning = own_day) -> Meaning:
    """Make the meaning of a time of day on a day, or on a part of it."""

    def meaning(c: Context) -> Point | None:
        found = day(c)
        if found is None or found.first is None:
            return None
        return replace(
            found,
            value=f"{found.first.isoformat()}T{time.on(found.value.partition('T')[2])}",
            grain="T",
            span=Interval(found.first, found.last),
        )

    return meaning
