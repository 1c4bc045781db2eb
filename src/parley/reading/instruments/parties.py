"""Who is party to an instrument: those whom its phrase names, else those who agree, sign, extend or break it."""

from __future__ import annotations

from parley.reading.actors.cast import Cast
from parley.reading.instruments.naming import does_above, is_manner
from parley.reading.instruments.weighing import MADE
from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.syntax.parse import Parse

__all__ = ["agents_of", "parties_of"]


def parties_of(parse: Parse, cast: Cast, words: InstrumentWords, head: int, type_: str) -> tuple[int, ...]:
    """Those whom the phrase names: with, between, against, or whose it is."""
    out: list[int] = []
    cases = words.parties | words.against if type_ == "sanction" else words.parties
    for c in parse.kids(head, "nmod", "obl", "nmod:poss", "compound", "amod"):
        if parse.dep[c] in ("nmod", "obl") and (
            parse.case(c) not in cases or does_above(parse, head, c) or is_manner(parse, c)
        ):
            continue
        out += [k for k in cast.all(c) if k not in out and cast.members[k].type != "person"]
    return tuple(out)


def agents_of(
    parse: Parse, cast: Cast, words: InstrumentWords, head: int, told: tuple[Stage | None, int | None]
) -> tuple[int, ...]:
    """Those who agree, sign, extend or break it: subject or agent of the verb that has it as object."""
    stage, teller = told
    if stage is None or teller is None or stage.rank < MADE or parse.pos[teller] != "VERB":
        return ()
    if parse.lemma[teller] in words.bystanding:
        return ()  # "welcomed the truce"
    agent = next((c for c in parse.kids(teller, "obl:agent", "obl") if parse.case(c) == "by"), None)
    who = agent if agent is not None else parse.subject(teller)
    if who is None or who == head:
        return ()
    return tuple(k for k in cast.all(who) if cast.members[k].type != "person")
