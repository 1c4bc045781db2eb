"""What may be a stand, and whether it is taken."""

from __future__ import annotations

from dataclasses import dataclass

from parley.reading.positions.words import PositionWords
from parley.reading.syntax.clauses import reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["Want", "holds", "other"]


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


def holds(parse: Parse, words: PositionWords, token: int) -> bool:
    """Whether a stand is taken, now or before: one that is only thought of, or given up, is none."""
    if parse.pos[token] != "VERB":
        above = parse.head[token]
        return parse.dep[token] not in ("obj", "nsubj:pass") or parse.lemma[above] not in words.given_up
    if any(parse.lower[c] == "longer" for c in parse.kids(token, "advmod")):
        return False
    if not to_infinitive(parse, token):
        real = reality(parse, token)
        return real in ("past", "present", "future") or (real == "proposed" and parse.lemma[token] in words.wished)
    above = parse.head[token]
    if parse.dep[token] == "xcomp" and parse.lemma[above] in words.going_on | words.vowing:
        return holds(parse, words, above)
    return parse.dep[token] == "advcl"
