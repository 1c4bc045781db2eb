"""What came to a record since it was looked at last, if nothing but articles did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from parley.model import Article, Reading
from parley.record.copies.sketches import Alike
from parley.record.file import schema as t
from parley.record.file.codec import decoded, dumps, from_json, loads, to_json
from parley.record.file.pairs import unsketched
from parley.record.file.rows import PAIRS, batched, current, reading_of, times_changed
from parley.record.file.shelf import known_articles

__all__ = ["Added", "Mark", "added", "mark", "mark_from", "mark_json"]


_MOST = 500
"""More new articles than this are folded with all others anew."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A state of a record: its inputs by name and how often they changed, how many like pairs were found to be none, the last article's row."""

    given: str = ""
    changes: int = 0
    unpaired: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """Articles with their readings, and the pairs of like texts that they are part of."""

    articles: Sequence[Article]
    readings: Sequence[Reading]
    pairs: Sequence[Alike]


def mark_json(mark: Mark) -> str:
    """A state as it is kept."""
    return dumps(to_json(mark))


def mark_from(raw: str) -> Mark:
    """The state that `mark_json` wrote down."""
    return decoded(from_json, Mark, loads(raw))


def mark(db: Connection, given: str) -> Mark:
    """The state that is now; `given` names its inputs."""
    last = db.exec_driver_sql("SELECT max(rowid) FROM articles").scalar() or 0
    return Mark(given, times_changed(db), times_changed(db, PAIRS), last)


def added(db: Connection, before: Mark) -> Added | None:
    """What was added since; None if that is very much, or anything else has changed than that the record dated what was added."""
    now = mark(db, "")
    ids = sorted(db.exec_driver_sql("SELECT id FROM articles WHERE rowid > ?", (before.last,)).scalars())
    if now.unpaired != before.unpaired or len(ids) > _MOST or unsketched(db):
        return None
    dated = _dated(db, ids)
    if len(ids) + len(dated) != now.changes - before.changes:
        return None
    keys = {row.id: row.reading for part in batched(ids) for row in db.execute(current(part))} | dated
    asked = select(t.readings.c.key, t.readings.c.body)
    rows = (
        row for part in batched(sorted(keys.values())) for row in db.execute(asked.where(t.readings.c.key.in_(part)))
    )
    bodies = {row.key: row.body for row in rows}
    readings = [reading_of(article, bodies.get(key)) for article, key in keys.items()]
    return Added(known_articles(db, ids), readings, _pairs(db, ids))


def _dated(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Those of the articles that the record dates, with the readings that were made with these dates."""
    asked = select(t.dated.c.article, t.dated.c.reading)
    rows = (row for part in batched(ids) for row in db.execute(asked.where(t.dated.c.article.in_(part))))
    return {row.article: row.reading for row in rows}


def _pairs(db: Connection, ids: Sequence[str]) -> list[Alike]:
    found = {
        Alike(row.one, row.other, row.shared, row.shorter)
        for part in batched(ids)
        for row in db.execute(select(t.alike).where(or_(t.alike.c.one.in_(part), t.alike.c.other.in_(part))))
    }
    return sorted(found)
