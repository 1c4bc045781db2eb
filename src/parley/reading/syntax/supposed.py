"""Clauses that tell no fact, whatever their own form: what is supposed, wished for or waited for, by the clauses above them."""

from __future__ import annotations

from collections.abc import Container

from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["is_in_present", "is_supposed"]

_CLIMB = 4
_TO_BE = frozenset({"as", "until", "till", "before", "once", "when", "whenever", "after", "while"})
"""Markers of what, in the present, is still to be: "until it is implemented", "as the deal is implemented"."""
_BACK = frozenset({"would", "should", "could", "might"})
"""Auxiliaries that set what is to come into the past: "would leave once they signed"."""
_LEST = frozenset({"lest", "whoever", "whichever"})
_ANY = frozenset({"any", "every", "each", "no", "whichever"})
"""Determiners of whom a relative clause only supposes: "any side that breaks the truce"."""


def is_supposed(parse: Parse, verb: int, wished: Container[str]) -> bool:
    """Whether a clause, or one that it completes, is a condition, a purpose or a wish: "if he believes they broke it", "to ensure it is kept".

    `wished` are the verbs and adjectives whose clause tells only what somebody hopes, fears or sees to.
    """
    if parse.dep[verb] == "acl:relcl" and _of_anybody(parse, verb):
        return True
    for _ in range(_CLIMB):
        if reality(parse, verb) == "conditional" or _is_to_be(parse, verb):
            return True
        above, dep = parse.head[verb], parse.dep[verb]
        that = dep == "acl" and any(parse.lower[m] == "that" for m in parse.kids(verb, "mark"))
        if above == verb or not (that or dep in ("ccomp", "xcomp", "conj", "csubj", "csubj:pass")):
            return False
        if dep not in ("conj", "xcomp") and parse.lemma[above] in wished:
            return True
        apart = dep == "conj" and parse.child(verb, "nsubj", "nsubj:pass") is not None and not _shares(parse, above)
        if that or apart:
            return False
        verb = above
    return False


def _is_to_be(parse: Parse, verb: int) -> bool:
    """Whether a clause tells what is waited for or guarded against."""
    marks = {parse.lower[m] for m in parse.kids(verb, "mark", "advmod") if m < verb}
    if marks & _LEST or {"so", "that"} <= marks:
        return True
    if parse.dep[verb] != "advcl" or not marks & _TO_BE:
        return False
    above = parse.head[verb]
    told = parse.has(verb, "Tense=Past") and _BACK.isdisjoint(parse.aux(above))  # "will meet days after they signed it"
    return is_in_present(parse, verb) or (not told and reality(parse, above) in ("future", "proposed"))


def is_in_present(parse: Parse, verb: int) -> bool:
    """Whether a clause is told in the simple present, in the active or passive: "breaks", "is broken"."""
    helping = parse.kids(verb, "aux", "aux:pass", "cop")
    if "have" in parse.aux(verb):
        return False
    return any(parse.has(t, "Tense=Pres") for t in helping) or (parse.has(verb, "Tense=Pres") and not helping)


def _shares(parse: Parse, first: int) -> bool:
    """Whether a second clause goes on with what the first one completes: "ensure that they stop and the truce is kept"."""
    return parse.dep[first] in ("ccomp", "xcomp") or bool(parse.kids(first, "mark"))


def _of_anybody(parse: Parse, clause: int) -> bool:
    """Whether a relative clause tells of nobody in particular: "those who break the truce", "any party that violates it"."""
    noun = parse.head[clause]
    anybody = any(parse.lower[d] in _ANY for d in parse.kids(noun, "det"))
    return anybody or (parse.pos[noun] == "PRON" and reality(parse, clause) == "present")
