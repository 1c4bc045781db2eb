"""Stands that nouns name: "our support for …", "Niger's refusal to …", "has no intention of …", "its condition is that …"."""

from __future__ import annotations

from parley.reading.positions.want import Want, holds, other
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["named"]

_FROM = frozenset({"by", "from"})


def named(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """The stand that a noun names, of its owner or of who tells it; one that somebody has none of is the other one."""
    parse, lemma = scene.parse, scene.parse.lemma[i]
    if lemma in words.stated and (said := _stated(scene, words, i)) is not None:
        return said
    if lemma in words.partisans:
        return _partisan(scene, words, i)
    none = any(parse.lower[d] == "no" for d in parse.kids(i, "det"))
    stance, before = words.nouns.get(lemma, ("against" if lemma in words.only else "for", words.lacking))
    if not (lemma in words.absent | words.only if none else lemma in words.nouns) or not holds(parse, words, i):
        return None
    about = next((c for c in parse.children[i] if c > i and _complement(parse, c, before)), None)
    if about is None:
        return None if none else _met(scene, words, i)
    if stance == "conditional" and _brings_about(parse, words, i):
        return None
    return Want(i, (about,), _holders(scene, words, i), "named", other(stance) if none else stance)


def _stated(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """What is said to be somebody's stand: "its position is that …", "their demands include …", "made it their main demand"."""
    parse = scene.parse
    verb, dep = scene.parse.head[i], scene.parse.dep[i]
    told: int | None = None
    if dep == "xcomp":
        told = parse.child(verb, "obj")
    elif dep == "nsubj:outer" or (dep == "nsubj" and parse.child(verb, "cop") is not None):
        told = verb
    elif dep == "nsubj" and parse.lemma[verb] in words.linking:
        told = parse.child(verb, "ccomp", "xcomp", "obj")
    if told is None:
        told = next((c for c in parse.kids(i, "acl", "ccomp", "acl:relcl") if _is_that(parse, c)), None)
    told = None if told is None or (parse.pos[told] == "ADJ" and not to_infinitive(parse, told)) else told  # "is clear"
    owners = scene.owners(i)
    return Want(i, (told,), owners, "named", words.stated[parse.lemma[i]]) if owners and told is not None else None


def _is_that(parse: Parse, clause: int) -> bool:
    """Whether a clause says what a noun before it is: "its position that talks must be direct"."""
    return any(parse.lower[m] == "that" for m in parse.kids(clause, "mark"))


def _met(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """What meets with a stand: "the plan has the backing of …", "ran into opposition from …"."""
    parse = scene.parse
    verb = parse.head[i]
    if parse.dep[i] not in ("obj", "obl") or parse.lemma[verb] not in words.meeting:
        return None
    about, holders = parse.subject(verb), scene.owners(i)
    if about is None or about in scene.cast.at or parse.pos[about] == "PRON" or not holders:
        return None
    return Want(i, (about,), holders, "named", words.nouns[parse.lemma[i]][0])


def _partisan(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """Who is called a partisan: "an opponent of the deal", "was the plan's chief advocate"."""
    parse = scene.parse
    about = next((c for c in parse.kids(i, "nmod", "nmod:poss") if parse.case(c) in ("of", "'s", "'")), None)
    if about is None:
        return None
    who = parse.head[i] if parse.dep[i] == "appos" else parse.subject(i)
    if who is None or (parse.dep[i] != "appos" and parse.child(i, "cop") is None):
        return None
    stance = words.partisans[parse.lemma[i]]
    no = parse.negated(i) or any(parse.lower[d] == "no" for d in parse.kids(i, "det"))
    return Want(i, (about,), scene.people(who), "sided", other(stance) if no else stance)


def _brings_about(parse: Parse, words: PositionWords, i: int) -> bool:
    """Whether conditions are circumstances, which somebody or something creates, and no terms: "set the conditions for peace", "creates conditions for talks"."""
    the = any(parse.lower[d] == "the" for d in parse.kids(i, "det"))
    made = the or parse.lemma[parse.head[i]] in words.making
    return made and parse.has(i, "Number=Plur") and parse.dep[i] == "obj"


def _complement(parse: Parse, c: int, before: frozenset[str]) -> bool:
    """Whether a phrase or clause behind a noun says what it is for."""
    if parse.dep[c] in ("nmod", "obl"):
        return parse.case(c) in before
    marks = {parse.lower[m] for m in parse.kids(c, "mark", "case")}
    return parse.dep[c] in ("acl", "ccomp") and bool(marks & {"to", "that", *before})


def _holders(scene: Scene, words: PositionWords, noun: int) -> tuple[int, ...]:
    """Whose stand it is: the noun's owner, or who tells it; who is thanked for "his support" has it himself."""
    parse = scene.parse
    verb = parse.head[noun]
    while parse.dep[verb] == "conj" and parse.pos[verb] == "NOUN":
        verb = parse.head[verb]
    owner = parse.child(noun, "nmod:poss")
    if owner is not None and parse.pos[owner] == "PRON" and not first_person(parse, owner):
        thanked = parse.child(verb, "obj") if parse.lemma[verb] in words.courtesy else None
        if thanked not in (None, noun) and (found := scene.cast.all(thanked)):
            return found
    if owners := scene.owners(noun, of=False):
        return owners
    if parse.dep[noun] in ("obl", "obl:arg") and parse.case(noun) == "for":  # "criticized Kenya for the refusal to …"
        return scene.people(parse.child(verb, "obj")) or scene.speakers(noun)
    sent = next((f for c in parse.kids(noun, "nmod") if parse.case(c) in _FROM and (f := scene.people(c))), ())
    none = any(parse.lower[d] == "no" for d in parse.kids(noun, "det")) and not parse.negated(verb)
    told = (
        parse.pos[verb] == "VERB"
        and parse.dep[noun] in ("obj", "xcomp", "conj")
        and (none or holds(parse, words, verb))
    )
    return sent or (scene.doers(verb) if told else ()) or scene.speakers(noun)
