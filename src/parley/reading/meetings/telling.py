"""One telling of an encounter: what a sentence says of who, where, when and whether, and how its time and place are found."""

from __future__ import annotations

from parley.dates import bounds
from parley.model import HELD
from parley.reading.meetings.encounter import Encounter, MeetingMention
from parley.reading.meetings.places import goal_of, meeting_place, near_place
from parley.reading.meetings.status import gone, status_on
from parley.reading.meetings.timing import (
    ahead,
    day_of_both,
    lasts_from,
    of_another,
    of_topic,
    only_clock,
    right_behind,
    spanned,
    time_told,
)
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse

__all__ = ["by_phone", "mention_of"]

_TO_COME = frozenset({"planned", "proposed"})
_NOW = "PRESENT_REF"
_MONTH = 31
"""Days beyond which a time is that of what was discussed."""


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
    time = next((t for h in told.heads if (t := time_told(setting, h, told.heads)) is not None), None)
    time = time or day_of_both(setting, told)
    if time is not None and (of_another(setting, told, time) or (discussed and of_topic(setting, told, time))):
        time = None
    known = told.definite and told.status in HELD  # "the meeting, which began at 3 p.m.", on whatever day it was
    if time is not None and known and only_clock(setting, time):
        time = None
    place = goal_of(setting.parse, i) if told.form == "visit" else None
    beside = discussed or told.form == "call"
    place = place or (near_place(setting, i) if beside else meeting_place(setting, i, told.heads))
    time = time or right_behind(setting, i, place)
    vague = (time_told(setting, h, told.heads, undated=True) for h in told.heads)
    told_when = (t for t in vague if t is not None and t.value != _NOW and not (known and only_clock(setting, t)))
    own = (t for t in told_when if not of_another(setting, told, t) and not (discussed and of_topic(setting, told, t)))
    words = time or next(own, None)
    date = ahead(setting, told.status, spanned(setting, time)) if time is not None else lasts_from(setting, told.heads)
    if discussed and date is not None and (bounds(date).days or 0) > _MONTH:
        date = words = None  # "discussed progress over the past two years"
    if discussed and date is not None and told.status in HELD and status_on(setting.article, "held", date) == "planned":
        date = words = None  # "discussed the meeting of A and B on May 22"
    if (
        date is not None
        and told.status in _TO_COME
        and (bounds(date).days or 0) > _MONTH
        and gone(setting.article, date)
    ):
        date = words = None  # "agreed to resume the dialogue suspended in 2016"
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
