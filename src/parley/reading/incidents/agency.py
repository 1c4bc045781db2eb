"""Whether a clause can tell an act though it names nobody of the cast: who or what its subject is, and whether all came of an accident."""

from __future__ import annotations

from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["can_act", "can_speak", "names_one"]

_MEMBERS = frozenset({"compound", "nmod", "amod", "conj", "nmod:unmarked", "flat"})


def can_act(scene: Scene, i: int) -> bool:
    """Whether a deed without anybody of the cast can be one: no earthquake kills in anger."""
    parse = scene.parse
    if _by_accident(scene, i):
        return False
    state = parse.child(i, "xcomp")
    kept = state is not None and not to_infinitive(parse, state) and parse.child(i, "obj") is None  # "remains shut"
    subject = None if kept or passive(parse, i) else parse.subject(i)
    if subject is None or parse.pos[subject] == "PRON":
        return True
    return parse.lemma[subject] not in scene.words.faceless and names_one(parse, subject, scene.words.agents)


def can_speak(scene: Scene, i: int) -> bool:
    """Whether words without anybody of the cast can be somebody's: no action demands a thing by itself."""
    parse = scene.parse
    subject = parse.child(i, "nsubj")
    if subject is None and parse.dep[i] == "conj":
        subject = parse.child(parse.head[i], "nsubj")  # "the drills worry Kenya and demand an answer"
    if subject is None or parse.pos[subject] != "NOUN" or parse.lemma[subject] in scene.words.voices:
        return True
    return names_one(parse, subject, scene.words.agents)


def _by_accident(scene: Scene, i: int) -> bool:
    """Whether a clause says that what it tells came of an accident: "were killed in a crash", "… when a bus overturned"."""
    parse, words = scene.parse, scene.words
    if any(parse.lemma[c] in words.accidents for c in parse.kids(i, "obl", "obl:agent", "nsubj")):
        return True
    near = (
        *parse.kids(i, "advcl"),
        *((parse.head[i],) if parse.dep[i] == "conj" else ()),
    )  # "crashed and struck a house"
    return any(parse.lemma[c] in words.crashes and not passive(parse, c) for c in near)


def names_one(parse: Parse, token: int, nouns: frozenset[str]) -> bool:
    """Whether a phrase names one of some nouns: its head, with a noun before it, or what it is made of ("three tonnes of food")."""
    if _is_one(parse, token, nouns):
        return True
    for c in parse.children[token]:
        if parse.dep[c] not in _MEMBERS:
            continue
        if c < token and f"{parse.lemma[c]} {parse.lemma[token]}" in nouns:
            return True
        if (parse.dep[c] == "conj" or (parse.dep[c] == "nmod" and parse.case(c) == "of")) and _is_one(parse, c, nouns):
            return True
    return False


def _is_one(parse: Parse, token: int, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of some, also in a plural that keeps its own lemma: "troops", "gunmen"."""
    lower = parse.lower[token]
    return (
        parse.lemma[token] in nouns
        or lower in nouns
        or lower.removesuffix("s") in nouns
        or lower.replace("men", "man") in nouns
    )
