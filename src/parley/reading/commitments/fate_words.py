"""Words for what became of a promise: a typed, frozen view over `[verdict]` of `lexicon/commitments.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parley.lexicon.views import word_sets

__all__ = ["FateWords"]


@dataclass(frozen=True, slots=True)
class FateWords:
    """Subjects, adverbs and verbs of a clause beside a promise that tells whether it was kept."""

    subjects: frozenset[str]
    """Subjects of a short sentence that tells it: "It was not."."""
    denied: frozenset[str]
    lasting: frozenset[str]
    """Adverbs by which such a sentence tells that nothing has changed: "They are still shut."."""
    done: frozenset[str]
    """Verbs that tell of a thing that was promised that it came."""
    doing: frozenset[str]
    """Verbs of which it is told of those who promised: "has handed over the arms that it undertook to give up"."""
    creating: frozenset[str]
    """Deeds that are done if the thing that they were promised of does anything: "set up"."""
    keeping: frozenset[str]
    """Verbs by which they still do the contrary: "still holds the men whom it promised to free"."""
    relenting: frozenset[str]
    """Verbs, with their particles, by which they take a threat back: "backed down"."""
    parts: frozenset[str]
    """Nouns of some of it."""

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> FateWords:
        """Built once for a lexicon, of its table."""
        return cls(**word_sets(cls, table))
