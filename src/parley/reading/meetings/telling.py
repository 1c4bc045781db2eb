"""One telling of an encounter: what a sentence says of who, where, when and whether, and how its time and place are found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from parley.dates import bounds, exact_day, shift
from parley.dates.written import MONTHS
from parley.model import HELD, MeetingForm, MeetingStatus, Time
from parley.reading.meetings.places import goal_of, meeting_place, near_place
from parley.reading.meetings.status import status_on
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import Place, place_at
from parley.reading.syntax.parse import Parse

_TO_COME = frozenset({"planned", "proposed"})
_FAILED = "failed to happen"
_BEGINNING = frozenset({"beginning", "starting"})
_IN_LINE = frozenset({"accordance", "line", "keeping", "conformity", "compliance"})
"""Nouns between "in" and "with" before what is followed, on a day of its own."""
_CLIMB = 10
_WEEK, _MONTH = 7, 31
_COUNTED = frozenset({"last", "past", "previous", "next", "this", "coming"})
"""Words beside a month or day that say which one it is, counted from now."""
_YEAR = re.compile(r"[0-9]{4}")

__all__ = ["Encounter", "MeetingMention", "by_phone", "is_near", "mention_of"]


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """What one sentence tells of a meeting: `trigger` is a token, `sent` the number of its sentence, `who` indices of the cast.

    `anaphor`: it takes up a meeting told of before.
    """

    trigger: int
    sent: int
    form: MeetingForm
    who: tuple[int, ...]
    place: str | None
    date: str | None
    date_text: str | None
    status: MeetingStatus
    anaphor: bool
    rule: str
    definite: bool = False
    called: frozenset[str] = frozenset()
    """Words of its proper name: "Lisbon", "Peace", "Conference"."""
    bare: bool = False
    """Whether its own phrase says nothing of it: "A took part in the meeting"."""
    on_visit: bool = False
    """Whether it was on a visit told of before: "during the trip, they met A"."""
    number: int | None = None
    """Which of a row of meetings it is: "the inaugural meeting", "the third round"."""
    beside: int | None = None
    """The verb that tells of another meeting held at this one: "A met B at the summit"."""
    purpose_of: int | None = None
    """The verb of a journey that is made for it: "came to A for talks", "flew to A to attend a summit"."""
    partner: bool = False
    """Whether it is talks with somebody named, whoever else takes part: "talks with A go on"."""
    series: frozenset[str] = frozenset()
    """The words by which talks that go on for many days are said to be of a kind: "peace" talks."""
    ours: bool = False
    """Whether it is the one at which somebody speaks: "our meeting", "today's talks"."""
    again: bool = False
    """Whether it is one more than those before: "agreed to speak again"."""
    apart: tuple[int, ...] = ()
    """The tokens of the partner and the day that tell it apart from the encounters told by the same trigger before."""

    @property
    def anchor(self) -> tuple[int, int]:
        """The first and the last of the tokens by which it is known."""
        tokens = self.apart or (self.trigger,)
        return min(tokens), max(tokens)

    @property
    def told(self) -> int:
        """How much the mention tells, a day the most: its sentence is cited where it tells most."""
        return (
            2 * min(len(self.who), 2) + (5 if self.date else 0) + (2 if self.place else 0) + (0 if self.anaphor else 1)
        )


@dataclass(frozen=True, slots=True)
class Encounter:
    """A mention before its time and place are looked up below `heads`."""

    trigger: int
    form: MeetingForm
    who: tuple[int, ...]
    status: MeetingStatus
    rule: str
    heads: tuple[int, ...]
    definite: bool = False
    only_spoken_of: bool = False
    """Whether its clause tells of something else that is said of it or done to it, on a day of its own."""
    called: frozenset[str] = frozenset()
    bare: bool = False
    on_visit: bool = False
    number: int | None = None


def by_phone(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether a trigger is a call, by itself or by what stands with it."""
    near = [*parse.children[i], *(g for c in parse.children[i] for g in parse.children[c])]
    return (
        parse.lemma[i] in words.phoning
        or f"{parse.lemma[i]}e" in words.phoning
        or any(parse.lemma[c] in words.phone for c in near)
    )


