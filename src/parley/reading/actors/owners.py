"""Owners: the states, bodies and groups that the words around a noun or name say it belongs to ("the Syrian army")."""

from __future__ import annotations

from dataclasses import dataclass

from parley.lexicon.actors import Gazetteer
from parley.reading.syntax.parse import Parse

__all__ = ["Owner", "Spoken", "owners_in"]


@dataclass(frozen=True, slots=True)
class Owner:
    """An entry of the gazetteer (its heading) that somebody belongs to, and the tokens that say so, if the text does."""

    name: str
    first: int = -1
    end: int = -1


def owners_in(
    parse: Parse, gazetteer: Gazetteer, first: int, end: int, owner_of: int | None = None
) -> tuple[Owner, ...]:
    """Entries named between two tokens; with `owner_of`, before it only by adjectives and possessives."""
    out: list[Owner] = []
    i = first
    while i < end:
        match = gazetteer.names.match(parse.words, i)
        if match is None:
            i += 1
            continue
        stop = i + match.length
        possessive = stop < len(parse.words) and parse.lower[stop] in ("'s", "'")
        owns = (
            owner_of is None
            or i >= owner_of
            or possessive
            or bool({"adjective", "short"} & set(match.readings[0].hows))
            or (parse.dep[stop - 1] == "compound" and parse.head[stop - 1] == owner_of)
        )
        if match.entry is not None and owns and all(match.entry.name != o.name for o in out):
            out.append(Owner(match.entry.name, i, stop))
        i = stop
    return tuple(out)


class Spoken:
    """The entries of the gazetteer that a text has anywhere, by name or adjective; looked up once it is asked for them."""

    __slots__ = ("_entries", "_gazetteer", "_parse")

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self._parse, self._gazetteer = parse, gazetteer
        self._entries: frozenset[str] | None = None

    def of(self, *entries: str) -> bool:
        """Whether the text speaks of one of some entries."""
        if self._entries is None:
            everywhere = owners_in(self._parse, self._gazetteer, 0, len(self._parse.words))
            self._entries = frozenset(o.name for o in everywhere)
        return not self._entries.isdisjoint(entries)
