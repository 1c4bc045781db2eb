"""A head over candidates: the chance, learned from annotated articles, that a candidate with these traits is what it seems.

The rules of a family propose candidates widely and say of each what the text shows of it, as names of traits; a logistic regression over
the traits says which to keep. Its weights lie beside the family's code (`head.toml`), one line a trait, so that each chance can be read
and explained. `training/heads.py` makes them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["Head"]


@dataclass(frozen=True, slots=True)
class Head:
    """Weights of traits, and the chance from which on a candidate is kept."""

    weights: Mapping[str, float]
    keep: float = 0.5

    @classmethod
    @cache
    def load(cls, package: str, file: str = "head.toml") -> Head:
        """The head of a room, such as `parley.reading.commitments`; read once a process."""
        raw = tomllib.loads((resources.files(package) / file).read_text("utf-8"))
        return cls(raw["weights"], raw.get("keep", 0.5))

    def odds(self, traits: Collection[str]) -> float:
        """The sum of the weights of some traits: what a candidate brings where several are ranked."""
        return math.fsum(self.weights.get(trait, 0.0) for trait in traits)

    def chance(self, traits: Collection[str]) -> float:
        """The chance, between 0 and 1, that a candidate with these traits is a report; traits without a weight count nothing.

        Summed exactly, so that the order of the traits changes nothing.
        """
        return 1 / (1 + math.exp(-self.odds(("bias", *traits))))
