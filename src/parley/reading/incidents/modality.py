"""How an article stands to an act: done, under way, planned, denied, alleged of another; from the grammar around its trigger and whose words it is in."""

from __future__ import annotations

from parley.model import Modality
from parley.reading.denials import is_denied
from parley.reading.incidents.sayings import DENIALS, SAID, Act
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import gerund, governor, reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["modality_of", "supposed"]

_AWAITED = frozenset({"until", "till", "before", "once"})
"""Words before a clause that has yet to come true: "no talks until the army leaves", "would not talk until it left"."""

_OVER = frozenset(
    {"after", "following", "since", "during", "before", "in", "by", "over", "until", "because of", "due to"}
)
"""Prepositions before a deed by which it may as well be over: "after the siege", "in the war"."""
_DENYING = ("deni", "deny", "refut")
"""How the cues among them begin under which words are no more told as facts than deeds."""
_GRANTED = (
    "thank",
    "welcom",
    "prais",
    "commend",
    "condemn",
    "deplor",
    "regret",
    "denounc",
    "express",
    "noted",
    "note",
    "drew attention",
    "appall",
)
"""How cues begin by which a text judges a deed that it takes for known: "expressed concern at the detention of …"."""
_OFFICIAL = frozenset({"statement", "transcript"})
"""Genres of texts that are somebody's own words: what they tell, the text tells."""


def modality_of(scene: Scene, act: Act) -> Modality | None:
    """How the clause stands to the act; None where it is only wished for, supposed or denied."""
    parse = scene.parse
    if act.rule in SAID:
        return "happened"
    verb = act.trigger
    if parse.pos[act.trigger] != "VERB":
        above = governor(parse, act.trigger)
        if _lasts(scene, act.trigger, above) or _is_drawn_out(scene, act.trigger, above):
            return _told(scene, act, "ongoing")
        if above is None or parse.lemma[above] not in scene.words.light:
            return _told(scene, act, "happened")
        verb = above
    return _of_verb(scene, act, verb)


def _lasts(scene: Scene, noun: int, above: int | None) -> bool:
    """Whether the words around a noun say that what it tells goes on: "ongoing attacks", "continue to launch strikes"."""
    parse = scene.parse
    verbs = [*parse.kids(noun, "acl:relcl")]
    if above is not None and parse.dep[noun] in ("obj", "nsubj"):
        verbs += (above, parse.head[above]) if parse.dep[above] == "xcomp" else (above,)
    if parse.dep[noun] == "nsubj" and above is not None and _is_to_end(scene, above):
        return True
    now = (t for t in verbs if reality(parse, t) == "present")
    return any(parse.lemma[t] in scene.words.lasting for t in (*parse.kids(noun, "amod"), *now))


def _is_to_end(scene: Scene, verb: int) -> bool:
    """Whether a verb says that what its subject tells has yet to end: "the fighting must stop"."""
    return scene.parse.lemma[verb] in scene.words.unreal.ends and reality(scene.parse, verb) in ("proposed", "future")


def _is_drawn_out(scene: Scene, noun: int, above: int | None) -> bool:
    """Whether a noun tells what goes on by its nature, and nothing says that it is over: "their war on the rebels", not "after the war"."""
    parse = scene.parse
    if parse.lemma[noun] not in scene.words.drawn_out or parse.has(noun, "Number=Plur"):
        return False
    if parse.dep[noun].startswith("obl") and parse.case(noun) in _OVER:
        return False
    dated = any(scene.setting.is_time(c) or parse.pos[c] == "NUM" for c in parse.children[noun])
    told = above is not None and (
        parse.lemma[above] in scene.words.light or parse.lemma[above] in scene.words.happening
    )
    return not dated and not told


def _of_verb(scene: Scene, act: Act, verb: int) -> Modality | None:
    """How a verb tells an act: by its tense and mood, and by what stands above it."""
    parse = scene.parse
    if _bare_gerund(parse, verb):
        return None
    if not parse.negated(verb) and (to_infinitive(parse, verb) or _shares_to(parse, verb)):
        return _of_infinitive(scene, act, verb)
    found = reality(parse, verb)
    above = parse.aux(parse.head[verb])
    ahead = found == "present" or (found == "past" and ("would" in above or "will" in above))
    if ahead and any(parse.lower[m] in _AWAITED for m in parse.kids(verb, "mark")):
        return None
    if found not in ("past", "present"):
        return "planned" if found == "future" and not _on_condition(parse, verb) else None
    going_on = (
        act.type not in scene.words.at_once
        and found == "present"
        and parse.lower[verb].endswith("ing")
        and "be" in parse.aux(verb)
    )
    return _told(scene, act, "ongoing" if going_on else "happened")


