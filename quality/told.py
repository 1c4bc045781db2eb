"""What Parley itself tells of its quality: `src/parley/reading/measured.toml`, from which `parley doctor` and `parley brief` speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.account import REPORTED
from quality.figures import Figures

__all__ = ["MEASURED", "Set", "rewritten", "write"]

MEASURED = Path(__file__).resolve().parents[1] / "src" / "parley" / "reading" / "measured.toml"


@dataclass(frozen=True, slots=True)
class Set:
    """One annotated set: what it is, whether only its scores may be seen, and its figures."""

    name: str
    blind: bool
    figures: Figures


def write(sets: Sequence[Set]) -> None:
    """Put precision and recall of these sets in place of those that are told; wholly or not at all."""
    beside = MEASURED.with_name("measured.toml.new")
    beside.write_text(rewritten(MEASURED.read_text(encoding="utf-8"), sets), encoding="utf-8", newline="\n")
    beside.replace(MEASURED)


def rewritten(page: str, sets: Sequence[Set]) -> str:
    """The file with other sets: its head and its floors stay as they are."""
    head, _, rest = page.partition("[[set]]\n")
    told = "".join(f"[[set]]\n{_set(one)}\n" for one in sets)
    return f"{head}{told}[floors]{rest.partition('[floors]')[2]}"


def _set(one: Set) -> str:
    rows = (f"{family} = [{_two(one.figures, family)}]\n" for family in REPORTED)
    return f'name = "{one.name}"\nblind = {str(one.blind).lower()}\n[set.families]\n{"".join(rows)}'


def _two(figures: Mapping[str, object], family: str) -> str:
    names = (f"{family}.{part}" for part in ("precision", "recall"))
    return ", ".join(f"{getattr(figures.get(name), 'value', 0.0):.2f}" for name in names)
