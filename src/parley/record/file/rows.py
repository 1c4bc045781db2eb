"""Rows of the tables: how each noun is written and looked up, inside the transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.errors import RecordError, UnknownId, Unreadable
from parley.evidence import text_hash
from parley.model import Article, Decision, Reading
from parley.record.file import schema as t
from parley.record.file.codec import (
    article_from,
    article_json,
    damaged,
    decision_from,
    dumps,
    loads,
    reading_from,
    reading_json,
)
from parley.record.file.kept import Item, Stamp

__all__ = [
    "PAIRS",
    "article_of",
    "batched",
    "changed",
    "current",
    "decision_of",
    "decisions_query",
    "keepable",
    "known",
    "put_article",
    "put_item",
    "put_reading",
    "put_row",
    "reading_of",
    "there",
    "times_changed",
]

T = TypeVar("T")
_AT_ONCE = 500
INPUTS, PAIRS = 1, 2
"""What is counted: changes of what the lines follow from, and pairs of like texts that were found to be none."""


def batched(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in parts that one question can take: SQLite takes 32,766 at most, older ones 999."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))


def decisions_query() -> Select[Any]:
    """Every decision by its number."""
    return select(t.decisions).order_by(t.decisions.c.number)


def decision_of(row: Row[Any]) -> Decision:
    """The decision that a row holds. Raises RecordError if the row is damaged."""
    own = {"number": row.number, "who": row.who, "at": row.at, "verb": row.verb, "note": row.note}
    return decision_from(loads(row.body) | own)


def current(of: Sequence[str] | None = None) -> Select[Any]:
    """Each article, or each `of` these, in the first place where it was found, by path; ordered by article id."""
    g = t.givings.c
    places = select(g.article, func.min(g.path).label("path")).group_by(g.article)
    first = (places if of is None else places.where(g.article.in_(of))).subquery()
    return (
        select(t.articles, g.path, g.known, g.reading)
        .join(first, first.c.article == t.articles.c.id)
        .join(t.givings, (g.article == first.c.article) & (g.path == first.c.path))
        .order_by(t.articles.c.id)
    )


def known(article: Article) -> str:
    """What is known of an article in one place; what columns hold besides stands in it too, to check these by."""
    own = {"id", "text", "text_sha256"}
    return dumps({key: value for key, value in article_json(article).items() if key not in own})


def article_of(row: Row[Any]) -> Article:
    """The article that a row of `current` holds. Raises RecordError if its text or its place is not what was kept."""
    if text_hash(row.text) != (row.kept_sha256 or row.text_sha256):
        raise RecordError(
            f"The text of article {row.id} is damaged.", "Restore the record from a backup, or read the coverage anew."
        )
    told = loads(row.known)
    place = {"source": row.source, "url": row.url, "path": row.path or None}
    if place != {name: told.get(name, value) for name, value in place.items()}:
        raise damaged()
    return article_from(told | place | {"id": row.id, "text": row.text, "text_sha256": row.text_sha256})


def reading_of(article: str, body: str | None) -> Reading:
    """The reading that a row holds. Raises RecordError if it is not there, or is that of another article."""
    reading = reading_from(loads(body)) if body is not None else None
    if reading is None or reading.article != article:
        raise damaged()
    return reading


def keepable(article: Article) -> None:
    """Raise Unreadable for text that no database keeps: NUL, lone surrogates."""
    try:
        dumps(article_json(article)).encode("utf-8")
    except UnicodeEncodeError:
        raise Unreadable("The text holds half a character (a lone surrogate).", "Decode the file anew.") from None
    if "\x00" in article.text:
        raise Unreadable("The text holds a NUL character.", "Convert the file to plain text.")


def there(db: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Whether the table holds this very row."""
    same = (table.c[name].is_(None) if value is None else table.c[name] == value for name, value in row.items())
    return db.execute(select(1).select_from(table).where(*same)).first() is not None


def put_article(db: Connection, article: Article) -> None:
    """Keep the text of an article, if it is not kept yet."""
    row = {name: getattr(article, name) for name in ("id", "text", "text_sha256", "source", "url")}
    db.execute(upsert(t.articles).values(row).on_conflict_do_nothing())


def put_reading(db: Connection, key: str, stamp: Stamp, article: str, reading: Reading | None) -> None:
    """Keep a reading under its key; what is kept stays as it is. Raises UnknownId if it is neither given nor kept."""
    if reading is not None:
        row = {
            "key": key,
            "article": article,
            "reader": stamp.reader,
            "lexicon": stamp.lexicon,
            "body": dumps(reading_json(reading)),
        }
        db.execute(upsert(t.readings).values(row).on_conflict_do_nothing())
    elif not there(db, t.readings, {"key": key}):
        raise UnknownId(f"No reading of article {article} is kept.", "Read the article first.")


def put_item(db: Connection, run: tuple[int, int], item: Item) -> None:
    """Log what became of something given to a run: (run, number of the item in it)."""
    row = {"run": run[0], "number": run[1], "path": item.path, "outcome": item.outcome, "article": item.article}
    put_row(db, t.run_items, row | {"reason": item.reason, "next_step": item.next_step}, ("run", "number"))


def put_row(db: Connection, table: Table, row: Mapping[str, Any], key: tuple[str, ...]) -> None:
    """Insert a row, or bring the one with the same `key` columns up to date."""
    rest = {name: value for name, value in row.items() if name not in key}
    db.execute(upsert(table).values(row).on_conflict_do_update(index_elements=list(key), set_=rest))


def changed(db: Connection, what: int = INPUTS) -> None:
    """Count that something has changed from which the lines follow, or another thing that is counted."""
    one = upsert(t.changes).values(id=what, number=1)
    db.execute(one.on_conflict_do_update(index_elements=["id"], set_={"number": t.changes.c.number + 1}))


def times_changed(db: Connection, what: int = INPUTS) -> int:
    """How often it has."""
    return int(db.execute(select(t.changes.c.number).where(t.changes.c.id == what)).scalar() or 0)
