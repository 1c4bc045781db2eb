"""What Parley itself tells of its quality: `measured.toml`, from which `parley doctor` and `parley brief` speak, and the errors in the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.paths import READING

from quality.account import REPORTED, Account
from quality.faults import commonest
from quality.figures import Figures
from quality.pages import MEASURING, put, replace

__all__ = ["MEASURED", "Set", "errors_table", "rewritten", "write", "write_errors"]

MEASURED = READING / "measured.toml"


@dataclass(frozen=True, slots=True)
class Set:
    """One annotated set: what it is, whether only its scores may be seen, and its figures."""

    name: str
    blind: bool
    figures: Figures


def write(sets: Sequence[Set]) -> None:
    """Put precision and recall of these sets in place of those that are told."""
    replace(MEASURED, rewritten(MEASURED.read_text(encoding="utf-8"), sets))


def write_errors(sets: Mapping[str, Sequence[tuple[Account, Account]]]) -> None:
    """Put the commonest errors on these sets, which may be looked at, in the place of those that the documentation shows."""
    replace(MEASURING, put(MEASURING.read_text(encoding="utf-8"), "errors", errors_table(sets)))


def errors_table(sets: Mapping[str, Sequence[tuple[Account, Account]]], number: int = 10) -> str:
    """The commonest errors over all sets in Markdown, with their counts on each."""
    counts = {name: dict(commonest(pairs, None)) for name, pairs in sets.items()}
    totals = Counter[str]()
    for found in counts.values():
        totals.update(found)
    worst = sorted(totals, key=lambda fault: (-totals[fault], fault))[:number]
    rows = ([fault, *(str(found.get(fault, 0)) for found in counts.values())] for fault in worst)
    head = ["error", *counts]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def rewritten(page: str, sets: Sequence[Set]) -> str:
    """The file with other sets: its head and its floors stay as they are."""
    head, _, rest = page.partition("[[set]]\n")
    told = "".join(f"[[set]]\n{_set(one)}\n" for one in sets)
    return f"{head}{told}[floors]{rest.partition('[floors]')[2]}"


def _set(one: Set) -> str:
    rows = (f"{family} = [{_two(one.figures, family)}]\n" for family in REPORTED)
    return f'name = "{one.name}"\nblind = {str(one.blind).lower()}\n[set.families]\n{"".join(rows)}'


def _two(figures: Figures, family: str) -> str:
    found = (figures.get(f"{family}.{part}") for part in ("precision", "recall"))
    return ", ".join(f"{figure.value if figure else 0.0:.2f}" for figure in found)
