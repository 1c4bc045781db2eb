"""Conditions: under what somebody would do or accept a thing, and whether nothing else will do."""

from __future__ import annotations

from parley.reading.positions.words import PositionWords
from parley.reading.syntax.parse import Parse

__all__ = ["conditioned", "strictly"]

_CLAUSES = frozenset({"advcl", "conj"})
_AS_LONG = frozenset({"long", "soon", "far"})
"""What stands between two "as" of a condition."""


def conditioned(parse: Parse, words: PositionWords, head: int) -> bool:
    """Whether a clause or phrase has a condition: "if …", "unless …", "in exchange for …"."""
    for c in parse.children[head]:
        if (
            parse.dep[c] in _CLAUSES
            and all(parse.lower[t] != "even" for t in parse.kids(c, "advmod"))
            and any(parse.lower[m] in words.clauses for m in (c, *parse.kids(c, "mark", "advmod", "case")))
        ):
            return True
        if parse.dep[c] in ("obl", "obl:arg") and _terms(parse, c) in words.nominals and parse.pos[c] != "NUM":
            return True
        clause = parse.child(c, "advcl") if parse.lower[c] in _AS_LONG else None
        said = clause is not None and parse.child(clause, "nsubj", "nsubj:pass") is not None
        if said and clause is not None and parse.lower[parse.subtree(clause)[0]] == "as":
            return True
    return False


def _terms(parse: Parse, c: int) -> str:
    """The preposition of a phrase, with the noun that only serves it: "until", "in exchange for"."""
    served = parse.child(c, "nmod")
    if served is None or parse.child(c, "det") is not None:
        return parse.case(c)
    return f"{parse.case(c)} {parse.lower[c]} {parse.case(served)}"


def strictly(parse: Parse, words: PositionWords, head: int) -> bool:
    """Whether nothing but the condition will do: "only if …", "unless …", "not … until …", "stay … until …"."""
    firm = parse.negated(head) or parse.lemma[head] in words.lasting
    for c in parse.kids(head, "advcl"):
        marks = {parse.lower[c], *(parse.lower[m] for m in parse.kids(c, "mark", "advmod", "case"))}
        only = firm or "only" in marks or any(parse.lower[t] == "only" for t in parse.kids(head, "advmod") if t < c)
        if marks & words.strict or (only and marks & words.clauses):
            return True
    return False
