"""Who is party to an instrument: those whom its phrase names, else those who agree, sign, extend or break it."""

from __future__ import annotations

from parley.reading.actors.cast import Cast
from parley.reading.instruments.naming import does_above, is_manner, second_party
from parley.reading.instruments.weighing import MADE
from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.syntax.parse import Parse

__all__ = ["all_parties", "parties_of"]

_INSIDE = frozenset({"compound", "amod"})
"""Relations of words inside a name."""


def parties_of(parse: Parse, cast: Cast, words: InstrumentWords, head: int, type_: str) -> tuple[int, ...]:
    """Those whom the phrase names: with, between, against, or whose it is."""
    out: list[int] = []
    second = second_party(parse, words, head)
    cases = words.parties | words.against if type_ == "sanction" else words.parties
    for c in parse.kids(head, "nmod", "obl", "nmod:poss", "compound", "amod"):
        if parse.dep[c] in ("nmod", "obl") and (
            parse.case(c) not in cases or does_above(parse, head, c) or is_manner(parse, c)
        ):
            continue
        own = cast.at.get(head) if parse.dep[c] in _INSIDE else None  # "the Coast Initiative" is no party to itself
        out += [k for k in cast.all(c) if k not in (*out, own) and cast.members[k].type != "person"]
    return tuple(dict.fromkeys((*out, *(k for k in cast.all(second) if cast.members[k].type != "person"))))


def all_parties(
    cast: Cast, words: InstrumentWords, head: int, type_: str, told: tuple[Stage | None, int | None]
) -> tuple[int, ...]:
    """Those whom the phrase names, and where that is one alone, or nobody, those who make it, with whom they make it: "Chad signed a pact with Niger"."""
    named = parties_of(cast.parse, cast, words, head, type_)
    return named if len(named) > 1 else tuple(dict.fromkeys((*agents_of(cast.parse, cast, words, head, told), *named)))


def agents_of(
    parse: Parse, cast: Cast, words: InstrumentWords, head: int, told: tuple[Stage | None, int | None]
) -> tuple[int, ...]:
    """Those who agree, sign, extend or break it: subject or agent of the verb that has it as object."""
    stage, teller = told
    if stage is None or teller is None or stage.rank < MADE or parse.pos[teller] != "VERB":
        return ()
    if parse.lemma[teller] in words.bystanding or stage == words.rejected:
        return ()  # "welcomed the truce", "rejected the deal"
    who = _doer(parse, words, teller)
    if who is None or who == head:
        return ()
    none = {"person", "group"} if stage == words.imposed else {"person"}  # lawmakers only vote for it
    makers = (who, *(c for c in parse.kids(teller, "obl") if parse.case(c) == "with"))
    return tuple(k for t in makers for k in cast.all(t) if cast.members[k].type not in none)


def _doer(parse: Parse, words: InstrumentWords, teller: int) -> int | None:
    """Who does what a verb tells: whoever stands behind "by", is accused of it, or is its subject."""
    agent = next((c for c in parse.kids(teller, "obl:agent", "obl") if parse.case(c) == "by"), None)
    above = parse.head[teller]
    accused = parse.child(above, "obj", "iobj", "nsubj:pass") if parse.lemma[above] in words.alleging else None
    return next((t for t in (agent, accused) if t is not None), parse.subject(teller))
