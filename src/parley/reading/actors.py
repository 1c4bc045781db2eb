"""Actors: everyone and everything that acts, speaks, meets, promises or is acted on, as reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from parley.evidence import cite, report_id
from parley.model import Actor, Article, Mention, Report
from parley.reading.cast import Cast, Figure

__all__ = ["actor_ids", "actors"]

_CONFIDENCE = {"person": 0.9, "state": 0.9, "organisation": 0.75, "armed_group": 0.75, "group": 0.6}
"""By type, for names; measured as precision on annotated articles."""


def actor_ids(article: Article, cast: Cast) -> dict[int, str]:
    """The report id of each of the cast that is mentioned: by its first mention."""
    return {n: report_id("a", article.id, sorted(f.spans)[0]) for n, f in enumerate(cast.figures) if f.spans}


def actors(article: Article, cast: Cast, ids: dict[int, str], reports: Sequence[Report]) -> tuple[Actor, ...]:
    """Reports on those of the cast that act, or that one of the other `reports` refers to, in the order of the text."""
    referred = {reference for report in reports for reference in _references(report)}
    keep = {n for n, report in ids.items() if report in referred or _takes_part(cast.figures[n])}
    keep |= {f.of for n in keep if (f := cast.figures[n]).of is not None and f.of in ids}
    out = [_report(article, cast.figures[n], ids, n) for n in sorted(keep)]
    return tuple(sorted(out, key=lambda a: (a.evidence[0].start, a.evidence[0].end)))


def _references(report: Report) -> Iterator[str]:
    """Ids of actor reports that a report holds in any of its fields."""
    for f in fields(report):
        value = getattr(report, f.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and item.startswith("a:"):
                yield item


def _takes_part(figure: Figure) -> bool:
    return figure.acts if not figure.named or figure.type != "person" else True


def _report(article: Article, figure: Figure, ids: dict[int, str], n: int) -> Actor:
    spans = sorted(set(figure.spans))
    first = spans[0]
    mentions = tuple(Mention(a, b, article.text[a:b]) for a, b in spans)
    return Actor(
        id=ids[n],
        evidence=(cite(article, *first),),
        confidence=_CONFIDENCE[figure.type] - (0.0 if figure.named else 0.15),
        made_by="rule named-actor" if figure.named else "rule unnamed-actor",
        name=figure.name,
        type=figure.type,
        role=figure.role,
        of=ids.get(figure.of) if figure.of is not None else None,
        mentions=mentions,
    )
