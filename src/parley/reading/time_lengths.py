"""Amounts of time in their sentence: "five years", "two weeks ago", "three days later", "the past decade", "in two weeks".

An amount that is told from a point is a date ("two weeks ago"); any other is a duration, with the days it covers if they are known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from parley.model import TimeType
from parley.reading import calendar
from parley.reading.calendar import Point
from parley.reading.time_amounts import DASHES, Amount, amount, iso_duration, number
from parley.reading.time_points import Context, Meaning, Read, Scene, fixed
from parley.reading.time_words import Pieces

__all__ = ["length"]

PointRule = Callable[[Scene, int], Read | None]
Length = tuple[int, TimeType, Meaning, str]
"""The piece after the expression, its type, its meaning and the rule's name."""

_FORWARD = frozenset({"next", "coming", "upcoming", "following", "forthcoming"})
_APART = ("before", "after", "from", "following")
_HALF_DAY = 12


def length(scene: Scene, i: int, point: PointRule) -> Length | None:
    """Read an amount of time at piece i; `point` reads the point from which it may be told ("two days after Christmas")."""
    p = scene.pieces
    covered = _covered(scene, p.skip(i, ("the", "these")))
    if covered:
        return covered
    if p.words[i] == "the":
        return None
    if p.words[i] in p.known.units:
        return _bare_unit(p, i)
    found = amount(p, i)
    if found is None:
        return None
    told = _told(scene, i, found, point)
    if told:
        return told
    return (found.end, "DURATION", fixed(Point(found.value)), "duration") if _is_amount(p, i, found) else None


def _covered(scene: Scene, i: int) -> Length | None:
    """Read "past three days", "next four years", "coming weeks", "past decade": a stretch up to the day of writing, or from it."""
    p = scene.pieces
    word = p.words[i]
    move = p.known.moves.get(word, 0) or (1 if word == "following" else 0)
    if word in ("previous", "preceding"):
        move = -1
    if move == 0:
        return None
    found = amount(p, i + 1)
    if found is None or p.words[i + 1] in ("a", "an", "half"):
        return _open_stretch(p, i, move)
    return found.end, "DURATION", _stretch(found, move), "stretch"


def _open_stretch(p: Pieces, i: int, move: int) -> Length | None:
    j = p.skip(i + 1, p.known.between)
    unit = p.known.units.get(p.words[j], "")
    if not unit or unit == "2W":
        return None
    if p.words[j].endswith("s"):
        return (j + 1, "DATE", fixed(Point("PAST_REF" if move < 0 else "FUTURE_REF")), "stretch-open") if p.words[i] != "last" else None
    if p.words[i] not in ("past", "coming") or p.words[i - 1] != "the":
        return None
    return j + 1, "DURATION", _stretch(Amount(j + 1, 1.0, unit, iso_duration(1.0, unit)), move), "stretch"


def _bare_unit(p: Pieces, i: int) -> Length | None:
    """Read "years ago", "days later", "decades-long", "month-long" at piece i."""
    several, code = p.words[i].endswith("s"), p.known.units[p.words[i]]
    if p.words[i + 1] in DASHES and p.words[i + 2] == "long" and p.tight(i + 2) and code != "2W":
        return i + 3, "DURATION", fixed(Point(iso_duration(None if several else 1.0, code))), "duration"
    if not several or p.words[i - 1] in p.known.between or p.words[i - 1].isnumeric():
        return None
    if p.words[i + 1] == "ago":
        return i + 2, "DATE", fixed(Point("PAST_REF")), "ago"
    return (i + 2, "DATE", lambda _: None, "from-last") if p.words[i + 1] in ("later", "earlier") and p.words[i + 2] != "than" else None


