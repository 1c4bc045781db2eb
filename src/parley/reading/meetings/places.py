"""Where an encounter is: in the phrase of its trigger, right behind it, or the one place of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.actors.cast import Cast
from parley.reading.syntax.clauses import Place, place_at, place_of
from parley.reading.syntax.parse import Parse

__all__ = ["goal_of", "meeting_place", "object_place"]


def meeting_place(parse: Parse, cast: Cast, i: int, heads: Sequence[int]) -> Place | None:
    """The place of what token `i` tells; `heads` are the tokens on which it may hang."""
    place = _next_place(parse, i) or place_of(parse, *heads) or _only_place(parse, i, heads)
    if place is not None and place.end <= i and _names_state(cast, place.words):
        return None  # "the Syria talks" are about it, "the Geneva talks" are there
    return place


def goal_of(parse: Parse, noun: int) -> Place | None:
    """The place behind "a visit to"."""
    below = (*parse.kids(noun, "nmod"), *parse.kids(parse.head[noun], "obl"))
    return next((place for o in below if parse.case(o) == "to" and (place := place_at(parse, o)) is not None), None)


def object_place(parse: Parse, obj: int | None) -> str | None:
    """The words of the place that a token names."""
    place = place_at(parse, obj) if obj is not None else None
    return place.words if place is not None else None


def _next_place(parse: Parse, i: int) -> Place | None:
    """The place right behind the trigger, whatever the tree hangs it on: "talks in Geneva"."""
    if i + 2 >= len(parse.words) or parse.lower[i + 1] not in ("in", "at"):
        return None
    place = place_at(parse, i + 2)
    return place if place is not None and place.start == i + 2 else None


def _only_place(parse: Parse, i: int, heads: Sequence[int]) -> Place | None:
    """The one place of the sentence that follows "in" or "at", where the trigger stands in the main clause."""
    if not any(parse.dep[h] in ("root", "conj", "ccomp") for h in heads):
        return None
    inside = (t for t in range(*parse.sents[parse.sent[i]]) if parse.case(t) in ("in", "at"))
    found = [place for t in inside if (place := place_at(parse, t)) is not None]
    return found[0] if len(found) == 1 else None


def _names_state(cast: Cast, words: str) -> bool:
    match = cast.gazetteer.match(words.split(), 0)
    return (
        match is not None
        and match.entry is not None
        and match.entry.type == "state"
        and "name" in match.readings[0].hows
    )
