"""Verbs that carry a noun of meeting ("held talks", "called off the summit"), and what they say becomes of it."""

from __future__ import annotations

from parley.model import MeetingStatus
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["OFF", "called_off", "carries", "off_again", "phrasal", "plan_off", "told_by_light"]

OFF: frozenset[MeetingStatus] = frozenset({"postponed", "cancelled"})
_OUT_OF = frozenset({"of", "out of", "from"})
_INTO = frozenset({"in", "at", "to", "into"})
_CLOSE = 2
"""Tokens behind a verb within which "on hold" stands."""
_UNSURE = frozenset({"proposed", "conditional"})
_BY_LIGHT: dict[str, MeetingStatus] = {
    "planned": "planned",
    "proposed": "proposed",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "ongoing": "under way",
    "failed": "held",
    "missed": "failed to happen",
}


def _kind(parse: Parse, words: MeetingWords, verb: int) -> str | None:
    """What a light verb says of the meeting that it carries."""
    return words.light.get(phrasal(parse, verb)) or words.light.get(parse.lemma[verb])


def told_by_light(parse: Parse, words: MeetingWords, light: int) -> MeetingStatus | None:
    """What a light verb says of its meeting by its meaning alone; only what it tells as done, or sure to be, becomes of the meeting."""
    status = _BY_LIGHT.get(_kind(parse, words, light) or "held")
    stands = reality(parse, light)
    weighed = parse.dep[light] == "xcomp" and parse.has(light, "VerbForm=Ger")
    if status in OFF and (weighed or stands in (*_UNSURE, "negated")):
        return "planned"  # "threatened to cancel the summit", "considered cancelling it", "have not postponed it"
    return "proposed" if status == "planned" and stands in _UNSURE else status


def off_again(parse: Parse, words: MeetingWords, light: int) -> MeetingStatus | None:
    """What became of a plan in the same breath: "had been planned for Friday but was cancelled"."""
    after = (v for v in parse.kids(light, "conj") if parse.child(v, "nsubj", "nsubj:pass", "obj") is None)
    told = (_BY_LIGHT.get(_kind(parse, words, v) or "") for v in after if reality(parse, v) == "past")
    return next((status for status in told if status in OFF), None)


def plan_off(parse: Parse, words: MeetingWords, plan: int) -> MeetingStatus | None:
    """What became of a plan for a meeting: "dropped plans to meet", "shelved the idea of a summit"."""
    return called_off(parse, words, parse.head[plan]) if parse.dep[plan] in ("obj", "nsubj:pass") else None


def called_off(parse: Parse, words: MeetingWords, verb: int) -> MeetingStatus | None:
    """Whether a verb says of its object that it is put off or called off: "called it off"."""
    status = _BY_LIGHT.get(_kind(parse, words, verb) or "")
    return status if status in OFF and reality(parse, verb) == "past" else None


def carries(parse: Parse, words: MeetingWords, noun: int, verb: int) -> bool:
    """Whether a verb says of the noun that it takes place, is planned, put off or called off, or that somebody takes part in it."""
    if parse.head[noun] != verb:
        return False
    case = parse.case(noun)
    out = f"{parse.lemma[verb]} {case.split()[0]}" if case else phrasal(parse, verb)
    if not words.departing.isdisjoint((parse.lemma[verb], phrasal(parse, verb), out)):
        return parse.dep[noun] == "obj" or case in _OUT_OF
    if parse.dep[noun] in ("obl", "obl:arg"):
        if parse.lemma[verb] in words.inviting:
            return parse.case(noun) in ("to", "for") and parse.child(verb, "obj") is not None
        sits_in = parse.case(noun) == "on" and phrasal(parse, verb) in words.taking_part  # "sat in on the session"
        settled = parse.lemma[verb] in words.settled and parse.case(noun) != "to"  # "agreed at talks" in A
        return sits_in or (parse.case(noun) in _INTO and parse.lemma[verb] in words.taking_part and not settled)
    if _of_something_else(parse, words, noun, verb):
        return False
    known = parse.lemma[verb] in words.light or phrasal(parse, verb) in words.light
    counted = parse.dep[noun] == "obl:unmarked" and parse.lemma[noun] in words.stretches
    whole = counted and parse.child(verb, "obj") is None  # "ended two days of talks", taken for a time
    return known and (whole or parse.dep[noun] in ("obj", "nsubj", "nsubj:pass", "nsubj:outer", "xcomp"))


def _of_something_else(parse: Parse, words: MeetingWords, noun: int, verb: int) -> bool:
    """Whether a verb tells what a meeting does, or is wished to do, to something else: "the summit will end the war", "want the talks to bring peace"."""
    obj = parse.child(verb, "obj")
    does = (
        parse.dep[noun].startswith("nsubj") and obj is not None and parse.lemma[verb] in words.beginning | words.ending
    )
    then = parse.child(verb, "xcomp") if obj == noun else None
    return does or (then is not None and _kind(parse, words, then) is None)


def phrasal(parse: Parse, verb: int) -> str:
    """The verb with its particle or the noun that it stands with: "call off", "take place", "put on hold"."""
    on = next(
        (c for c in parse.kids(verb, "obl", "obl:arg") if parse.case(c) == "on" and not parse.kids(c, "det")), None
    )
    if on is not None and verb < on <= verb + _CLOSE:
        return f"{parse.lemma[verb]} on {parse.lower[on]}"
    beside = parse.child(verb, "compound:prt") or _down(parse, verb) or parse.child(verb, "obj")
    return f"{parse.lemma[verb]} {parse.lower[beside]}" if beside is not None else parse.lemma[verb]


def _down(parse: Parse, verb: int) -> int | None:
    """An adverb right behind a verb, which may be its particle: "sat down"."""
    return next((c for c in parse.kids(verb, "advmod") if c == verb + 1), None)
