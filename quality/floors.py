"""What was reached before: the figures that changes are shown against, and floors under which nothing may fall.

`evals/baseline.toml` holds both for each part, with the hash of the files that they were counted on: figures of other files say nothing of
these. Figures are as they were at the last pinning. Floors never fall by themselves: pinning raises them only, and gives new ones only to
files that are others than before, when asked to.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from training.paths import ROOT

from quality.figures import Figure, Figures
from quality.pages import replace

__all__ = ["BASELINE", "Baseline", "Pinned", "fallen", "load", "pin", "save"]

BASELINE = ROOT / "evals" / "baseline.toml"
GUARDED = (
    "actors", "meetings", "meetings.precision", "meetings.date of all", "meetings.status of all", "statements", "statements.precision",
    "statements.speaker of all",
    "commitments", "commitments.precision", "commitments.state of all", "instruments", "incidents", "incidents.precision", "figures",
    "figures.precision", "positions", "furniture", "taken_from", "published", "dated", "genre", "relevance", "calibration",
    "value", "value (head)", "content+source", "macro F1", "GUM test, gold words: LAS", "EWT test, gold words: LAS", "EWT test, raw text: LAS F1",
    "names, Universal NER over EWT test: F1", "names, held-back articles, all: F1",
)  # fmt: skip
"""The figures that have floors, where they are counted on enough cases. "Of all": an attribute right of all that is annotated and not of what
was found, so that finding more, and harder ones, never looks like a loss."""
_ENOUGH = 30
"""Cases below which a figure moves by chance; 0 stands for many."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What was reached on the files of one part, which `hash` names."""

    hash: str
    figures: Mapping[str, float] = field(default_factory=dict)
    floors: Mapping[str, float] = field(default_factory=dict)


Baseline = Mapping[str, Pinned]


def load(path: Path = BASELINE) -> dict[str, Pinned]:
    """What is pinned, by part; nothing if there is no file yet."""
    raw = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {part: Pinned(table["files"], table["figures"], table["floors"]) for part, table in raw.items()}


def fallen(part: str, hashed: str, figures: Figures, pinned: Pinned | None) -> list[str]:
    """What does not hold of a part, in sentences; empty if all floors hold."""
    if pinned is None:
        return [f"{part} has no floors yet: pin them with python -m quality pin {part}."]
    if pinned.hash != hashed:
        return [
            f"{part} is not what its floors were pinned on: pin new ones with python -m quality pin {part} --changed."
        ]
    guarded = _guarded(figures)
    values = {name: guarded[name].value if name in guarded else 0.0 for name in pinned.floors}
    return [
        f"{part}: {name} is {values[name]:.3f}, its floor is {floor:.2f}."
        for name, floor in pinned.floors.items()
        if values[name] < floor
    ]


def pin(hashed: str, figures: Figures, before: Pinned | None, *, changed: bool = False) -> Pinned:
    """The figures as they are now, and floors as high as they are or were.

    A floor is rounded down to two places, for near-ties that fall otherwise on another processor. With `changed` files that are others
    than before get new floors. Raises ValueError if they are others and it is not given.
    """
    if before and before.hash != hashed and not changed:
        raise ValueError(
            "The files are others than before, so their floors cannot be compared; say --changed for new ones."
        )
    kept = before.floors if before and before.hash == hashed else {}
    counted = {name: figure for name, figure in _guarded(figures).items() if (figure.of or _ENOUGH) >= _ENOUGH}
    reached = {name: math.floor(figure.value * 100) / 100 for name, figure in counted.items()}
    floors = {name: max(reached.get(name, 0.0), kept.get(name, 0.0)) for name in GUARDED if name in {**reached, **kept}}
    return Pinned(hashed, {name: round(figure.value, 4) for name, figure in figures.items()}, floors)


def _guarded(figures: Figures) -> dict[str, Figure]:
    found = {}
    for name in GUARDED:
        plain = name.removesuffix(" of all")
        figure = figures.get(plain)
        if figure and plain != name:
            recall = figures[f"{plain.partition('.')[0]}.recall"]
            figure = Figure(figure.value * recall.value, figure.of)
        if figure:
            found[name] = figure
    return found


def save(baseline: Baseline, path: Path = BASELINE) -> None:
    """Write the baseline, wholly or not at all."""
    text = (
        "# Written by `python -m quality pin`. Floors are only ever raised; `files` names what they were counted on.\n"
    )
    for part, pinned in baseline.items():
        text += f"\n[{part}]\nfiles = {json.dumps(pinned.hash)}\n"
        text += "".join(
            f"\n[{part}.{name}]\n" + "".join(f"{json.dumps(key)} = {value}\n" for key, value in table.items())
            for name, table in (("floors", pinned.floors), ("figures", pinned.figures))
        )
    replace(path, text)
