"""The grammar of time expressions: which rule reads what.

At each word with which an expression can begin, every rule of its kinds is tried, and the longest reading stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.times.amounts import number
from parley.reading.times.calendar import Point
from parley.reading.times.clock import at_clock, clock, own_day
from parley.reading.times.figures import figures
from parley.reading.times.lengths import length
from parley.reading.times.phrases import bare_year, phrase
from parley.reading.times.points import Found, Scene, fixed, on_part
from parley.reading.times.sets import recurring
from parley.reading.times.words import Kind, Pieces

__all__ = ["expressions"]

_NONE = 0
_NUMBER = Kind.FIGURES | Kind.AMOUNT | Kind.CLOCK | Kind.POINT
_DIGITS = frozenset("0123456789")


def expressions(scene: Scene) -> Iterator[Found]:
    """Read all expressions of a text, from left to right, none inside another."""
    p, end = scene.pieces, 0
    known = p.known.firsts
    for i in [i for i, w in enumerate(p.words) if w in known or "0" <= w[:1] <= "9" or w[-4:] == "days"]:
        kind = _kind(p, i) if i >= end else _NONE
        found = _expression(scene, i, kind) if kind else None
        if found and found.end > i:
            end = found.end
            if found.rule != "no-date":
                yield found


def _kind(p: Pieces, i: int) -> int:
    """Of which kinds an expression that begins at piece i can be."""
    word, after = p.words[i], p.words[i + 1]
    if word[0] in _DIGITS or (word in ("the", "'") and after[:1] in _DIGITS):
        return _NUMBER
    if word == "the":
        return p.known.after_the.get(after, _NONE)
    kind = p.known.firsts.get(word, Kind.SET)
    return kind if kind != Kind.NAME or p.capital(i) else _NONE


def _expression(scene: Scene, i: int, kind: int) -> Found | None:
    """Read the longest expression at piece i; of two equally long, the one whose rule stands first here."""
    candidates: list[Found | None] = []
    if kind & Kind.REFERENCE:
        candidates.append(_reference(scene.pieces, i))
    if kind & Kind.FIGURES:
        candidates.append(figures(scene.pieces, i))
    if kind & Kind.SET:
        candidates.append(recurring(scene.pieces, i))
    if kind & Kind.AMOUNT:
        candidates.append(length(scene, i, phrase))
    if kind & Kind.CLOCK:
        candidates.append(_clocked(scene, i))
    if kind & (Kind.POINT | Kind.NAME):
        candidates.append(_dated(scene, i))
    return max((c for c in candidates if c), key=lambda found: found.end, default=None)


def _reference(p: Pieces, i: int) -> Found | None:
    """Read "now", "currently", "recently", "in the near future"; not "in the past three days"."""
    found = p.phrase(i, p.known.references)
    if found is None or p.words[i - 1] in p.known.not_before or p.words[found[0]] in p.known.not_after:
        return None
    end, value = found
    if value != "PRESENT_REF" and (p.words[end] in p.known.units or number(p, end)):
        return None
    return Found(i, end, "DATE", fixed(Point(value)), "reference")


def _dated(scene: Scene, i: int) -> Found | None:
    """Read a point of the calendar, with the clock time that follows it."""
    found = phrase(scene, i) or bare_year(scene.pieces, i)
    if found is None:
        return None
    if found.grain in ("D", "T"):
        p = scene.pieces
        j = p.skip(p.skip(found.end, (",",)), ("at", "around"))
        time = clock(p, j)
        if time and (j > found.end or ":" in time.value):
            return Found(i, time.end, "TIME", at_clock(time, found.meaning), f"{found.rule}-clock")
    return Found(i, found.end, "TIME" if found.grain == "T" else "DATE", found.meaning, found.rule)


def _clocked(scene: Scene, i: int) -> Found | None:
    """Read a clock time, with the day that follows it."""
    p = scene.pieces
    time = clock(p, i)
    if time is None:
        return _part_of_day(scene, p.skip(i, ("the",))) if p.words[i] == "the" else None
    j = p.skip(p.skip(time.end, (",",)), ("on",))
    day = phrase(scene, j)
    if day and day.grain in ("D", "T") and p.words[j] not in p.known.narrative:
        return Found(i, day.end, "TIME", at_clock(time, day.meaning), "clock-day")
    return Found(i, time.end, "TIME", at_clock(time), "clock")


def _part_of_day(scene: Scene, i: int) -> Found | None:
    """Read "(the) morning of 5 May", "(in the) morning" at piece i, after the article."""
    p = scene.pieces
    part = p.known.day_parts.get(p.words[i])
    if part is None:
        return None
    day = phrase(scene, i + 2) if p.words[i + 1] == "of" else None
    if day and day.grain == "D":
        return Found(i - 1, day.end, "TIME", on_part(day.meaning, part), "part-of-day")
    return Found(i - 1, i + 1, "TIME", on_part(own_day, part), "part-of-day") if p.words[i - 2] == "in" else None
