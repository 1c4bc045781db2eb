"""Acts that may be ones: verbs and nouns of the lexicon that lack what the rules of `acts` ask of them, and whatever the reader model sees.

The head weighs which of them are incidents (`proposals`); positions are not read from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.reading.arguments import parties
from parley.reading.incidents.acts import INSIDE, goes_with
from parley.reading.incidents.agency import can_act, names_one
from parley.reading.incidents.events import ended, event_at, undone
from parley.reading.incidents.sayings import Act
from parley.reading.incidents.whom import noun_directed, verb_directed
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import clauses_of, passive
from parley.reading.tells import LEAD, LEADS

__all__ = ["LOOSE", "loose_acts"]

_TURNED = ("off", "back")
"""Particles with which a verb of the lexicon may tell the reverse: "called off its strike", "pulled back"."""
LOOSE = frozenset({"loose-verb", "loose-noun", LEAD})
"""The rules of such acts."""


def loose_acts(scene: Scene, made: Sequence[Act]) -> Iterator[Act]:
    """The acts that the lexicon names beside those `made` by rule; furniture is left out."""
    known = {(act.trigger, act.type) for act in made}
    told = {(scene.parse.sent[act.trigger], act.type) for act in made}
    for n, first, end in scene.parse.read_sentences():
        named = [act for i in range(first, end) for act in _at(scene, i, known)]
        yield from named
        yield from _leads(scene, n, told | {(n, act.type) for act in named})


def _at(scene: Scene, i: int, known: set[tuple[int, str]]) -> Iterator[Act]:
    """The acts that a word may tell, but for those that are known."""
    if scene.parse.pos[i] == "VERB" and scene.parse.dep[i] not in INSIDE:
        yield from _verbal(scene, i, known)
    elif scene.parse.pos[i] == "NOUN":
        yield from _nominal(scene, i, known)


def _leads(scene: Scene, n: int, told: set[tuple[int, str]]) -> Iterator[Act]:
    """Acts of the types that a sentence is likely to tell of in words of no lexicon: what its main clause tells, deeds what is said in it."""
    types = sorted(
        k for k, odds in scene.parse.tells[n].items() if k.isupper() and odds >= LEADS and (n, k) not in told
    )
    if not types:
        return
    main, inner = clauses_of(scene.parse, n)
    for kind in types:
        i = inner if kind in scene.words.material else main
        by = scene.agent(i) if passive(scene.parse, i) else scene.doers(i)
        if kind in scene.words.material and (scene.parse.pos[i] != "VERB" or (not by and not can_act(scene, i))):
            continue  # what somebody is ("is under sanctions") is no deed of his
        by = by or parties(scene.parse, scene.cast, n, "incidents by", scene.people) or scene.speakers(i)
        act = verb_directed(scene, Act(i, kind, LEAD, by, (), i))
        others = (v for v in parties(scene.parse, scene.cast, n, "incidents on", scene.people) if v not in by)
        yield act if act.on else replace(act, on=tuple(others))


def _verbal(scene: Scene, i: int, known: set[tuple[int, str]]) -> Iterator[Act]:
    """One for each type that a verb has in the lexicon, whatever stands beside it but its particle."""
    patterns = scene.words.verbs.get(scene.parse.lemma[i], ())
    types = {
        pattern.type
        for rest, pattern in patterns
        if not pattern.suffered
        and (not rest or goes_with(scene.parse, i, rest))
        and (rest or not any(goes_with(scene.parse, i, (turned,)) for turned in _TURNED))
        and not any(names_one(scene.parse, c, pattern.unless) for c in scene.parse.children[i])
    }
    left = sorted(kind for kind in types if (i, kind) not in known)
    by = (scene.agent(i) if passive(scene.parse, i) else scene.doers(i)) if left else ()
    for kind in left:
        if kind in scene.words.material and not by and not can_act(scene, i):
            continue
        yield verb_directed(scene, Act(i, kind, "loose-verb", by, (), i))


def _nominal(scene: Scene, i: int, known: set[tuple[int, str]]) -> Iterator[Act]:
    """A noun for a deed, with or without anybody who does or suffers it."""
    parse, event = scene.parse, event_at(scene, i)
    if event is None or ended(scene, i) or undone(parse, i) or (i, event.type) in known:
        return
    by = scene.owners(i, of=parse.lemma[i] not in scene.words.inflicted)  # "the release of two pilots" is not theirs
    yield noun_directed(scene, Act(i, event.type, "loose-noun", by, (), i))
