"""What the grammar around a trigger says of it: tense and modality, place, negation, governing verbs."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from parley.reading.syntax.forms import FUTURE, POSSIBLE
from parley.reading.syntax.parse import Parse

__all__ = [
    "ADJUNCT",
    "LOCATIVE",
    "Place",
    "Reality",
    "agent",
    "clauses_of",
    "compound_place",
    "gerund",
    "governor",
    "inverted",
    "participle",
    "passive",
    "place_at",
    "place_of",
    "reality",
    "to_infinitive",
]

_NONE = frozenset({"no", "neither", "nobody"})
Reality = Literal["past", "present", "future", "proposed", "conditional", "negated"]

_IF = frozenset({"if", "unless", "whether"})
_NEXT_TO = frozenset({"before", "after"})
_INVERTED = frozenset({"had", "were", "should"})
"""Auxiliaries that open a condition before its subject."""
_COMPLEMENTS = 3
"""Complements of complements that are followed down a sentence."""
LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "aboard"})
ADJUNCT = ("obl", "nmod", "obl:npmod", "nmod:unmarked", "obl:unmarked")
_SITES = frozenset({"PLACE", "FAC"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens: the words of a place, from `start` to `end` (tokens, end exclusive)."""

    start: int
    end: int
    words: str


def reality(parse: Parse, verb: int) -> Reality:
    """How a clause stands to the facts, from its auxiliaries, its markers and the verb that governs it."""
    if parse.negated(verb) or _yet_to_be(parse, verb) or _of_none(parse, verb):
        return "negated"
    if any(parse.lower[m] in _IF for m in parse.kids(verb, "mark")) or inverted(parse, verb):
        return "conditional"
    aux = set(parse.aux(verb))
    if aux & FUTURE:
        return "future"
    if aux & POSSIBLE:
        return "proposed"
    if any(parse.lower[m] == "due" for m in parse.kids(verb, "mark", "case")) and parse.kids(verb, "aux", "cop"):
        return "future"  # "were due to begin"
    return _told(parse, verb, aux)


def _told(parse: Parse, verb: int, aux: Container[str]) -> Reality:
    """How a clause without a modal stands to the facts."""
    if _did(parse, verb):
        return "past"
    return _infinitival(parse, verb) if _infinitive(parse, verb) else _finite(parse, verb, aux)


def _did(parse: Parse, verb: int) -> bool:
    """Whether a clause stresses that something was done: "did release them"; not as a question, "did they release them"."""
    did = next((c for c in parse.kids(verb, "aux") if parse.lower[c] == "did"), None)
    return did is not None and not any(did < c < verb for c in parse.kids(verb, "nsubj", "nsubj:pass"))


def inverted(parse: Parse, verb: int) -> bool:
    """Whether a clause is a condition by the order of its words: "had they attacked, …", "should it fail, …"."""
    subject = parse.child(verb, "nsubj", "nsubj:pass")
    marks = [c for c in parse.kids(verb, "mark") if parse.lower[c] not in _INVERTED]
    if parse.dep[verb] != "advcl" or subject is None or marks:
        return False
    opens = ("aux", "aux:pass", "cop", "mark")
    if any(c < subject and parse.lower[c] in _INVERTED for c in parse.kids(verb, *opens)):
        return True
    above = parse.child(parse.head[verb], "nsubj", "nsubj:pass")
    if above is None or above < verb:
        return False  # the tree hangs the word on the clause below which the condition stands
    return any(c < subject and parse.lower[c] in _INVERTED for c in parse.kids(parse.head[verb], *opens))


def _of_none(parse: Parse, verb: int) -> bool:
    """Whether a clause tells of none: "no agreement was signed", "signed no agreement", "neither side withdrew", "nobody came"."""
    made = () if parse.lemma[verb] == "have" else ("obj",)  # who has no plan has that
    things = parse.kids(verb, "nsubj", "nsubj:pass", *made)
    return any(parse.lower[d] in _NONE for c in things for d in (c, *parse.kids(c, "det")))


def _yet_to_be(parse: Parse, verb: int) -> bool:
    """As in "have yet to sign", "has still to sign", "is yet to meet", "remains to be signed"."""
    above = parse.head[verb]
    beside = {parse.lower[c] for c in (*parse.kids(above, "advmod"), *parse.kids(verb, "advmod")) if c < verb}
    yet = "yet" in beside if parse.lemma[above] == "be" else parse.lemma[above] == "have" and beside & {"yet", "still"}
    if parse.lemma[above] == "remain":
        return parse.dep[verb] == "xcomp" and to_infinitive(parse, verb)
    return bool(yet) and parse.dep[verb] in ("xcomp", "ccomp") and to_infinitive(parse, verb)


def _finite(parse: Parse, verb: int, aux: Container[str]) -> Reality:
    """A verb without a modal takes its reality from its tense, a gerund from what it hangs on; what is urged to "be completed" is not."""
    bare = any(parse.lower[c] == "be" for c in parse.kids(verb, "aux:pass")) and not parse.kids(verb, "aux")
    if bare and parse.dep[verb] == "ccomp":
        return "proposed"
    if parse.dep[verb] == "advcl" and parse.lower[verb].endswith("ing") and not aux:
        next_to = any(parse.lower[m] in _NEXT_TO for m in parse.kids(verb, "mark"))
        if next_to and reality(parse, parse.head[verb]) == "future":
            return "future"  # "will meet A before meeting B"
    if parse.has(verb, "Tense=Past") or parse.has(verb, "VerbForm=Part") or "have" in aux:
        return "present" if "be" in aux and parse.has(verb, "Tense=Pres") else "past"
    if parse.dep[verb] in ("conj", "ccomp", "xcomp", "acl", "advcl") and parse.has(verb, "VerbForm=Ger"):
        return "past" if reality(parse, parse.head[verb]) == "past" else "present"
    return "present"


