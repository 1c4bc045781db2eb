"""What the text shows of an act that may be an incident, as names of traits for the head (`head.toml`, made by `training/incidents.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.model import Modality
from parley.reading.incidents.sayings import Act
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive, reality
from parley.reading.syntax.parse import Parse
from parley.reading.tells import odds_of, steps

__all__ = ["Told", "is_item", "traits"]

_OFTEN = 3
"""Acts of a type that are told apart: the first, the second, the third, later ones."""
_QUARTERS = 4
_SHORT = 3
"""Sentences, with the title, up to which a text is an item: it tells what happened and little else."""


@dataclass(frozen=True, slots=True)
class Told:
    """What stands before an act: the trigger of the same one, how many of its type; and whether somebody does or suffers it."""

    before: int | None
    often: int
    parties: bool


def traits(scene: Scene, act: Act, modality: Modality | None, told: Told) -> frozenset[str]:
    """The traits of an act: its rule and word, its clause, who is in it, where it stands."""
    sort = "deed" if act.type in scene.words.material else "word"
    clause = _of_verb if scene.parse.pos[act.trigger] == "VERB" else _of_noun
    return frozenset(
        (
            *_of_act(scene, act, modality, sort),
            *_of_parties(scene, act, told, sort),
            *_of_place(scene, act, told, sort),
            *clause(scene, act, sort),
        )
    )


def _of_act(scene: Scene, act: Act, modality: Modality | None, sort: str) -> Iterator[str]:
    """Traits of the rule, the type and the words of an act."""
    i = act.trigger
    yield f"rule {act.rule}"
    yield f"type {act.type}"
    yield f"{act.type} {act.rule}"
    yield f"{act.type} {scene.parse.lemma[i]}"
    yield f"{act.rule} {modality or 'no fact'}"
    yield f"{sort} {reality(scene.parse, i) if scene.parse.pos[i] == 'VERB' else 'noun'}"


def _of_parties(scene: Scene, act: Act, told: Told, sort: str) -> Iterator[str]:
    """Traits of who does it, to whom, and who tells it."""
    yield f"{sort} by {_kind(scene, act.by)}"
    yield f"{sort} on {_kind(scene, act.on)}"
    yield f"{sort} {'with' if told.parties else 'without'} parties"
    if act.trigger in scene.said:
        tellers = scene.speakers(act.trigger)
        own = bool(scene.sides(tellers) & scene.sides(act.by))
        yield f"{sort} said by {'its doer' if own else 'another' if tellers else 'nobody known'}"


def is_item(parse: Parse) -> bool:
    """Whether a text is an item of news rather than an article."""
    return len(parse.sents) - len(parse.skipped) <= _SHORT


def _kind(scene: Scene, people: Sequence[int]) -> str:
    """The type of the first of some actors."""
    return scene.cast.members[people[0]].type if people else "nobody"


def _of_place(scene: Scene, act: Act, told: Told, sort: str) -> Iterator[str]:
    """Traits of where in the article an act is told, and of the article."""
    parse, genre = scene.parse, scene.setting.article.genre
    if told.before is not None:
        yield f"told in the {'sentence' if parse.sent[told.before] == parse.sent[act.trigger] else 'article'}"
    yield f"before it {min(told.often, _OFTEN)}"
    yield f"genre {genre}"
    yield f"{genre} {sort}"
    yield f"{genre} {act.rule}"
    if is_item(parse):
        yield f"item {act.rule}"
        yield f"item {sort}"
    yield f"quarter {_QUARTERS * parse.start[act.trigger] // (len(parse.text) + 1)}"
    if scene.setting.when(act.trigger) is not None:
        yield f"dated {sort}"
    for kind, name in ((act.type, "its type"), ("incidents", "told"), ("incidents not real", "not real")):
        yield from steps(name, odds_of(parse, (parse.sent[act.trigger],), kind))


def _of_verb(scene: Scene, act: Act, sort: str) -> Iterator[str]:
    """Traits of the verb that tells an act."""
    parse, i = scene.parse, act.trigger
    yield f"verb {parse.dep[i]}"
    yield from (f"aux {lemma}" for lemma in parse.aux(i))
    if passive(parse, i):
        yield f"passive {sort}"
    if reality(parse, i) == "negated":
        yield f"denied {sort}"
    obj = parse.child(i, "obj", "nsubj:pass")
    yield f"{act.type} without object" if obj is None else f"{act.type} with object"
    if obj is not None:
        yield f"{act.type} of {parse.lemma[obj]}"
    yield from (f"{act.type} with {parse.dep[c]}" for c in parse.kids(i, "xcomp", "ccomp", "advcl"))
    yield from (f"{act.type} with {parse.case(c)}" for c in parse.kids(i, "obl"))
    if any(parse.lower[m] == "to" for m in parse.kids(i, "mark")):
        yield f"to … under {parse.lemma[parse.head[i]]}"


def _of_noun(scene: Scene, act: Act, _: str) -> Iterator[str]:
    """Traits of the noun that tells an act."""
    parse, i = scene.parse, act.trigger
    yield f"noun {parse.dep[i]}"
    yield f"{act.type} under {parse.lemma[parse.head[i]]}"
    yield f"noun behind {parse.case(i) or 'nothing'}"
    yield from (f"noun with {parse.lower[d]}" for d in parse.kids(i, "det"))
