"""What is to be said of promises whose deadline has passed: found when lines are read, from one row that says how much was written when."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from parley.model import Line
from parley.record.file import schema as t
from parley.record.file.codec import decoded, dumps, loads
from parley.record.file.rows import put_row
from parley.record.fold.coverage import Coverage, Renewed
from parley.record.fold.fate import is_waiting, judged

__all__ = ["has_fate", "judged_lines", "put_coverage"]


def put_coverage(db: Connection, renewed: Renewed | None) -> None:
    """Keep what has changed in the coverage by which the lines that are kept are judged; without it none is kept."""
    db.execute(delete(t.coverage))
    if renewed is None or renewed.all:
        db.execute(delete(t.days))
    if renewed is not None:
        sources = {source: day.isoformat() for source, day in sorted(renewed.sources.items())}
        body = {"as_of": _day(renewed.as_of), "last_day": _day(renewed.last_day), "sources": sources}
        db.execute(insert(t.coverage).values(id=1, latest=_day(renewed.latest), body=dumps(body)))
        for year, days in sorted(renewed.years.items()):
            put_row(db, t.days, {"year": year, "body": dumps([[day.isoformat(), n] for day, n in days])}, ("year",))


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
    body = db.execute(select(t.coverage.c.body)).scalar()
    years = tuple(db.execute(select(t.days.c.body).order_by(t.days.c.year)).scalars())
    return decoded(_coverage, body, years) if body is not None else None


@lru_cache(maxsize=8)
def _coverage(body: str, years: tuple[str, ...]) -> Coverage:
    """The coverage that is written so: the same for all who ask until an article comes."""
    raw = loads(body)
    as_of, last = (date.fromisoformat(raw[name]) if raw[name] else None for name in ("as_of", "last_day"))
    days = tuple((date.fromisoformat(day), int(n)) for year in years for day, n in loads(year))
    return Coverage(as_of, last, days, {source: date.fromisoformat(day) for source, day in raw["sources"].items()})


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
