"""Incidents: what the parties did or had done to them, in PLOVER's types, with how the article stands to it.

PLOVER asks for future, hypothetical and negated events to be told apart; here the modality of each comes from the grammar
around its trigger and from whose words it stands in. A deed that another party tells of is alleged, never a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.model import Incident
from parley.reading.arguments import likeliest
from parley.reading.head import Head
from parley.reading.incidents.answers import answered
from parley.reading.incidents.days import day_of_act
from parley.reading.incidents.loose import LOOSE
from parley.reading.incidents.mentioned import is_answered
from parley.reading.incidents.modality import supposed
from parley.reading.incidents.places import place_of_act
from parley.reading.incidents.proposals import Proposal, proposals
from parley.reading.incidents.sayings import Act
from parley.reading.incidents.traits import is_item
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import LOCATIVE, passive
from parley.reading.syntax.parse import Parse

__all__ = ["incidents", "report_of"]

_ASIDE = frozenset({"punct", "parataxis", "advcl", "cc", "conj", "acl:relcl", "mark"})
_SURE, _SURE_IN_ITEM = 0.3, 0.1
"""Chance from which on an act that a rule made is kept, in an article, and in an item of a few sentences if it is told as a fact or a plan.

It has the complements that its words ask for. An item tells what happened and little else, and shows the head few traits.
"""
_IT = frozenset({"it", "they"})
_FIGHTING = frozenset({"fighting", "clash", "battle", "war", "conflict", "violence", "skirmish", "hostility"})
_NO_FACT = (None, "hypothetical")
_WORDS = 20
"""Words of the article that `what` holds at most."""


def incidents(scene: Scene, acts: Sequence[Act]) -> tuple[Incident, ...]:
    """The incidents of an article that the head thinks likely, in the order of the text; each type once a sentence, rules before words, facts before wishes."""
    head = Head.load(__package__)
    weighed = sorted(
        ((head.chance(found.traits), found) for found in proposals(scene, acts)),
        key=lambda pair: (
            pair[1].act.rule in LOOSE,
            pair[1].modality in _NO_FACT,
            pair[1].modality == "alleged" and pair[1].act.type not in scene.words.material,
            -round(pair[0], 1),
            pair[1].act.trigger,
            pair[1].act.type,
        ),
    )
    item = is_item(scene.parse)
    taken: set[int] = set()
    first: dict[tuple[int, str], tuple[float, Proposal]] = {}
    for chance, found in weighed:
        trigger, told = found.act.trigger, (scene.parse.sent[found.act.trigger], found.act.type)
        if trigger in taken or chance < _least(found, head, item=item):
            continue
        if told not in first:
            taken.add(trigger)
            first[told] = chance, found
        else:
            before, best = first[told]
            first[told] = before, replace(best, act=_completed(best.act, found.act))
    kept = sorted(first.values(), key=lambda pair: pair[1].act.trigger)
    answers = answered(scene, [found.act for _, found in kept])
    return tuple(
        report_of(scene, replace(found, act=act), chance) for (chance, found), act in zip(kept, answers, strict=True)
    )


def _completed(act: Act, again: Act) -> Act:
    """An act told twice in a sentence, with whom its other words name: "were killed as the army attacked …".

    A verb that stands without what its act needs ("would take the matter to court") must have the same doer.
    """
    if again.rule == "loose-verb" and set(again.by) != set(act.by):
        return act
    by = act.by or (again.by if not set(again.by) & set(act.on) else ())
    on = act.on or (again.on if not set(again.on) & set(by) else ())
    return replace(act, by=by, on=on)


def _least(found: Proposal, head: Head, *, item: bool) -> float:
    """The chance that a proposal needs: the head's for an act that no rule made, or that is told neither as a fact nor as a plan."""
    if found.act.rule in LOOSE or (item and found.modality in _NO_FACT):
        return head.keep
    return _SURE_IN_ITEM if item else _SURE


def report_of(scene: Scene, found: Proposal, chance: float) -> Incident:
    """The report of a proposal of which the head gives the chance."""
    parse, act = scene.parse, found.act
    setting = scene.setting
    by, on = _parties(scene, act)
    return Incident(
        id=setting.report_id("e", setting.span(act.trigger)),
        evidence=(setting.sentence(act.trigger),),
        confidence=round(chance, 1),
        made_by=f"head act over rule {act.rule}",
        modality=found.modality or supposed(parse, act.trigger),
        according_to=setting.refer(n for n in scene.speakers(act.trigger) if n not in by),
        type=act.type,
        what=_what(parse, act),
        by=setting.refer(by),
        on=setting.refer(on),
        place=place_of_act(scene, act),
        date=day_of_act(scene, act),
    )


