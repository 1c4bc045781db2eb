"""Reports gathered into lines: a pure function of the set of articles and readings.

For now each report is a line of its own; gathering those that speak of one thing comes with the identity of things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parley.model import KINDS, Article, Line, Reading, Report, Value

__all__ = ["build_lines"]

_SHOWN = {
    "actors": ("name", "type", "role"),
    "meetings": ("form", "place", "date", "status", "outcome"),
    "statements": ("content", "form", "date", "via"),
    "commitments": ("action", "kind", "condition", "due", "made", "state"),
    "instruments": ("name", "type", "place", "state", "since", "until"),
    "incidents": ("type", "what", "place", "date"),
    "figures": ("value", "comparison", "unit", "measure", "place", "as_of"),
    "positions": ("issue", "stance", "wants"),
}


def build_lines(
    articles: Sequence[Article], readings: Sequence[Reading], *, as_of: str | None = None
) -> tuple[Line, ...]:
    """All lines of the record, kind after kind, by id within a kind; the order of the arguments does not matter.

    `as_of` is the EDTF day on which deadlines are judged.
    """
    del as_of
    told_by = {article.id: article.source or article.path or article.id for article in articles}
    lines = [line for reading in readings for line in _of(reading, told_by)]
    return tuple(sorted(lines, key=lambda line: (KINDS.index(line.kind), line.id)))


def _of(reading: Reading, told_by: Mapping[str, str]) -> Iterable[Line]:
    for kind in _SHOWN:
        for report in getattr(reading, kind):
            yield Line(
                id=report.id,
                kind=kind,
                reports=(report.id,),
                values=_values(kind, report),
                tellers=(told_by[reading.article],),
                confidence=report.confidence,
                fate="open" if kind == "commitments" else None,
            )


def _values(kind: str, report: Report) -> dict[str, tuple[Value, ...]]:
    known = ((name, getattr(report, name)) for name in _SHOWN[kind])
    return {name: (Value(str(value), (report.id,)),) for name, value in known if value is not None}
