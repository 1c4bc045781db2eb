"""Standing: how a name stands in its clause, and so whether it is somebody who acts or only says where something is."""

from __future__ import annotations

from parley.lexicon.actors import Gazetteer
from parley.reading.syntax.parse import Parse

__all__ = ["acts_at", "head_of", "stands_as_noun", "stands_for_government"]

_LOCATIVE = frozenset(
    {"in", "at", "into", "near", "across", "inside", "within", "throughout", "around", "outside", "over", "through", "onto", "off", "toward", "towards"}
)  # fmt: skip
_HOST = frozenset({"PLACE", "FAC"})


def head_of(parse: Parse, first: int, end: int) -> int:
    """The token of a span whose head lies outside it."""
    return next((t for t in range(first, end) if not first <= parse.head[t] < end or parse.head[t] == t), end - 1)


def stands_as_noun(parse: Parse, head: int) -> bool:
    """Whether a name is no part of another noun: not the "Russian" of "Russian troops"."""
    return parse.dep[head] not in ("amod", "compound", "nmod:desc", "flat", "nmod:poss") and parse.pos[head] in (
        "NOUN",
        "PROPN",
    )


def acts_at(parse: Parse, gazetteer: Gazetteer, head: int) -> bool:
    """Whether a name stands where something acts, is met, addressed or owned, and not only where something is."""
    dep = parse.dep[head]
    if dep in ("compound", "amod", "nmod:desc"):
        return False
    if dep in ("conj", "appos", "flat") and parse.head[head] != head:
        above = parse.head[head]
        if parse.ent_at[above] >= 0 and parse.ents[parse.ent_at[above]][2] in _HOST and dep == "appos":
            return False
        return acts_at(parse, gazetteer, above) if parse.pos[above] in ("NOUN", "PROPN") else True
    case = parse.case(head)
    if case and set(case.split()) & _LOCATIVE:
        return False
    return not (dep == "obl" and case in ("to", "from") and gazetteer.roles.is_motion(parse.lemma[parse.head[head]]))


def stands_for_government(parse: Parse, gazetteer: Gazetteer, head: int) -> bool:
    """A capital stands for its government as a subject, an agent, a party of with, between or to, or an owner."""
    dep, case = parse.dep[head], parse.case(head)
    if dep == "conj" and parse.head[head] != head:
        return stands_for_government(parse, gazetteer, parse.head[head])
    if dep in ("nsubj", "nsubj:pass", "obl:agent"):
        return True
    if dep in ("obj", "iobj"):
        return not gazetteer.roles.is_motion(parse.lemma[parse.head[head]])
    return dep == "nmod:poss" or (
        dep in ("obl", "nmod", "obl:arg") and case in ("with", "between", "by", "against", "of")
    )
