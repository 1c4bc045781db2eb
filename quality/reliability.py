"""Confidence counted anew: the data that readings use, and the tables that the card and the documentation show."""

from __future__ import annotations

import json
from collections.abc import Sequence

from training.paths import READING

from parley.reading.confidence import Confidence
from quality.account import REPORTED
from quality.calibration import Made, bins, confidence_of, error, foretold
from quality.pages import CARD, MEASURING, put, replace

__all__ = ["COUNTS", "render", "section", "write"]

COUNTS = READING / "confidence.toml"


def write(reports: Sequence[Made], articles: str) -> None:
    """Write the counts, and the tables into the pages; each file wholly or not at all."""
    replace(COUNTS, render(confidence_of(reports), articles))
    told = section(foretold(reports), articles)
    for page in (CARD, MEASURING):
        replace(page, put(page.read_text(encoding="utf-8"), "confidence", told))


def render(counted: Confidence, articles: str) -> str:
    """The counts as TOML: a table for each kind, in it all its reports, then each rule with its grades, as [right, made]."""
    text = (
        "# How often reports made by each rule were right, as [right, made]: all of a kind, all of a rule, and those to which the rule itself\n"
        f"# gave the same grade. Counted on {articles}.\n# Written by `python -m quality calibrate`; read by confidence.py.\n"
    )
    for kind, all_of_kind in counted.kinds.items():
        text += f"\n[{kind}]\nall = {list(all_of_kind)}\n"
        for (of, rule), all_of_rule in counted.rules.items():
            grades = {grade: pair for (k, r, grade), pair in counted.grades.items() if (k, r) == (of, rule)}
            told = ", ".join([f"all = {list(all_of_rule)}", *(f'"{g}" = {list(pair)}' for g, pair in grades.items())])
            text += f"{json.dumps(rule)} = {{ {told} }}\n" if of == kind else ""
    return text


def section(reports: Sequence[Made], articles: str) -> str:
    """The two tables of reliability in Markdown, with what they were counted on; confidence as the other half of the articles foretells it."""
    rows = [(f"confidence {b.name}", b.reports, b.confidence, b.right) for b in bins(reports)]
    lines = [
        f"Counted on {articles}. Each report has the confidence that the counts on the *other half* of the articles give it.",
        "",
        "| | reports | mean confidence | right |",
        "|---|---|---|---|",
        *(f"| {name} | {number} | {said:.2f} | {right:.2f} |" for name, number, said, right in rows),
        "",
        "| | reports | mean confidence | right | apart on average |",
        "|---|---|---|---|---|",
        *(_row(kind, [r for r in reports if r.kind == kind]) for kind in REPORTED),
        _row("all reports", reports),
    ]
    return "\n".join(lines)


def _row(name: str, reports: Sequence[Made]) -> str:
    number = max(1, len(reports))
    said, right = sum(r.confidence for r in reports) / number, sum(r.right for r in reports) / number
    return f"| confidence of {name} | {len(reports)} | {said:.2f} | {right:.2f} | {error(reports).value:.2f} |"
