"""Whether the counts of an article that is about no negotiation bear on a conflict: those of a match, a market or a flood do not."""

from __future__ import annotations

from math import fsum

from parley.model import Reading
from parley.reading.syntax.parse import Parse
from parley.reading.tells import odds_of

__all__ = ["bears"]

_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of what is only said: people accuse and ask each other in every article."""
_SURE = 4.0
"""Log odds beyond which a sentence counts for no more."""
_LEAST = -2.7
"""The mean log odds that a sentence tells an incident, below which nobody does anything to anybody in an article."""
_FEW = 5
"""Sentences below which a mean says nothing."""


def bears(parse: Parse, told: Reading) -> bool:
    """Whether parties meet, are bound or do something in an article, by its lines or by what the reader model sees in its sentences."""
    if told.meetings or told.instruments or any(i.type not in _SAID for i in told.incidents):
        return True
    odds = [o for n, _, _ in parse.read_sentences() if (o := odds_of(parse, (n,), "incidents")) is not None]
    return len(odds) < _FEW or fsum(max(-_SURE, min(_SURE, o)) for o in odds) / len(odds) >= _LEAST
