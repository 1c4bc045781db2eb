"""The known: how far the gazetteer's match of a name goes in what the reader model takes for one."""

from __future__ import annotations

from parley.lexicon.actors import Gazetteer
from parley.lexicon.entries import Body, State
from parley.lexicon.names import Match
from parley.reading.syntax.parse import Parse

__all__ = ["body_of", "is_kind", "is_whole_name"]


def body_of(parse: Parse, gazetteer: Gazetteer, match: Match, i: int, end: int) -> Match:
    """The body that a name calls after its state, though the state is no part of its name ("United States State Department"); else the match."""
    if isinstance(match.entry, Body) and _is_of(parse, gazetteer, match.entry, i + match.length, end):
        return Match(end - i, match.readings)
    own = gazetteer.names.match(parse.words, i + match.length) if i + match.length < end else None
    if own is None or i + match.length + own.length != end or not isinstance(own.entry, Body):
        return match
    whole = match.entry is not None and own.entry.of == match.entry.name
    return Match(end - i, own.readings) if whole else match


def _is_of(parse: Parse, gazetteer: Gazetteer, body: Body, first: int, end: int) -> bool:
    """Whether the rest of a name only says of which state or body somebody known is: "the Foreign Office of the United Kingdom"."""
    if first + 1 >= end or parse.lower[first] != "of":
        return False
    first += 2 if parse.pos[first + 1] == "DET" else 1
    owner = gazetteer.names.match(parse.words, first) if first < end else None
    return owner is not None and first + owner.length == end and owner.entry is not None and owner.entry.name == body.of


def is_kind(parse: Parse, gazetteer: Gazetteer, match: Match, first: int, end: int) -> bool:
    """Whether the rest of a name, behind that of a body or group, says only what it is: "the Keta independence movement"."""
    if first >= end or match.entry is None or isinstance(match.entry, State):
        return False
    small = all(parse.words[t].islower() for t in range(first, end))
    return small and parse.lemma[end - 1] in gazetteer.roles.words.kinds


def is_whole_name(match: Match, ent: tuple[int, int, str]) -> bool:
    """Whether what the model takes for a person bears exactly the name of a state, its people, a capital, a body or a group."""
    return match.length == ent[1] - ent[0] and any(
        {"name", "capital", "seat", "adjective", "people"} & set(r.hows) for r in match.readings
    )
