"""Sides: who speaks, votes or is for or against something: "voted against the bill", "is in favour of a truce"."""

from __future__ import annotations

from parley.reading.positions.issues import predicate
from parley.reading.positions.want import Want, holds, other
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse

__all__ = ["on_a_side", "sided"]

_WE = frozenset({"we", "i", "they", "he", "she"})


def sided(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """Who speaks or votes on a side: "voted against the bill", "spoke in favour of …", "has a majority against …"."""
    parse = scene.parse
    for c in parse.kids(i, "obl", "obl:arg", "obj"):
        side, about = _side(parse, words, c)
        out = any(parse.lower[a] == "out" for a in parse.kids(i, "advmod")) and parse.lemma[i] == "come"
        if side and (predicate(parse, i) in words.siding or side == "for" or out) and holds(parse, words, i):
            return Want(i, (about,), scene.doers(i), "sided", other(side) if parse.negated(i) else side)
    return None


def on_a_side(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """Who is on a side: "is against lifting the ban", "was not in favour of a vote"."""
    parse = scene.parse
    side, about = _side(parse, words, i)
    actors = scene.people(parse.subject(i)) if side else ()
    return Want(i, (about,), actors, "sided", other(side) if parse.negated(i) else side) if side else None


def _side(parse: Parse, words: PositionWords, c: int) -> tuple[str, int]:
    """The stance of an oblique or predicate and what it is on; no stance where it names none."""
    if parse.case(c) == "against" or any(parse.lower[m] == "against" for m in parse.kids(c, "mark")):
        return "against", c
    if parse.case(c) == "for" and parse.lemma[parse.head[c]] == "vote" and parse.pos[c] == "NOUN":
        return "for", c
    if parse.case(c) == "for" and parse.child(c, "cop") is not None and _is_somebody(parse, parse.child(c, "nsubj")):
        return "for", c
    favoured = parse.child(c, "nmod") if parse.case(c) == "in" and parse.lemma[c] in words.favour else None
    return ("", c) if favoured is None else ("for", favoured)


def _is_somebody(parse: Parse, subject: int | None) -> bool:
    """Whether a subject can be for something by itself: "we are for a settlement", not "the room is for guests"."""
    return subject is not None and parse.lower[subject] in _WE
