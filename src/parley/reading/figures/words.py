"""The vocabulary of figures as a typed, frozen view over `lexicon/figures.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.lexicon.views import word_sets
from parley.reading.figures.counted import CountWords
from parley.reading.figures.fates import FateWords

__all__ = ["FigureWords", "MeasureWords"]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """Participles that no rule makes, the verbs by which something has what is counted, and objects that say little."""

    participles: Mapping[str, str]
    having: frozenset[str]
    light: frozenset[str]
    changes: Mapping[str, str]
    """Nouns for what verbs do to a term: "extend" is an extension."""
    sittings: Mapping[str, str]
    """Nouns for what goes on while verbs go on: "sit" is a session."""
    lasting: frozenset[str]
    dwelling: frozenset[str]
    summing: frozenset[str]
    driving: frozenset[str]
    lengths: frozenset[str]
    telling: frozenset[str]
    tools: frozenset[str]
    burdens: frozenset[str]
    spans: frozenset[str]
    rejecting: frozenset[str]
    """Verbs of which a vote is one against the bill: "voted by 41 to 12 to turn it down"."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> MeasureWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        return cls(
            **word_sets(cls, table),
            participles=dict(table["participles"]),
            changes=dict(table["changes"]),
            sittings=dict(table["sittings"]),
        )


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Typed view over `lexicon/figures.toml`."""

    counts: CountWords
    fates: FateWords
    measures: MeasureWords
    lengths_of: frozenset[str]
    running: frozenset[str]
    lying: frozenset[str]
    trivial: frozenset[str]
    names: frozenset[str]
    pointing: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> FigureWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        return cls(
            **word_sets(cls, table),
            counts=CountWords.from_lexicon(lexicon),
            fates=FateWords.from_lexicon(lexicon),
            measures=MeasureWords.from_lexicon(lexicon),
        )
