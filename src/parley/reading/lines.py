"""The second look at what rules found: a head weighs each line by its rule, and by what the reader model sees in the sentences it stands on.

A rule sees a word and its grammar, the network the whole sentence: each knows what the other cannot. The weights lie beside the code of the
family (`head.toml`, made by `training/lines.py`); a line keeps the chance as its confidence. Only families are weighed in which left-out
articles gained by it: of the others the rules err about who, not about what, and the sentence does not tell who.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from parley.model import Article, Reading, Report
from parley.reading.head import Head
from parley.reading.syntax.parse import Parse
from parley.reading.tells import odds_of, steps

__all__ = ["WEIGHED", "lines", "weighed"]

WEIGHED = ("figures", "positions")
"""The families whose lines are weighed here; actors and incidents have heads of their own."""

_ASPECTS = {"figures": "comparison", "positions": "stance"}
"""The closed attribute of a family that is weighed."""
_BEHIND = {"positions": "positions against"}
"""What else the network tells of a family's sentences."""
_LEAD = "lead"
_SURE = 0.25
"""Chance from which on a line that a rule made is kept; a lead needs what its head asks."""


def lines(
    article: Article, parse: Parse, family: str, reports: Sequence[Report]
) -> Iterator[tuple[Report, frozenset[str]]]:
    """Each line of a family with its traits."""
    told: dict[int, int] = {}
    for report in reports:
        start = report.evidence[0].start if report.evidence else -1
        yield report, frozenset(_traits(article, parse, family, report, told.get(start, 0)))
        told[start] = told.get(start, 0) + 1


def _traits(article: Article, parse: Parse, family: str, report: Report, before: int) -> Iterator[str]:
    """The traits of a line; `before` are the lines of its family that begin with the same sentence, before it."""
    rule, aspect = report.made_by, _ASPECTS[family]
    sentences = {parse.sent[t] for e in report.evidence for t in parse.tokens_in((e.start, e.end))}
    odds = odds_of(parse, sentences, family)
    yield rule
    yield f"genre {article.genre}"
    yield f"{rule} in {article.genre}"
    yield f"{aspect} {getattr(report, aspect)}"
    yield f"before it {min(before, 3)}"
    yield from steps("told", odds)
    if odds is not None:
        yield f"{rule} {'likely' if odds >= 0 else 'unlikely'}"
    if family in _BEHIND:
        yield from steps(_BEHIND[family], odds_of(parse, sentences, _BEHIND[family]))


def weighed(reading: Reading, article: Article, parse: Parse) -> Reading:
    """The reading with the lines that its heads keep, each with its chance."""
    kept: dict[str, Any] = {}
    for family in WEIGHED:
        head = Head.load(f"{__package__}.{family}")
        chances = ((r, head.chance(traits)) for r, traits in lines(article, parse, family, getattr(reading, family)))
        kept[family] = tuple(
            replace(r, confidence=round(chance, 1), made_by=f"head line over {r.made_by}")
            for r, chance in chances
            if chance >= (head.keep if r.made_by.endswith(_LEAD) else _SURE)
        )
    return replace(reading, **kept)
