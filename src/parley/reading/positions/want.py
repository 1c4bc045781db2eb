"""What may be a stand, and whether it is taken."""

from __future__ import annotations

from dataclasses import dataclass

from parley.reading.positions.words import PositionWords
from parley.reading.syntax.clauses import reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["Want", "denied", "holds", "other"]

_MODAL = frozenset({"would", "could", "may", "might", "can", "should", "must", "ca", "wo", "will"})
"""Auxiliaries before "not" of what is not said of now."""


@dataclass(frozen=True, slots=True)
class Want:
    """What may be a stand: the heads in `about` say what is wanted; `whole`: that is the clause of the trigger itself, its subject aside."""

    trigger: int
    about: tuple[int, ...]
    actors: tuple[int, ...]
    rule: str
    stance: str
    whole: bool = False


def other(stance: str) -> str:
    """The other side."""
    return {"for": "against", "against": "for"}.get(stance, stance)


def denied(parse: Parse, verb: int) -> bool:
    """Whether a verb is denied, by itself or of each who would do it: "neither A nor B supports …"."""
    subject = parse.child(verb, "nsubj", "nsubj:pass")
    none = subject is not None and any(parse.lower[c] == "neither" for c in parse.kids(subject, "cc:preconj"))
    return none or parse.negated(verb)


def holds(parse: Parse, words: PositionWords, token: int) -> bool:
    """Whether a stand is told as a fact, now or before: one that is only thought of is none."""
    if parse.pos[token] != "VERB":
        return True
    if not to_infinitive(parse, token):
        real = reality(parse, token)
        if real == "negated" and parse.lemma[token] in words.deniable and "have" not in parse.aux(token):
            return not _MODAL & set(parse.aux(token))
        return real in ("past", "present", "future") or (real == "proposed" and parse.lemma[token] in words.wished)
    above = parse.head[token]
    if parse.dep[token] == "xcomp" and parse.lemma[above] in words.going_on | words.vowing:
        return holds(parse, words, above)
    return parse.dep[token] == "advcl" and parse.lemma[above] not in words.seeking  # who is asked to do it does not yet
