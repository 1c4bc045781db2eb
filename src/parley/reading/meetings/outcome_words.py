"""Words for what came of an encounter: a typed, frozen view over `[outcome]` of `lexicon/meetings.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parley.lexicon.views import word_sets

__all__ = ["OutcomeWords"]


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """Verbs and nouns by which those who meet agree, and those that say that nothing came of it."""

    agreeing: frozenset[str]
    """Verbs by which those who meet agree, or their meeting brings an agreement."""
    reaching: frozenset[str]
    """Verbs that say the same with one of `deals` as their object."""
    deals: frozenset[str]
    upkeep: frozenset[str]
    """Verbs of going on as before: who agrees to that settles nothing."""
    views: frozenset[str]
    """Nouns behind "agree on" of which nothing is settled."""
    fruitless: tuple[tuple[str, ...], ...]
    """Phrases that say that a meeting came to nothing."""
    results: frozenset[str]
    """Nouns for what is agreed at a meeting."""
    leading: frozenset[str]
    """Verbs of which the meeting is the subject or object, and a deal stands behind "in", "to", "with"."""
    vain: frozenset[str]
    """Adjectives of a meeting that came to nothing."""
    failing: frozenset[str]
    """Verbs of which such a meeting is the subject."""
    suspending: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> OutcomeWords:
        """Built once for a lexicon, of its table."""
        phrases = tuple(tuple(phrase.split()) for phrase in table["fruitless"])
        return cls(fruitless=phrases, **word_sets(cls, table))
