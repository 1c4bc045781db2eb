"""The stage in the life of an instrument that a clause tells: proposed, agreed, signed, in force, broken, over, as far as it is real."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.syntax.clauses import Reality, governor, reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["MADE", "SIGNED", "denied", "stage_of", "stage_of_pronoun", "told_behind"]

Verbs = Mapping[str, tuple[tuple[tuple[str, ...], Stage], ...]]

MADE = 2
"""Rank of what was agreed; what is below it is only wanted."""
SIGNED = 3
"""Rank of what was signed: where that is denied, it is still sought."""
_OF_STANDING = frozenset({"extended", "suspended", "expired"})
"""Stages that only what is in force can come to."""
_KEPT = "holding"
"""What somebody should keep is in force."""
_RELATIVE = frozenset({"that", "which"})
"""Pronouns that stand for the noun before their clause."""
_REAL = frozenset({"past", "present"})
_NOT_YET = frozenset({"until", "till", "before", "once", "against"})
"""Markers of what has not come yet: "until a truce is reached", "voted against lifting the ban"."""
_UNTIL = frozenset({"until", "till"})
"""Markers of what is waited for: "until a truce is reached"."""
_GOES_ON = frozenset({"continue", "remain", "stay", "begin", "start", "due", "set"})
"""Verbs whose infinitive or place tells of their subject."""
_DECIDES = frozenset({"agree", "decide", "vote", "begin", "start", "move", "manage"})
"""Verbs of which an infinitive is as real as they are."""
_DECISIONS = frozenset({"decision", "agreement", "vote", "move"})
"""Nouns of which an infinitive is as real as what governs them: "announced its decision to lift the ban"."""
_FAILS = frozenset({"fail", "refuse", "decline"})
"""Verbs of which an infinitive is not done: "failed to sign"."""
_COMES = frozenset({"take", "come", "enter", "go", "begin", "start"})
"""Verbs whose present tense tells what is to come: "takes effect on Monday"."""
_IT_DOES = frozenset({"expire", "lapse", "run", "take", "come", "enter", "hold", "collapse", "last"})
_DONE_TO_IT = frozenset(
    {
        "sign",
        "extend",
        "prolong",
        "renew",
        "violate",
        "break",
        "breach",
        "reject",
        "suspend",
        "ratify",
        "adopt",
        "approve",
        "veto",
    }
)
"""Verbs of which "it", as subject or object, is rather an instrument than somebody."""


def stage_of_pronoun(parse: Parse, words: InstrumentWords, token: int) -> tuple[Stage, int] | None:
    """The stage that a verb tells of "it", if it is a verb that tells such things of instruments only."""
    verb, dep = parse.head[token], parse.dep[token]
    known = _IT_DOES if dep == "nsubj" else _DONE_TO_IT if dep in ("obj", "nsubj:pass") else frozenset()
    return _governed(parse, words, token) if parse.lemma[verb] in known else None


def denied(parse: Parse, head: int, teller: int | None) -> bool:
    """As in "no truce was agreed", "without agreeing on a truce", "did not sign", "refrain from extending"."""
    if "no" in {parse.lower[c] for c in parse.kids(head, "det")} or parse.case(head) == "without":
        return True
    failed = teller is not None and parse.dep[teller] == "xcomp" and parse.lemma[parse.head[teller]] in _FAILS
    return teller is not None and (
        failed
        or parse.negated(teller)
        or (parse.pos[teller] == "VERB" and reality(parse, teller) == "negated")
        or any(parse.lower[m] in ("without", "from") for m in parse.kids(teller, "mark", "case"))
    )


def stage_of(parse: Parse, words: InstrumentWords, head: int) -> tuple[Stage | None, int | None]:
    """The stage that the clause around a noun tells, and the token that tells it."""
    place = head
    while parse.dep[place] == "conj" and parse.pos[parse.head[place]] in ("NOUN", "PROPN"):
        place = parse.head[place]
    told = [
        f
        for f in (_done_to(parse, words, head), _governed(parse, words, place), _beside(parse, words, head))
        if f is not None
    ]
    return max(told, key=lambda f: f[0].rank) if told else (None, None)


def _governed(parse: Parse, words: InstrumentWords, place: int) -> tuple[Stage, int] | None:
    if parse.lemma[parse.head[place]] in words.parts and parse.case(place) in ("of", "in"):
        place = parse.head[place]  # who breaks a provision of it breaks it
    above, dep = parse.head[place], parse.dep[place]
    if above == place:
        return None
    if dep == "nsubj" and (found := _place(parse, words, above)) is not None:
        return found
    if parse.pos[above] in ("NOUN", "PROPN") and dep in ("nmod", "acl", "compound"):
        stage = words.above.get(parse.lemma[above])
        return _weighed(parse, words, stage, above) if stage is not None else None
    if parse.pos[above] == "ADJ" and parse.lemma[above] in words.beside:
        return words.beside[parse.lemma[above]], above
    return _predicated(parse, words, place) if parse.pos[above] in ("VERB", "AUX", "ADJ") else None


def _predicated(parse: Parse, words: InstrumentWords, place: int) -> tuple[Stage, int] | None:
    """The stage that the verb above a noun tells, or what goes on behind it."""
    above, dep = parse.head[place], parse.dep[place]
    stage = _of_verb(parse, words, place)
    if stage is None and dep in ("nsubj", "nsubj:pass") and parse.lemma[above] in _GOES_ON:
        return _goes_on(parse, words, above)
    return _weighed(parse, words, stage, above) if stage is not None else None


def _goes_on(parse: Parse, words: InstrumentWords, verb: int) -> tuple[Stage, int] | None:
    """The stage that an infinitive or place behind a verb tells of its subject: "continues to apply", "remains in force", "is due to expire"."""
    for c in parse.kids(verb, "xcomp", "obl", "ccomp"):
        if (found := _place(parse, words, c)) is not None:
            return found
        table = words.verbs if parse.child(c, "aux:pass") is not None else words.runs
        stage = _verb(parse, words, table, c, None) if to_infinitive(parse, c) and parse.dep[c] == "xcomp" else None
        if stage is not None:
            return _weighed(parse, words, stage, c)
    return None


def _of_verb(parse: Parse, words: InstrumentWords, place: int) -> Stage | None:
    """The stage that the verb above a noun tells of its subject or object."""
    above, dep = parse.head[place], parse.dep[place]
    if dep in ("nsubj", "nsubj:outer"):
        stage = _verb(parse, words, words.runs, above, None)
        return (
            _verb(parse, words, words.verbs, above, None) if stage is None and _is_participle(parse, above) else stage
        )
    if dep in ("obj", "nsubj:pass", "obl", "obl:arg"):
        oblique = dep.startswith("obl") and parse.case(place) != ""
        stage = _verb(parse, words, words.verbs, above, place if oblique else None)
        if stage is None and dep == "nsubj:pass":
            stage = _verb(parse, words, words.runs, above, None)
        return stage
    return None


def _is_participle(parse: Parse, verb: int) -> bool:
    """Whether what the tree takes for the verb of a subject may be a participle behind it: "since the agreement signed in May"."""
    bare = parse.child(verb, "obj", "iobj", "ccomp", "xcomp", "aux", "aux:pass", "cop") is None
    return bare and (parse.has(verb, "Tense=Past") or parse.has(verb, "VerbForm=Part"))


def _verb(parse: Parse, words: InstrumentWords, table: Verbs, verb: int, oblique: int | None) -> Stage | None:
    """The stage of a verb with the words after it: a particle, a noun ("take effect"), or the preposition of an oblique instrument."""
    entries = table.get(parse.lemma[verb]) or table.get(parse.lower[verb]) or ()
    case = parse.case(oblique) if oblique is not None else ""
    after = [parse.lower[t] for t in range(verb + 1, min(verb + 4, len(parse.words)))]
    for rest, stage in entries:
        if not rest:
            if oblique is None and not (table is words.runs and parse.child(verb, "obj") is not None):
                return stage  # "the truce ended" is over, "the truce ended the war" is not
        elif rest == (case,) or (oblique is None and list(rest) == after[: len(rest)]):
            return stage
    return None


def _weighed(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> tuple[Stage, int] | None:
    """The stage as far as it is real: what is to come is proposed, what did not happen is nothing."""
    stands = (_of_a_verb if parse.pos[teller] in ("VERB", "AUX") else _of_a_noun)(parse, words, stage, teller)
    return (stands, teller) if stands is not None else None


def _of_a_noun(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> Stage | None:
    """The stage that a noun tells: "the signing of the deal"; none of what is only wished for, or may be."""
    above = governor(parse, teller)
    if stage.rank < MADE or (stage.name == "violated" and parse.child(teller, "nmod:poss") is not None):
        return stage
    may_be = above is not None and (
        reality(parse, above) in ("conditional", "proposed", "future") or _only_asked(parse, words, stage, teller)
    )
    wished = parse.dep[teller] == "nmod" and parse.lemma[parse.head[teller]] in words.wishes
    return _unreal(words, stage) if may_be or wished else stage


def _only_asked(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> bool:
    """Whether what a noun tells is what a verb asks for or talks about: "called for the lifting of the ban"."""
    yet_to_be = stage.rank < words.in_force.rank or stage.name in _OF_STANDING
    asked = _of_verb(parse, words, teller) if yet_to_be else None
    return asked is not None and asked.rank < MADE


def _of_a_verb(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> Stage | None:
    """The stage that a verb tells, by how its clause stands to the facts."""
    told = _told(parse, words, stage, teller)
    head = parse.head[teller]
    if parse.dep[teller] == "acl:relcl" and parse.pos[head] == "PRON":
        return None
    if stage.name == "expired" and told in ("present", "future"):
        return words.in_force
    if told == "present" and parse.lemma[teller] in _COMES:
        return None
    if stage.rank in (MADE, SIGNED) and any(parse.lower[m] in _UNTIL for m in parse.kids(teller, "mark")):
        return words.sought
    trying = parse.lemma[head] in words.trying and to_infinitive(parse, teller)
    if told not in _REAL and trying and stage.rank < words.in_force.rank:
        return words.sought
    return stage if told in (*_REAL, "negated") or stage.rank <= words.sought.rank else _unreal(words, stage)


def _told(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> Reality:
    """How the clause of a verb stands to the facts: an infinitive as what decides on it does, a gerund behind a wish is only wished."""
    if any(parse.lower[m] in _NOT_YET for m in parse.kids(teller, "mark")):
        return "conditional"
    told, head = reality(parse, teller), parse.head[teller]
    decided = parse.dep[teller] in ("xcomp", "ccomp", "conj") and parse.lemma[head] in _DECIDES
    if decided and told in ("proposed", "future"):
        told = reality(parse, head)
    elif parse.dep[teller] == "acl" and parse.lemma[head] in _DECISIONS and to_infinitive(parse, teller):
        above = governor(parse, head)
        told = "past" if above is None else reality(parse, above)
    undone = told == "negated" and stage.name in _OF_STANDING  # "has not agreed to extend it"
    return "proposed" if undone or (told in _REAL and _only_wished(parse, words, teller)) else told


def _only_wished(parse: Parse, words: InstrumentWords, verb: int) -> bool:
    """Whether a gerund stands behind a noun or verb that only wishes for it: "the importance of observing it", "in favour of signing it"."""
    above = parse.head[verb]
    gerund = parse.has(verb, "VerbForm=Ger") or parse.lower[verb].endswith("ing")
    return (
        gerund and parse.dep[verb] in ("acl", "nmod", "advcl", "ccomp", "xcomp") and parse.lemma[above] in words.wishes
    )


def _unreal(words: InstrumentWords, stage: Stage) -> Stage | None:
    """What stands while a stage is still to come: what may be signed is proposed, what may be extended or lifted is in force."""
    if stage.rank < words.in_force.rank:
        return words.wished
    return words.presumed if stage.name in _OF_STANDING or stage.name == _KEPT else None


def _done_to(parse: Parse, words: InstrumentWords, head: int) -> tuple[Stage, int] | None:
    """A participle or relative clause after the noun: "the deal signed in May", "the truce, extended once, ran out"."""
    return max(told_behind(parse, words, head), key=lambda f: f[0].rank, default=None)


def told_behind(parse: Parse, words: InstrumentWords, head: int) -> Iterator[tuple[Stage, int]]:
    """Each stage that a participle or relative clause after the noun tells, with the token that tells it."""
    above = parse.head[head]
    part = parse.dep[head] == "nmod" and parse.lemma[above] in words.parts and parse.case(head) == "of"
    behind = [c for c in parse.kids(above, "acl", "acl:relcl") if c > head] if part else []
    for c in (*parse.kids(head, "acl", "acl:relcl", "appos"), *behind):
        for verb in (c, *parse.kids(c, "conj")):
            stage = _verb(parse, words, words.verbs if _has_it_as_object(parse, verb) else words.runs, verb, None)
            if stage is not None and (made := _weighed(parse, words, stage, verb)):
                yield made


def _has_it_as_object(parse: Parse, verb: int) -> bool:
    """Whether the noun before a clause is what is done: "signed in May", "which was signed", "that they signed", "the parties reached"."""
    subject, done = parse.child(verb, "nsubj"), parse.child(verb, "obj")
    if subject is None:
        return parse.has(verb, "Part")
    others = parse.dep[verb] == "acl:relcl" and parse.lower[subject] not in _RELATIVE
    return others and (done is None or parse.lower[done] in _RELATIVE)


def _place(parse: Parse, words: InstrumentWords, noun: int) -> tuple[Stage, int] | None:
    """The stage that is told by where it is: "in force", "on the table"."""
    stage = words.places.get((parse.case(noun), parse.lemma[noun])) or words.places.get(
        (parse.case(noun), parse.lower[noun])
    )
    return (stage, noun) if stage is not None and not parse.negated(noun) else None


def _beside(parse: Parse, words: InstrumentWords, head: int) -> tuple[Stage, int] | None:
    for c in parse.kids(head, "nmod", "acl", "acl:relcl", "appos", "amod", "obl"):
        if (found := _place(parse, words, c)) is not None:
            return found
    for c in parse.kids(head, "amod", "compound"):
        stage = words.beside.get(parse.lower[c])
        if stage is not None:
            return stage, c
    return None
