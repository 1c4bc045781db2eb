"""Whether a noun means talks that go on over many days, or any such talks, and none of a day."""

from __future__ import annotations

from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["any_such", "goes_on", "is_over"]


def goes_on(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether a noun means what goes on over many days, and no one day of it is told."""
    return parse.lower[noun] in words.series and _no_day(parse, noun)


def is_over(parse: Parse, noun: int, verb: int) -> bool:
    """Whether the past is told of talks themselves, not up to now: "the talks focused on trade", "their talks were friendly"."""
    subject = parse.dep[noun] in ("nsubj", "nsubj:pass") and parse.head[noun] == verb
    return subject and reality(parse, verb) == "past" and "have" not in parse.aux(verb)


def any_such(parse: Parse, noun: int) -> bool:
    """Whether nothing says which talks are meant: "through dialogue", "in peace talks"."""
    return not parse.kids(noun, "det", "nmod:poss")


def _no_day(parse: Parse, noun: int) -> bool:
    """Whether nothing tells the day of an encounter, or that it is over."""
    told = [c for c in parse.kids(noun, "acl", "acl:relcl") if parse.has(c, "Tense=Past")]
    return not told and not parse.kids(noun, "nmod:unmarked", "obl:unmarked")