def _infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb is an infinitive, with "to" or without."""
    return any(parse.lower[c] == "to" for c in parse.kids(verb, "mark")) or parse.has(verb, "VerbForm=Inf")


def _infinitival(parse: Parse, verb: int) -> Reality:
    """An infinitive takes its reality from what governs it: "is to meet", "were due to meet", "agreed to meet"."""
    head = parse.head[verb]
    is_to = any(parse.lemma[c] == "be" and parse.has(c, "Tense=Pres") for c in parse.kids(verb, "aux", "cop"))
    if head == verb or is_to:
        return "future"
    lemma = parse.lemma[head]
    if lemma in parse.governing.to_come or (lemma == "be" and parse.dep[verb] in ("xcomp", "ccomp", "root")):
        return "future"
    if lemma in parse.governing.wished:
        return "proposed"
    if parse.dep[verb] == "advcl":
        above = reality(parse, head)
        return "future" if above == "present" else above
    if parse.dep[verb] in ("xcomp", "conj") and parse.pos[head] == "VERB":
        return reality(parse, head)
    return "future"


def to_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a clause is marked by "to"."""
    return any(parse.lower[m] == "to" for m in parse.kids(verb, "mark", "aux"))


def gerund(parse: Parse, verb: int) -> bool:
    """Whether a verb is a gerund: "attacking", "having attacked"."""
    return parse.lower[verb].endswith("ing") or any(parse.lower[a] == "having" for a in parse.kids(verb, "aux"))


def agent(parse: Parse, verb: int) -> int | None:
    """The token behind "by" that does what a passive verb tells."""
    return next((o for o in parse.kids(verb, "obl:agent", "obl") if parse.case(o) == "by"), None)


def governor(parse: Parse, noun: int) -> int | None:
    """The verb or predicate of whose clause a nominal is a part, within six steps; None at the root."""
    i = noun
    for _ in range(6):
        if parse.head[i] == i:
            return i if parse.pos[i] in ("VERB", "AUX", "ADJ") else None
        i = parse.head[i]
        if parse.pos[i] in ("VERB", "AUX") or (
            parse.pos[i] in ("ADJ", "NOUN", "PROPN") and parse.child(i, "cop", "nsubj") is not None
        ):
            return i
    return None


def place_of(parse: Parse, *heads: int) -> Place | None:
    """The place that a locative phrase below any of these tokens names; the first token's own phrase wins."""
    for head in heads:
        below = (c for c in parse.kids(head, *ADJUNCT) if parse.case(c) in LOCATIVE)
        best = next((place for c in below if (place := _named_place(parse, c)) is not None), None)
        best = best or compound_place(parse, head)
        if best is not None:
            return best
    return None


def place_at(parse: Parse, token: int) -> Place | None:
    """The named place or building of which a token is a part."""
    n = parse.ent_at[token]
    if n < 0 or parse.ents[n][2] not in _SITES:
        return None
    start, end, _ = parse.ents[n]
    return Place(start, end, parse.text[parse.start[start] : parse.end[end - 1]])


def _named_place(parse: Parse, nominal: int) -> Place | None:
    """The place that a phrase names."""
    below = (nominal, *parse.subtree(nominal))
    return next((place for t in below if (place := place_at(parse, t)) is not None), None)


def compound_place(parse: Parse, noun: int) -> Place | None:
    """A place in front of the noun: "the Geneva talks"."""
    before = (c for c in parse.kids(noun, "compound") if c < noun and parse.ent_at[c] >= 0)
    led = (c for c in before if not parse.words[c].rpartition("-")[2].islower())  # not "a U.S.-proposed truce"
    towns = (c for c in led if parse.ents[parse.ent_at[c]][2] == "PLACE")
    return next((place_at(parse, c) for c in towns), None)


def passive(parse: Parse, i: int) -> bool:
    """Whether a verb tells what was done to its subject, or to the noun before it."""
    if parse.child(i, "nsubj:pass", "aux:pass") is not None or participle(parse, i):
        return True
    if parse.child(i, "nsubj", "aux", "obj") is not None or not parse.has(i, "VerbForm=Part"):
        return False
    if parse.dep[i] == "conj":  # "is backed by A but opposed by B"
        bare = agent(parse, i) is not None or parse.has(i, "Tense=Past")  # "were tried and convicted of murder"
        return bare and passive(parse, parse.head[i])
    return parse.has(i, "Tense=Past") and (parse.dep[i] == "advcl" or _made_so(parse, i))


def _made_so(parse: Parse, i: int) -> bool:
    """Whether a participle completes a passive or an object: "are feared killed", "had its ships seized"."""
    return parse.dep[i] == "xcomp" and parse.child(parse.head[i], "obj", "aux:pass") is not None


def participle(parse: Parse, i: int) -> bool:
    """Whether a verb is a past participle behind its noun: "the towns besieged by …"."""
    if parse.dep[i] != "acl" or not parse.has(i, "Tense=Past"):
        return False
    return parse.has(i, "VerbForm=Part") or parse.child(i, "nsubj", "aux", "mark") is None


def clauses_of(parse: Parse, sentence: int) -> tuple[int, int]:
    """The heads of a sentence's main clause and of what is said, meant or done in it: the innermost complement, else the main clause again."""
    first, end = parse.sents[sentence]
    main = next((t for t in range(first, end) if parse.head[t] == t and parse.dep[t] == "root"), first)
    inner = main
    for _ in range(_COMPLEMENTS):
        below = parse.child(inner, "ccomp", "parataxis", "xcomp")
        if below is None or parse.pos[below] != "VERB":
            break
        inner = below
    return main, inner
