"""Who does and who suffers a deed that a noun tells, where its clause says so: "was under siege by …", "the target of an attack", "an attack claimed by …"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.incidents.events import answering
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive
from parley.reading.syntax.parse import Parse

__all__ = [
    "asked_of",
    "blamed",
    "blamed_for",
    "clause_of_suffering",
    "defended_from",
    "done_by",
    "inflicted_on",
    "laid_on",
    "laying",
    "mutual",
    "undergone_by",
]

_ON = frozenset({"on", "to"})
_AGAINST = frozenset({"against", "from", "with"})
_TAKEN = frozenset({"obj", "nsubj:pass"})
_DOERS = frozenset({"state", "organisation"})
"""Types of whoever arrests and kills rather than being arrested and killed."""
_OBLIQUES = ("obl", "obl:arg", "obl:agent", "nmod")


def done_by(scene: Scene, noun: int, *, leaves: bool) -> tuple[int, ...]:
    """Whoever claims a deed, is blamed for it, or from whom it comes, unless who does it `leaves`."""
    from_whom = (
        () if leaves else (scene.cast.all(c) for c in scene.parse.kids(noun, "nmod") if scene.parse.case(c) == "from")
    )
    return next((found for found in (*_doers(scene, noun), *from_whom) if found), ())


def _doers(scene: Scene, noun: int) -> Iterator[tuple[int, ...]]:
    """Who may have done what a noun tells, the surest first: who owns up to it, on whom it is laid, or by whom it is claimed."""
    parse, words = scene.parse, scene.words
    yield _responsible(scene, noun)
    yield laid_on(scene, noun)
    yield blamed(scene, noun)
    for c in parse.kids(noun, "acl", "acl:relcl"):
        if passive(parse, c) and parse.lemma[c] in words.owned_up:
            yield scene.agent(c)
    for c in laying(scene, noun):
        yield blamed_for(scene, c)


def laying(scene: Scene, noun: int) -> tuple[int, ...]:
    """The clauses behind a deed that lay it on somebody, also behind whom it was done to: "the killing of an envoy, which they blamed on …"."""
    parse = scene.parse
    told = (
        noun,
        *(
            c
            for c in parse.kids(noun, "nmod")
            if any(parse.lower[t] == "which" for r in parse.kids(c, "acl:relcl") for t in parse.kids(r, "obj"))
        ),
    )
    return tuple(c for t in told for c in parse.kids(t, "acl", "acl:relcl") if parse.lemma[c] in scene.words.laid_on)


def blamed_for(scene: Scene, verb: int) -> tuple[int, ...]:
    """On whom a verb lays what is told: "which they blamed on …"; () of other verbs."""
    parse = scene.parse
    if parse.lemma[verb] not in scene.words.laid_on:
        return ()
    return next((f for o in parse.kids(verb, *_OBLIQUES) if parse.case(o) in _ON and (f := scene.people(o))), ())


def laid_on(scene: Scene, noun: int) -> tuple[int, ...]:
    """On whom a verb lays a deed that is its object: "blamed the attack on …", "the attack was blamed on …"."""
    parse = scene.parse
    verb = parse.head[noun]
    if parse.dep[noun] not in _TAKEN or parse.lemma[verb] not in scene.words.laid_on:
        return ()
    below = (o for o in (*parse.kids(verb, *_OBLIQUES), *parse.kids(noun, "nmod")) if parse.case(o) in _ON)
    return next((found for o in below if (found := scene.people(o))), ())


def blamed(scene: Scene, noun: int) -> tuple[int, ...]:
    """Who is blamed for a deed: "accused Chad of the murder of …", "condemned them for the attack"."""
    parse = scene.parse
    verb = parse.head[noun]
    held = parse.case(noun) == "in" and parse.lemma[verb] in scene.words.unreal.suspecting  # "implicated in the murder"
    if parse.dep[noun] not in _OBLIQUES or not (held or parse.case(noun) in ("of", "for")):
        return ()
    if all(pattern.type != "ACCUSE" for _, pattern in scene.words.verbs.get(parse.lemma[verb], ())):
        return ()
    told = parse.child(verb, "obj")
    if told is not None and mutual(parse, told):
        return scene.doers(verb)
    return scene.people(parse.subject(verb) if told is None and passive(parse, verb) else told)


def mutual(parse: Parse, token: int) -> bool:
    """Whether a phrase means those who act themselves: "each other", "one another"; "the other" of two sides."""
    below = parse.kids(token, "fixed")
    return parse.lower[token] == "other" or any(parse.lower[f] in ("other", "another") for f in below)


def _responsible(scene: Scene, noun: int) -> tuple[int, ...]:
    """Whoever takes on himself a deed: "claimed responsibility for the attack"."""
    parse, words = scene.parse, scene.words
    held = parse.head[noun]
    if parse.case(noun) != "for" or parse.lemma[held] not in words.liability or parse.dep[held] not in _TAKEN:
        return ()
    verb = parse.head[held]
    if parse.lemma[verb] not in words.owned_up or parse.negated(verb):
        return ()
    return scene.doers(verb) if parse.dep[held] == "obj" else scene.agent(verb)


def undergone_by(scene: Scene, noun: int) -> tuple[int, ...]:
    """Whoever is said to be under a deed, to suffer it, or to be its target."""
    clause = clause_of_suffering(scene, noun)
    if clause is None:
        return ()
    moved = scene.parse.child(clause, "obj")  # "placed him under arrest"
    return scene.people(scene.parse.subject(clause) if moved is None or moved == noun else moved)


def defended_from(scene: Scene, noun: int) -> tuple[int, ...]:
    """Whoever is defended against a deed, or has it before him: "the defence of Chad against the attacks", "its right to defend itself from …", "Chad, faced with …"."""
    parse = scene.parse
    above = parse.head[noun]
    if parse.lemma[above] not in scene.words.defending or parse.case(noun) not in _AGAINST:
        return ()
    if parse.pos[above] == "NOUN":
        return scene.owners(above)
    kept = parse.child(above, "obj")
    if kept is not None and (found := scene.people(kept) or scene.owners(kept)):
        return found
    if parse.dep[above] == "acl":
        host = parse.head[above]
        return scene.people(host) or scene.owners(host)  # "Chad's right to defend itself"
    return scene.people(parse.subject(above))


def inflicted_on(scene: Scene, noun: int) -> tuple[int, ...]:
    """To whom a deed belongs that is done to him: "his arrest", "the envoy's murder"; "the army's killing of …" is the army's."""
    parse = scene.parse
    owner = parse.child(noun, "nmod:poss")
    if owner is None or parse.lemma[noun] not in scene.words.inflicted or parse.has(noun, "Number=Plur"):
        return ()
    if any(parse.case(c) == "of" for c in parse.kids(noun, "nmod")):
        return ()
    people = scene.people(owner)
    return () if any(scene.cast.members[n].type in _DOERS for n in people) else people


