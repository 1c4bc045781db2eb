"""What a noun tells: "strike", "artillery fire"; and when it tells nothing, as a call by telephone or a demonstration of how good trade is."""

from __future__ import annotations

from parley.reading.incidents.agency import names_one
from parley.reading.incidents.words import EventNoun
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["answering", "ended", "event_at", "is_of_work", "undone"]

_UNDONE = frozenset({"without", "absent", "barring", "instead of", "rather than"})
_STRIKE, _WALKOUT = "strike", "walkout"
_SOUGHT = frozenset({"for", "on", "upon"})
"""Prepositions behind a call under which stands what is called for, or who is called on."""
_UNDERGOING = ("obj", "nsubj:pass")
_TAKEN = frozenset({*_UNDERGOING, "obl", "obl:arg"})
"""Relations of a call to the verb that says what becomes of it."""


def event_at(scene: Scene, i: int) -> EventNoun | None:
    """What a noun tells, alone or with the noun before it; one that means somebody ("the opposition") tells nothing."""
    if i in scene.cast.at:
        return None
    nouns, parse = scene.words.nouns, scene.parse
    pair = f"{parse.lemma[i - 1]} {parse.lemma[i]}" if i and parse.head[i - 1] == i else ""
    event = nouns.get(pair) or nouns.get(_WALKOUT if is_of_work(scene, i) else parse.lemma[i])
    if event is None or (event.asks and not _asks(scene, i)) or (event.shown and not _is_of_people(scene, i)):
        return None
    return event


def is_of_work(scene: Scene, i: int) -> bool:
    """Whether a strike is one of those who work: "a one-day strike", "the teachers' strike", "strikes by nurses"."""
    parse, words = scene.parse, scene.words
    if parse.lemma[i] != _STRIKE:
        return False
    if any(
        parse.lemma[c] in words.labour or parse.lower[c] in words.labour
        for c in parse.kids(i, "amod", "compound", "nmod:poss")
    ):
        return True
    return any(parse.case(c) in ("by", "of") and parse.lemma[c] in words.labour for c in parse.kids(i, "nmod"))


def undone(parse: Parse, i: int) -> bool:
    """Whether a noun tells of what there is not: "without a withdrawal", "passed by without an arrest"."""
    case = parse.case(i)
    return case in _UNDONE or case.endswith(" without")


def ended(scene: Scene, i: int) -> bool:
    """Whether a noun tells of what is brought to an end: "halted the strikes", but not "would never halt them"."""
    parse, above = scene.parse, scene.parse.head[i]
    return parse.dep[i] in _UNDERGOING and parse.lemma[above] in scene.words.ended and not parse.negated(above)


def answering(scene: Scene, noun: int) -> int | None:
    """The verb that says how somebody answers what a noun tells: "heeded the call", "responded to a request"."""
    parse = scene.parse
    verb = parse.head[noun]
    return verb if parse.dep[noun] in _TAKEN and parse.lemma[verb] in scene.words.answering else None


def _asks(scene: Scene, i: int) -> bool:
    """Whether a call is one for something, rather than one by telephone: what it asks for is told, or how it is answered; many calls are seldom told of otherwise."""
    parse = scene.parse
    if any(parse.lemma[c] in scene.words.wires for c in parse.kids(i, "compound", "amod")):
        return False
    raised = parse.dep[i] in _TAKEN and parse.lemma[parse.head[i]] in scene.words.raising
    if raised or parse.has(i, "Number=Plur") or answering(scene, i) is not None:
        return True
    for c in parse.kids(i, "nmod", "acl"):
        case = parse.case(c)
        if (
            case in _SOUGHT
            or (case == "to" and not scene.people(c))
            or (parse.dep[c] == "acl" and to_infinitive(parse, c))
        ):
            return True
    return False


def _is_of_people(scene: Scene, i: int) -> bool:
    """Whether what shows itself are people, if it is told what does: "a demonstration of workers", not "a demonstration of its value"."""
    parse = scene.parse
    of = (c for c in parse.kids(i, "nmod") if parse.case(c) == "of")
    return all(scene.people(c) or names_one(parse, c, scene.words.agents) for c in of)