def _on_condition(parse: Parse, verb: int) -> bool:
    """Whether something will only be done if another thing is: "if the truce fails, they will ask …"."""
    clauses = parse.kids(verb, "advcl")
    return any(parse.lower[m] in ("if", "should") for c in clauses for m in parse.kids(c, "mark"))


def _shares_to(parse: Parse, verb: int) -> bool:
    """Whether a verb is coordinated with an infinitive and is one as well: "wants him to resign or be impeached"."""
    own = tuple(parse.kids(verb, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark"))
    bare = parse.has(verb, "VerbForm=Inf") if not own else all(parse.lower[a] == "be" for a in own)
    return parse.dep[verb] == "conj" and bare and to_infinitive(parse, parse.head[verb])


def _of_infinitive(scene: Scene, act: Act, verb: int) -> Modality | None:
    """An infinitive is done, planned, or merely thought of, as the word above it says; "went there to urge …" says both."""
    parse, words = scene.parse, scene.words
    above = parse.head[verb]
    while parse.dep[verb] == "conj" and above != verb:
        verb, above = above, parse.head[above]
    spoken = act.type not in words.material
    if spoken and act.by and act.by == scene.speakers(verb) and parse.lemma[above] in words.meant:
        return None if parse.negated(above) else "happened"  # "I want to thank …"
    if parse.lemma[above] in words.done and not parse.negated(above):
        found = reality(parse, above)
        if found in ("past", "present"):
            lasts = found == "present" and parse.lemma[above] in words.lasting and not spoken
            return _told(scene, act, "ongoing" if lasts else "happened")  # "continue to shell the town"
        return "planned" if found == "future" else None
    if parse.lemma[above] in words.planned and parse.dep[verb] != "advcl":
        return "planned" if reality(parse, above) != "negated" else None
    if parse.dep[verb] == "advcl" and spoken:
        found = reality(parse, above)
        return "happened" if found in ("past", "present") else "planned" if found == "future" else None
    return None


def _bare_gerund(parse: Parse, verb: int) -> bool:
    """Whether a gerund only names a deed: "committed to supporting", "instead of attacking"."""
    marks = [parse.lower[m] for m in parse.kids(verb, "mark", "case")]
    if parse.dep[verb] == "acl" and any(parse.lower[d] == "no" for d in parse.kids(parse.head[verb], "det")):
        return True  # "has no intention of attacking"
    return parse.lower[verb].endswith("ing") and any(m in ("to", "on", "without", "from", "about", "at") for m in marks)


def _told(scene: Scene, act: Act, modality: Modality) -> Modality:
    """A deed in somebody's words: denied, admitted by who did it, alleged of another."""
    tellers = scene.speakers(act.trigger)
    if is_denied(scene.parse, act.trigger, scene.setting.denied):
        return "denied"
    if act.trigger not in scene.said:
        return modality
    if scene.cue(act.trigger).startswith(_DENYING):
        return "denied"
    if act.type not in scene.words.material:
        return modality
    if scene.cue(act.trigger).startswith(DENIALS):
        return "denied"
    official = scene.setting.article.genre in _OFFICIAL
    noun = scene.parse.pos[act.trigger] == "NOUN" or gerund(scene.parse, act.trigger)
    ending = (
        scene.parse.lemma[scene.parse.head[act.trigger]] in scene.words.unreal.ends
    )  # "stressed the need for an end to …"
    granted = noun and (ending or scene.cue(act.trigger).startswith(_GRANTED))
    own = scene.sides(act.by)
    of_text = official and not scene.cue(act.trigger)
    return modality if not own or of_text or granted or scene.sides(tellers) & own else "alleged"


def supposed(parse: Parse, verb: int) -> Modality:
    """What an act is of which the grammar says no more than that it is not told as a fact."""
    return "negated" if reality(parse, verb) == "negated" else "hypothetical"
