"""Positions: what an actor wants or refuses on an issue under negotiation.

A want (`wants`) is a position where it names an issue (`issues`). Who asks for the end of a burden is against the burden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from parley.model import Position
from parley.reading.incidents.sayings import Act
from parley.reading.positions.conditions import conditions
from parley.reading.positions.issues import amount, aside, issue_below, meant, points
from parley.reading.positions.leads import leads
from parley.reading.positions.stances import end_of, stance_of
from parley.reading.positions.taken import taken
from parley.reading.positions.want import Want, other
from parley.reading.positions.wants import wants
from parley.reading.positions.wording import phrase
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
    "judged": 0.5,
    "granted": 0.5,
    "undecided": 0.5,
    LEAD: 0.4,
}
"""Chance that a position made by the rule is one, as counted on annotated articles."""

_OPEN = frozenset({"rejected", "own", "conditional", "refused"})
"""Rules by which any noun is an issue: what is refused or praised is at stake."""
_NEARLY = frozenset({LEAD, "supported", "willing", "sided", "asked", "due", "judged", "granted", "undecided"})
"""Rules by which any noun is one that is not vague: many ask for restraint."""
_DEEDS = frozenset({"conditional", "own", "refused", "rejected", "granted"})
"""Rules by which the deed itself is the issue where it has no noun: "would come if …"."""
_PLAIN = frozenset({"willing", "bound"})
"""Rules by which whatever they govern is at stake: "is ready to sign", "welcomed the renewal"."""

_SIGNERS = 5
"""Actors of one stand from which on the first stands for all: a declaration of thirty states is no thirty positions."""

_NEAR = 2
"""Sentences from a stand to the amount that is wanted of its issue."""
_WORDS = 25
"""Words of the article that `wants` holds at most."""
_AWAY = frozenset({"back", "out", "away", "home", "off"})
"""Where a thing is wanted to go."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """One stand over tokens: `issue` is the token that names the issue, `about` heads what is wanted."""

    want: Want
    stance: str
    issue: int
    about: int


def positions(scene: Scene, acts: Sequence[Act], words: PositionWords) -> tuple[Position, ...]:
    """The positions of an article, in the order of the text; one for each side and sentence."""
    out: list[Position] = []
    told: Counter[int] = Counter()
    heard: dict[int, set[int]] = {}
    undone: set[int] = set()
    before: int | None = None
    for want in (*sorted(wants(scene, acts, words), key=lambda w: (w.trigger, w.rule)), *leads(scene, words)):
        sentence = scene.parse.sent[want.trigger]
        if want.rule == LEAD and sentence in heard.keys() | undone:
            continue
        if scene.setting.in_title(want.trigger) or not want.actors:
            continue
        if not taken(scene, words, want):
            undone.add(sentence)  # nor does a lead tell it
            continue
        stand = next((s for head in want.about if (s := _stand(scene, words, want, head, before)) is not None), None)
        if stand is None:
            continue
        before = stand.issue
        holders = _holders(scene, want.actors)
        for actor in holders if len(holders) <= _SIGNERS else holders[:1]:
            others = heard.get(sentence, set())
            if actor in scene.setting.ids and not _speaks_for(scene, actor, others):
                heard[sentence] = others | {actor}
                out.append(_report(scene, words, stand, actor, told[want.trigger]))
                told[want.trigger] += 1
    return tuple(sorted(out, key=lambda p: p.evidence[0].start))


def _holders(scene: Scene, actors: Sequence[int]) -> Sequence[int]:
    """Of several with one stand those who hold it themselves: a group of envoys for those who sent them, not who only speaks for another of them."""
    members = scene.cast.members
    if groups := [n for n in actors if members[n].plural and not members[n].named]:
        return groups
    return [n for n in actors if not scene.above(n) & set(actors)]


def _speaks_for(scene: Scene, actor: int, others: Collection[int]) -> bool:
    """Whether an actor is one of those others, or one of them speaks for the other: a minister and his state have one position."""
    return actor in others or any(n in scene.above(actor) or actor in scene.above(n) for n in others)


def _stand(scene: Scene, words: PositionWords, want: Want, about: int, before: int | None) -> _Stand | None:
    """The stand that a want makes if it names an issue; its words tell the stance more closely. `before`: the issue of the stand before it."""
    below = scene.parse.child(about, "obl", "advcl") if scene.parse.lemma[about] in words.refraining else None
    if below is not None:
        want, about = replace(want, stance=other(want.stance)), below
    if want.stance == "against" and _is_asserted(scene.parse, words, about):
        return None
    issue = _issue(scene, words, want, about, before)
    if issue is None:
        return None
    stance = stance_of(scene, words, want, about, issue)
    end = end_of(scene.parse, words, want, about, issue) if stance == want.stance == "against" else None
    return _Stand(want, stance, issue if end is None else end, about)


def _issue(scene: Scene, words: PositionWords, want: Want, about: int, before: int | None) -> int | None:
    """The word that names the issue of a want: below what is wanted, else what a pronoun there means, else the deed itself."""
    parse = scene.parse
    subject = parse.child(want.trigger, "nsubj", "nsubj:pass", "nsubj:outer") if want.whole else None
    apart = frozenset({subject} & scene.cast.at.keys()) if subject is not None else frozenset()
    beside = _beside(scene, words, want)
    terms = apart.union(conditions(scene, words, about))
    issue = issue_below(scene, words, about, apart=terms, beside=beside)
    if issue is None and terms != apart:
        issue = meant(scene, words, about, before)
    if issue is None and terms != apart:
        issue = issue_below(scene, words, about, apart=apart, beside=beside)
    if issue is not None and points(parse, words, issue):
        issue = aside(parse, issue)
    if issue is None and want.rule != LEAD:
        issue = meant(scene, words, about, before)
    if issue is None and (want.rule in _PLAIN or (want.rule in _DEEDS and _is_deed(scene, words, want, about))):
        issue = about
    if amount(parse, words, about if issue is None else issue):
        issue = _of_amount(scene, about if issue is None else issue, before)
    if issue is None or parse.pos[issue] in ("PRON", "NUM"):
        return None
    return None if want.whole and issue == want.trigger and want.rule not in _DEEDS else issue


def _is_deed(scene: Scene, words: PositionWords, want: Want, about: int) -> bool:
    """Whether a deed is an issue by itself: one that meets a demand, or any with an object that somebody says he will do on terms, or not."""
    parse = scene.parse
    what = parse.child(about, "obj") if want.rule in ("own", "refused") else None
    told = what in scene.cast.at and what is not None and parse.lemma[what] not in words.vague
    return parse.lemma[about] in words.yielding or (told and parse.lemma[about] not in words.telling)


def _of_amount(scene: Scene, amount: int, before: int | None) -> int:
    """What an amount is wanted of: "60 per cent of the flow"; else what the stand before it was about: "Peru wants nine, Chile twelve"."""
    parse = scene.parse
    of = next((c for c in parse.kids(amount, "nmod") if parse.case(c) == "of"), None)
    near = before is not None and parse.sent[amount] - parse.sent[before] <= _NEAR
    return of if of is not None else before if near and before is not None else amount


def _beside(scene: Scene, words: PositionWords, want: Want) -> frozenset[str] | None:
    """The nouns that are no issue of a want of which any other is one; None where only those of the lexicon are."""
    lemma = scene.parse.lemma[want.trigger]
    if want.rule in _OPEN:
        return words.claims
    if want.rule in _NEARLY and want.rule != "asked":
        return words.vague
    bidden = lemma in scene.words.duty | scene.words.needed  # what must be in general is no issue
    nearly = (
        (want.rule == "asked" and not bidden)
        or (want.rule == "named" and lemma in words.firm)
        or (want.rule == "named" and lemma in words.absent and want.stance == "against")  # "sees no need for a code"
        or (want.rule == "wanted" and lemma in words.strongly)
    )
    return words.vague if nearly else None


def _is_asserted(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a noun means what others say rather than what is at stake: "reports that it left the talks", but not "the claim to the isles"."""
    return parse.lemma[t] in words.asserted and all(parse.case(c) != "to" for c in parse.kids(t, "nmod"))


