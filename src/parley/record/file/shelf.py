"""The articles as questions ask for them: put on the shelf when a search finds them missing there, taken off when something changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from parley.model import Article, Decision, Published
from parley.record.decisions.articles import ARTICLES, fixed_articles
from parley.record.decisions.ruled import in_force
from parley.record.file import schema as t
from parley.record.file.codec import decoded, from_json, loads
from parley.record.file.pending import ask_for, done, pending
from parley.record.file.rows import article_of, current, decision_of, decisions_query
from parley.record.file.wordlists import SHELF
from parley.record.questions.catalogue import span_of

__all__ = ["known_articles", "missing", "put_on", "take_off"]


def missing(db: Connection, among: Collection[str] | None = None) -> list[str]:
    """The ids of the articles that are not on it, or of those `among` these."""
    return pending(db, "shelve", among)


def known_articles(db: Connection, ids: Iterable[str]) -> list[Article]:
    """These articles, under the date that the record gives them, as persons set them right."""
    wanted = sorted(ids)
    rows = db.execute(select(t.dated).where(t.dated.c.article.in_(wanted)))
    better = {row.article: decoded(from_json, Published, loads(row.published)) for row in rows}
    found = map(article_of, db.execute(current(wanted)))
    dated = [replace(a, published=better.get(a.id, a.published)) for a in found]
    fixed = fixed_articles(dated, _rulings(db, wanted))
    return [fixed[a.id].article if a.id in fixed else a for a in dated]


def _rulings(db: Connection, wanted: Collection[str]) -> list[Decision]:
    """The decisions in force that set articles right, without those on other articles that are still there."""
    verbs = decisions_query().where(t.decisions.c.verb.in_(("correct", "undo")))
    made = [decision_of(row) for row in db.execute(verbs)]
    force = in_force(made)
    ruled = [d for d in made if d.number in force and d.on and d.on[0].family == ARTICLES]
    named = {d.on[0].article for d in ruled}
    there = {row.id for row in db.execute(select(t.articles.c.id).where(t.articles.c.id.in_(sorted(named))))}
    return [d for d in ruled if d.on[0].article in wanted or d.on[0].article not in there]


def put_on(db: Connection, articles: Iterable[Article]) -> None:
    """Put articles there as they are known now; none of them may be there yet."""
    rows = [_row(article) for article in articles]
    if rows:
        last = SHELF.last(db)
        db.execute(insert(t.shelf), rows)
        SHELF.add_after(db, last)
        done(db, "shelve", [row["article"] for row in rows])


def take_off(db: Connection, ids: Iterable[str]) -> None:
    """Take articles off it: what is known of them has changed, and they are to be put there anew."""
    gone = sorted(ids)
    ask_for(db, "shelve", gone)
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
