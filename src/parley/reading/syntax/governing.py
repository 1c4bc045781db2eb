"""What verbs and other predicates make of a clause that they govern: a typed, frozen view over `lexicon/governing.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.lexicon.views import word_sets

__all__ = ["Governing"]


@dataclass(frozen=True, slots=True)
class Governing:
    """Lemmas by what becomes of the clause below them, who does it, and how it is told."""

    to_come: frozenset[str]
    """It is planned or due: "is expected to meet"."""
    wished: frozenset[str]
    """It is wished for, offered or tried: "wants to meet"."""
    settled: frozenset[str]
    """Who says so will do it: "agreed to meet"."""
    unable: frozenset[str]
    """It will hardly be: "is unlikely to meet"."""
    undone: frozenset[str]
    """It was not done: "failed to meet"."""
    promising: frozenset[str]
    """Their own subject, not their object, is to do it."""
    asking: frozenset[str]
    """Who is to do it stands behind a preposition: "called on A to stop"."""
    ordering: frozenset[str]
    """Their object is bidden to do it."""
    crediting: frozenset[str]
    """Their object did what stands behind "for": "thanked A for hosting the talks"."""
    telling: frozenset[str]
    """Behind them "would" is what "will" is outside: "said that they would meet"."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> Governing:
        """Built once for a lexicon."""
        table = lexicon.table("governing")
        lists = {**table["real"], **table["doing"], "telling": table["telling"]["verbs"]}
        return cls(**word_sets(cls, lists))
