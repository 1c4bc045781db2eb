"""What the day that is told with a noun says of its encounter: that it is over, or nothing, as it is the day of something else."""

from __future__ import annotations

from dataclasses import replace

from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.light import phrasal
from parley.reading.meetings.status import gone, status_on
from parley.reading.meetings.timing import is_near
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import times_within

__all__ = ["by_its_date", "of_something_else"]

_APART = frozenset(
    {"after", "following", "before", "ahead of", "prior to", "since", "about", "regarding", "concerning"}
)
"""Prepositions of an encounter on another day than what its clause tells: "approved it on Friday after months of talks", "asked about the talks on Monday"."""


def by_its_date(setting: Setting, made: MeetingMention) -> MeetingMention:
    """What its date says of an encounter of which no word tells whether it was: "the March 29 meeting" that somebody wants explained was held.

    Talks that go on by their noun alone, on a day that is told, were held then; the day of their item is none of theirs.
    """
    if made.status in ("planned", "proposed") and made.definite and made.date and _dates_itself(setting, made):
        return replace(made, status="held") if gone(setting.article, made.date) else made
    if made.status != "under way" or made.date is None or not is_near(made.date):
        return made
    if made.date_text is None:
        return replace(made, date=None)
    return replace(made, status=status_on(setting.article, "held", made.date))


def _dates_itself(setting: Setting, made: MeetingMention) -> bool:
    """Whether the date stands in the noun's own phrase: "the March 29 meeting", "the summit hosted by A last week"."""
    first, end = setting.parse.phrase(made.trigger)
    return any(t.words == made.date_text for t in times_within(setting.times, first, end))


def of_something_else(parse: Parse, words: MeetingWords, i: int, verb: int | None) -> bool:
    """Whether the clause tells of another day than that of an encounter: "on Monday he praised the talks", "left on Monday for talks in A", "people familiar with the talks said on Monday"."""
    spoken_of = parse.dep[i] == "obj" and parse.lemma[parse.head[i]] in words.about
    left = (
        verb is not None
        and parse.dep[i] != "obj"
        and not words.leaving.isdisjoint((parse.lemma[verb], phrasal(parse, verb)))
    )
    on = parse.case(i) == "on" and (parse.lemma[i] not in words.going or parse.lemma[parse.head[i]] in words.addressing)
    known = parse.pos[parse.head[i]] == "ADJ" and parse.dep[parse.head[i]] in ("amod", "acl")
    return spoken_of or left or on or known or parse.case(i) in _APART
