"""The articles as questions ask for them: put on the shelf when a search finds them missing there, taken off when something changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, select

from parley.model import Article, Published
from parley.record.file import schema as t
from parley.record.file.codec import decoded, from_json, loads
from parley.record.file.rows import article_of, current
from parley.record.file.wordlists import SHELF
from parley.record.questions.catalogue import span_of

__all__ = ["is_full", "known_articles", "missing", "put_on", "take_off"]


def is_full(db: Connection) -> bool:
    """Whether every article is on the shelf."""
    shelved, kept = (
        db.execute(select(func.count()).select_from(table)).scalar_one() for table in (t.shelf, t.articles)
    )
    return bool(shelved == kept)


def missing(db: Connection) -> list[str]:
    """The ids of the articles that are not on it."""
    kept = select(t.articles.c.id).where(t.articles.c.id.not_in(select(t.shelf.c.article)))
    return [row.id for row in db.execute(kept.order_by(t.articles.c.id))]


def known_articles(db: Connection, ids: Iterable[str]) -> list[Article]:
    """These articles, under the date that the record gives them."""
    wanted = sorted(ids)
    rows = db.execute(select(t.dated).where(t.dated.c.article.in_(wanted)))
    better = {row.article: decoded(from_json, Published, loads(row.published)) for row in rows}
    found = map(article_of, db.execute(current(wanted)))
    return [replace(a, published=better.get(a.id, a.published)) for a in found]


def put_on(db: Connection, articles: Iterable[Article]) -> None:
    """Put articles there as they are known now; none of them may be there yet."""
    rows = [_row(article) for article in articles]
    if rows:
        last = SHELF.last(db)
        db.execute(insert(t.shelf), rows)
        SHELF.add_after(db, last)


def take_off(db: Connection, ids: Iterable[str]) -> None:
    """Take articles off it: what is known of them has changed."""
    gone = sorted(ids)
    SHELF.forget(db, gone)
    db.execute(delete(t.shelf).where(t.shelf.c.article.in_(gone)))


def _row(article: Article) -> dict[str, str]:
    first, last = span_of(article.published.edtf)
    return {
        "article": article.id,
        "title": article.title or "",
        "source": "\n".join(filter(None, (article.source, article.taken_from))),
        "author": article.author or "",
        "first": first,
        "last": last,
    }
