"""What a confidence is worth: how often reports made by each rule are right, and how often those of each confidence are.

The counts are the data that `parley.reading.confidence` smooths into the confidence of a report. They are taken on the articles at hand that
may be learned from, never on blind ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parley.reading.confidence import Confidence, grade_of
from quality.account import REPORTED, Account
from quality.figures import Figure
from quality.scores import compare

__all__ = ["Bin", "Made", "bins", "confidence_of", "error", "foretold", "made"]

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Made:
    """One report of a reading: of what article and kind, by which rule, with what confidence, and whether it is right."""

    article: str
    kind: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Reports of like confidence: how many, their mean confidence, and the share that is right."""

    name: str
    reports: int
    confidence: float
    right: float


def made(pairs: Iterable[tuple[Account, Account]]) -> Iterator[Made]:
    """Every report of the readings that annotated articles were compared with."""
    for annotator, reader in pairs:
        for kind in REPORTED:
            compared = compare(kind, annotator, reader)
            for right, reports in ((True, [pair.read for pair in compared.pairs]), (False, compared.invented)):
                for report in reports:
                    yield Made(annotator.id, kind, report["made_by"], report["confidence"], right)


def confidence_of(reports: Iterable[Made]) -> Confidence:
    """The counts over reports whose confidence is still the estimate of their rule."""
    counts: dict[tuple[str, ...], Counter[bool]] = {}
    for r in reports:
        for key in ((r.kind,), (r.kind, r.rule), (r.kind, r.rule, grade_of(r.confidence))):
            counts.setdefault(key, Counter())[r.right] += 1
    pairs = {key: (count[True], count.total()) for key, count in sorted(counts.items())}
    return Confidence(
        {kind: pair for (kind, *more), pair in pairs.items() if not more},
        {(key[0], key[1]): pair for key, pair in pairs.items() if len(key) == 2},
        {(key[0], key[1], key[2]): pair for key, pair in pairs.items() if len(key) == 3},
    )


def foretold(reports: Sequence[Made]) -> list[Made]:
    """The reports, each with the confidence that the counts on the other half of the articles give it.

    Halves, and not all articles but one: without its own article a report's count is the lower the better that article was read, and the
    table would show that.
    """
    articles = sorted({r.article for r in reports})
    half = set(articles[::2])
    found = []
    for mine in (True, False):
        others = confidence_of(r for r in reports if (r.article in half) != mine)
        own = (r for r in reports if (r.article in half) == mine)
        found += [replace(r, confidence=others.of(r.kind, r.rule, r.confidence)) for r in own]
    return found


def bins(reports: Iterable[Made]) -> list[Bin]:
    """The reports by confidence, lowest first; empty bins are left out."""
    told = list(reports)
    found = []
    for low, high in pairwise(_EDGES):
        inside = [r for r in told if low <= r.confidence < high]
        if inside:
            found.append(_bin(f"{low:.1f}–{min(high, 1.0):.1f}" if low else f"below {high:.1f}", inside))
    return found


def _bin(name: str, reports: Sequence[Made]) -> Bin:
    number = len(reports)
    return Bin(name, number, sum(r.confidence for r in reports) / number, sum(r.right for r in reports) / number)


def error(reports: Iterable[Made]) -> Figure:
    """How far confidence and the share that is right lie apart, on average over the bins, weighted by their reports."""
    found = bins(reports)
    number = sum(b.reports for b in found)
    return Figure(sum(b.reports * abs(b.confidence - b.right) for b in found) / max(1, number), number)
