"""What confidence a report deserves: how often reports made in the same way were right on annotated articles (`confidence.toml`).

Three steps, each leaning on the one before as on a few reports more: all reports of the kind, those of its rule, and those to which the rule
gave the same grade. So a rule that was seen seldom stands near its kind, one that was seen often on its own count, and a new rule has the
confidence of its kind. Kinds that were not counted (times, attributions) keep the estimate that their rules give.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from parley.model import Reading, Report

__all__ = ["Confidence", "Counted", "grade_of"]

_LEAN = 16.0
"""How many reports the step before counts for: of 1, 2, 4 … 64 this and 32 foretell left-out articles best."""

Counted = tuple[int, int]
"""How many were right, of how many."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The counts: by kind, by (kind, rule), by (kind, rule, grade). Without counts every report keeps the confidence it has."""

    kinds: Mapping[str, Counted]
    rules: Mapping[tuple[str, str], Counted]
    grades: Mapping[tuple[str, str, str], Counted]

    @classmethod
    def load(cls) -> Confidence:
        """The counts that Parley comes with."""
        raw = tomllib.loads((resources.files(__package__) / "confidence.toml").read_text(encoding="utf-8"))
        kinds = {kind: _counted(table["all"]) for kind, table in raw.items()}
        told = {
            (kind, rule): entry
            for kind, table in raw.items()
            for rule, entry in table.items()
            if isinstance(entry, dict)
        }
        return cls(
            kinds,
            {key: _counted(entry["all"]) for key, entry in told.items()},
            {(*key, grade): _counted(entry[grade]) for key, entry in told.items() for grade in entry if grade != "all"},
        )

    def of(self, kind: str, rule: str, estimate: float) -> float:
        """The chance that such a report is right; the rule's own estimate for kinds that were not counted."""
        if kind not in self.kinds:
            return estimate
        right, made = self.kinds[kind]
        chance = (right + 1) / (made + 2)
        for counted in (self.rules.get((kind, rule)), self.grades.get((kind, rule, grade_of(estimate)))):
            right, made = counted or (0, 0)
            chance = (right + _LEAN * chance) / (made + _LEAN)
        return round(chance, 2)

    def applied(self, reading: Reading) -> Reading:
        """The reading with these confidences."""
        settled: dict[str, Any] = {
            kind: tuple(self._settled(kind, report) for report in getattr(reading, kind)) for kind in self.kinds
        }
        return replace(reading, **settled)

    def _settled(self, kind: str, report: Report) -> Report:
        return replace(report, confidence=self.of(kind, report.made_by, report.confidence))


def grade_of(estimate: float) -> str:
    """The name under which an estimate is counted."""
    return f"{estimate:.2f}"


def _counted(pair: list[int]) -> Counted:
    right, made = pair
    return right, made