def _stretch(found: Amount, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        span = calendar.period(found.unit, found.size, c.day, move) if found.size is not None else None
        return Point(found.value, span, "P")

    return meaning


def _told(scene: Scene, i: int, found: Amount, point: PointRule) -> Length | None:
    """Read what tells the amount from a point: "ago", "later", "from now", "before Christmas", or "in" before it."""
    p, j = scene.pieces, found.end
    after = p.words[j]
    if after == "ago":
        return j + 1, _type(found), _from_day(found, -1), "ago"
    if after == "hence" or p.words[j : j + 2] == ["from", "now"]:
        return j + (1 if after == "hence" else 2), _type(found), _from_day(found, 1), "from-now"
    if after in ("later", "earlier", "afterwards", "afterward", "previously", "beforehand") and p.words[j + 1] != "than":
        return j + 1, _type(found), _from_last(found, -1 if after in ("earlier", "previously", "beforehand") else 1), "from-last"
    prior = p.words[j : j + 2] == ["prior", "to"]
    if after in _APART or prior:
        other = point(scene, j + (2 if prior else 1))
        if other and other.grain not in ("T", "range"):
            return other.end, _type(found), _from_point(found, other.meaning, -1 if after == "before" or prior else 1), "from-point"
        return None
    if p.words[i - 1] == "in" and found.size is not None and scene.tense.at(i).lean == "future" and not found.value.endswith("TS"):
        return j, _type(found), _from_day(found, 1), "in-amount"
    return None


def _type(found: Amount) -> TimeType:
    return "DATE" if found.grain else "TIME"


def _from_day(found: Amount, direction: int) -> Meaning:
    return lambda c: _moved(found, direction, calendar.day_point(c.day), "PAST_REF" if direction < 0 else "FUTURE_REF")


def _from_last(found: Amount, direction: int) -> Meaning:
    return lambda c: _moved(found, direction, c.last, None)


def _from_point(found: Amount, other: Meaning, direction: int) -> Meaning:
    return lambda c: _moved(found, direction, other(c), None)


def _moved(found: Amount, direction: int, start: Point | None, unknown: str | None) -> Point | None:
    """The point of the amount's own grain so far from the start: "two years ago" is a year, "two weeks ago" a week."""
    if found.size is None:
        return Point(unknown) if unknown else None
    day = start.first if start and direction < 0 else start.last if start else None
    if day is None or found.size > 20_000:
        return None
    if not found.grain:
        hours = found.size / (1 if found.unit == "TH" else 60 if found.unit == "TM" else 3600)
        other = calendar.point_of("D", day, direction * max(1, round(hours / 24)))
        if other is None or other.first is None:
            return None
        near = calendar.point_of("D", day) if hours < _HALF_DAY else other
        return replace(near, value=f"{near.value}TXX", grain="T") if near else None
    if found.size != int(found.size):
        span = calendar.period(found.unit, found.size, day, direction)
        edge = (span.first if direction < 0 else span.last) if span else None
        return calendar.point_of("M" if found.unit in ("Y", "DE") else "D", edge) if edge else None
    steps = direction * int(found.size)
    if start and start.grain == "D" and found.unit in ("W", "M", "Y") and unknown is None:
        span = calendar.period(found.unit, found.size, day, direction)
        return calendar.day_point(span.first if direction < 0 else span.last) if span else None
    return calendar.point_of(found.unit, day, steps)


def _is_amount(p: Pieces, i: int, found: Amount) -> bool:
    """Whether the words are an amount of time: "a week" and "one day" only in some company."""
    word = p.words[i]
    if word == "half" and found.unit == "Q":
        return False
    if word in ("a", "an") or (word == "one" and found.unit == "D") or (word == "another" and found.unit == "D"):
        if number(p, i + 1) or p.words[i + 1] in p.known.between and word in ("a", "an"):
            return True
        if found.unit in ("DE", "CE") or found.value == "P2W" or (p.words[found.end] == "of" and found.unit in ("W", "M", "Y")):
            return True
        return p.words[i - 1] in p.known.company["before_unit"] or p.words[found.end] in p.known.company["after_unit"]
    if word in ("many", "some", "few", "several") or found.size is None:
        return p.words[found.end - 1].endswith("s") or p.words[found.end - 1] not in p.known.units
    return found.unit != "Q" or found.size != 1
