"""Incidents: what the parties did or had done to them, in PLOVER's types, with how the article stands to it.

PLOVER asks for future, hypothetical and negated events to be told apart; here the modality of each comes from the grammar
around its trigger and from whose words it stands in. A deed that another party tells of is alleged, never a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.model import Incident, Modality
from parley.reading.incidents.places import place_of_act
from parley.reading.incidents.sayings import DENIALS, Act
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import governor, passive, reality
from parley.reading.syntax.parse import Parse

__all__ = ["incidents"]

_CONFIDENCE = {"act-verb": 0.72, "act-noun": 0.85, "duty": 0.6, "refusal": 0.65, "charge": 0.7, "verdict": 0.6}
"""Chance that an incident made by the rule is one, as counted on annotated articles."""

_LOOSE = frozenset({"punct", "parataxis", "advcl", "cc", "conj", "acl:relcl", "mark"})
_PASSIVE = frozenset({"ACCUSE", "REQUEST"})
"""Words of which it may stay open whose they are: "was charged with …", "have been asked to …"."""
_CLIMB = 4
_LOOK_BACK = 5
"""Sentences of an official text among which the one that names the day stands."""
_BACK = 60
"""Acts among which a happening can be told before: a bound, so that a long text costs in proportion to its length."""
_WORDS = 20
"""Words of the article that `what` holds at most."""


def incidents(scene: Scene, acts: Sequence[Act]) -> tuple[Incident, ...]:
    """The incidents of an article, in the order of the text; each happening once."""
    told: list[Act] = []
    out: list[Incident] = []
    for found in acts:
        act, modality = _threat(scene, found, _modality(scene, found))
        if (
            modality is None
            or scene.setting.in_title(act.trigger)
            or not _has_parties(scene, act)
            or any(_same(scene, act, before) for before in told[-_BACK:])
        ):
            continue
        told.append(act)
        out.append(_report(scene, act, modality))
    return tuple(out)


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


def _modality(scene: Scene, act: Act) -> Modality | None:
    """How the clause stands to the act; None where it is only wished for, supposed or denied."""
    parse = scene.parse
    if act.rule not in ("act-verb", "act-noun"):
        return "happened"
    verb = act.trigger
    if act.rule == "act-noun":
        above = governor(parse, act.trigger)
        if above is None or parse.lemma[above] not in scene.words.light:
            return _told(scene, act, "happened")
        verb = above
    return _of_verb(scene, act, verb)


def _of_verb(scene: Scene, act: Act, verb: int) -> Modality | None:
    parse = scene.parse
    if _bare_gerund(parse, verb):
        return None
    if not parse.negated(verb) and any(parse.lower[m] == "to" for m in parse.kids(verb, "mark")):
        return _of_infinitive(scene, act, verb)
    found = reality(parse, verb)
    if found not in ("past", "present"):
        return "planned" if found == "future" else None
    going_on = found == "present" and parse.lower[verb].endswith("ing") and "be" in parse.aux(verb)
    return _told(scene, act, "ongoing" if going_on else "happened")


def _of_infinitive(scene: Scene, act: Act, verb: int) -> Modality | None:
    """An infinitive is done, planned, or merely thought of, as the word above it says; "went there to urge …" says both."""
    parse, words = scene.parse, scene.words
    above = parse.head[verb]
    while parse.dep[verb] == "conj" and above != verb:
        verb, above = above, parse.head[above]
    if parse.lemma[above] in words.done and not parse.negated(above):
        return "happened" if reality(parse, above) in ("past", "present") else None
    if parse.lemma[above] in words.planned and parse.dep[verb] != "advcl":
        return "planned" if reality(parse, above) != "negated" else None
    if parse.dep[verb] == "advcl" and act.type not in words.material:
        found = reality(parse, above)
        return "happened" if found in ("past", "present") else "planned" if found == "future" else None
    return None


def _bare_gerund(parse: Parse, verb: int) -> bool:
    """Whether a gerund only names a deed: "committed to supporting", "instead of attacking"."""
    marks = [parse.lower[m] for m in parse.kids(verb, "mark", "case")]
    return parse.lower[verb].endswith("ing") and any(
        m in ("to", "in", "on", "by", "without", "from", "about", "at") for m in marks
    )


def _told(scene: Scene, act: Act, modality: Modality) -> Modality:
    """A deed in somebody's words: denied, admitted by who did it, alleged of another."""
    tellers = scene.speakers(act.trigger)
    if act.type not in scene.words.material or act.trigger not in scene.said:
        return modality
    if scene.cue(act.trigger).startswith(DENIALS):
        return "denied"
    own = scene.sides(act.by)
    return modality if not own or scene.sides(tellers) & own else "alleged"


def _report(scene: Scene, act: Act, modality: Modality) -> Incident:
    parse = scene.parse
    setting = scene.setting
    return Incident(
        id=setting.report_id("e", setting.span(act.trigger)),
        evidence=(setting.sentence(act.trigger),),
        confidence=_CONFIDENCE[act.rule],
        made_by=f"rule {act.rule}",
        modality=modality,
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
    if article.genre != "statement" or act.type in scene.words.material or act.rule == "act-noun":
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
    skip = {c for c in parse.children[head] if parse.dep[c] in _LOOSE}
    spans = parse.runs(parse.subtree(head, skip))
    text = " ".join(parse.text[a:b] for a, b in spans).split()
    return " ".join(text[:_WORDS]) or parse.words[act.trigger]
