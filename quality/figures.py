"""Figures of one part of the measuring, by name: `statements` is an F1, `statements.precision` what it says, `statements.speaker` a share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quality.account import Account
from quality.families import FAMILIES
from quality.scores import Score, Share, compare, facts_of, score

__all__ = ["Figure", "Figures", "of_accounts", "of_score", "of_shares"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure between 0 and 1, and how many cases it was counted on; 0 if nobody says."""

    value: float
    of: int


Figures = Mapping[str, Figure]


def of_accounts(pairs: Sequence[tuple[Account, Account]]) -> dict[str, Figure]:
    """Families with their attributes, then the facts of the documents."""
    found: dict[str, Figure] = {}
    for family in FAMILIES:
        counts, shares = score(compare(family, *pair) for pair in pairs)
        found |= of_score(family, counts) | of_shares(family, shares)
    shares, scores = facts_of(pairs)
    for name, counts in scores.items():
        found |= of_score(name, counts)
    return found | of_shares("", {name: share for name, share in shares.items() if name not in scores})


def of_score(name: str, counts: Score) -> dict[str, Figure]:
    """F1, precision and recall; nothing where nothing is annotated."""
    if not counts.annotated:
        return {}
    return {
        name: Figure(counts.f1, counts.annotated + counts.read),
        f"{name}.precision": Figure(counts.precision, counts.read),
        f"{name}.recall": Figure(counts.recall, counts.annotated),
    }


def of_shares(name: str, shares: Mapping[str, Share] | Iterable[tuple[str, Share]]) -> dict[str, Figure]:
    """Shares in the order of the alphabet, under a name."""
    named = sorted(dict(shares).items())
    return {
        f"{name}.{key}".lstrip("."): Figure(share.value, share.of) for key, share in named if share.value is not None
    }
