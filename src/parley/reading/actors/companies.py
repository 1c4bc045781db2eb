"""Companies: those of a sentence who are told of together: "A, B and C", "A met B and C", "A had a call with B, C and D"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parley.reading.actors.cast import Cast

__all__ = ["companies", "described", "just_met"]

_WITH = frozenset({"with", "and", "together with", "along with"})
_PAIR = 2
_LISTED = ("conj", "appos")
_DEEP = 8
"""Words between a name and the clause that it is part of."""


def companies(cast: Cast, named: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Two or more of the names (head, index) of a sentence that are together in a clause, each group in the order of the text, the last first."""
    joined: dict[int, list[tuple[int, int]]] = {}
    for head, index in sorted(named):
        joined.setdefault(_first(cast, head), []).append((head, index))
    clauses: dict[int, list[tuple[int, int]]] = {}
    for first, group in joined.items():
        clauses.setdefault(_clause(cast, first), []).extend(group)
    found = ((max(group), tuple(dict.fromkeys(n for _, n in sorted(group)))) for group in clauses.values())
    return [together for _, together in sorted(found, reverse=True) if len(together) > 1]


def described(cast: Cast, name: int) -> int:
    """The noun to which a name stands in apposition and which means the same: "the minister, John Roe"."""
    noun = cast.parse.head[name]
    return noun if cast.parse.dep[name] == "appos" and cast.at.get(noun) == cast.at.get(name) else name


def _first(cast: Cast, name: int) -> int:
    """The first of those with whom a name is joined: "A" for each of "A, B and C", the tree of a list with titles being what it is."""
    parse, token = cast.parse, _titled(cast, name)
    for _ in range(_DEEP):
        listed = parse.dep[token] in _LISTED and parse.head[token] < token
        if not listed and parse.dep[token] not in ("flat", "nmod:desc"):
            break
        token = _titled(cast, parse.head[token])
    return token


def _titled(cast: Cast, name: int) -> int:
    """The office before a name where the tree hangs both on one word: "with | the Chancellor of Germany | Marta Vogel"."""
    parse = cast.parse
    if parse.dep[name] != "nmod" or parse.case(name):
        return name
    before = (c for c in reversed(parse.children[parse.head[name]]) if c < name and parse.dep[c] == "nmod")
    return next(before, name)


def _clause(cast: Cast, first: int) -> int:
    """The verb or noun that tells of some as being together with others: who meets and who is met; else they stand for themselves."""
    parse, above = cast.parse, cast.parse.head[first]
    if parse.dep[first] in ("nsubj", "nsubj:pass", "obj", "nmod:poss", "obl:agent"):
        return above
    if parse.dep[first] not in ("obl", "nmod") or parse.case(first) not in _WITH:
        return first
    light = parse.pos[above] == "NOUN" and parse.dep[above] in ("obj", "obl") and not parse.kids(above, "nmod:poss")
    return parse.head[above] if light else above


def just_met(
    cast: Cast, near: dict[int, list[tuple[int, int]]], token: int, pairs: Sequence[tuple[int, ...]]
) -> tuple[int, ...] | None:
    """The only two persons of the sentence before, of whom one does something with the other: "A had a call with B. They agreed …"."""
    parse = cast.parse
    named = near.get(parse.sent[token] - 1, [])
    two = tuple(dict.fromkeys(n for _, n in named if cast.members[n].type == "person"))
    with_other = any(parse.case(h) == "with" for h, n in named if n in two)
    they = parse.lower[token] == "they" and parse.dep[token] == "nsubj"
    told = they and len(two) == _PAIR and with_other
    return next((pair for pair in pairs if set(pair) == set(two)), None) if told else None