def _report(scene: Scene, words: PositionWords, stand: _Stand, actor: int, nth: int) -> Position:
    """The report that a stand of one actor makes; `nth` tells it from others of the same words."""
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
        wants=_wants(parse, stand.about, itself=stand.about == want.trigger and not want.whole),
    )


def _id(scene: Scene, want: Want, nth: int) -> str:
    """The anchor is what tells the stand, moved on by one for each further report that it tells: one id for each."""
    start, end = scene.setting.span(want.trigger)
    return scene.setting.report_id("w", (start, end + nth))


def _with_it(parse: Parse, thing: int) -> list[int]:
    """What is to become of a thing that is wanted, behind it: "wants the islands | back", "wanted the border | to stay where it is"."""
    last, verb = max(parse.subtree(thing)), parse.head[thing]
    if parse.dep[thing] != "obj":
        return []
    behind = (c for c in parse.kids(verb, "xcomp", "advmod", "compound:prt") if parse.subtree(c)[0] == last + 1)
    there = (c for c in behind if parse.dep[c] != "advmod" or parse.lower[c] in _AWAY)
    return next((parse.subtree(c) for c in there), [])


def _wants(parse: Parse, about: int, *, itself: bool) -> str | None:
    """What is wanted in the article's words; `itself`: the predicate is what is wanted, whoever stands before it."""
    aside = ("nsubj", "cop", "aux") if itself else ()
    tokens = parse.subtree(about, parse.kids(about, "punct", "case", "mark", "parataxis", *aside))
    tokens += [] if itself else _with_it(parse, about)
    text = " ".join(" ".join(parse.text[a:b] for a, b in parse.runs(tokens)).split())
    return " ".join(text.split()[:_WORDS]) or None
