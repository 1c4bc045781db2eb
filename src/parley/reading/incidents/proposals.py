"""Proposals: every act that a rule or the bare lexicon tells, with what the text shows of it, for the head to weigh.

What the rules are sure of comes first, so that a deed told again is known by the one told before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.model import Modality
from parley.reading.incidents.loose import LOOSE, loose_acts
from parley.reading.incidents.modality import modality_of
from parley.reading.incidents.sayings import Act
from parley.reading.incidents.standing import standing
from parley.reading.incidents.traits import Told, traits
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive

__all__ = ["Proposal", "proposals"]

_PASSIVE = frozenset({"ACCUSE", "REQUEST"})
"""Words of which it may stay open whose they are: "was charged with …", "have been asked to …"."""
_BACK = 60
"""Acts among which a happening can be told before: a bound, so that a long text costs in proportion to its length."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act that may be an incident; `modality` is None where the grammar tells no fact and no plan."""

    act: Act
    modality: Modality | None
    traits: frozenset[str]


def proposals(scene: Scene, acts: Sequence[Act]) -> tuple[Proposal, ...]:
    """All proposals of an article outside its title, in the order of the text."""
    sure: list[Act] = []
    often: Counter[str] = Counter()
    out: list[Proposal] = []
    for found in sorted((*acts, *loose_acts(scene, acts)), key=lambda act: (act.trigger, act.type)):
        if scene.setting.in_title(found.trigger):
            continue
        told_as = standing(scene, found)
        if told_as == "unmade":
            continue
        modality = modality_of(scene, found)
        if told_as is not None and modality != "denied":
            act, modality = found, told_as
        else:
            act, modality = _threat(scene, found, modality)
        before = next((b for b in sure[-_BACK:] if _same(scene, act, b)), None)
        if before is not None and act.by and act.by == before.by and _apart(scene, act, before):
            continue
        parties = _has_parties(scene, act)
        told = Told(None if before is None else before.trigger, often[act.type], parties)
        out.append(Proposal(act, modality, traits(scene, act, modality, told)))
        if before is None and modality is not None and parties and act.rule not in LOOSE:
            sure.append(act)
            often[act.type] += 1
    return tuple(out)


def _apart(scene: Scene, act: Act, before: Act) -> bool:
    """Whether two acts are told in different sentences."""
    return scene.parse.sent[act.trigger] != scene.parse.sent[before.trigger]


def _threat(scene: Scene, act: Act, modality: Modality | None) -> tuple[Act, Modality | None]:
    """An attack or a punishment that its doer says is to come is a threat now."""
    verb = act.trigger
    would = modality is None and "would" in scene.parse.aux(verb) and not scene.parse.negated(verb)
    own = scene.sides(act.by) & scene.sides(scene.speakers(verb))
    if (modality == "planned" or would) and act.type in scene.words.threats and own:
        return replace(act, type="THREATEN"), "happened"
    return act, modality


def _has_parties(scene: Scene, act: Act) -> bool:
    """Words need a speaker; deeds a doer or a victim, some not even that."""
    if act.by or (act.on and act.type in scene.words.material):
        return True
    if act.on and act.rule == "act-verb" and act.type in _PASSIVE and passive(scene.parse, act.trigger):
        return True
    if act.type not in scene.words.unnamed:
        return False
    return act.rule == "act-noun" or (act.rule == "act-verb" and act.about != act.trigger)


def _same(scene: Scene, act: Act, before: Act) -> bool:
    """Whether an act is told before: in the same sentence, or a deed of the same parties mentioned again."""
    parse = scene.parse
    if act.type != before.type:
        return False
    if parse.sent[act.trigger] == parse.sent[before.trigger]:
        return True
    if act.type not in scene.words.material and act.type != "AGREE":
        return False
    same_by = act.by == before.by or (act.rule == "act-noun" and (not act.by or not before.by))
    same_on = not act.on or not before.on or bool(set(act.on) & set(before.on))
    return same_by and same_on and (act.rule == "act-noun" or parse.lemma[act.trigger] == parse.lemma[before.trigger])
