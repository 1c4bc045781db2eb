"""Whom an answer is directed at, where its own words do not name him.

Of a refusal or denial it is whoever said what it answers ("rejected the charge"), of blame or praise whoever did what it judges ("condemned the
strikes").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.reading.incidents.events import event_at
from parley.reading.incidents.sayings import Act
from parley.reading.scene import Scene

__all__ = ["answered"]

_NEAR = 2
"""Sentences before an answer in which what it answers is told."""
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_POINTING = frozenset({"that", "this", "it"})
"""Words for whatever was told before: "called it blackmail"."""
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "such", "it"})


def answered(scene: Scene, acts: Sequence[Act]) -> Iterator[Act]:
    """Acts in the order of the text, each answer among them directed at whoever spoke before it on another side."""
    before: list[Act] = []
    for act in acts:
        if _is_answer(scene, act):
            yield replace(act, on=_answers(scene, act, before))
        elif act.type in _JUDGING and act.by and not act.on:
            yield replace(act, on=_judged(scene, act, before))
        else:
            yield act
        before.append(act)


def _is_answer(scene: Scene, act: Act) -> bool:
    """Whether an act refuses or denies something told before it: "it", "the offer", that something is so."""
    parse = scene.parse
    if act.type != "REJECT" or act.on or not act.by or act.rule == "refusal":
        return False
    told = parse.child(act.trigger, *(("nsubj",) if act.rule == "verdict" else ("obj", "nsubj:pass")))
    if told is None:
        return parse.child(act.trigger, "ccomp", "xcomp") is not None
    return any(parse.lower[d] in _DEFINITE for d in (told, *parse.kids(told, "det")))


def _answers(scene: Scene, act: Act, before: Sequence[Act]) -> tuple[int, ...]:
    """To whom an act answers: who of those before it asked, and does not answer himself."""
    own = scene.sides(act.by) | set(scene.speakers(act.trigger))  # who tells of an answer did not ask for it
    return next((who for who in _voices(scene, act, before) if who and not scene.sides(who) & own), ())


def _voices(scene: Scene, act: Act, before: Sequence[Act]) -> Iterator[tuple[int, ...]]:
    """Who asked or blamed somebody in the sentences before an act, then who said anything there; the last one first."""
    first, _ = scene.parse.sents[max(0, scene.parse.sent[act.trigger] - _NEAR)]
    for other in reversed(before):
        if other.trigger < first:
            break
        if other.type not in scene.words.material:
            yield other.by
    told = scene.parse.child(act.trigger, "obj", "nsubj:pass")
    if told is None or scene.parse.lemma[told] not in scene.words.papers:
        yield from (scene.speakers(t) for t in range(act.trigger - 1, first - 1, -1))


def _judged(scene: Scene, act: Act, before: Sequence[Act]) -> tuple[int, ...]:
    """Who did the deed that an act judges, if one is told before it: the last of the kind that its words name, or right before it of any."""
    parse = scene.parse
    told = parse.child(act.trigger, "obj", "nsubj:pass")
    if told is None or not any(parse.lower[d] in _DEFINITE for d in (told, *parse.kids(told, "det"))):
        return ()
    event, own = event_at(scene, told), scene.sides(act.by)
    if parse.lower[told] in _POINTING:
        first, _ = parse.sents[max(0, parse.sent[act.trigger] - _NEAR)]
        return next((b.by for b in reversed(before) if b.trigger >= first and b.by and not scene.sides(b.by) & own), ())
    kinds = (
        scene.words.material if parse.lemma[told] in scene.words.moves else {event.type} if event is not None else ()
    )
    return next((b.by for b in reversed(before) if b.type in kinds and b.by and not scene.sides(b.by) & own), ())
