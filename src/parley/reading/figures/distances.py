"""Distances that only say where something lies: "a village 12 km from the border", "lies 40 miles north of the capital"."""

from __future__ import annotations

from collections.abc import Container

from parley.reading.figures.counted import Count
from parley.reading.syntax.parse import Parse

__all__ = ["locates"]

_OF = frozenset({"of", "from"})


def locates(parse: Parse, count: Count, units: Container[str], lying: Container[str]) -> bool:
    """Whether a length is how far from elsewhere something is; how far somebody moved, and how wide a zone is, tells more."""
    unit = count.noun
    if unit is None or parse.lemma[unit] not in units:
        return False
    above = parse.head[unit]
    if parse.pos[above] == "ADV" and any(parse.case(c) in _OF for c in parse.kids(above, "obl", "nmod")):
        verb = parse.head[above]  # "40 miles north of the capital"
        return (
            parse.pos[verb] != "VERB"
            or parse.lemma[verb] in lying
            or parse.child(verb, "obj", "nsubj:pass") is not None
        )
    far = any(parse.case(c) == "from" for c in parse.kids(unit, "nmod", "obl"))
    placed = parse.dep[unit] == "appos" or parse.child(unit, "cop") is not None
    return far and (placed or (parse.dep[unit].startswith("obl") and parse.lemma[above] in lying))
