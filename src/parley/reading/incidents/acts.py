"""Acts: who does what to whom, in PLOVER's types, as verbs and nouns of an article tell it.

A verb tells an act when it has the complements that its pattern takes (`lexicon/incidents.toml`); a noun when it has a
doer or a victim of its own. In somebody's words more are acts (`sayings`). `incidents` makes reports of them, `positions` reads
from them what an actor wants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.reading.incidents.agency import can_act, can_speak, names_one
from parley.reading.incidents.events import ended, event_at, is_of_work, undone
from parley.reading.incidents.sayings import ALLEGING, Act, asked, charge, charges, refusal, verdict
from parley.reading.incidents.whom import noun_directed, suffered, verb_directed
from parley.reading.incidents.words import VerbPattern
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive, place_at, reality
from parley.reading.syntax.parse import Parse

__all__ = ["INSIDE", "acts_of", "goes_with"]

_PARTICLES = frozenset({"compound:prt", "advmod", "obj", "xcomp", "obl", "case"})
INSIDE = frozenset({"compound", "flat", "nmod:desc", "amod"})
_OBLIQUE = frozenset({"obl", "obl:arg", "obl:agent", "advcl", "nmod", "xcomp"})


def acts_of(scene: Scene) -> Iterator[Act]:
    """All acts of an article, in the order of their triggers; furniture is left out."""
    for _, first, end in scene.parse.read_sentences():
        for i in range(first, end):
            made = _at(scene, i)
            if made is not None:
                yield made


def _at(scene: Scene, i: int) -> Act | None:
    """The act that a word tells, if any."""
    parse, words = scene.parse, scene.words
    pos, lemma = parse.pos[i], parse.lemma[i]
    if pos == "VERB":
        return _of_verb(scene, i, lemma)
    if pos == "NOUN" and event_at(scene, i) is not None and (made := _nominal(scene, i)) is not None:
        return made
    if pos == "AUX":
        return asked(scene, i) if lemma in words.duty else None
    if lemma in words.verdicts and pos in ("NOUN", "ADJ"):
        return verdict(scene, i)
    return asked(scene, i) if lemma in words.needed and (pos == "ADJ" or parse.child(i, "cop") is not None) else None


def _of_verb(scene: Scene, i: int, lemma: str) -> Act | None:
    """The act that a verb tells: by refusing, by its pattern, by charging another, or by what somebody needs."""
    words = scene.words
    patterns = words.verbs.get(lemma)
    made = refusal(scene, i) if lemma in words.refusal else None
    if made is None and patterns:
        made = _verbal(scene, i, patterns)
    if made is None and (charges(scene, i) or scene.cue(i).startswith(ALLEGING)):
        made = charge(scene, i)
    if made is None and lemma in words.needed:
        made = asked(scene, i)
    return made


def _verbal(scene: Scene, i: int, patterns: Sequence[tuple[tuple[str, ...], VerbPattern]]) -> Act | None:
    """The act that a verb tells with the complements that its patterns ask for."""
    parse = scene.parse
    if parse.dep[i] in INSIDE:
        return None
    for rest, pattern in patterns:
        if rest and not goes_with(parse, i, rest):
            continue
        about = _complement(scene, i, pattern, rest)
        if about is None:
            continue
        if pattern.suffered:
            return suffered(scene, Act(i, pattern.type, "act-verb", (), (), about))
        if pattern.minded and not passive(parse, i):
            continue
        by = _agent(scene, i) if passive(parse, i) and not pattern.minded else scene.doers(i)
        if not by and not (can_act(scene, i) if pattern.type in scene.words.material else can_speak(scene, i)):
            return None
        return verb_directed(scene, Act(i, pattern.type, "act-verb", by, (), about))
    return None


def _agent(scene: Scene, i: int) -> tuple[int, ...]:
    """Who does what a passive verb tells: its "by …", those it is done between, the authors of the text in which it is: "was condemned in a letter by …"."""
    parse = scene.parse
    obliques = parse.kids(i, "obl", "obl:arg")
    between = (scene.cast.all(c) for c in obliques if parse.case(c) == "between")
    texts = (scene.owners(c) for c in obliques if parse.case(c) == "in" and parse.lemma[c] in scene.words.voices)
    return scene.agent(i) or next((found for found in (*between, *texts) if found), ())


def goes_with(parse: Parse, i: int, rest: Sequence[str]) -> bool:
    """Whether the words of a verb that has more than one stand beside it: its particle, its object."""
    near = {parse.lower[c] for c in parse.children[i] if parse.dep[c] in _PARTICLES and c > i}
    near |= {word for c in parse.kids(i, "obl", "obl:arg") for word in parse.case(c).split()}
    return all(word in near for word in rest)


def _complement(scene: Scene, i: int, pattern: VerbPattern, rest: Sequence[str]) -> int | None:
    """The head of the first complement that the pattern takes and the clause gives; the verb itself where it needs none."""
    parse = scene.parse
    if "by" in pattern.takes and not pattern.suffered:
        doer, obj = parse.subject(i), parse.child(i, "obj")
        return obj if obj is not None and doer is not None and names_one(parse, doer, pattern.nouns) else None
    for c in _candidates(scene, i, pattern.takes, rest):
        if pattern.unless and names_one(parse, c, pattern.unless):
            continue
        if pattern.type == "THREATEN" and pattern.nouns and parse.negated(c):
            continue  # "promised not to attack"
        if pattern.type == "ASSAULT" and is_of_work(scene, c):
            continue  # "staged a one-day strike"
        if not pattern.nouns or names_one(parse, c, pattern.nouns) or _is_named(scene, c, pattern.named):
            return c
        subject = parse.child(i, "nsubj") if c == i or parse.dep[c] in _OBLIQUE else None
        if subject is not None and "alone" in pattern.takes and names_one(parse, subject, pattern.nouns):
            return c
    return None


def _is_named(scene: Scene, token: int, what: str) -> bool:
    """Whether a complement is the name of a place, or of somebody: "struck Tehran", "stand with Ukraine"."""
    if what == "place":
        return place_at(scene.parse, token) is not None
    return what == "actor" and scene.parse.pos[token] == "PROPN" and bool(scene.cast.all(token))


def _candidates(scene: Scene, i: int, takes: frozenset[str], rest: Sequence[str]) -> Iterator[int]:
    """The complements that a pattern may take, its object first; the subject, and the verb itself, where it asks for no more."""
    parse = scene.parse
    obj = _object(parse, i)
    if (
        obj is not None
        and parse.lower[obj] not in rest
        and ("object" in takes or ("actor" in takes and _somebody(scene, obj)))
    ):
        yield obj
    yield from (c for c in parse.children[i] if _taken(parse, c, takes) and not scene.setting.is_time(c))
    if obj is not None and obj > i:
        yield from (c for c in parse.kids(obj, "nmod", "acl", "obl") if _marker(parse, c) in takes)
    subject = parse.child(i, "nsubj")
    if "subject" in takes and subject is not None:
        yield subject
    if "any" in takes or (
        "alone" in takes and obj is None and parse.child(i, "ccomp", "xcomp") is None and scene.people(parse.subject(i))
    ):
        yield i


def _object(parse: Parse, i: int) -> int | None:
    """What a verb is done to: its object, the subject of its passive, or the noun before its relative clause."""
    obj = parse.child(i, "obj")
    if obj is None:
        return parse.subject(i) if passive(parse, i) else _relative(parse, i)
    return parse.head[i] if parse.dep[i] == "acl:relcl" and parse.has(obj, "PronType=Rel") else obj


def _relative(parse: Parse, i: int) -> int | None:
    """The noun that a relative clause with a subject of its own lacks as its object: "the deal that they signed"."""
    subject = parse.child(i, "nsubj") if parse.dep[i] == "acl:relcl" else None
    return None if subject is None or parse.has(subject, "PronType=Rel") else parse.head[i]


def _taken(parse: Parse, c: int, takes: frozenset[str]) -> bool:
    """Whether a pattern takes a complement of this relation and marker."""
    dep = parse.dep[c]
    if dep == "ccomp":
        return "clause" in takes or ("that" in takes and _marker(parse, c) == "that")
    to = dep in ("xcomp", "advcl") and any(parse.lower[m] == "to" for m in parse.kids(c, "mark", "aux"))
    perfect = any(parse.lower[a] == "having" for a in parse.kids(c, "aux"))
    if to or (dep == "xcomp" and (perfect or parse.has(c, "VerbForm=Ger"))):
        return "infinitive" in takes
    if dep == "xcomp" and "predicate" in takes:
        return True
    marker = _marker(parse, c) if dep in _OBLIQUE else ""
    return bool(marker) and (marker in takes or (marker == "as" and "predicate" in takes))


def _marker(parse: Parse, c: int) -> str:
    """The preposition or conjunction of a phrase or clause."""
    return parse.case(c) or next((parse.lower[m] for m in parse.kids(c, "mark")), "")


def _somebody(scene: Scene, token: int) -> bool:
    """Whether a word means people."""
    return scene.parse.lemma[token] in scene.words.persons or bool(scene.cast.all(token))


def _happens(scene: Scene, i: int, kind: str) -> bool:
    """Whether a deed that nobody is named for is told to happen somewhere: "air strikes were reported in the north"."""
    parse = scene.parse
    verb = parse.head[i]
    if kind not in scene.words.unnamed or parse.dep[i] not in ("nsubj", "nsubj:pass", "obj") or parse.negated(verb):
        return False
    return parse.lemma[verb] in scene.words.happening and reality(parse, verb) in ("past", "present")


def _nominal(scene: Scene, i: int) -> Act | None:
    """A noun with a doer or a victim: "the rebels' attack on …", "launched an assault"."""
    parse, words = scene.parse, scene.words
    if parse.dep[i] in INSIDE or any(parse.lower[d] in ("no", "any", "every") for d in parse.kids(i, "det")):
        return None
    event = event_at(scene, i)
    if event is None or undone(parse, i) or ended(scene, i):
        return None
    verb = (
        parse.head[i] if parse.dep[i] in ("obj", "nsubj:pass") and parse.lemma[parse.head[i]] in words.light else None
    )
    deed = event.type in words.unnamed
    by = scene.owners(i, of=not (deed or parse.lemma[i] in words.inflicted)) if event.needs != "light" else ()
    if not by and verb is not None:
        by = scene.doers(verb) if parse.dep[i] == "obj" else scene.agent(verb)
    about = parse.child(i, "acl", "nmod", "ccomp")
    act = noun_directed(scene, Act(i, event.type, "act-noun", by, (), i if about is None else about))
    told = act.by or (not event.needs and (act.on or _happens(scene, i, event.type)))
    return act if told else None
