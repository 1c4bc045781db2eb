"""The vocabulary of what binds as a typed, frozen view over `lexicon/commitments.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.model import CommitmentKind, CommitmentState, Modality

__all__ = ["CommitmentWords"]


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Verbs, adjectives and nouns by the kind of commitment, verbs by what became of it, markers of conditions."""

    verbs: Mapping[str, CommitmentKind]
    adjectives: Mapping[str, CommitmentKind]
    binding: frozenset[str]
    nouns: Mapping[str, CommitmentKind]
    states: Mapping[str, CommitmentState]
    own: frozenset[str]
    duty: frozenset[str]
    again: frozenset[str]
    empty: frozenset[str]
    threats: tuple[str, ...]
    clauses: tuple[tuple[str, ...], ...]
    nominals: frozenset[str]
    oblique: frozenset[str]
    """Verbs whose deed may stand behind "to" or "on"."""
    passive: frozenset[str]
    """Verbs whose passive binds its subject: "is committed to"."""
    refusing: frozenset[str]
    """Verbs under which nobody binds himself: "declined to promise"."""
    told: Mapping[Modality, tuple[str, ...]]
    """How a saying colours what it tells, by the beginnings of its cue."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> CommitmentWords:
        """Built once for a lexicon."""
        table = lexicon.table("commitments")
        told: dict[Modality, list[str]] = lexicon.table("speech")["modality"]
        return cls(
            told={modality: tuple(cues) for modality, cues in told.items()},
            verbs={verb: kind for kind, verbs in table["verbs"].items() for verb in verbs},
            adjectives={word: kind for kind, words in table["adjectives"].items() for word in words},
            binding=frozenset(table["binding"]["obligation"]),
            nouns={noun: kind for kind, nouns in table["nouns"].items() for noun in nouns},
            states={verb: state for state, verbs in table["states"].items() for verb in verbs},
            own=frozenset(table["modals"]["own"]),
            duty=frozenset(table["modals"]["duty"]),
            again=frozenset(table["again"]["adverbs"]) | frozenset(table["again"]["verbs"]),
            empty=frozenset(table["empty"]["verbs"]),
            threats=tuple(table["threats"]["cues"]),
            clauses=tuple(tuple(words.split()) for words in table["condition"]["clauses"]),
            nominals=frozenset(table["condition"]["nominals"]),
            oblique=frozenset(table["complements"]["oblique"]),
            passive=frozenset(table["complements"]["passive"]),
            refusing=frozenset(table["complements"]["refusing"]),
        )
