"""Leads: sentences in which the reader model sees a stand where no rule found one."""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.arguments import parties, phrases
from parley.reading.positions.issues import predicate
from parley.reading.positions.want import Want, other
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import clauses_of, reality
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD, LEADS, is_likely

__all__ = ["leads"]

_AGAINST = 0.7
"""Log odds from which on a stand is against its issue: two to one."""
_MAYBE = frozenset({"may", "might"})
_BESIDE = ("obj", "xcomp", "ccomp", "obl", "nsubj:pass", "nsubj")


def leads(scene: Scene, words: PositionWords) -> Iterator[Want]:
    """One want for each likely sentence: of whoever plays the part of the actor in it, else of whoever speaks its innermost clause."""
    parse = scene.parse
    for n, _, _ in parse.read_sentences():
        if not is_likely(parse, n, "positions", LEADS):
            continue
        main, inner = clauses_of(parse, n)
        who = (
            parties(parse, scene.cast, n, "positions actor", scene.people) or scene.speakers(inner) or scene.doers(main)
        )
        against = is_likely(parse, n, "positions against", _AGAINST)
        stance = _denied(parse, words, inner) or ("against" if against else "for")
        stance = "undecided" if _MAYBE & set(parse.aux(inner)) else stance
        about = tuple(c for dep in _BESIDE for c in parse.kids(inner, dep) if c not in scene.cast.at)
        wanted = tuple(t for run in phrases(parse, n, "positions wants") for t in run if parse.head[t] not in run)
        if any(_is_had(parse, t) for t in wanted):
            stance = "for"  # whoever says that they have a right to something is not against it
        yield Want(inner, (*wanted, *about, inner), who, LEAD, stance)


def _is_had(parse: Parse, thing: int) -> bool:
    """Whether somebody is said to have a thing: "only they have the right to decide"."""
    verb = parse.head[thing]
    return parse.dep[thing] == "obj" and parse.lemma[verb] == "have" and reality(parse, verb) == "present"


def _denied(parse: Parse, words: PositionWords, verb: int) -> str | None:
    """The stance of a verb that is known to be for or against something, or to end it, and is denied: the other one."""
    if not parse.negated(verb):
        return None
    known = words.wants.get(predicate(parse, verb), "against" if predicate(parse, verb) in words.undoing else None)
    return None if known is None else other(known)
