"""The vocabulary of measures as a typed, frozen view over `lexicon/figures.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.lexicon import Lexicon

__all__ = ["MeasureWords"]


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

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> MeasureWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        return cls(
            dict(table["participles"]),
            frozenset(table["having"]["verbs"]),
            frozenset(table["light"]["objects"]),
            dict(table["changes"]),
            dict(table["sittings"]),
            frozenset(table["lasting"]["verbs"]),
            frozenset(table["dwelling"]["verbs"]),
            frozenset(table["summing"]["verbs"]),
        )
