"""The noun that a number counts, by the tree: "ten tanks", "dozens of tanks", "325 seat council"."""

from __future__ import annotations

from parley.reading.syntax.parse import Parse

__all__ = ["QUANTIFIES", "noun_of", "partitive", "top"]

QUANTIFIES = frozenset({"nummod", "amod", "compound", "det", "det:predet", "advmod", "nmod", "nmod:unmarked", "flat"})

_POWERS = frozenset({"square", "cubic"})
"""Words between a number and its unit: "600 cubic metres"."""


def top(parse: Parse, first: int, end: int) -> int:
    """The token of a run on which the others hang."""
    return next((t for t in range(first, end) if not first <= parse.head[t] < end or parse.head[t] == t), first)


def noun_of(parse: Parse, head: int, stop: int) -> int | None:
    """The noun that a number modifies; of "325 seat council" and "15-member council" the one that it counts."""
    above = parse.head[head]
    if (
        above == head
        or parse.dep[head] not in QUANTIFIES
        or (parse.pos[above] not in ("NOUN", "PROPN", "SYM") and not _is_people(parse, above))
        or _prepositional(parse, head)
    ):
        return None
    if parse.lower[above] in _POWERS and parse.pos[parse.head[above]] == "NOUN":
        return parse.head[above]
    beside = stop + (parse.lower[stop : stop + 1] == ("-",))
    if (
        above > beside
        and parse.pos[beside] == "NOUN"
        and parse.dep[beside] == "compound"
        and parse.lower[beside] not in _POWERS
        and not parse.has(above, "Number=Plur")
    ):
        return beside
    while (
        parse.dep[above] == "compound"
        and parse.head[above] > above
        and parse.lower[stop] != "-"
        and parse.has(parse.head[above], "Number=Plur")
    ):
        above = parse.head[above]
    return above


def _is_people(parse: Parse, t: int) -> bool:
    """Whether an adjective stands for those of a nation: "killed 14 Chinese"."""
    n = parse.ent_at[t]
    return parse.pos[t] == "ADJ" and parse.dep[t] not in QUANTIFIES and n >= 0 and parse.ents[n][2] == "NORP"


def _prepositional(parse: Parse, head: int) -> bool:
    """Whether a nominal modifier has a preposition of its own: "the toll of 46" counts no tolls."""
    return parse.dep[head] == "nmod" and parse.child(head, "case") is not None


def partitive(parse: Parse, start: int, stop: int) -> int | None:
    """As in "dozens of tanks", "ten of the fifteen members", "220 of which are children"."""
    if parse.lower[stop : stop + 2] in (("of", "which"), ("of", "whom"), ("of", "them")):
        clause = parse.head[stop + 1]
        return (
            clause if clause > stop and parse.pos[clause] == "NOUN" and parse.child(clause, "cop") is not None else None
        )
    for t in range(start, stop):
        for c in parse.kids(t, "nmod", "obl"):
            if c >= stop and parse.case(c) == "of" and parse.pos[c] in ("NOUN", "PROPN"):
                return c
    return None
