"""Refusals of a refusal: who refuses to rule something out leaves it open."""

from __future__ import annotations

from parley.reading.incidents.acts import goes_with
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import to_infinitive

__all__ = ["leaves_open"]


def leaves_open(scene: Scene, verb: int) -> bool:
    """Whether somebody only refuses to refuse: "refused to rule out talks", "declined to reject the plan"."""
    parse = scene.parse
    below, above = parse.child(verb, "xcomp"), parse.head[verb]
    if below is None and parse.dep[verb] == "xcomp":
        below, verb = verb, above
    return below is not None and to_infinitive(parse, below) and all(_is_refusal(scene, t) for t in (verb, below))


def _is_refusal(scene: Scene, verb: int) -> bool:
    """Whether a verb tells of a refusal in the lexicon, with its particle."""
    patterns = scene.words.verbs.get(scene.parse.lemma[verb], ())
    return any(
        p.type == "REJECT" and not p.nouns and (not rest or goes_with(scene.parse, verb, rest)) for rest, p in patterns
    )
