"""Units: what a counted noun is called, and whose a currency is."""

from __future__ import annotations

from collections.abc import Mapping

from parley.reading.syntax.forms import plural
from parley.reading.syntax.parse import Parse

__all__ = ["minted", "unit_of"]

_SHORT = 2
"""Letters of a unit that is short for one: "km"."""
_FURTHER = frozenset({"more", "other", "further", "additional"})
"""Adjectives that are no part of a unit."""
_PEOPLE = frozenset({"NORP"})
_AMERICAN = frozenset({"us", "u.s.", "american", "united", "states"})
"""Words before a dollar that say no more than it does."""


def unit_of(parse: Parse, units: Mapping[str, str], noun: int) -> str:
    """The unit in words: its general name, else the noun with what stands tight before it."""
    known = units.get(parse.lemma[noun])
    if known:
        return known
    n = parse.ent_at[noun]
    if n >= 0 and parse.ents[n][2] in _PEOPLE:
        return "people"
    first = noun
    while (
        first > 0
        and parse.head[first - 1] == noun
        and parse.dep[first - 1] in ("compound", "amod")
        and parse.pos[first - 1] in ("NOUN", "ADJ")
        and parse.lower[first - 1] not in _FURTHER
    ):
        first -= 1
    bare = parse.dep[noun] == "compound" and not parse.has(noun, "Number=Plur")  # "the 325 seat council"
    several = bare and len(parse.words[noun]) > _SHORT
    named = [parse.words[t] if _named(parse, t) else parse.lower[t] for t in range(first, noun + 1)]
    return " ".join(named) if not several else " ".join((*named[:-1], plural(named[-1])))


def _named(parse: Parse, t: int) -> bool:
    """Whether a word is a name or made of one, or short for several: "Eritrean", "GW"."""
    short = len(parse.words[t]) > 1 and parse.words[t].isupper()
    return short or parse.pos[t] == "PROPN" or (parse.ent_at[t] >= 0 and parse.ents[parse.ent_at[t]][2] in _PEOPLE)


def minted(parse: Parse, end: int, noun: int) -> str:
    """The currency behind a number that ends there, with whose it is, another than the first of its name: "Hong Kong dollars"; an empty string where that is not told."""
    between = range(end, noun)
    foreign = all(parse.ent_at[t] >= 0 and parse.lower[t] not in _AMERICAN for t in between)
    return " ".join((*(parse.words[t] for t in between), parse.lower[noun])) if between and foreign else ""
