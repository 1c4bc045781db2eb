"""Threats that no word calls one: what is said to come does harm, or the reader model is sure that its sentence threatens."""

from __future__ import annotations

from parley.reading.commitments.words import CommitmentWords
from parley.reading.syntax.parse import Parse
from parley.reading.tells import is_likely

__all__ = ["threatens"]

_SURE = 2.0
"""Log odds from which on the reader model alone makes a threat of what somebody says he will do."""


def threatens(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether what somebody will do is held out to others: "will impose sanctions", "will march on the capital"."""
    obj = parse.child(deed, "obj")
    harm = obj is not None and parse.lemma[obj] in words.harms and not parse.negated(deed)
    return harm or is_likely(parse, parse.sent[deed], "threats", _SURE)
