"""When a commitment falls due, by the words that govern a time: "by Friday", "within 48 hours", "until the end of May", "no later than"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from parley.dates import Interval, alternatives, bounds, format_interval, is_edtf, shift, shift_day
from parley.model import Article, Span, Time

__all__ = ["Deadline", "deadline"]

#: How a governing word bounds the deadline: at the latest then, earlier than then, so long from the start, from then on, some time then.
_BOUNDS = {
    "no later than": "end", "not later than": "end", "by": "end", "until": "end", "till": "end", "before": "before", "prior to": "before",
    "ahead of": "before", "within": "within", "inside": "within", "in under": "within", "in less than": "within", "in no more than": "within",
    "in": "at", "on": "at", "at": "at", "over": "at", "during": "at", "throughout": "at", "through": "end", "to": "end", "from": "start", "starting on": "start",
    "starting": "start", "beginning on": "start", "beginning": "start", "as of": "at", "effective": "at", "for": "never", "since": "never",
    "after": "never", "following": "never", "than": "never",
}  # fmt: skip
_FILLERS = "the|a|an|about|around|roughly|approximately|some|midnight on|noon on|that"
#: Words before the time, at the end of a short stretch of text: every repeat is bounded.
_GOVERNOR = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s{{1,3}}(?:(?:{_FILLERS})\s{{1,3}}){{0,2}}$",
    re.IGNORECASE,
)
_BEFORE = 48
_AMOUNT = re.compile(
    r"P(?:(?P<n>[0-9]{1,5}(?:\.[0-9])?)(?P<unit>[DWMY])|T(?P<hours>[0-9]{1,5}(?:\.[0-9])?)(?P<part>[HM]))"
)
_NOT = re.compile(r"\bnot\s{1,3}$", re.IGNORECASE)
_MINUTES = re.compile(r"PT[0-9]{1,5}M")
"""Values of lengths in which nothing falls due but a reply: "inform each other within thirty minutes"."""
_OF_EVENT = re.compile(r"\s{1,3}(?:of|after|from|following|since)\s", re.IGNORECASE)
_OF_ANY = re.compile(_OF_EVENT.pattern + r"(?:any|each|every|an?)\s", re.IGNORECASE)
_OVER = re.compile(r"\s{1,3}(?:is|was)\s{1,3}(?:out|over|up)\b", re.IGNORECASE)
_UNTIL = re.compile(r",?\s{1,3}(?:until|till|to|through)\s", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{4}")
_YEARLY = frozenset({"rule times-part", "rule times-month", "rule times-month-day", "rule times-day-month"})
"""Rules of times that come back each year: "June", "the end of the year"."""
_WEEKLY = frozenset({"rule times-weekday", "rule times-clock-day"})
"""Rules of times that come back each week: "Wednesday", "9 pm on Wednesday"."""
_WEEK = 7
_YEAR_MONTHS = 12
_LONGEST = 4000
"""Days of the longest time in which anything falls due."""
_DAY = len("YYYY-MM-DD")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}


class Deadline(NamedTuple):
    """The day or interval at which something falls due (EDTF; None if the words do not settle it), and the words that say so."""

    edtf: str | None
    span: Span


def deadline(article: Article, time: Time, start: str | None = None, *, given: bool = False) -> Deadline | None:
    """Read when something falls due from a time and the words that govern it; None if they set no deadline.

    `start` is when the commitment was made or begins to count (EDTF), by default the day of writing. "within 48 hours" counts from it
    ("within 48 hours of the signing" only if it is told), as does a length that is `given` ("gave them 48 hours to leave"); a time that only says when ("on Saturday", "next week") must not be over then.
    """
    if time.type == "SET" or time.value.endswith("_REF") or _is_age(time) or _MINUTES.fullmatch(time.value):
        return None
    before = article.text[max(0, time.start - _BEFORE) : time.start]
    governor = _GOVERNOR.search(before)
    kind = _BOUNDS[" ".join(governor["word"].lower().split())] if governor else "within" if given else "at"
    if kind == "before" and governor and _NOT.search(before, 0, governor.start()):
        kind = "start"  # "not before July"
    time = _told_then(article, time, start, limit=kind in ("end", "before"))
    span = (time.start - len(before) + governor.start() if governor else time.start, time.end)
    if kind == "never" and governor and governor["word"].lower() == "for" and time.type == "DATE":
        kind = "at"  # "promised for July"
    if kind == "before" and _OVER.match(article.text, time.end, time.end + 16):
        kind = "end"  # "before the week is out"
    if kind == "never" or (kind == "start" and _UNTIL.match(article.text, time.end, time.end + 12)):
        return None
    counts = kind == "within" or (kind in ("end", "at") and start is not None and _counts(article, time))
    if time.type == "DURATION" and (counts or _ahead(time, article, start)):
        return Deadline(_after(article, time, start), span)
    if time.type == "DURATION" or (kind in ("at", "start") and not _to_come(article, time, start)):
        return None
    edtf = _edge(time, kind)
    return Deadline(f"{edtf}/.." if kind == "start" and edtf and "/" not in edtf else edtf, span)


def _is_age(time: Time) -> bool:
    """Whether a time is so long that nothing falls due in it: "in the 21st century"."""
    days = bounds(time.edtf).days if time.edtf and time.type == "DATE" else None
    return days is not None and days > _LONGEST


def _told_then(article: Article, time: Time, start: str | None, *, limit: bool) -> Time:
    """A time as it was meant earlier: "In 1998 he promised to leave by December" means that December; a weekday that is a limit the next one then."""
    origin = article.published.edtf
    if start is None or time.edtf is None or origin is None or not is_edtf(origin) or time.type not in ("DATE", "TIME"):
        return time
    written, made, meant = bounds(origin), bounds(start), bounds(time.edtf)
    if written.first is None or made.last is None or meant.first is None:
        return time
    if limit and (moved := _next_then(time, made, meant, written)) is not None:
        return replace(time, edtf=moved)
    years = written.first.year - made.last.year
    if years < 1 or _YEAR.search(time.words) or meant.first.year < written.first.year - 1:
        return time
    if time.made_by not in _YEARLY:
        return replace(time, edtf=None)
    moved = shift(time.edtf, months=-_YEAR_MONTHS * (meant.first.year - made.last.year))
    last = bounds(moved).last if moved else None
    early = last is not None and made.first is not None and last < made.first
    return replace(time, edtf=shift(moved, months=_YEAR_MONTHS) if moved and early else moved)


def _next_then(time: Time, made: Interval, meant: Interval, written: Interval) -> str | None:
    """A weekday or a month that is a limit, where another one than that nearest to the article is the next after the promise."""
    if made.first is None or made.last is None or meant.first is None or meant.last is None or written.first is None:
        return None
    if time.made_by in _WEEKLY and time.words.endswith("day") and made.last < written.first < meant.first:
        return shift(time.edtf, days=-_WEEK * ((meant.first - made.last).days // _WEEK)) if time.edtf else None
    early = time.made_by in _YEARLY and meant.last < made.first
    return shift(time.edtf, months=_YEAR_MONTHS) if early and time.edtf else None  # "agreed in May to leave by March"


def _ahead(time: Time, article: Article, start: str | None) -> bool:
    """Whether the amount is told from the day of writing on ("over the next two weeks"), not up to it."""
    origin = start or article.published.edtf
    if time.edtf is None or origin is None or not is_edtf(origin):
        return False
    first, day = bounds(time.edtf).first, bounds(origin).first
    return first is None or day is None or first >= day


def _counts(article: Article, time: Time) -> bool:
    """Whether a length is told to count from something: "no later than ten days after the signing"."""
    return _OF_EVENT.match(article.text, time.end, time.end + 16) is not None


def _after(article: Article, time: Time, start: str | None) -> str | None:
    """The day so long after the start: parts of a day round up to whole days."""
    if time.edtf:
        last = bounds(time.edtf).last
        return format_interval(last, last)
    if _counts(article, time) and (start is None or _OF_ANY.match(article.text, time.end, time.end + 24)):
        return None
    origin = start or article.published.edtf
    found = _AMOUNT.fullmatch(time.value)
    if origin is None or found is None or not is_edtf(origin):
        return None
    if found["part"]:
        hours = float(found["hours"]) / (1 if found["part"] == "H" else 60)
        return shift(origin, days=-int(-hours // 24))
    count, unit = float(found["n"]), found["unit"]
    if count != int(count):
        return None
    return shift(origin, days=_DAYS.get(unit, 0) * int(count), months=_MONTHS.get(unit, 0) * int(count))


def _to_come(article: Article, time: Time, start: str | None) -> bool:
    """Whether the time is not over at the start; where either is unknown, whether it may be to come."""
    origin = start or article.published.edtf
    if time.edtf is None:
        return False
    if origin is None or not is_edtf(origin):
        return True
    day, last = bounds(origin).first, bounds(time.edtf).last
    return day is None or last is None or last >= day


def _edge(time: Time, kind: str) -> str | None:
    """The side of the time that its governing word means."""
    if time.edtf is None:
        return None
    words = time.words.lower()
    year_long = "-" not in time.value and "/" in time.edtf
    if kind in ("end", "before") and re.search(r"\b(?:end|close)\b", words):
        return _side(time.edtf, last=True)
    if (
        kind in ("end", "before", "at")
        and year_long
        and re.match(r"(?:the )?(?:early|beginning|start|outset)\b", words)
    ):
        first = bounds(time.edtf).first
        return first.isoformat()[:7] if first else None
    if kind == "before" and time.type == "DATE" and len(time.edtf) < _DAY:
        return _day_before(time.edtf)  # "before July"; of "before 1 July" annotators write that day
    if kind == "end" and re.match(r"(?:the )?(?:beginning|start|outset)\b", words):
        return _side(time.edtf, last=False)
    return time.edtf


def _side(edtf: str, *, last: bool) -> str | None:
    """The first or last day of a date; of an unknown year too."""
    spans = alternatives(edtf, Interval())
    day = (spans[-1].last if last else spans[0].first) if spans else None
    if day is None:
        return None
    return f"XXXX{day.isoformat()[4:]}" if edtf.startswith("XXXX") else day.isoformat()


def _day_before(edtf: str) -> str | None:
    if edtf.startswith("XXXX"):
        return edtf
    day = shift_day(bounds(edtf).first, -1)
    return day.isoformat() if day else None
