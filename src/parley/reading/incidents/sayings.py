"""Acts that are done by saying something: refusing, accusing, judging, asking for what another is to do."""

from __future__ import annotations

from dataclasses import dataclass

from parley.reading.scene import Scene, first_person
from parley.reading.syntax.clauses import passive, reality
from parley.reading.syntax.forms import MODALS

__all__ = [
    "ALLEGING",
    "DENIALS",
    "SAID",
    "Act",
    "asked",
    "charge",
    "charges",
    "is_due",
    "put_off",
    "refusal",
    "verdict",
]

DENIALS = ("deni", "deny", "reject", "refut", "dismiss")
"""How cues begin that say that something is not so."""

ALLEGING = ("alleg", "claim")
"""How cues begin by which somebody holds against another whatever he tells of him."""

SAID = frozenset({"duty", "refusal", "charge", "verdict"})
"""Rules whose acts are done by saying something."""

_NOT_SAID = frozenset({"advcl", "acl:relcl", "acl"})
_WILL_NOT = frozenset({"will", "would", "wo", "can", "could", "ca"})
_DO_NOT = frozenset({"do", "does"})
_REASONS = frozenset({"because of", "due to", "owing to", "on account of", "thanks to"})
"""Prepositions of what keeps somebody from a thing, which is not what he refuses."""
_LATER = frozenset({"before", "until", "till"})
"""Prepositions before the day to which something is put off."""
_EXPLETIVE = frozenset({"you", "one", "there", "this", "that", "what", "which", "who"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act over tokens: its trigger, who does it to whom, and `about`, the token that heads what it is about."""

    trigger: int
    type: str
    rule: str
    by: tuple[int, ...]
    on: tuple[int, ...]
    about: int


def put_off(scene: Scene, i: int) -> bool:
    """Whether what will not be done is only put off to a day: "would not discuss the plan before Sunday"."""
    parse = scene.parse
    return any(parse.case(c) in _LATER and scene.setting.is_time(c) for c in parse.kids(i, "obl", "obl:unmarked"))


def refusal(scene: Scene, i: int) -> Act | None:
    """What somebody says he will not do: "will not accept"."""
    parse = scene.parse
    if not parse.negated(i) or parse.dep[i] in _NOT_SAID or parse.child(i, "nsubj:pass") is not None:
        return None
    will = _WILL_NOT if parse.lemma[i] not in scene.words.stands else _WILL_NOT | _DO_NOT
    by = scene.doers(i) if will & set(parse.aux(i)) else ()
    about = parse.child(i, "obj", "xcomp")
    about = next((c for c in parse.kids(i, "obl") if c > i), None) if about is None else about
    if put_off(scene, i):
        return None
    if not by or (about is not None and parse.case(about) in _REASONS):
        return None
    return Act(i, "REJECT", "refusal", by, (), i if about is None else about)


def charges(scene: Scene, i: int) -> bool:
    """Whether a verb holds something against whoever does it: "violated", "went back on …", "had not honoured …"."""
    parse, words = scene.parse, scene.words
    lemma = parse.lemma[i]
    if parse.negated(i):
        return lemma in words.unkept and not MODALS.intersection(parse.aux(i))
    return lemma in words.charges or any(f"{lemma} {parse.lower[c]}" in words.charges for c in parse.children[i])


def charge(scene: Scene, i: int) -> Act | None:
    """What somebody says another did wrong: "said the army had violated …"."""
    speakers = scene.speakers(i)
    said = scene.parse.dep[i] not in (*_NOT_SAID, "xcomp") and not scene.cue(i).startswith(DENIALS)
    unkept = scene.parse.negated(i) and charges(scene, i)
    kinds = {pattern.type for _, pattern in scene.words.verbs.get(scene.parse.lemma[i], ())}
    if kinds and kinds <= scene.words.kindly and not unkept:
        return None
    if not speakers or not said or not (unkept or reality(scene.parse, i) in ("past", "present")):
        return None
    subject = scene.parse.subject(i)
    doers = scene.agent(i) if passive(scene.parse, i) else scene.doers(i)
    if not doers and subject is not None and not passive(scene.parse, i):
        doers = scene.owners(subject)  # "said A's strike had ruined the talks"
    if not doers or scene.sides(speakers) & scene.sides(doers):
        return None
    return Act(i, "ACCUSE", "charge", speakers, doers, i)


def verdict(scene: Scene, i: int) -> Act | None:
    """What somebody calls it in his own words: "said the detention was illegal"."""
    parse = scene.parse
    subject = parse.child(i, "nsubj", "nsubj:outer")
    if subject is None or parse.child(i, "cop") is None or parse.negated(i) or parse.dep[i] in _NOT_SAID:
        return None
    kind = scene.words.verdicts[parse.lemma[i]]
    if kind == "SUPPORT":
        by = scene.people(subject)
        on = next((f for c in parse.kids(i, "obl", "nmod") if (f := scene.cast.all(c) or scene.owners(c))), ())
    else:
        by, on = scene.speakers(i), scene.cast.all(subject) or scene.owners(subject)
    if not by or reality(parse, i) not in ("past", "present") or set(by) & set(on):
        return None
    return Act(i, kind, "verdict", by, on, i)


def asked(scene: Scene, i: int) -> Act | None:
    """What somebody says another should do: "Both sides must …"."""
    parse = scene.parse
    if parse.pos[i] in ("ADJ", "NOUN"):
        return _called_needful(scene, i)
    speakers = scene.voice(i)
    deed = parse.head[i] if parse.pos[i] == "AUX" else i
    subject = parse.child(deed, "nsubj", "nsubj:pass", "nsubj:outer")
    if (
        not speakers
        or subject is None
        or parse.dep[deed] in _NOT_SAID
        or first_person(parse, subject)
        or parse.lower[subject] in _EXPLETIVE
    ):
        return None
    if parse.pos[i] == "VERB" and not (parse.child(i, "xcomp") is not None and parse.has(i, "Tense=Pres")):
        return None
    bound = scene.people(subject) or scene.owners(subject)
    if scene.sides(bound) & scene.sides(speakers) or "have" in parse.aux(deed) or reality(parse, deed) == "conditional":
        return None
    return Act(i, "REQUEST", "duty", speakers, bound, deed) if bound or parse.dep[subject] == "nsubj:pass" else None


def _called_needful(scene: Scene, i: int) -> Act | None:
    """What somebody calls needful: "it is vital that …", "the withdrawal of … is essential"; "people are in need of food" asks nothing."""
    parse, speakers = scene.parse, scene.voice(i)
    if (clause := parse.child(i, "csubj", "ccomp", "advcl", "xcomp", "acl")) is not None:
        return _wished(scene, i, clause)
    subject = parse.child(i, "nsubj", "nsubj:outer")
    if subject is None or not speakers or not _due_deed(scene, i, subject):
        return None
    return Act(i, "REQUEST", "duty", speakers, _doers_of(scene, subject), subject)


def is_due(scene: Scene, deed: int) -> bool:
    """Whether a noun tells a deed that is only said to be needed: "the immediate withdrawal of A's forces is essential"."""
    above = scene.parse.head[deed]
    return (
        scene.parse.dep[deed] == "nsubj"
        and scene.parse.lemma[above] in scene.words.needed
        and _due_deed(scene, above, deed)
    )


def _due_deed(scene: Scene, i: int, subject: int) -> bool:
    """Whether a predicate says that the deed of its subject is needed now; what "was crucial to the deal" is told of."""
    parse = scene.parse
    if parse.lemma[subject] not in scene.words.nouns or parse.child(i, "cop") is None:
        return False
    for_what = any(parse.case(c) in ("to", "for", "in") for c in parse.kids(i, "obl", "nmod"))
    now = ("present", "past") if i in scene.said else ("present",)  # "… was essential, he said"
    return not for_what and not parse.negated(i) and reality(parse, i) in now


def _doers_of(scene: Scene, deed: int) -> tuple[int, ...]:
    """Who would do what a noun tells: "the withdrawal of A's forces", "the release of prisoners by A"."""
    parse = scene.parse
    own = {"of", "by"} if scene.words.nouns[parse.lemma[deed]].type == "RETREAT" else {"by"}
    below = (c for c in parse.kids(deed, "nmod") if parse.case(c) in own)
    return next((found for c in below if (found := scene.people(c) or scene.owners(c))), ())


def _wished(scene: Scene, i: int, clause: int) -> Act | None:
    """What somebody says is good to be done, whoever is to do it: "it is important that the talks resume"."""
    speakers = scene.voice(i)
    if not speakers or scene.parse.dep[i] in _NOT_SAID or scene.parse.negated(i):
        return None
    if scene.parse.lemma[clause] in scene.words.minded:
        return None
    bound = scene.people(scene.parse.child(clause, "nsubj", "nsubj:pass"))
    return Act(i, "REQUEST", "duty", speakers, tuple(n for n in bound if n not in speakers), clause)
