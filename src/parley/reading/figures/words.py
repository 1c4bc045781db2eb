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

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> MeasureWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        return cls(
            dict(table["participles"]), frozenset(table["having"]["verbs"]), frozenset(table["light"]["objects"])
        )
