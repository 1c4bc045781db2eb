"""Promises that only point at what is promised: "promised it again", "agreed to do so"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from parley.reading.commitments.mention import CommitmentMention
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["resolved"]

_BACK = 6
"""Sentences back to an earlier promise of the same party that is meant."""
_POINTING = frozenset({"so", "it", "this", "that", "likewise"})
_OPEN = frozenset({"xcomp", "advcl", "acl", "ccomp"})


def resolved(scene: Scene, mentions: Iterable[CommitmentMention]) -> tuple[CommitmentMention, ...]:
    """The mentions in their order, each that points with what it stands for; one of which nothing tells that is left out."""
    out: list[CommitmentMention] = []
    for m in mentions:
        if not _points(scene.parse, m):
            out.append(m)
        elif (meant := _earlier(scene, out, m) or _before_it(scene, m)) is not None:
            out.append(replace(m, stands_for=meant.stands_for or meant))
    return tuple(out)


def _points(parse: Parse, m: CommitmentMention) -> bool:
    if m.deed is None:
        return m.rule == "binding-verb"
    return parse.lemma[m.deed] == "do" and _only_points(parse, m.deed)


def _only_points(parse: Parse, do: int) -> bool:
    return any(parse.lower[c] in _POINTING for c in parse.kids(do, "obj", "advmod"))


def _earlier(scene: Scene, before: Sequence[CommitmentMention], m: CommitmentMention) -> CommitmentMention | None:
    """The last promise of the same party, else one that was told just before: "they agreed to talks, and he agreed to do so"."""
    parse, at = scene.parse, scene.parse.sent[m.trigger]
    known = scene.sides(m.by)
    back = takewhile(lambda b: at - parse.sent[b.trigger] <= _BACK, reversed(before))
    near = [b for b in back if b.deed is not None and b.deed < m.trigger]
    own = (b for b in near if known & scene.sides(b.by))
    just = (b for b in near if at - parse.sent[b.trigger] <= 1 and m.deed is not None)
    return next(own, None) or next(just, None)


def _before_it(scene: Scene, m: CommitmentMention) -> CommitmentMention | None:
    """What was spoken of just before: to "do so" the deed of an open clause, "it" a thing: "they asked for a canal, and he promised it"."""
    parse = scene.parse
    n = parse.sent[m.trigger]
    tokens = range(parse.sents[max(0, n - 1)][0], m.trigger)
    fits = (t for t in reversed(tokens) if (_is_open(parse, t) if m.deed is not None else _is_thing(scene, t)))
    found = next((t for t in fits if m.trigger not in parse.subtree(t)), None)
    return replace(m, deed=found, action=tuple(parse.subtree(found))) if found is not None else None


def _is_open(parse: Parse, t: int) -> bool:
    """Whether a verb tells a deed that is not told as done: "asked them to leave", "the date set for signing it"."""
    unfinished = to_infinitive(parse, t) or parse.lower[t].endswith("ing")
    return parse.pos[t] == "VERB" and parse.dep[t] in _OPEN and unfinished and not _only_points(parse, t)


def _is_thing(scene: Scene, t: int) -> bool:
    return scene.parse.dep[t] == "obj" and scene.parse.pos[t] == "NOUN" and not scene.cast.all(t)
