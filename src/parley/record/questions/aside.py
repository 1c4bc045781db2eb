"""Where answers come from: the record's own tables, brought up to date, or tables beside it.

Those beside it are for a view of another day, and for a file that cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.pool import StaticPool

from parley.record.file import schema as t
from parley.record.file.derived import derived, put
from parley.record.file.engine import Sqlite
from parley.record.file.linebook import put_lines
from parley.record.file.shelf import known_articles, missing, put_on
from parley.record.file.store import Store
from parley.record.moment import is_fresh
from parley.record.questions.answers import Answers
from parley.record.view import View

__all__ = ["answers_aside", "answers_now"]

_AT_ONCE = 200
"""So many articles are shelved in one transaction, so that others who want to write wait only shortly."""


@contextmanager
def answers_now(
    store: Store, view: Callable[[], View], carry_on: Callable[[], bool], *, articles: bool = True
) -> Iterator[Answers]:
    """Answers of a record as it is now, about its lines alone or its `articles` too.

    Where the tables are not up to date they are made so by what was added alone (`carry_on`); its `view` is asked for if that cannot be.
    """
    if not is_fresh(store) and not carry_on():
        view()
    if not store.fixed:
        if articles:
            _shelve(store)
    elif not (is_fresh(store) and (not articles or _is_shelved(store))):
        with answers_aside(view(), store.sqlite) as answers:
            yield answers
        return
    yield Answers(store.asking)


def _is_shelved(store: Store) -> bool:
    with store.asking() as db:
        return not missing(db)


def _shelve(store: Store) -> None:
    """Put the articles that are not on the shelf there."""
    with store.asking() as db:
        ids = missing(db)
    for at in range(0, len(ids), _AT_ONCE):
        with store.writing() as db:
            put_on(db, known_articles(db, missing(db, ids[at : at + _AT_ONCE])))


@contextmanager
def answers_aside(view: View, sqlite: Sqlite) -> Iterator[Answers]:
    """Answers over one view, from tables in memory that last as long as the block."""
    engine = create_engine("sqlite://", module=sqlite.module, poolclass=StaticPool)
    try:
        with engine.begin() as db:
            t.metadata.create_all(db)
            _fill(db, view)
        yield Answers(engine.connect, lambda _, ids: [view.article[i] for i in ids])
    finally:
        engine.dispose()


def _fill(db: Connection, view: View) -> None:
    articles = [{n: getattr(a, n) for n in ("id", "text", "text_sha256", "source", "url")} for a in view.articles]
    if articles:
        db.execute(insert(t.articles), articles)
    put_lines(db, view.lines)
    put(db, derived(view, view.lines))
    put_on(db, view.articles)
