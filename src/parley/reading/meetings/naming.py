"""Which nouns name an encounter: words that also mean a body, an appeal or a piece of furniture do so only beside others."""

from __future__ import annotations

from parley.reading.actors.cast import Cast
from parley.reading.meetings.light import carries
from parley.reading.meetings.telling import by_phone
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.parse import Parse

__all__ = ["is_bare", "names_encounter", "outer_of"]

_NOT_ONE = frozenset({"any", "no", "every", "all", "such", "what", "which"})
"""Determiners of what is no encounter of its own."""


def names_encounter(parse: Parse, cast: Cast, words: MeetingWords, i: int) -> bool:
    """Whether a noun stands for an encounter: no part of another name, no appeal, none that is only thought of, no standing body."""
    if parse.dep[i] in ("compound", "amod", "flat", "nmod:desc") or not _with_its_words(parse, words, i):
        return False
    if parse.lower[i] == parse.lemma[i] == "talk" and parse.lemma[parse.head[i]] not in words.having:
        return False
    dets = parse.kids(i, "det")
    if parse.lower[i] in words.standing and not dets and (_upheld(parse, words, i) or _without_end(parse, i)):
        return False
    spoken = by_phone(parse, words, i) or any(parse.case(c) in ("with", "between") for c in parse.children[i])
    appeal = parse.lemma[i] == "call" and not spoken
    if appeal or any(parse.lower[c] in _NOT_ONE for c in dets):
        return False
    body = parse.pos[i] == "PROPN" and parse.ent_at[i] >= 0 and parse.ents[parse.ent_at[i]][2] == "ORG"
    known = parse.lemma[i] in words.gatherings and i in cast.at and cast.members[cast.at[i]].type == "organisation"
    acts = known and parse.dep[i] == "nsubj" and not carries(parse, words, i, parse.head[i])
    return not (body or acts)


def _without_end(parse: Parse, i: int) -> bool:
    """Whether it is an exchange that goes on without end: "remain in consultation with B"."""
    return parse.case(i) == "in" and not parse.kids(i, "nmod:poss")


def _upheld(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether it is only to be kept up: "agreed to continue close consultation", "steps, including continuing consultations with B"."""
    kept = parse.dep[i] in ("obj", "xcomp") and parse.lemma[parse.head[i]] in words.outcome.upkeep
    return kept or any(parse.lemma[c] in words.outcome.upkeep for c in parse.kids(i, "amod"))


def _with_its_words(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether the words before a noun let it be an encounter: no "press conference"; a table only for negotiating."""
    before = {parse.lower[c] for c in parse.kids(i, "compound", "amod")}
    if parse.lemma[i] == "table" and is_bare(parse, i) and parse.kids(i, "det"):
        first = parse.child(i, "case") or i
        back = parse.lower[first - 1] == "back" or parse.lemma[parse.head[i]] == "return"
        return back and parse.case(i) in ("to", "at")  # "returned to the table", "are back at the table"
    return before.isdisjoint(words.never) and (
        parse.lemma[i] not in words.tables or not before.isdisjoint(words.of_talks)
    )


def is_bare(parse: Parse, i: int) -> bool:
    """Whether a noun stands alone with "the" or "this"."""
    return all(parse.dep[c] in ("det", "case", "punct") for c in parse.children[i])


def outer_of(parse: Parse, i: int) -> int:
    """The noun of a stretch or number of meetings: the days of "two days of talks"."""
    counted = parse.dep[i] == "nmod" and parse.case(i) == "of" and parse.kids(parse.head[i], "nummod")
    return parse.head[i] if counted else i
