"""What is said beside what leaves it open: a rumour that nobody confirms, a claim that could not be verified."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from parley.model import Incident, Side, Span, Statement
from parley.record.fold.told import Ground, Told

__all__ = ["doubted"]

_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_REACH = 400
"""A sentence ends within so many characters."""


def doubted(ground: Ground, told: Mapping[str, Told[Any]]) -> Iterator[tuple[str, str, Sequence[Side]]]:
    """Each saying that the rest of its sentence, or the next one, leaves open: what it is about, its kind, its sides."""
    by_article: defaultdict[str, list[Told[Any]]] = defaultdict(list)
    for _, t in sorted(told.items()):
        if isinstance(t.report, Statement | Incident):
            by_article[t.article.id].append(t)
    for reports in by_article.values():
        for t in reports:
            if isinstance(t.report, Statement) and t.report.content_spans and (at := _doubt_after(ground, t, reports)):
                own = tuple(sorted(r.id for r in reports if r is not t and _stands_in(r, t, at)))
                says = " ".join(t.article.text[at[0] : at[1]].split()).lstrip(";,:–—- ").rstrip(".")
                sides = [Side(t.report.content, (t.id,)), Side(says, own or (t.id,))]
                yield f"what was not confirmed: {t.report.content}", "claim", sides


def _doubt_after(ground: Ground, told: Told[Any], reports: Sequence[Told[Any]]) -> Span | None:
    """The part of the text after a saying that leaves it open, before anything else is said."""
    end = max(last for _, last in told.report.content_spans)
    others = [
        r.report.content_spans[0][0] for r in reports if isinstance(r.report, Statement) and r.report.content_spans
    ]
    for first, last in _sentences_from(told.article.text, end):
        said = min((start for start in others if first <= start < last), default=last)
        if ground.vocabulary.doubts(told.article.text[first:said]):
            return first, last
    return None


def _sentences_from(text: str, at: int) -> Iterable[Span]:
    """The rest of a sentence, and the next one."""
    ends = [found.end() for found in _END.finditer(text, at, at + _REACH)][:2]
    starts = [at, *ends]
    return list(zip(starts, [*ends, len(text)][:2], strict=False))


def _stands_in(told: Told[Any], saying: Told[Any], where: Span) -> bool:
    """Whether somebody else says it in that part of the text."""
    said = told.report.content_spans if isinstance(told.report, Statement) else ()
    start = said[0][0] if said else told.report.evidence[0].start
    return where[0] <= start < where[1] and told.report.evidence[0].words != saying.report.evidence[0].words