def mention_of(setting: Setting, told: Encounter) -> MeetingMention:
    """The mention, with the time and the place that its words tell."""
    i = told.trigger
    discussed = told.rule == "meeting-discussed"  # what follows is what they spoke of
    time = next((t for h in told.heads if (t := _when(setting, h, told.heads)) is not None), None)
    if time is not None and (_of_another(setting.parse, told, time) or (discussed and _of_topic(setting, told, time))):
        time = None
    place = goal_of(setting.parse, i) if told.form == "visit" else None
    place = place or (near_place(setting, i) if discussed else meeting_place(setting, i, told.heads))
    time = time or _right_behind(setting, i, place)
    vague = (setting.when(h, undated=True) for h in told.heads)
    words = time or next((t for t in vague if t is not None and not _of_another(setting.parse, told, t)), None)
    date = _ahead(setting, told.status, time) if time is not None else _from(setting, told.heads)
    if discussed and date is not None and (bounds(date).days or 0) > _MONTH:
        date = words = None  # "discussed progress over the past two years"
    day = setting.day(i) if words is None and told.status in HELD else None
    return MeetingMention(
        trigger=i,
        sent=setting.parse.sent[i],
        form=told.form,
        who=told.who,
        place=place.words if place is not None else None,
        date=date or day,
        date_text=words.words if words is not None else None,
        status=status_on(setting.article, told.status, date),
        anaphor=told.definite and date is None and not told.called,
        rule=told.rule,
        definite=told.definite,
        called=told.called,
        bare=told.bare,
        on_visit=told.on_visit,
        number=told.number,
    )


def _from(setting: Setting, heads: Sequence[int]) -> str | None:
    """The day from which on something lasts, open at its end: "will travel to A beginning July 25"."""
    parse = setting.parse
    gerunds = (c for h in heads for c in parse.kids(h, "advcl", "acl") if parse.lower[c] in _BEGINNING)
    day = next((t.edtf for c in gerunds if (t := setting.when(c)) is not None), None)
    return f"{day}/.." if exact_day(day) is not None else None


def _ahead(setting: Setting, status: MeetingStatus, time: Time) -> str | None:
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


def _of_another(parse: Parse, told: Encounter, time: Time) -> bool:
    """Whether a time dates what the clause tells and not the encounter: "On Friday A, the envoy to the talks, resigned"."""
    start = bisect_left(parse.start, time.start)
    above = takewhile(lambda t: t not in told.heads, islice(parse.ancestors(start), _CLIMB))
    if any(parse.lemma[t] in _IN_LINE for t in above):
        return True
    if told.only_spoken_of:
        return not _inside(parse, told.trigger, time)
    top = told.trigger
    while parse.dep[top] == "nmod":
        top = parse.head[top]
    return top != told.trigger and time.start < parse.start[told.trigger] and not _inside(parse, top, time)


def _of_topic(setting: Setting, told: Encounter, time: Time) -> bool:
    """Whether a time stands in what was spoken of: "discussed B's February 26 launch", "in line with the accord of May 2020"."""
    parse = setting.parse
    first = bisect_left(parse.start, time.start)
    above = takewhile(lambda t: t not in told.heads, islice(parse.ancestors(first), _CLIMB))
    things = [t for t in above if parse.pos[t] in ("NOUN", "PROPN") and not setting.is_time(t)]
    return time.start > parse.start[told.trigger] and any(place_at(parse, t) is None for t in things)


def _inside(parse: Parse, noun: int, time: Time) -> bool:
    """Whether a time stands in the phrase of a noun."""
    start, end = parse.phrase(noun)
    return start <= time.start and time.end <= end


def is_near(edtf: str) -> bool:
    """Whether a date is near enough to a day to date a meeting told of before; "the July talks" are others."""
    if edtf.startswith("XXXX"):
        return len(edtf) == len("XXXX-MM-DD")
    days = bounds(edtf).days
    return edtf.startswith("[") or (days is not None and days <= _WEEK)


def _when(setting: Setting, head: int, heads: Sequence[int]) -> Time | None:
    """The time that governs a token, unless it only bounds something else: "since May", "the 2018 accord"."""
    time = setting.when(head)
    if time is None:
        return None
    parse = setting.parse
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
    return lasts or any(parse.case(t) == "since" for t in below)


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


def _right_behind(setting: Setting, trigger: int, place: Place | None) -> Time | None:
    """The time right behind a trigger or its place: "talks in Geneva on Friday", whatever the tree hangs it on."""
    last = place.end if place is not None and trigger < place.start <= trigger + 3 else trigger + 1
    last += last < len(setting.parse.words) and setting.parse.lower[last] == "on"
    if last >= len(setting.parse.words) or setting.parse.sent[last] != setting.parse.sent[trigger]:
        return None
    k = bisect_left(setting.times, setting.parse.start[last], key=lambda t: t.start)
    found = setting.times[k] if k < len(setting.times) else None
    return found if found is not None and found.start == setting.parse.start[last] and found.type == "DATE" else None
