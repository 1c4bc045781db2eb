"""How well gathered lines agree with the truth behind generated coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.model import Line

__all__ = ["Agreement", "agreement"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the pairs of reports that share a line the share that tell of one thing, and of the pairs that do the share that share a line."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def agreement(lines: Iterable[Line], truth: Mapping[str, str]) -> Agreement:
    """Pairwise agreement of these lines with `truth` (report → the thing that it tells of)."""
    things = [Counter(truth[r] for r in line.reports) for line in lines]
    every: Counter[str] = Counter()
    for found in things:
        every.update(found)
    together = sum(_pairs(n) for found in things for n in found.values())
    gathered = sum(_pairs(found.total()) for found in things)
    meant = sum(map(_pairs, every.values()))
    return Agreement(together / gathered if gathered else 1.0, together / meant if meant else 1.0)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
