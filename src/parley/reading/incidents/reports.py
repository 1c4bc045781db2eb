"""Incidents: what the parties did or had done to them, in PLOVER's types, with how the article stands to it.

PLOVER asks for future, hypothetical and negated events to be told apart; here the modality of each comes from the grammar
around its trigger and from whose words it stands in. A deed that another party tells of is alleged, never a fact.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.model import Incident
from parley.reading.head import Head
from parley.reading.incidents.loose import LOOSE
from parley.reading.incidents.modality import supposed
from parley.reading.incidents.places import place_of_act
from parley.reading.incidents.proposals import Proposal, proposals
from parley.reading.incidents.sayings import Act
from parley.reading.incidents.traits import is_item
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse

__all__ = ["incidents", "report_of"]

_ASIDE = frozenset({"punct", "parataxis", "advcl", "cc", "conj", "acl:relcl", "mark"})
_SURE, _SURE_IN_ITEM = 0.3, 0.1
"""Chance from which on an act that a rule made is kept, in an article, and in an item of a few sentences if it is told as a fact or a plan.

It has the complements that its words ask for. An item tells what happened and little else, and shows the head few traits.
"""
_NO_FACT = (None, "hypothetical")
_CLIMB = 4
_LOOK_BACK = 5
"""Sentences of an official text among which the one that names the day stands."""
_WORDS = 20
"""Words of the article that `what` holds at most."""


def incidents(scene: Scene, acts: Sequence[Act]) -> tuple[Incident, ...]:
    """The incidents of an article that the head thinks likely, in the order of the text; each type once a sentence, rules before words."""
    head = Head.load(__package__)
    weighed = sorted(
        ((head.chance(found.traits), found) for found in proposals(scene, acts)),
        key=lambda pair: (pair[1].act.rule in LOOSE, -pair[0], pair[1].act.trigger, pair[1].act.type),
    )
    item = is_item(scene.parse)
    taken: set[int | tuple[int, str]] = set()
    kept: list[tuple[float, Proposal]] = []
    for chance, found in weighed:
        told = found.act.trigger, (scene.parse.sent[found.act.trigger], found.act.type)
        if chance >= _least(found, head, item=item) and taken.isdisjoint(told):
            taken.update(told)
            kept.append((chance, found))
    kept.sort(key=lambda pair: pair[1].act.trigger)
    return tuple(report_of(scene, found, chance) for chance, found in kept)


def _least(found: Proposal, head: Head, *, item: bool) -> float:
    """The chance that a proposal needs."""
    if found.act.rule in LOOSE or (item and found.modality in _NO_FACT):
        return head.keep
    return _SURE_IN_ITEM if item else _SURE


def report_of(scene: Scene, found: Proposal, chance: float) -> Incident:
    """The report of a proposal of which the head gives the chance."""
    parse, act = scene.parse, found.act
    setting = scene.setting
    return Incident(
        id=setting.report_id("e", setting.span(act.trigger)),
        evidence=(setting.sentence(act.trigger),),
        confidence=round(chance, 1),
        made_by=f"head act over rule {act.rule}",
        modality=found.modality or supposed(parse, act.trigger),
        according_to=setting.refer(n for n in scene.speakers(act.trigger) if n not in act.by),
        type=act.type,
        what=_what(parse, act),
        by=setting.refer(act.by),
        on=setting.refer(act.on),
        place=place_of_act(scene, act),
        date=_date(scene, act) or _issued(scene, act) or _day_told(scene, act) or scene.setting.day(act.trigger),
    )


def _date(scene: Scene, act: Act) -> str | None:
    """The day of the deed; coordinated deeds share a time, and words are said when the verb above them says."""
    parse = scene.parse
    token = act.trigger
    for _ in range(_CLIMB):
        when = scene.setting.when(token)
        if when is not None:
            return when.edtf
        if parse.head[token] == token or (act.type in scene.words.material and parse.dep[token] != "conj"):
            return None
        token = parse.head[token]
    return None


def _issued(scene: Scene, act: Act) -> str | None:
    """The day on which an official text is given out, for what it does by saying so: "We urge both sides …"."""
    parse, article = scene.parse, scene.setting.article
    if article.genre != "statement" or act.type in scene.words.material or parse.pos[act.trigger] == "NOUN":
        return None
    now = parse.has(act.trigger, "Tense=Pres") or act.rule in ("duty", "refusal", "verdict")
    return article.published.edtf if now and not parse.has(act.trigger, "VerbForm=Ger") else None


def _day_told(scene: Scene, act: Act) -> str | None:
    """In an official text that tells of a day's talks: the day of the last sentence that names one."""
    parse = scene.parse
    if scene.setting.article.genre != "statement" or act.type in scene.words.material:
        return None
    for n in range(parse.sent[act.trigger], max(-1, parse.sent[act.trigger] - _LOOK_BACK), -1):
        first, end = parse.sents[n]
        root = next((t for t in range(first, end) if parse.head[t] == t and parse.pos[t] == "VERB"), None)
        when = scene.setting.when(root) if root is not None else None
        if when is not None and when.edtf is not None and len(when.edtf) == 10:
            return when.edtf
    return None


def _what(parse: Parse, act: Act) -> str:
    """The clause or phrase in the article's words, cut after so many of them."""
    head = act.about if act.rule == "duty" else act.trigger
    skip = {c for c in parse.children[head] if parse.dep[c] in _ASIDE}
    spans = parse.runs(parse.subtree(head, skip))
    text = " ".join(parse.text[a:b] for a, b in spans).split()
    return " ".join(text[:_WORDS]) or parse.words[act.trigger]
