"""Several encounters told by one verb or noun: with one after the other, each "separately", on one day and again on another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from parley.dates import exact_day
from parley.model import Time
from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.parties import means
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import times_within

__all__ = ["over_days", "told_apart"]

_SEVERAL = 2
_EACH = frozenset({"separately", "separate"})
"""Words that say that each of several is met by himself."""
_TO = frozenset({"until", "till", "to"})
"""Prepositions of the day to which a meeting is put off."""


def told_apart(setting: Setting, made: MeetingMention) -> Iterator[MeetingMention]:
    """The encounters of one mention: one for each partner that has a "with" of its own, and for each day that is joined to its day."""
    for mention in (m for own in _by_day(setting, made) for m in _by_partner(setting, own)):
        whole = over_days(setting, mention)
        yield from _put_to(setting, whole)
        yield from _again(setting, whole)


def _by_day(setting: Setting, made: MeetingMention) -> Iterator[MeetingMention]:
    """One after the other, each on a day of his own: "met A on Monday and B on Tuesday"."""
    parse, cast = setting.parse, setting.cast
    obj = parse.child(made.trigger, "obj")
    joined = parse.kids(obj, "conj") if obj is not None and parse.pos[made.trigger] == "VERB" else ()
    met = (c for c in joined if not set(means(parse, cast, c)).isdisjoint(made.who))
    later = [(c, t) for c in met if (t := _day_behind(setting, c)) is not None]
    if obj is None or not later or _day_behind(setting, obj, later[0][0]) is None:
        yield made
        return
    others = {n for c, _ in later for n in means(parse, cast, c)}
    first = means(parse, cast, obj)
    yield replace(made, who=tuple(n for n in made.who if n not in others))
    for c, time in later:
        own = means(parse, cast, c)
        who = tuple(n for n in made.who if n in own or (n not in others and n not in first))
        yield replace(made, who=who, date=time.edtf, date_text=time.words, place=None, apart=(c,))


def _day_behind(setting: Setting, token: int, before: int | None = None) -> Time | None:
    """The first day told behind a token in its sentence, in front of another token."""
    parse = setting.parse
    end = parse.start[before] if before is not None else parse.end[parse.sents[parse.sent[token]][1] - 1]
    here = times_within(setting.times, parse.start[token], end)
    return next((t for t in here if t.edtf and t.type in ("DATE", "TIME")), None)


def _put_to(setting: Setting, made: MeetingMention) -> Iterator[MeetingMention]:
    """Of a meeting put off to a day also the one that is planned for it: "was postponed until Monday", "put back from Friday to Monday"."""
    parse = setting.parse
    first, end = parse.sents[made.sent]
    here = times_within(setting.times, parse.start[first], parse.end[end - 1]) if made.status == "postponed" else ()
    later = next((t for t in here if t.edtf and _word_before(parse, t.start) in _TO), None)
    if later is None:
        yield made
        return
    known = made.date if made.date != later.edtf else None
    yield replace(made, date=known, date_text=made.date_text if known else None, anaphor=made.definite and not known)
    token = bisect_left(parse.start, later.start)
    yield replace(
        made, date=later.edtf, date_text=later.words, status="planned", anaphor=False, apart=(*made.apart, token)
    )


def _word_before(parse: Parse, start: int) -> str:
    """The word in front of a place in the text."""
    return parse.lower[max(bisect_left(parse.start, start) - 1, 0)]


def _by_partner(setting: Setting, made: MeetingMention) -> tuple[MeetingMention, ...]:
    parse, cast = setting.parse, setting.cast
    calls = made.form == "call" and parse.pos[made.trigger] == "NOUN" and parse.has(made.trigger, "Number=Plur")
    partners = _partners(parse, made.trigger, calls=calls)
    named = [[n for n in means(parse, cast, t) if n in made.who] for t in partners]
    later = [{n for side in named[k + 1 :] for n in side} for k in range(len(named))]
    own = [[n for n in side if n not in others] for side, others in zip(named, later, strict=True)]
    sides = [(token, side) for token, side in zip(partners, own, strict=True) if side]
    doers = [n for n in made.who if not any(n in side for _, side in sides)]
    if len(sides) < _SEVERAL or not doers:
        return (made,)
    first, *others = (replace(made, who=(*doers, *side), apart=(token,)) for token, side in sides)
    return replace(first, apart=()), *others


def _partners(parse: Parse, trigger: int, *, calls: bool) -> list[int]:
    """Those with whom somebody meets, each by the head of its own phrase; all of a list if they are met separately, or spoken to in `calls`."""
    below = parse.kids(trigger, "obl", "obl:arg", "nmod")
    first = [t for t in below if parse.case(t) == "with"]
    listed = [c for t in first for c in parse.kids(t, "conj")]
    separately = any(parse.lower[c] in _EACH for c in parse.children[trigger])
    return [*first, *(c for c in listed if separately or calls or parse.case(c) == "with")]


def over_days(setting: Setting, made: MeetingMention) -> MeetingMention:
    """An encounter of several days running by all of them: "met on 31 August and 1 September". Calls on two days are two."""
    last = exact_day(made.date) if made.form != "call" else None
    for time, _ in _joined_times(setting, made):
        day = exact_day(time.edtf)
        if last is None or day is None or (day - last).days != 1:
            break
        made, last = replace(made, date=f"{(made.date or '').partition('/')[0]}/{time.edtf}"), day
    return made


def _again(setting: Setting, made: MeetingMention) -> Iterator[MeetingMention]:
    """The same encounter once more for each time joined to its own: "in May and again in July"."""
    for time, token in _joined_times(setting, made):
        yield replace(made, date=time.edtf, date_text=time.words, anaphor=False, apart=(*made.apart, token))


def _joined_times(setting: Setting, made: MeetingMention) -> Iterator[tuple[Time, int]]:
    """The times joined to that of an encounter, each with its first token."""
    parse = setting.parse
    first, end = parse.sents[made.sent]
    here = times_within(setting.times, parse.start[first], parse.end[end - 1])
    told = next((t for t in here if t.edtf == made.date and t.words == made.date_text), None)
    if told is None:
        return
    inside = range(bisect_left(parse.start, told.start), bisect_left(parse.start, told.end))
    joined = {c for t in inside for c in parse.kids(t, "conj") if c not in inside}
    for time in here:
        tokens = range(bisect_left(parse.start, time.start), bisect_left(parse.start, time.end))
        if time.edtf is not None and time.type == "DATE" and not joined.isdisjoint(tokens):
            yield time, tokens[0]
