"""Rows that go when an article goes: its own, what was read in it, and all that follows from it with others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from parley.record.file import schema as t
from parley.record.file.derived import forget
from parley.record.file.pairs import drop_sketches
from parley.record.file.shelf import known_articles, take_off

__all__ = ["drop", "superseded"]


def drop(db: Connection, articles: Collection[str]) -> None:
    """Delete these articles and everything that was read in them; what was derived from all is derived anew."""
    gone = [{"gone": article} for article in sorted(articles)]
    if not gone:
        return
    forget(db)
    take_off(db, articles)
    drop_sketches(db, articles, partial(known_articles, db))
    for derived in (t.fold, t.lines, t.same):
        db.execute(delete(derived))
    for table, column in (
        (t.pending, "article"),
        (t.dated, "article"),
        (t.givings, "article"),
        (t.readings, "article"),
        (t.articles, "id"),
    ):
        db.execute(delete(table).where(table.c[column] == bindparam("gone")), gone)


def superseded(db: Connection, giving: Mapping[str, Any]) -> list[str]:
    """The articles that were nowhere but in this place, as other extractions of this very page: the one that is given takes their place."""
    g = t.givings.c
    if giving["raw"] is None or not giving["path"]:
        return []
    same = (g.path == giving["path"], g.raw == giving["raw"], g.article != giving["article"])
    before = sorted(row.article for row in db.execute(select(g.article).where(*same)))
    db.execute(delete(t.givings).where(*same))
    return [i for i in before if db.execute(select(g.path).where(g.article == i)).first() is None]
