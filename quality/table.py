"""The table: families and facts with a column for each annotated set, the other measures below, changes against the baseline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quality.figures import Figure, Figures
from quality.floors import Baseline

__all__ = ["Measured", "lines"]

_NAMES = 24
_CELL = 12
_STANDS = 0.0005
"""Changes that three places do not show."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of a part: its figures, or None if its files are not at hand. `column`: it stands beside other sets."""

    name: str
    what: str
    hash: str
    figures: Figures | None
    column: bool


def lines(parts: Sequence[Measured], baseline: Baseline, width: int = 80) -> Iterator[str]:
    """The table, line by line, `width` columns at most: figures are between 0 and 1, changes in thousandths."""
    columns = [part for part in parts if part.column and part.figures]
    most = max(1, (width - _NAMES) // _CELL)
    for start in range(0, len(columns), most):
        yield from _side_by_side(columns[start : start + most], baseline)
    for part in parts:
        if part.figures is not None and not part.column:
            yield f"{part.name}: {part.what}"
            yield from (f"  {name:<58}{_cell(part, baseline, name)}" for name in part.figures)
            yield ""
    yield from (f"{part.name}: {part.what} – not at hand, not measured" for part in parts if part.figures is None)


def _side_by_side(columns: Sequence[Measured], baseline: Baseline) -> Iterator[str]:
    yield f"{'':<{_NAMES}}" + "".join(f"{part.name:<{_CELL}}" for part in columns)
    for name in _order(columns):
        indent = "  " if "." in name else ""
        shown = indent + (name.rpartition(".")[2] if "." in name else name)
        yield f"{shown:<{_NAMES}}" + "".join(f"{_cell(part, baseline, name):<{_CELL}}" for part in columns).rstrip()
    yield from (f"{part.name}: {part.what}" for part in columns)
    yield ""


def _order(columns: Sequence[Measured]) -> list[str]:
    """Every name once: families with what belongs to them, then facts, as they first come."""
    names = list(dict.fromkeys(name for part in columns for name in part.figures or ()))
    heads = list(dict.fromkeys(name.partition(".")[0] for name in names))
    return [name for head in heads for name in names if name.partition(".")[0] == head]


def _cell(part: Measured, baseline: Baseline, name: str) -> str:
    figure = (part.figures or {}).get(name)
    if figure is None:
        return "–"
    return f"{figure.value:.3f}{_change(part, baseline, name, figure)}"


def _change(part: Measured, baseline: Baseline, name: str, figure: Figure) -> str:
    pinned = baseline.get(part.name)
    before = pinned.figures.get(name) if pinned and pinned.hash == part.hash else None
    if before is None or abs(figure.value - before) < _STANDS:
        return ""
    return f" {1000 * (figure.value - before):+.0f}"
