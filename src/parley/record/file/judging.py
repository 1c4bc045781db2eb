"""What is to be said of promises whose deadline has passed: found when lines are read, from one row that says how much was written when."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from parley.model import Line
from parley.record.file import schema as t
from parley.record.file.codec import decoded, dumps, loads
from parley.record.fold.coverage import Coverage
from parley.record.fold.fate import is_waiting, judged

__all__ = ["has_fate", "judged_lines", "put_coverage"]


def put_coverage(db: Connection, coverage: Coverage | None) -> None:
    """Keep the coverage by which the lines that are kept are judged."""
    db.execute(delete(t.coverage))
    if coverage is not None:
        latest = coverage.latest.isoformat() if coverage.latest else None
        db.execute(insert(t.coverage).values(id=1, latest=latest, body=dumps(_json(coverage))))


def judged_lines(db: Connection, lines: list[Line]) -> list[Line]:
    """The same lines, those that wait for it judged."""
    coverage = _kept(db) if any(map(is_waiting, lines)) else None
    return [judged(line, coverage) for line in lines] if coverage else lines


def has_fate(fate: str) -> ColumnElement[bool]:
    """That a row of the catalogue is of a line with this fate."""
    rows = t.catalogue.c
    latest = select(func.coalesce(func.max(t.coverage.c.latest), "")).scalar_subquery()
    passed = and_(rows.fate == "open", rows.due.is_not(None), rows.due < latest)
    if fate == "due, no report":
        return or_(rows.fate == fate, passed)
    if fate == "open":
        return and_(rows.fate == fate, or_(rows.due.is_(None), rows.due >= latest))
    return rows.fate == fate


def _kept(db: Connection) -> Coverage | None:
    row = db.execute(select(t.coverage.c.body)).first()
    return decoded(_coverage, loads(row.body)) if row is not None else None


def _json(coverage: Coverage) -> dict[str, Any]:
    return {
        "as_of": _day(coverage.as_of),
        "last_day": _day(coverage.last_day),
        "days": [[day.isoformat(), n] for day, n in coverage.days],
        "sources": {source: day.isoformat() for source, day in sorted(coverage.sources.items())},
    }


def _coverage(raw: dict[str, Any]) -> Coverage:
    as_of, last = (date.fromisoformat(raw[name]) if raw[name] else None for name in ("as_of", "last_day"))
    days = tuple((date.fromisoformat(day), int(n)) for day, n in raw["days"])
    return Coverage(as_of, last, days, {source: date.fromisoformat(day) for source, day in raw["sources"].items()})


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
