"""Whether a record is whole: not only that the database holds together, but that it holds what was put into it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError

from parley.errors import EvidenceError, RecordError
from parley.evidence import check
from parley.record.file.rows import article_of, current, reading_of
from parley.record.file.schema import readings
from parley.record.file.store import Store

__all__ = ["flaws"]

_AT_ONCE = 200


def flaws(store: Store) -> Iterator[str]:
    """Everything that is wrong, in sentences: pages, references, search indexes, each text, each reading and the words it cites.

    Takes as long as reading the whole file.
    """
    yield from (f"the file does not hold together: {said}" for said in store.damage())
    yield from _strays(store)
    yield from _indexes(store)
    with store.asking() as db:
        ids = [row.id for row in db.execute(current())]
    for at in range(0, len(ids), _AT_ONCE):
        yield from _articles(store, ids[at : at + _AT_ONCE])


def _strays(store: Store) -> Iterator[str]:
    with store.asking() as db:
        found = db.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    yield from (f"row {row[1]} of {row[0]} refers to nothing in {row[2]}" for row in found)


def _indexes(store: Store) -> Iterator[str]:
    """What FTS5 finds when it compares its indexes with the tables; it wants to write for that."""
    for name in ("catalogue_words", "shelf_words") if not store.fixed else ():
        try:
            with store.writing() as db:
                db.exec_driver_sql(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - names of ours
        except (RecordError, DBAPIError):
            yield f"the search index {name} does not fit what it indexes"


def _articles(store: Store, ids: list[str]) -> Iterator[str]:
    with store.asking() as db:
        rows = db.execute(current(ids)).fetchall()
        bodies = {
            r.key: r.body for r in db.execute(readings.select().where(readings.c.key.in_([r.reading for r in rows])))
        }
    for row in rows:
        try:
            article = article_of(row)
            check(article, reading_of(article.id, bodies.get(row.reading)).reports())
        except (RecordError, EvidenceError) as error:
            yield f"article {row.id}: {error.what}"
