"""Regular forms of a verb or noun: a word of the lexicon is found in the text even where its lemma was not."""

from __future__ import annotations

__all__ = ["FUTURE", "MODALS", "POSSIBLE", "forms", "plural", "singular"]

FUTURE = frozenset({"will", "shall", "'ll", "wo"})
"""Auxiliaries of what is to come, with those that only stand before "not"."""
POSSIBLE = frozenset({"would", "could", "may", "might", "can", "should", "must", "ca"})
"""Auxiliaries of what may or ought to be."""
MODALS = FUTURE | POSSIBLE
_VOWELS = frozenset("aeiou")


def forms(verb: str) -> tuple[str, ...]:
    """The verb with its third person, past and participles as English makes them regularly: impose, imposes, imposed, imposing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
        return verb, third, verb + "ed", verb + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    return verb, third, verb + "ed", verb + "ing"


def singular(plural: str) -> str:
    """The regular singular of a noun: parties, party; facilitators, facilitator; another word as it is."""
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")


def plural(noun: str) -> str:
    """The regular plural of a noun: party, parties; seat, seats."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