def asked_of(scene: Scene, noun: int) -> tuple[int, ...]:
    """Of whom something is asked where he answers it, or acts upon it: "agreed to a request by …", "met at the request of …"."""
    parse = scene.parse
    verb = answering(scene, noun)
    if (
        verb is None
        and parse.dep[noun] in _OBLIQUES
        and parse.case(noun) == "at"
        and parse.pos[parse.head[noun]] == "VERB"
    ):
        verb = parse.head[noun]
    if verb is None:
        return ()
    return scene.agent(verb) if passive(parse, verb) else scene.doers(verb)


def clause_of_suffering(scene: Scene, noun: int) -> int | None:
    """The head of the clause that says who undergoes a deed: "came under attack", "was the target of an attack", "suffered an attack"."""
    parse, words = scene.parse, scene.words
    above = parse.head[noun]
    if parse.case(noun) == "under":
        return _predicate(parse, noun)
    if parse.dep[noun] == "obj":
        return above if parse.lemma[above] in words.suffering else None
    aimed = parse.dep[noun] in ("nmod", "obl", "obl:arg") and parse.case(noun) in ("of", "to", "for")
    return _predicate(parse, above) if aimed and parse.lemma[above] in words.targets else None


def _predicate(parse: Parse, noun: int) -> int | None:
    """A noun that is a predicate, else the verb above it: "was the target of …", "fell victim to …"."""
    if parse.child(noun, "cop") is not None:
        return noun
    return parse.head[noun] if parse.pos[parse.head[noun]] == "VERB" else None
