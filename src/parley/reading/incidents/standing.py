"""What the words above a deed make of it: "the threat of an attack", "reports of an attack were false", "is suspected of attacking".

A clause may tell in the past or present what never was: the words that a noun or a gerund depends on say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from parley.reading.incidents.hearsay import is_hearsay, is_known, thought_to_be
from parley.reading.incidents.nobody import of_any, of_neither, of_whoever, only_called, untold
from parley.reading.incidents.refusals import leaves_open
from parley.reading.incidents.sayings import SAID, Act, is_due
from parley.reading.incidents.undergone import blamed, clause_of_suffering, laid_on, laying
from parley.reading.incidents.words import Unreal
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import gerund, passive, reality, to_infinitive
from parley.reading.tells import LEAD

__all__ = ["Standing", "standing"]

Standing = Literal["unmade", "denied", "alleged", "planned", "hypothetical"]
"""`unmade`: only feared, weighed or prevented, so that there is no deed to tell."""

_CLIMB = 3
_MATTER = frozenset({"of", "about", "that", "for", "over"})
"""Prepositions behind a noun under which stands what it is about."""
_INCLUDING = frozenset({"including", "such as", "to"})
_FEARED = frozenset({"of", "about", "for", "against", "with", "from"})
"""Prepositions behind a verb under which stands what is feared or prevented."""
_CHARGED = frozenset({"of", "for", "with"})
_NOT_DONE = frozenset({"against", "short", "without"})
"""Words before a gerund that nobody does: "decided against imposing", "stopped short of imposing", "without facing"."""
_NOBODY = frozenset({"nobody", "none", "neither"})
_PARTS = frozenset({"obj", "nsubj", "nsubj:pass"})
_BELOW = frozenset({"acl", "advcl", "xcomp", "nmod", "obl"})
_ONE = frozenset({"a", "an"})


def standing(scene: Scene, act: Act) -> Standing | None:
    """None where the words above an act leave it to its own clause."""
    if act.rule in SAID:
        return None
    if scene.parse.pos[act.trigger] == "VERB":
        if act.type == "REJECT" and (scene.parse.negated(act.trigger) or leaves_open(scene, act.trigger)):
            return "unmade"  # "did not rule out talks"
        if _asked_for(scene, act) or _into_the_sea(scene, act) or of_neither(scene.parse, act.trigger):
            return "unmade"
        return _led(scene, act) or _of_verb(scene, act.trigger)
    return _of_noun(scene, act.trigger)


def _asked_for(scene: Scene, act: Act) -> bool:
    """Whether somebody only wants a deed done: "demanded that the fighters withdraw", "urged them to free the crew", "they must withdraw"."""
    parse, i = scene.parse, act.trigger
    if _in_request(scene, i):
        return True
    if act.type not in scene.words.material and act.type != "REJECT":
        return False
    if act.type != "REJECT" and scene.words.duty.intersection(parse.aux(i)):
        return True
    if parse.dep[i] != "ccomp" or parse.has(i, "Tense=Past"):
        return False
    marked = any(parse.lower[m] == "that" for m in parse.kids(i, "mark"))
    bare = (parse.lower[i] == parse.lemma[i] or not parse.has(i, "Number=Sing")) and not parse.aux(i)
    above = scene.words.verbs.get(parse.lemma[parse.head[i]], ())
    return marked and bare and any(pattern.type == "REQUEST" for _, pattern in above)


def _in_request(scene: Scene, verb: int) -> bool:
    """Whether an infinitive tells what somebody is asked to do: "called on them to stop firing and withdraw"."""
    parse = scene.parse
    while (
        parse.dep[verb] == "conj"
        and parse.pos[parse.head[verb]] == "VERB"
        and parse.subject(verb) == parse.subject(parse.head[verb])
    ):
        verb = parse.head[verb]
    above = parse.head[verb]
    if parse.dep[verb] not in ("xcomp", "ccomp", "advcl", "acl") or not to_infinitive(parse, verb):
        return False
    if parse.pos[above] == "NOUN":
        event = scene.words.nouns.get(parse.lemma[above])
        return event is not None and event.type == "REQUEST"
    asking = any(pattern.type == "REQUEST" for _, pattern in scene.words.verbs.get(parse.lemma[above], ()))
    return asking and (parse.dep[verb] != "advcl" or parse.child(above, "obl") is not None)


def _into_the_sea(scene: Scene, act: Act) -> bool:
    """Whether a weapon comes down where it hits nobody: "fell into the sea"."""
    parse, words = scene.parse, scene.words.unreal
    if act.type != "ASSAULT" or parse.lemma[act.trigger] not in words.falling:
        return False
    goals = parse.kids(act.trigger, "obl", "obl:arg")
    return any({parse.lower[t] for t in parse.subtree(c)} & words.empty for c in goals)


def _led(scene: Scene, act: Act) -> Standing | None:
    """The standing of a deed that a verb tells in words of no lexicon: "is considering sanctions"."""
    if act.rule != LEAD or act.type not in scene.words.material:
        return None
    lemma, words = scene.parse.lemma[act.trigger], scene.words.unreal
    return "hypothetical" if lemma in words.weighing else "unmade" if lemma in words.verbs else None


def _of_noun(scene: Scene, i: int) -> Standing | None:
    """What leaves a deed no fact that a noun tells: its adjectives, what it is part of, and what is said of it."""
    parse, words = scene.parse, scene.words.unreal
    near = frozenset(parse.lower[a] for a in parse.kids(i, "amod"))
    *_, top = chain = list(_tellings(scene, i))
    none = only_called(parse, i) or (top != i and untold(parse, top)) or _is_crime(scene, i)
    due = _called_for(scene, i) or is_due(scene, i)
    called = _called(words, near) or ("unmade" if none or due else None)
    if called is not None:
        return called
    host = parse.head[top]
    feared = parse.dep[top] == "nmod" and parse.case(top) in _MATTER and parse.lemma[host] in words.nouns
    if feared and not (parse.lemma[host] in words.minding and (top != i or is_known(parse, i))):
        return "unmade"
    if top != i and parse.dep[top] == "nsubj" and _refuted(scene, host):
        return "denied"
    if parse.dep[i] in ("obj", "nsubj:pass") and parse.lemma[host] in scene.words.light:
        return _of_verb(scene, host)
    if host != top and (_never(scene, top, host) or _one_of_may_be(scene, i, top, host) or _may_be_suffered(scene, i)):
        return "unmade"
    held = any(parse.lemma[t] in words.charges or is_hearsay(scene, t) for t in chain[1:]) or thought_to_be(scene, i)
    laid = bool(laying(scene, i))
    return "alleged" if held or laid or laid_on(scene, i) or blamed(scene, i) or near & words.alleged else None


def _is_crime(scene: Scene, noun: int) -> bool:
    """Whether a noun only names what somebody is tried for: "was convicted of murder"; "accused of the murder of …" tells of one."""
    parse = scene.parse
    if parse.dep[noun] not in ("obl", "obl:arg") or parse.case(noun) not in _CHARGED:
        return False
    charged = any(pattern.type == "ACCUSE" for _, pattern in scene.words.verbs.get(parse.lemma[parse.head[noun]], ()))
    return charged and not parse.kids(noun, "det", "nmod", "nmod:poss", "compound")


def _called_for(scene: Scene, noun: int) -> bool:
    """Whether a deed is part of what there is a need for: "the need for full implementation, including the withdrawal of …"."""
    parse, wanted = scene.parse, scene.words.unreal.wanted
    for _ in range(_CLIMB):
        host = parse.head[noun]
        joined = parse.dep[noun] == "nmod" and parse.case(noun) in _MATTER | _INCLUDING
        if not (joined or parse.dep[noun] == "conj") or parse.pos[host] != "NOUN":
            return False
        if parse.lemma[host] in scene.words.unreal.ends:
            return False  # "the need for an end to the siege": it is there
        if joined and parse.lemma[host] in wanted:
            return True
        noun = host
    return False


def _called(words: Unreal, adjectives: frozenset[str]) -> Standing | None:
    """The standing that an adjective gives a deed: "an imminent attack", "a planned withdrawal", "a possible strike"."""
    if adjectives & words.adjectives:
        return "unmade"
    if adjectives & words.planned:
        return "planned"
    return "hypothetical" if adjectives & words.possible else None


def _tellings(scene: Scene, noun: int) -> Iterator[int]:
    """A noun and those above it for what somebody tells of it: "claims of an attack"."""
    parse, told = scene.parse, scene.words.unreal.tellings | scene.words.unreal.charges
    yield noun
    for _ in range(_CLIMB):
        host = parse.head[noun]
        if parse.dep[noun] != "nmod" or parse.case(noun) not in _MATTER or parse.lemma[host] not in told:
            return
        noun = host
        yield noun


def _refuted(scene: Scene, predicate: int) -> bool:
    """Whether a predicate says of something told that it is not so: "were false", "was not true"."""
    parse, words = scene.parse, scene.words
    if parse.negated(predicate):
        return parse.lemma[predicate] in words.unreal.truths
    return words.verdicts.get(parse.lemma[predicate]) == "REJECT"


def _never(scene: Scene, noun: int, verb: int) -> bool:
    """Whether what a verb has for its object or matter need not be: "fears an attack", "warned of an attack", "averted the attack"."""
    parse = scene.parse
    if parse.pos[verb] != "VERB" or parse.lemma[verb] not in scene.words.unreal.verbs:
        return False
    matter = parse.dep[noun] in ("obl", "obl:arg") and parse.case(noun) in _FEARED
    return matter or parse.dep[noun] == "nsubj:pass" or parse.dep[noun] == "obj"


def _may_be_suffered(scene: Scene, noun: int) -> bool:
    """Whether somebody is only said to be able to undergo a deed: "could come under attack"."""
    clause = clause_of_suffering(scene, noun)
    return clause is not None and reality(scene.parse, clause) not in ("past", "present")


def _one_of_may_be(scene: Scene, noun: int, top: int, clause: int) -> bool:
    """Whether one that nobody has told of is only supposed: "an attack would be a mistake", "if an attack comes"."""
    parse = scene.parse
    if parse.dep[top] not in _PARTS or parse.lemma[clause] in scene.words.light:
        return False
    one = any(parse.lower[d] in _ONE for d in parse.kids(noun, "det"))
    return one and reality(parse, clause) in ("proposed", "conditional")


def _of_verb(scene: Scene, i: int) -> Standing | None:
    """The same for a verb, by the words above its clause."""
    parse = scene.parse
    if of_whoever(parse, i) or of_any(parse, i):
        return "unmade"
    first = i
    while parse.dep[first] == "conj" and parse.pos[parse.head[first]] == "VERB":
        first = parse.head[first]
    marks = {parse.lower[m] for t in (i, first) for m in parse.kids(t, "mark", "case", "advmod")}
    if {"whether", "short"} & marks:  # "stopped short of …"
        return "unmade"
    above = parse.head[first]
    return None if above == first else _below(scene, i, first, above, marks)


def _below(scene: Scene, i: int, first: int, above: int, marks: set[str]) -> Standing | None:
    """The standing that the word above its clause gives a verb, itself or the first of those coordinated with it."""
    parse = scene.parse
    if parse.lemma[above] in scene.words.needed and parse.dep[first] != "conj":
        return "unmade"  # "it is important that they conduct an inquiry"
    if parse.dep[first] in ("ccomp", "csubj"):
        return _of_clause(scene, above)
    if parse.dep[first] in _BELOW and gerund(parse, i):
        return _of_gerund(scene, first, above, marks)
    if parse.dep[first] == "acl" and "that" in marks:
        return _told_of(scene, above)
    held = parse.dep[first] == "xcomp" and "have" in parse.aux(first) and passive(parse, above)
    return "alleged" if held else None  # "is believed to have attacked"


def _told_of(scene: Scene, noun: int) -> Standing | None:
    """The standing of what stands behind a noun for a telling: "the claim that they attacked", "rumours that …"."""
    parse, words = scene.parse, scene.words.unreal
    if parse.lemma[noun] in words.nouns:
        return "unmade"
    told = parse.lemma[noun] in words.tellings | words.charges and parse.dep[noun] == "nsubj"
    if told and _refuted(scene, parse.head[noun]):
        return "denied"
    return "alleged" if parse.lemma[noun] in words.charges else None


def _of_clause(scene: Scene, above: int) -> Standing | None:
    """The standing of what a clause tells below a verb of thinking or a predicate of truth."""
    parse, words = scene.parse, scene.words.unreal
    if _refuted(scene, above):
        return "denied"
    if parse.lemma[above] in words.possible:
        return "hypothetical"
    subject = parse.child(above, "nsubj")
    nobody = parse.negated(above) or (subject is not None and parse.lower[subject] in _NOBODY)
    thought = parse.lemma[above] in words.thinking | words.adjectives
    return "unmade" if thought or (nobody and parse.lemma[above] in words.believing) else None


def _of_gerund(scene: Scene, gerund: int, above: int, marks: set[str]) -> Standing | None:
    """The standing of what a gerund tells: a charge, a risk, what is weighed, what somebody is to stop."""
    parse, words = scene.parse, scene.words.unreal
    short = {parse.lower[a] for a in (above, *parse.kids(above, "advmod"))}
    if (marks | short) & _NOT_DONE or (parse.pos[above] == "NOUN" and parse.lemma[above] in words.nouns):
        return "unmade"
    if marks & _CHARGED and parse.lemma[above] in words.suspecting | words.clearing:
        return "alleged" if parse.lemma[above] in words.suspecting else "denied"
    if parse.dep[gerund] != "xcomp" or parse.child(above, "obj") is not None:
        return None
    if parse.lemma[above] in words.weighing:
        return "hypothetical"
    return "unmade" if parse.lemma[above] in words.verbs or _to_stop(scene, above) else None


def _to_stop(scene: Scene, verb: int) -> bool:
    """Whether somebody is only to end what he does: "urged them to stop shelling"."""
    parse = scene.parse
    ends = parse.lemma[verb] in scene.words.ended
    return ends and (reality(parse, verb) not in ("past", "present") or parse.has(verb, "VerbForm=Inf"))
