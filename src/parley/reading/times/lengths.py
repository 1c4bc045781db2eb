"""Amounts of time in their sentence: "five years", "two weeks ago", "three days later", "the past decade", "in two weeks".

An amount that is told from a point is a date ("two weeks ago"); any other is a duration, with the days it covers if they are known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from parley.reading.times import calendar
from parley.reading.times.amounts import DASHES, Amount, amount, iso_duration, number
from parley.reading.times.calendar import Point
from parley.reading.times.points import Context, Found, Meaning, Read, Scene, fixed
from parley.reading.times.words import Pieces

__all__ = ["length"]

PointRule = Callable[[Scene, int], Read | None]

_BACK = frozenset({"previous", "preceding"})
#: What stands before "last" where it is a verb.
_BEFORE_VERB = frozenset({"to", "will", "would", "could", "can", "may", "might", "should", "must", "not", "n't"})
_EARLIER = frozenset({"earlier", "previously", "beforehand"})
_LATER = frozenset({"later", "afterwards", "afterward"})
_STOPS = frozenset({",", ".", ";", "\n", ""})
_APART = {"before": -1, "after": 1, "from": 1, "following": 1}
#: Hours up to which "ago" and "later" stay on the same day.
_HALF_DAY = 12
_LONGEST = 20_000
_PER_HOUR = {"TH": 1, "TM": 60, "TS": 3600}


def length(scene: Scene, i: int, point: PointRule) -> Found | None:
    """Read an amount of time at piece i; `point` reads the point from which it may be told ("two days after Christmas")."""
    p = scene.pieces
    stretch = _stretch(p, i, p.skip(i, ("the", "these")))
    if stretch or p.words[i] == "the":
        return stretch
    if p.words[i] in p.known.units:
        return _bare_unit(p, i)
    found = amount(p, i)
    if found is None:
        return None
    told = _told(scene, i, found, point)
    if told or not _is_amount(p, i, found):
        return told
    return Found(i, found.end, "DURATION", fixed(Point(found.value)), "duration")


# --- stretches up to the day of writing, or from it ------------------------------------------------------------------------------


def _stretch(p: Pieces, start: int, i: int) -> Found | None:
    """Read "past three days", "next four years", "past decade", "coming weeks" at piece i."""
    word = p.words[i]
    if word == "last" and p.words[i - 1] in _BEFORE_VERB:
        return None  # "is to last two weeks"
    move = -1 if word in _BACK else 1 if word == "following" else p.known.moves.get(word, 0)
    if move == 0 or (word == "last" and (p.words[i - 1] == "to" or p.words[i - 1] in p.known.tense["modal"])):
        return None  # "the talks would last two days"
    found = amount(p, i + 1) if p.words[i + 1] not in ("a", "an", "half") else None
    if found:
        return Found(start, found.end, "DURATION", _covering(found, move), "stretch")
    return _unnumbered(p, start, i, move)


def _unnumbered(p: Pieces, start: int, i: int, move: int) -> Found | None:
    """Read "recent weeks", "coming days" (only gone or to come), "the past week" (one) at piece i."""
    j = p.skip(i + 1, p.known.between)
    unit = p.known.units.get(p.words[j], "")
    if not unit or unit == "2W":
        return None
    if p.words[j].endswith("s"):
        value = "PAST_REF" if move < 0 else "FUTURE_REF"
        return None if p.words[i] == "last" else Found(start, j + 1, "DATE", fixed(Point(value)), "stretch-open")
    if p.words[i] not in ("past", "coming") or p.words[i - 1] != "the":
        return None
    one = Amount(j + 1, 1.0, unit, iso_duration(1.0, unit))
    return Found(start, j + 1, "DURATION", _covering(one, move), "stretch")


def _covering(found: Amount, move: int) -> Meaning:
    def meaning(c: Context) -> Point | None:
        span = calendar.period(found.unit, found.size, c.day, move) if found.size is not None else None
        return Point(found.value, span, "P")

    return meaning


def _bare_unit(p: Pieces, i: int) -> Found | None:
    """Read "years ago", "days later", "decades-long", "month-long" at piece i."""
    several, code, after = p.words[i].endswith("s"), p.known.units[p.words[i]], p.words[i + 1]
    if after in DASHES and p.words[i + 2] == "long" and p.tight(i + 2) and code != "2W":
        value = iso_duration(None if several else 1.0, code)
        return Found(i, i + 3, "DURATION", fixed(Point(value)), "duration")
    if not several or p.words[i - 1] in p.known.between or p.words[i - 1].isnumeric():
        return None
    if after == "ago":
        return Found(i, i + 2, "DATE", fixed(Point("PAST_REF")), "ago")
    later = after in ("later", "earlier") and p.words[i + 2] != "than"
    return Found(i, i + 2, "DATE", fixed(None), "from-last") if later else None


# --- amounts told from a point -----------------------------------------------------------------------------------------------------


def _told(scene: Scene, i: int, found: Amount, point: PointRule) -> Found | None:
    """Read what tells the amount from a point: "ago", "later", "from now", "before Christmas", or "in" before it."""
    p, j = scene.pieces, found.end
    after, next_one = p.words[j], p.words[j + 1]
    if after == "ago":
        return _date(i, j + 1, found, _from_day(found, -1), "ago")
    if after == "hence" or (after, next_one) == ("from", "now"):
        return _date(i, j + (1 if after == "hence" else 2), found, _from_day(found, 1), "from-now")
    later = after in _EARLIER or after in _LATER
    if (later and next_one != "than") or (after in ("before", "after") and next_one in _STOPS):
        back = after in _EARLIER or after == "before"
        return _date(i, j + 1, found, _from_last(found, -1 if back else 1), "from-last")
    if after in _APART or (after, next_one) == ("prior", "to"):
        return _apart(scene, i, found, point)
    ahead = p.words[i - 1] == "in" and found.size is not None and scene.tense.at(i).lean == "future"
    return _date(i, j, found, _from_day(found, 1), "in-amount") if ahead and found.unit != "TS" else None


def _apart(scene: Scene, i: int, found: Amount, point: PointRule) -> Found | None:
    """Read "before Christmas", "after 1 June", "prior to Friday" after the amount."""
    word = scene.pieces.words[found.end]
    other = point(scene, found.end + (2 if word == "prior" else 1))
    if other is None or other.grain in ("T", "range"):
        return None
    return _date(i, other.end, found, _from_point(found, other.meaning, _APART.get(word, -1)), "from-point")


def _date(start: int, end: int, found: Amount, meaning: Meaning, rule: str) -> Found:
    return Found(start, end, "DATE" if found.grain else "TIME", meaning, rule)


def _from_day(found: Amount, direction: int) -> Meaning:
    """So far from the day of writing: "two years ago" is a year, "two weeks ago" a week."""
    if found.size is None:
        return fixed(Point("PAST_REF" if direction < 0 else "FUTURE_REF"))
    return lambda c: _moved(found, direction, c.day, whole=True)


def _from_last(found: Amount, direction: int) -> Meaning:
    return _from_point(found, lambda c: c.last, direction)


def _from_point(found: Amount, other: Meaning, direction: int) -> Meaning:
    """So far from another point: a day if that is one, else the unit in which it falls."""

    def meaning(c: Context) -> Point | None:
        start = other(c)
        day = start and (start.first if direction < 0 else start.last)
        return _moved(found, direction, day, whole=start.grain != "D") if start and day else None

    return meaning


def _moved(found: Amount, direction: int, day: date, *, whole: bool) -> Point | None:
    """The point so far from the day: of the amount's own grain if `whole`, else the very day."""
    if found.size is None or found.size > _LONGEST:
        return None
    if not found.grain:
        return _hours_from(found, direction, day)
    if whole and found.size == int(found.size):
        return calendar.point_of(found.unit, day, direction * int(found.size))
    span = calendar.period(found.unit, found.size, day, direction)
    edge = span and (span.first if direction < 0 else span.last)
    return calendar.point_of("M" if whole and found.unit in ("Y", "DE") else "D", edge) if edge else None


def _hours_from(found: Amount, direction: int, day: date) -> Point | None:
    hours = (found.size or 0) / _PER_HOUR[found.unit]
    near = calendar.point_of("D", day, direction * max(1, round(hours / 24)) if hours >= _HALF_DAY else 0)
    return replace(near, value=f"{near.value}TXX", grain="T") if near else None


def _is_amount(p: Pieces, i: int, found: Amount) -> bool:
    """Whether the words are an amount of time: "a week" and "one day" only in some company."""
    word, last = p.words[i], p.words[found.end - 1]
    if word in ("a", "an") or (word in ("one", "another") and found.unit == "D"):
        return _one(p, i, found)
    if found.size is None:
        return last.endswith("s") or last not in p.known.units
    return found.unit != "Q" or (word != "half" and found.size != 1)


def _one(p: Pieces, i: int, found: Amount) -> bool:
    if number(p, i + 1) or p.words[i + 1] in p.known.between or found.unit in ("DE", "CE") or found.value == "P2W":
        return True
    after, company = p.words[found.end], p.known.company
    span = after == "of" and found.unit in ("W", "M", "Y")
    return span or p.words[i - 1] in company["before_unit"] or after in company["after_unit"]
