"""Actors: everyone and everything that acts, speaks, meets, promises or is acted on, as reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from parley.evidence import cite
from parley.model import Actor, Mention, Report
from parley.reading.cast import Member
from parley.reading.setting import Setting

__all__ = ["actors"]

_CONFIDENCE = {"person": 0.9, "state": 0.9, "organisation": 0.75, "armed_group": 0.75, "group": 0.6}
"""By type, for names; measured as precision on annotated articles."""


def actors(scene: Setting, reports: Sequence[Report]) -> tuple[Actor, ...]:
    """Reports on those of the cast that act, or that one of the other `reports` refers to, in the order of the text."""
    ids, figures = scene.ids, scene.cast.figures
    referred = {reference for report in reports for reference in _references(report)}
    keep = {n for n, report in ids.items() if report in referred or _takes_part(figures[n])}
    keep |= {of for n in keep if (of := figures[n].of) is not None and of in ids}
    out = [_report(scene, n) for n in sorted(keep)]
    return tuple(sorted(out, key=lambda a: (a.evidence[0].start, a.evidence[0].end)))


def _references(report: Report) -> Iterator[str]:
    """Ids of actor reports that a report holds in any of its fields."""
    for f in fields(report):
        value = getattr(report, f.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and item.startswith("a:"):
                yield item


def _takes_part(figure: Member) -> bool:
    return figure.acts if not figure.named or figure.type != "person" else True


def _report(scene: Setting, n: int) -> Actor:
    text, figure = scene.article.text, scene.cast.figures[n]
    spans = sorted(set(figure.spans))
    return Actor(
        id=scene.ids[n],
        evidence=(cite(scene.article, *spans[0]),),
        confidence=_CONFIDENCE[figure.type] - (0.0 if figure.named else 0.15),
        made_by="rule named-actor" if figure.named else "rule unnamed-actor",
        name=figure.name,
        type=figure.type,
        role=figure.role,
        of=scene.ids.get(figure.of) if figure.of is not None else None,
        mentions=tuple(Mention(a, b, text[a:b]) for a, b in spans),
    )
