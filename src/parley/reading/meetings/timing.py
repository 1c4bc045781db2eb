"""The day of an encounter: which of the times around it is its own, and which dates what else its sentence tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from parley.dates import bounds, exact_day, shift
from parley.dates.written import MONTHS
from parley.model import MeetingStatus, Time
from parley.reading.meetings.encounter import Encounter
from parley.reading.meetings.status import status_on
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import Place, place_at
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import time_of, times_within

__all__ = [
    "a_year_back",
    "ahead",
    "day_of_both",
    "is_near",
    "lasts_from",
    "of_another",
    "of_topic",
    "only_clock",
    "right_behind",
    "spanned",
    "time_told",
]

_TO_COME = frozenset({"planned", "proposed"})
_FAILED = "failed to happen"
_BEGINNING = frozenset({"beginning", "starting"})
_IN_LINE = frozenset({"accordance", "line", "keeping", "conformity", "compliance"})
"""Nouns between "in" and "with" before what is followed, on a day of its own."""
_AFTERWARDS = frozenset({"then", "later", "afterwards", "afterward", "subsequently", "previously", "earlier"})
"""Adverbs of what was on another day than what is told before it."""
_CLIMB = 10
_HOURS = frozenset({"noon", "midday", "midnight", "dawn", "dusk"})
_TO = frozenset({"to", "until", "till", "through"})
_WEEK, _MONTH = 7, 31
_COUNTED = frozenset({"last", "past", "previous", "next", "this", "coming"})
"""Words beside a month or day that say which one it is, counted from now."""
_YEAR = re.compile(r"[0-9]{4}")


def lasts_from(setting: Setting, heads: Sequence[int]) -> str | None:
    """The day from which on something lasts, open at its end: "will travel to A beginning July 25"."""
    parse = setting.parse
    gerunds = (c for h in heads for c in parse.kids(h, "advcl", "acl") if parse.lower[c] in _BEGINNING)
    day = next((t.edtf for c in gerunds if (t := setting.when(c)) is not None), None)
    return f"{day}/.." if exact_day(day) is not None else None


def day_of_both(setting: Setting, told: Encounter) -> Time | None:
    """The day in front of two clauses with one subject, which is that of both: "On Friday A saw B and held talks with C"."""
    parse = setting.parse
    for verb in (h for h in told.heads if parse.dep[h] == "conj" and parse.pos[h] == "VERB"):
        first = parse.head[verb]
        own = parse.child(verb, "nsubj", "nsubj:pass") is not None or any(
            parse.lower[c] in _AFTERWARDS for c in parse.kids(verb, "advmod")
        )
        time = None if own or parse.pos[first] != "VERB" else setting.when(first)
        subject = parse.subject(first)
        if time is not None and subject is not None and time.start < parse.start[subject] < parse.start[first]:
            return time
    return None


def only_clock(setting: Setting, time: Time) -> bool:
    """Whether a time tells only the hour: "around 3 p.m."; its day is then that of what was told before."""
    hour = any(c.isdigit() for c in time.words) or time.words.lower() in _HOURS
    return hour and time.type == "TIME" and time.edtf == setting.article.published.edtf


def spanned(setting: Setting, time: Time) -> Time:
    """The whole stretch of which a time tells the beginning: "from 6 June to 8 June", "between 2002 and 2016"."""
    k = bisect_left(setting.times, time.start, key=lambda t: t.start) + 1
    end = setting.times[k] if k < len(setting.times) else None
    if end is None or not time.edtf or not end.edtf or not time.edtf[-1].isdigit() or not end.edtf[-1].isdigit():
        return time
    before = setting.article.text[max(0, time.start - 10) : time.start].lower().split()[-1:]
    between = setting.article.text[time.end : end.start].strip().lower()
    whole = (before == ["from"] and between in _TO) or (before == ["between"] and between == "and")
    single = "/" not in time.edtf + end.edtf and time.edtf[:1].isdigit() and time.edtf < end.edtf
    return replace(time, edtf=f"{time.edtf}/{end.edtf}") if whole and single else time


def a_year_back(edtf: str | None, words: str | None) -> str | None:
    """The same month or day a year before, where its words name no year; None if they name no month, or which year it is."""
    named = (words or "").lower().split()
    months = any(w.strip(".,") in MONTHS for w in named)
    open_year = months and edtf is not None and edtf[:1].isdigit() and not _YEAR.search(words or "")
    return shift(edtf, months=-12) if edtf is not None and open_year and _COUNTED.isdisjoint(named) else None


def ahead(setting: Setting, status: MeetingStatus, time: Time) -> str | None:
    """The date of a time; what is planned for a month or day without a year lies ahead if that is nearer: "in January", told in November.

    What failed to happen lies behind.
    """
    day = exact_day(setting.article.published.edtf)
    if (
        status not in (*_TO_COME, _FAILED)
        or day is None
        or not time.edtf
        or time.edtf[:1] in "[X."
        or _YEAR.search(time.words)
        or not _COUNTED.isdisjoint(time.words.lower().split())
    ):
        return time.edtf
    told = bounds(time.edtf)
    if told.first is None or told.last is None:
        return time.edtf
    if status == _FAILED and told.days == 1 and 0 < (told.first - day).days <= _WEEK:
        return shift(time.edtf, days=-_WEEK)  # "were to have met on Wednesday"
    if not any(w.strip(".,") in MONTHS for w in time.words.lower().split()):
        return time.edtf
    if status == _FAILED:
        return shift(time.edtf, months=-12) if told.first > day else time.edtf
    later = shift(time.edtf, months=12) if told.last < day else None
    first = bounds(later).first if later is not None else None
    return later if first is not None and first - day < day - told.last else time.edtf


def of_another(setting: Setting, told: Encounter, time: Time) -> bool:
    """Whether a time dates what the clause tells and not the encounter: "On Friday A, the envoy to the talks, resigned"."""
    parse = setting.parse
    start = bisect_left(parse.start, time.start)
    above = takewhile(lambda t: t not in told.heads, islice(parse.ancestors(start), _CLIMB))
    if any(parse.lemma[t] in _IN_LINE for t in above):
        return True
    if told.only_spoken_of and not _of_its_clause(parse, told, start):
        return not _inside(parse, told.trigger, time) and not _lies_ahead(setting, told, time)
    top = told.trigger
    while parse.dep[top] == "nmod":
        top = parse.head[top]
    carried = top == told.trigger or parse.head[top] in told.heads  # "on Friday A completed three days of talks"
    return not carried and time.start < parse.start[told.trigger] and not _inside(parse, top, time)


def _of_its_clause(parse: Parse, told: Encounter, token: int) -> bool:
    """Whether a token stands in a clause behind an encounter that tells of it: "since the third round, held in A in May"."""
    head = next((t for t in islice(parse.ancestors(token), _CLIMB) if t in told.heads), told.trigger)
    listed = any(
        told.trigger < c < head for c in parse.kids(told.trigger, "conj")
    )  # a clause behind a list is of the last
    return head > told.trigger and not listed and parse.dep[head] in ("acl", "acl:relcl")


def _lies_ahead(setting: Setting, told: Encounter, time: Time) -> bool:
    """Whether a time behind an encounter to come can be only its own: "discussed the meeting of A and B planned in C on May 22"."""
    behind = told.status in _TO_COME and time.start > setting.parse.start[told.trigger]
    return behind and status_on(setting.article, "held", time.edtf) == "planned"


def of_topic(setting: Setting, told: Encounter, time: Time) -> bool:
    """Whether a time stands in what was spoken of: "discussed B's February 26 launch", "in line with the accord of May 2020"."""
    parse = setting.parse
    first = bisect_left(parse.start, time.start)
    above = takewhile(lambda t: t not in told.heads, islice(parse.ancestors(first), _CLIMB))
    things = [t for t in above if parse.pos[t] in ("NOUN", "PROPN") and not setting.is_time(t)]
    return time.start > parse.start[told.trigger] and any(place_at(parse, t) is None for t in things)


def _inside(parse: Parse, noun: int, time: Time) -> bool:
    """Whether a time stands in the phrase of a noun, and not in that of another joined to it: "the summit, and the pact, which ended in May"."""
    start, end = parse.phrase(noun)
    others = (c for c in parse.kids(noun, "conj") if parse.pos[c] in ("NOUN", "PROPN"))
    end = min((parse.start[c] for c in others), default=end)
    return start <= time.start and time.end <= end


def is_near(edtf: str) -> bool:
    """Whether a date is near enough to a day to date a meeting told of before; "the July talks" are others."""
    if edtf.startswith("XXXX"):
        return len(edtf) == len("XXXX-MM-DD")
    days = bounds(edtf).days
    return edtf.startswith("[") or (days is not None and days <= _WEEK)


def time_told(setting: Setting, head: int, heads: Sequence[int], *, undated: bool = False) -> Time | None:
    """The time that governs a token, unless it only bounds something else: "since May", "the 2018 accord"."""
    time = setting.when(head, undated=undated)
    if time is None:
        return None
    parse = setting.parse
    if (
        parse.lower[max(bisect_left(parse.start, time.start) - 1, 0)] == "since"
    ):  # "five times since May, last on Monday"
        first, end = parse.sents[parse.sent[head]]
        here = times_within(setting.times, parse.start[first], parse.end[end - 1])
        time = time_of(parse, head, [t for t in here if t is not time])
        if time is None:
            return None
    first = bisect_left(parse.start, time.start)
    top = next(
        (
            t
            for t in range(first, bisect_left(parse.start, time.end))
            if not time.start <= parse.start[parse.head[t]] < time.end
        ),
        first,
    )
    named = parse.dep[top] in ("compound", "nummod", "amod", "nmod:unmarked", "nmod:poss") and parse.head[top] > top
    if _bounds(parse, top, heads) or _of_a_thing(setting, top, heads):
        return None
    if named and parse.case(top) != "on" and parse.head[top] not in (head, parse.head[head]):
        return None
    return time


def _bounds(parse: Parse, top: int, heads: Sequence[int]) -> bool:
    """Whether a time only says since when, or how long something will last that is done: "have not met since May", "signed a contract until 2040"."""
    below = tuple(takewhile(lambda t: t not in heads, (top, *islice(parse.ancestors(top), _CLIMB))))
    lasts = any(parse.case(t) in ("until", "till") for t in below) and parse.child(heads[0], "obj") is not None
    return lasts or any(parse.lower[m] == "since" for t in below for m in parse.kids(t, "case", "mark"))


def _of_a_thing(setting: Setting, top: int, heads: Sequence[int]) -> bool:
    """Whether a time dates something beside the encounter: "at the talks they discussed the enlargement of 2004", "offered a truce for May 9"."""
    parse, above = setting.parse, setting.parse.head[top]
    at, own = top, heads[0]
    for _ in range(_CLIMB):
        if at in heads or own == above:
            return False
        at, own = parse.head[at], parse.head[own] if parse.dep[own] == "nmod" else own
    thing = parse.pos[above] in ("NOUN", "PROPN") and place_at(parse, above) is None and not setting.is_time(above)
    return thing or parse.case(top) == "for"


def right_behind(setting: Setting, trigger: int, place: Place | None) -> Time | None:
    """The time right behind a trigger or its place: "talks in Geneva on Friday", whatever the tree hangs it on."""
    last = place.end if place is not None and trigger < place.start <= trigger + 3 else trigger + 1
    last += last < len(setting.parse.words) and setting.parse.lower[last] == "on"
    if last >= len(setting.parse.words) or setting.parse.sent[last] != setting.parse.sent[trigger]:
        return None
    k = bisect_left(setting.times, setting.parse.start[last], key=lambda t: t.start)
    found = setting.times[k] if k < len(setting.times) else None
    return found if found is not None and found.start == setting.parse.start[last] and found.type == "DATE" else None
