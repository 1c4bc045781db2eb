"""How well the readers of reports were measured to read: the figures of `measured.toml`, for whoever shows what they read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

__all__ = ["Measured", "measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Precision and recall by kind of report on one set of annotated articles."""

    name: str
    blind: bool
    families: Mapping[str, tuple[float, float]]

    def in_words(self, *families: str) -> str:
        """Precision and recall of some kinds (all, if none is given) in one clause: "… on 10 articles: meetings 0.68 and 0.54"."""
        wanted = families or tuple(self.families)
        figures = ", ".join("{} {:.2f} and {:.2f}".format(family, *self.families[family]) for family in wanted)
        return f"precision and recall measured on {self.name}: {figures}"

    def rows(self) -> tuple[str, ...]:
        """One row a kind, for a table of findings."""
        return tuple(f"{family}: precision {p:.2f}, recall {r:.2f}" for family, (p, r) in self.families.items())


def measured() -> tuple[tuple[Measured, ...], Mapping[str, float]]:
    """The sets, the blind one first, and the confidence from which a line of each kind is shown (`default` for the rest)."""
    raw = tomllib.loads((resources.files(__package__) / "measured.toml").read_text(encoding="utf-8"))
    sets = [Measured(s["name"], s["blind"], {f: (p, r) for f, (p, r) in s["families"].items()}) for s in raw["set"]]
    return tuple(sorted(sets, key=lambda s: not s.blind)), raw["floors"]
