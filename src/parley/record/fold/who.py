"""Actors in lines: by what name a line speaks of them, and the lines of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from parley.model import Line
from parley.record.fold.calls import owner_of
from parley.record.fold.told import Ground, Told
from parley.record.fold.values import further, make_line

__all__ = ["actor_line", "face", "who"]

_ACTORS = {
    "meetings": ("participants",),
    "statements": ("speakers", "addressee"),
    "commitments": ("by", "to"),
    "instruments": ("parties",),
    "incidents": ("by", "on"),
    "positions": ("actor",),
}


def who(names: Mapping[str, str], kind: str, told: Iterable[Told[Any]]) -> dict[str, list[tuple[str, str]]]:
    """The actors of reports by the name of their line, under the name of the key."""
    found: dict[str, list[tuple[str, str]]] = {}
    for t in told:
        for key in _ACTORS.get(kind, ()):
            value = getattr(t.report, key)
            ids = (value,) if isinstance(value, str) else value or ()
            found.setdefault(key, []).extend((names[i], t.id) for i in ids if i in names)
    return found


def face(ground: Ground, told: Sequence[Told[Any]]) -> Line:
    """The line of an actor as far as it names no others: its first name is the one that most tellers use, the longest of equals."""
    return make_line(ground, "actors", told, {})


def actor_line(ground: Ground, told: Sequence[Told[Any]], face: Line, names: Mapping[str, str]) -> Line:
    """The whole line: with those whom the actor belongs to, by their `names`, and with what articles go on to call it."""
    also = [(m.words, t.id) for t in told for m in t.report.mentions]
    owned = ((names.get(owner_of(ground.names, t.report) or ""), t.id) for t in told)
    more = further(ground, told, {"of": [(name, i) for name, i in owned if name], "also": also})
    return replace(face, values=face.values | more)
