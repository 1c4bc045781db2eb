"""Positions: what an actor wants or refuses on an issue under negotiation.

A want (`wants`) is a position where it names an issue (`issues`). Who asks for the end of a burden is against the burden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from parley.model import Position
from parley.reading.incidents.sayings import Act
from parley.reading.positions.issues import ended, issue_below, phrase
from parley.reading.positions.leads import leads
from parley.reading.positions.wants import Want, conditioned, strictly, wants
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD

__all__ = ["positions"]

_CONFIDENCE = {
    "asked": 0.6,
    "supported": 0.45,
    "rejected": 0.55,
    "wanted": 0.7,
    "willing": 0.8,
    "conditional": 0.8,
    "own": 0.5,
    "refused": 0.55,
    "named": 0.45,
    "due": 0.5,
    "bound": 0.5,
    "sided": 0.5,
    LEAD: 0.4,
}
"""Chance that a position made by the rule is one, as counted on annotated articles."""

_OPEN = frozenset({"rejected", "supported", "own", "conditional", "refused", LEAD})
"""Rules by which any noun is an issue: what is refused or praised is at stake."""
_NEARLY = frozenset({"willing", "sided", "asked", "due"})
"""Rules by which any noun is one that is not vague: many ask for restraint."""
_DEEDS = frozenset({"conditional", "refused"})
"""Rules by which the deed itself is the issue where it has no noun: "would come if …"."""
_PLAIN = frozenset({"willing", "bound"})
"""Rules by which whatever they govern is at stake: "is ready to sign", "welcomed the renewal"."""

_SIGNERS = 5
"""Actors of one stand from which on the first stands for all: a declaration of thirty states is no thirty positions."""

_PATH = 6
"""Steps up the tree from an issue to what is wanted of it."""

_WORDS = 25
"""Words of the article that `wants` holds at most."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """One stand over tokens: `issue` is the token that names the issue, `about` heads what is wanted."""

    want: Want
    stance: str
    issue: int
    about: int


def positions(scene: Scene, acts: Sequence[Act], words: PositionWords) -> tuple[Position, ...]:
    """The positions of an article, in the order of the text; one for each actor and sentence."""
    out: list[Position] = []
    seen: set[tuple[int, int]] = set()
    told: Counter[int] = Counter()
    taken: set[int] = set()
    for want in (*sorted(wants(scene, acts, words), key=lambda w: (w.trigger, w.rule)), *leads(scene)):
        if want.rule == LEAD and scene.parse.sent[want.trigger] in taken:
            continue
        if scene.setting.in_title(want.trigger) or not want.actors:
            continue
        stand = next((s for head in want.about if (s := _stand(scene, words, want, head)) is not None), None)
        if stand is None:
            continue
        for actor in want.actors if len(want.actors) <= _SIGNERS else want.actors[:1]:
            key = (actor, scene.parse.sent[want.trigger])
            if actor in scene.setting.ids and key not in seen:
                seen.add(key)
                taken.add(key[1])
                out.append(_report(scene, words, stand, actor, told[want.trigger]))
                told[want.trigger] += 1
    return tuple(sorted(out, key=lambda p: p.evidence[0].start))


def _stand(scene: Scene, words: PositionWords, want: Want, about: int) -> _Stand | None:
    """The stand that a want makes if it names an issue; its words tell the stance more closely."""
    parse = scene.parse
    apart = parse.child(want.trigger, "nsubj", "nsubj:pass") if want.whole else None
    apart = apart if apart in scene.cast.at else None
    nearly = want.rule in _NEARLY or (want.rule == "wanted" and parse.lemma[want.trigger] in words.strongly)
    beside = words.claims if want.rule in _OPEN else words.vague if nearly else None
    issue = issue_below(scene, words, about, apart=apart, beside=beside)
    if issue is None and (want.rule in _PLAIN or (want.rule in _DEEDS and parse.lemma[about] in words.yielding)):
        issue = about
    if issue is None or (want.whole and issue == want.trigger and want.rule not in _DEEDS):
        return None
    if parse.lemma[want.trigger] in words.committed and words.issues.get(parse.lemma[issue]) not in words.negotiated:
        return None
    stance = want.stance
    holds = strictly if want.rule == "asked" else conditioned
    if holds(parse, words, want.trigger) or holds(parse, words, about):
        stance = "conditional"
    elif stance == "for" and (_denied(parse, about, issue) or _relieved(parse, words, about, issue)):
        stance = "against"
    return _Stand(want, stance, issue, about)


def _relieved(parse: Parse, words: PositionWords, about: int, issue: int) -> bool:
    """Whether the end of a burden is wanted, or that anything be undone: "waive the immunity"."""
    undone = parse.head[issue] if parse.dep[issue] in ("obj", "nsubj:pass") else issue
    if undone != issue and parse.lemma[undone] in words.undoing:
        return True
    return parse.lemma[issue] in words.burdens and ended(parse, words, about, issue)


def _denied(parse: Parse, about: int, issue: int) -> bool:
    """Whether it is wanted that something never be: "so that A never has the bomb"."""
    t = issue
    for _ in range(_PATH):
        if parse.pos[t] == "VERB" and parse.negated(t):
            return True
        if t == about or parse.head[t] == t:
            return False
        t = parse.head[t]
    return False


def _report(scene: Scene, words: PositionWords, stand: _Stand, actor: int, nth: int) -> Position:
    parse, setting, want = scene.parse, scene.setting, stand.want
    return Position(
        id=_id(scene, want, nth),
        evidence=(setting.sentence(want.trigger),),
        confidence=_CONFIDENCE[want.rule],
        made_by=f"rule {want.rule}",
        according_to=setting.refer(n for n in scene.speakers(want.trigger) if n != actor),
        actor=setting.ids[actor],
        issue=phrase(parse, stand.issue, words),
        stance=stand.stance,
        wants=_wants(parse, stand.about),
    )


def _id(scene: Scene, want: Want, nth: int) -> str:
    """The anchor is what tells the stand, moved on by one for each further report that it tells: one id for each."""
    start, end = scene.setting.span(want.trigger)
    return scene.setting.report_id("w", (start, end + nth))


def _wants(parse: Parse, about: int) -> str | None:
    tokens = parse.subtree(about, parse.kids(about, "punct", "case", "mark", "parataxis"))
    text = " ".join(" ".join(parse.text[a:b] for a, b in parse.runs(tokens)).split())
    return " ".join(text.split()[:_WORDS]) or None
