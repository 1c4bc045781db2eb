"""Deeds that a clause only names: where and when one speaks of a deed is not where and when it was done."""

from __future__ import annotations

from parley.reading.incidents.whom import DURING
from parley.reading.scene import Scene

__all__ = ["is_answered", "is_mentioned"]

_WITHIN = DURING | {"by", "with", "through", "as", ""}
"""Prepositions behind which a deed is part of what its clause tells: "was killed in an attack"."""
_AFTER = frozenset({"following", "preceding"})
"""Participles that stand for prepositions: "met following the attack"."""
_AGAINST = frozenset({"ACCUSE", "REJECT", "PROTEST"})


def is_mentioned(scene: Scene, i: int) -> bool:
    """Whether a noun for a deed is only what its clause speaks of or comes after: "condemned the attack", "met after the attack"."""
    parse = scene.parse
    if parse.pos[i] != "NOUN":
        return False
    host = parse.head[i]
    if parse.dep[i].startswith("obl") and parse.pos[host] == "VERB":
        return parse.case(i) not in _WITHIN
    if parse.lower[host] in _AFTER:
        return True
    said = _types(scene, host)
    return parse.dep[i] in ("obj", "nsubj:pass") and bool(said) and not said & scene.words.material


def is_answered(scene: Scene, clause: int) -> bool:
    """Whether the clause that a noun has is about something that is spoken against: "rejected the sanctions imposed on it"."""
    parse = scene.parse
    noun = parse.head[clause]
    if parse.dep[clause] not in ("acl", "acl:relcl") or not parse.dep[noun].startswith(("obj", "obl")):
        return False
    return bool(_types(scene, parse.head[noun]) & _AGAINST)


def _types(scene: Scene, verb: int) -> frozenset[str]:
    """What the lexicon takes a verb to tell."""
    return frozenset(pattern.type for _, pattern in scene.words.verbs.get(scene.parse.lemma[verb], ()))