def _parties(scene: Scene, act: Act) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who does an act, and whom it is directed at: whoever agrees with somebody does it together with him, and forces are moved against nobody."""
    named = bool(act.by) or act.type in scene.words.unnamed or scene.parse.pos[act.trigger] == "NOUN"
    by = act.by if named else _likely_doer(scene, act)
    if act.type == "AGREE":
        return (*by, *act.on), ()
    return by, () if act.type == "MOBILIZE" else act.on


def _likely_doer(scene: Scene, act: Act) -> tuple[int, ...]:
    """Whoever in its sentence is likeliest to do what a verb tells without naming its doer, if he is likely to."""
    parse = scene.parse
    undergoes = scene.people(parse.subject(act.trigger)) if passive(parse, act.trigger) else ()
    host = parse.head[parse.head[act.trigger]]
    against = scene.doers(host) if is_answered(scene, act.trigger) else ()
    subject = parse.child(act.trigger, "nsubj")
    if subject is not None and parse.lemma[subject] in scene.words.folk and not passive(parse, act.trigger):
        return ()  # "gunmen killed ten": they did it, whoever they are
    cause = parse.head[act.trigger] if subject is not None and parse.has(subject, "PronType=Rel") else subject
    if cause is not None and _FIGHTING & {parse.lemma[cause], parse.lower[cause]} and not passive(parse, act.trigger):
        return ()  # "fighting that killed ten": whoever of those who fought
    if subject is not None and parse.pos[subject] == "NUM":
        return ()  # "ten states supported the motion and five opposed it"
    it = subject is not None and parse.lower[subject] in _IT
    tells = scene.speakers(act.trigger) if undergoes or it else ()  # "said that its men had been shelled": not by it
    blamer = scene.doers(parse.head[act.trigger]) if _is_blamed(scene, act.trigger) else ()
    apart = scene.sides((*act.on, *undergoes, *against, *tells, *blamer))
    where = {t for c in parse.kids(act.trigger, "obl") if parse.case(c) in LOCATIVE for t in parse.subtree(c)}
    sentence = range(*parse.sents[parse.sent[act.trigger]])
    aside = (parse.subtree(c) for c in sentence if parse.dep[c] == "acl:relcl")
    told = {t for clause in aside if act.trigger not in clause for t in clause}  # "…, which the court later annulled"
    beyond = _beyond(parse, act.trigger)
    tokens = [t for t in sentence if t not in where and t not in told and t not in beyond]
    return likeliest(parse, tokens, "incidents by", lambda t: tuple(n for n in scene.people(t) if n not in apart))


def _is_blamed(scene: Scene, verb: int) -> bool:
    """Whether a gerund tells for what somebody is blamed: "criticized the cabinet for begging for talks"."""
    parse = scene.parse
    above = scene.words.verbs.get(parse.lemma[parse.head[verb]], ())
    if all(pattern.type != "ACCUSE" for _, pattern in above):
        return False
    return parse.dep[verb] == "advcl" and any(parse.lower[m] in ("for", "of") for m in parse.kids(verb, "mark", "case"))


def _beyond(parse: Parse, verb: int) -> frozenset[int]:
    """The words below a verb that has a subject of its own and cannot be who that means: "it demands the return of those held by A"."""
    subject = parse.child(verb, "nsubj")
    if subject is None or passive(parse, verb):
        return frozenset()
    own = frozenset(parse.subtree(subject))
    return frozenset(t for t in parse.subtree(verb) if t not in own)


def _what(parse: Parse, act: Act) -> str:
    """The clause or phrase in the article's words, cut after so many of them."""
    head = act.about if act.rule == "duty" else act.trigger
    skip = {c for c in parse.children[head] if parse.dep[c] in _ASIDE}
    spans = parse.runs(parse.subtree(head, skip))
    text = " ".join(parse.text[a:b] for a, b in spans).split()
    return " ".join(text[:_WORDS]) or parse.words[act.trigger]
