"""Encounters from which somebody stays away: "boycotted the summit", "did not show up for talks with A", "pulled out of talks set for May"."""

from __future__ import annotations

from parley.model import MeetingStatus
from parley.reading.meetings.light import phrasal
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["shunned_status", "shuns", "two_sided"]

_FROM = frozenset({"of", "from", "out of"})
_FOR = frozenset({"for", "at", "to", "in"})


def shuns(parse: Parse, words: MeetingWords, noun: int, verb: int) -> bool:
    """Whether a verb says that its subject is not there."""
    lemma, whole = parse.lemma[verb], phrasal(parse, verb)
    if parse.dep[noun] == "obj" and parse.head[noun] == verb:
        return lemma in words.shunning or (lemma in words.attending and _refused(parse, verb))
    if parse.dep[noun] not in ("obl", "obl:arg") or verb not in (parse.head[noun], parse.head[parse.head[noun]]):
        return False
    if parse.case(noun) in _FROM:
        return not words.quitting.isdisjoint((lemma, whole, f"{lemma} {parse.case(noun).split()[0]}"))
    return parse.case(noun) in _FOR and whole in words.appearing and (_refused(parse, verb) or parse.negated(verb))


def _refused(parse: Parse, verb: int) -> bool:
    """Whether a verb stands below one of refusing: "failed to show up"."""
    return parse.dep[verb] == "xcomp" and parse.lemma[parse.head[verb]] in parse.governing.undone


def two_sided(parse: Parse, noun: int) -> bool:
    """Whether the encounter is with somebody, and so is none without the one who stays away."""
    return any(parse.case(c) in ("with", "between") for c in parse.kids(noun, "nmod"))


def shunned_status(parse: Parse, noun: int, verb: int) -> MeetingStatus:
    """What becomes of it: nothing comes of talks with the one who stays away; a summit takes place without him."""
    told = parse.head[verb] if _refused(parse, verb) else verb
    stands = reality(parse, told)
    if stands not in ("past", "present") and not (stands == "negated" and parse.has(told, "Tense=Past")):
        done = stands == "negated" and not {"will", "wo", "would"} & set(parse.aux(told))
        return "failed to happen" if done and two_sided(parse, noun) else "planned"
    if not two_sided(parse, noun):
        return "held"
    return "cancelled" if parse.case(noun) in _FROM else "failed to happen"
