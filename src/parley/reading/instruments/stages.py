"""The stage in the life of an instrument that a clause tells: proposed, agreed, signed, in force, broken, over, as far as it is real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.reading.instruments.heads import LISTING
from parley.reading.instruments.telling import stage_of_verb, told_of
from parley.reading.instruments.weighing import MADE, SIGNED, no_longer, undone, unreal, weighed
from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.syntax.clauses import reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["is_none", "stage_of", "stage_of_pronoun", "told_before", "told_behind"]

_RELATIVE = frozenset({"that", "which"})
"""Pronouns that stand for the noun before their clause."""
_INTO_FORCE = frozenset(
    (noun, "into", where) for noun in ("entry", "coming", "entrance") for where in ("force", "effect")
)
"""Words for the beginning of a life in force."""
_ANY = frozenset({"a", "an", "any", "some", "another"})
_PARTICLES = frozenset({"ADV", "ADP"})
"""Parts of speech of what may be said of an instrument beside an adjective: "the truce is over"."""
_CONCLUDED = range(MADE, SIGNED + 2)
"""Ranks of what is agreed, signed or adopted somewhere on a day."""


def stage_of_pronoun(parse: Parse, words: InstrumentWords, token: int) -> tuple[Stage, int] | None:
    """The stage that a verb tells of "it", if it is a verb that tells such things of instruments only."""
    verb, dep = parse.head[token], parse.dep[token]
    known = words.it_does if dep == "nsubj" else words.done_to_it if dep in ("obj", "nsubj:pass") else frozenset()
    return _governed(parse, words, token) if parse.lemma[verb] in known else None


def is_none(parse: Parse, head: int) -> bool:
    """As in "no truce was agreed", "without a truce"."""
    return "no" in {parse.lower[c] for c in parse.kids(head, "det")} or parse.case(head) == "without"


def stage_of(parse: Parse, words: InstrumentWords, head: int) -> tuple[Stage | None, int | None]:
    """The stage that the clause around a noun tells, and the token that tells it."""
    place = head
    while parse.pos[parse.head[place]] in ("NOUN", "PROPN") and _is_one_of(parse, place):
        place = parse.head[place]
    told = [
        f
        for f in (_done_to(parse, words, head), _governed(parse, words, place), _beside(parse, words, head))
        if f is not None
    ]
    if not told:
        return None, None
    stage, teller = max(told, key=lambda f: f[0].rank)
    # "the truce signed in May has not taken effect" is signed, and not in force
    return (replace(stage, bars=True) if any(s.bars for s, _ in told) else stage), teller


def _is_one_of(parse: Parse, noun: int) -> bool:
    """Whether what is told of the noun above is told of this one too: joined to it, or one of them ("papers, including an accord")."""
    return parse.dep[noun] == "conj" or (parse.dep[noun] == "nmod" and parse.case(noun) in LISTING)


def _governed(parse: Parse, words: InstrumentWords, place: int) -> tuple[Stage, int] | None:
    """The stage that the clause above a noun tells of it, or of the part of it that stands there."""
    if parse.lemma[parse.head[place]] in words.parts and parse.case(place) in ("of", "in"):
        return _of_part(parse, words, parse.head[place])
    return _entry_into_force(parse, words, place) or _told_above(parse, words, place)


def _of_part(parse: Parse, words: InstrumentWords, part: int) -> tuple[Stage, int] | None:
    """The stage that is told of a part of it: who breaks a provision of it breaks it, who discusses its next phase is past its making."""
    found = _told_above(parse, words, part)
    under_way = found is not None and found[0].rank < MADE and parse.lemma[part] in words.phases
    return (words.presumed, found[1]) if found is not None and under_way else found


def _told_above(parse: Parse, words: InstrumentWords, place: int) -> tuple[Stage, int] | None:
    """The stage that the word above a noun tells of it."""
    above, dep = parse.head[place], parse.dep[place]
    if above == place:
        return None
    if dep == "nsubj" and (found := _place(parse, words, above)) is not None:
        return found
    if parse.pos[above] in ("NOUN", "PROPN") and dep in ("nmod", "acl", "compound"):
        stage = words.above.get(parse.lemma[above])
        if stage is None and parse.lemma[above] in words.wishes and _is_any(parse, place):
            return words.wished, above  # "spoke in support of a ceasefire"
        return weighed(parse, words, stage, above) if stage is not None else None
    if parse.pos[above] == "ADJ" or (dep == "nsubj" and parse.pos[above] in _PARTICLES):
        stage = words.beside.get(parse.lower[above])
        if stage is not None:
            sought = stage.rank <= words.sought.rank  # "has never been closer", "is not close"
            return None if parse.negated(above) and not sought else (stage, above)
    return _predicated(parse, words, place) if parse.pos[above] in ("VERB", "AUX", "ADJ") else None


def _entry_into_force(parse: Parse, words: InstrumentWords, place: int) -> tuple[Stage, int] | None:
    """The stage that "the entry into force of the pact" tells: in force, or agreed where that is still to come."""
    force = parse.head[place]
    entry = force - 2
    if parse.lower[max(entry, 0) : force + 1] not in _INTO_FORCE or parse.case(place) != "of":
        return None
    to_come = any(parse.lower[c] in words.beside for c in parse.kids(entry, "amod"))
    to_come |= told_of(parse, words, entry) == words.wished  # "called for its entry into force"
    return (words.to_come, entry) if to_come else weighed(parse, words, words.in_force, entry)


def _is_any(parse: Parse, noun: int) -> bool:
    """Whether a noun behind "of" or "for" means none that there is: "a ceasefire", not "the ceasefire"."""
    known = any(parse.lower[c] not in _ANY for c in parse.kids(noun, "det", "nmod:poss"))
    return parse.case(noun) in ("of", "for") and not known and not parse.has(noun, "Number=Plur")


def _predicated(parse: Parse, words: InstrumentWords, place: int) -> tuple[Stage, int] | None:
    """The stage that the verb above a noun tells, or what goes on behind it."""
    above, dep = parse.head[place], parse.dep[place]
    if dep in ("nsubj", "nsubj:pass") and parse.lemma[above] in words.going_on:
        found = _goes_on(parse, words, above)
        if found is not None:
            return found
    if dep == "nsubj" and parse.lemma[above] in words.awaiting and (obj := parse.child(above, "obj")) is not None:
        awaited = words.above.get(parse.lemma[obj])
        return (undone(parse, words, awaited, obj), obj) if awaited is not None and not parse.negated(above) else None
    if dep in ("obj", "nsubj:pass") and (called := _called(parse, words, above)) is not None:
        return called
    if dep == "obj" and (wanted := _wanted_of_it(parse, words, above)) is not None:
        return wanted
    stage = told_of(parse, words, place)
    first = weighed(parse, words, stage, above) if stage is not None else None
    return (_later(parse, words, above) if dep in ("nsubj", "nsubj:pass") else None) or first


def _later(parse: Parse, words: InstrumentWords, verb: int) -> tuple[Stage, int] | None:
    """What became of it afterwards, told by a verb joined to the first: "was signed in May but collapsed in June"."""
    for v in reversed(parse.kids(verb, "conj")):
        if parse.pos[v] != "VERB" or parse.child(v, "nsubj", "nsubj:pass", "obj") is not None:
            continue
        stage = stage_of_verb(parse, words, words.runs, v)
        if stage is None and parse.child(v, "aux:pass") is not None and parse.lemma[v] not in words.bystanding:
            stage = stage_of_verb(parse, words, words.verbs, v)
        told = (
            weighed(parse, words, stage, v) if stage is not None and reality(parse, v) in ("past", "present") else None
        )
        if told is not None and told[0].rank >= MADE and not told[0].bars:
            return told
    return None


def told_before(parse: Parse, words: InstrumentWords, teller: int) -> Iterator[tuple[Stage, int]]:
    """The stage that was told by the verb to which a teller is joined: the signing of "was signed in May but collapsed in June"."""
    first = parse.head[teller]
    if parse.dep[teller] == "conj" and parse.pos[teller] == parse.pos[first] == "VERB":
        table = words.verbs if parse.child(first, "aux:pass") is not None else words.runs
        stage = stage_of_verb(parse, words, table, first)
        if stage is not None and (made := weighed(parse, words, stage, first)):
            yield made


def _called(parse: Parse, words: InstrumentWords, verb: int) -> tuple[Stage, int] | None:
    """What somebody calls the object of a verb: "declared the treaty void"."""
    calls = (c for c in parse.kids(verb, "xcomp") if parse.pos[c] == "ADJ" and parse.lower[c] in words.beside)
    adjective = next(calls, None)
    return (
        (words.beside[parse.lower[adjective]], adjective) if adjective is not None and not parse.negated(verb) else None
    )


def _wanted_of_it(parse: Parse, words: InstrumentWords, verb: int) -> tuple[Stage, int] | None:
    """What stands while something is only to become of the object of a verb: "wants the sanctions to be lifted", "expects the truce to hold"."""
    for c in parse.kids(verb, "xcomp", "ccomp"):
        stage = _of_infinitive(parse, words, c)
        if stage is not None and stage.rank > words.sought.rank and (stands := unreal(words, stage)) is not None:
            return stands, c
    return None


def _of_infinitive(parse: Parse, words: InstrumentWords, verb: int) -> Stage | None:
    """The stage that an infinitive tells of the subject of the verb over it."""
    table = words.verbs if parse.child(verb, "aux:pass") is not None else words.runs
    return stage_of_verb(parse, words, table, verb) if to_infinitive(parse, verb) else None


def _goes_on(parse: Parse, words: InstrumentWords, verb: int) -> tuple[Stage, int] | None:
    """The stage that an infinitive or place behind a verb tells of its subject: "continues to apply", "remains in force", "is due to expire"."""
    for c in parse.kids(verb, "xcomp", "obl", "ccomp"):
        if (found := _place(parse, words, c)) is not None:
            return found
        if parse.pos[c] == "ADJ" and (beside := words.beside.get(parse.lower[c])) is not None:
            return None if parse.negated(verb) else (beside, c)  # "remains unsigned"
        stage = _of_infinitive(parse, words, c) if parse.dep[c] == "xcomp" else None
        if stage is not None:
            return weighed(parse, words, stage, c)
    return None


def _done_to(parse: Parse, words: InstrumentWords, head: int) -> tuple[Stage, int] | None:
    """A participle or relative clause after the noun: "the deal signed in May", "the truce, extended once, ran out"."""
    return max(told_behind(parse, words, head), key=lambda f: f[0].rank, default=None)


def told_behind(parse: Parse, words: InstrumentWords, head: int) -> Iterator[tuple[Stage, int]]:
    """Each stage that a participle or relative clause after the noun tells, with the token that tells it."""
    above = parse.head[head]
    part = parse.dep[head] == "nmod" and parse.lemma[above] in words.parts and parse.case(head) == "of"
    behind = [c for c in parse.kids(above, "acl", "acl:relcl") if c > head] if part else []
    behind += [*_signed_behind_name(parse, words, head), *_behind_list(parse, head)]
    for c in (*parse.kids(head, "acl", "acl:relcl", "appos"), *behind):
        for verb in (c, *parse.kids(c, "conj")):
            if _place(parse, words, verb) is not None:
                continue  # "which was due to start" tells where it is, whatever the tree takes its verb for
            stage = stage_of_verb(parse, words, words.verbs if _has_it_as_object(parse, verb) else words.runs, verb)
            if stage is not None and (made := weighed(parse, words, stage, verb)):
                yield made


def _behind_list(parse: Parse, head: int) -> list[int]:
    """The relative clause right behind the last of a list, which the tree hangs to the first: "discussed water and the Lome accord, which expires in May"."""
    first = parse.head[head]
    if parse.dep[head] != "conj" or parse.words[head + 1 : head + 2] != (",",):
        return []
    clauses = (c for c in parse.kids(first, "acl:relcl") if c > head)
    return [c for c in clauses if parse.head[head + 2] == c and parse.lower[head + 2] in _RELATIVE]


def _signed_behind_name(parse: Parse, words: InstrumentWords, head: int) -> list[int]:
    """The "signed" behind a name that the tree hangs to its last words: "the Agreement on the Cessation of Hostilities signed in Lima"."""
    if not parse.words[head][:1].isupper():
        return []
    inner = [t for c in parse.kids(head, "nmod") if c > head for t in parse.subtree(c) if parse.words[t][:1].isupper()]
    own = [t for t in inner if (kind := words.nouns.get(parse.lemma[t])) is None or kind.need == "sure"]
    behind = (v for t in own for v in parse.kids(t, "acl") if v > t and parse.has(v, "VerbForm=Part"))
    told = [v for v in behind if parse.child(v, "obl") is not None]
    return [
        v for v in told if any(not rest and s.rank in _CONCLUDED for rest, s in words.verbs.get(parse.lemma[v], ()))
    ]


def _has_it_as_object(parse: Parse, verb: int) -> bool:
    """Whether the noun before a clause is what is done: "signed in May", "which was signed", "that they signed", "the parties reached"."""
    subject, done = parse.child(verb, "nsubj"), parse.child(verb, "obj")
    if subject is None:
        return parse.has(verb, "Part")
    if any(parse.lower[c] == "whose" for c in parse.kids(subject, "nmod:poss")):
        return False  # "the corridor, whose term ends in May"
    others = parse.dep[verb] == "acl:relcl" and parse.lower[subject] not in _RELATIVE
    return others and (done is None or parse.lower[done] in _RELATIVE)


def _place(parse: Parse, words: InstrumentWords, noun: int) -> tuple[Stage, int] | None:
    """The stage that is told by where it is: "in force", "on the table"."""
    stage = words.places.get((parse.case(noun), parse.lemma[noun])) or words.places.get(
        (parse.case(noun), parse.lower[noun])
    )
    if stage is None:
        return None
    denied = parse.negated(noun) or no_longer(parse, noun)
    return (undone(parse, words, stage, noun) if denied else stage), noun


def _beside(parse: Parse, words: InstrumentWords, head: int) -> tuple[Stage, int] | None:
    for c in parse.kids(head, "nmod", "acl", "acl:relcl", "appos", "amod", "obl"):
        if (found := _place(parse, words, c)) is not None:
            return found
    for c in parse.kids(head, "amod", "compound"):
        stage = words.beside.get(parse.lower[c])
        if stage is not None:
            return stage, c
    return None
