"""What is still to be done with articles that came or changed: comparing their texts with others, putting them on the shelf."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from sqlalchemy import Connection, delete, literal, select
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.record.file import schema as t
from parley.record.file.rows import batched

__all__ = ["Task", "ask_for", "done", "pending"]

Task = Literal["compare", "shelve"]


def ask_for(db: Connection, task: Task, articles: Collection[str]) -> None:
    """Have this done with those of the articles that are there."""
    for part in batched(sorted(articles)):
        rows = select(literal(task), t.articles.c.id).where(t.articles.c.id.in_(part))
        db.execute(upsert(t.pending).from_select(["task", "article"], rows).on_conflict_do_nothing())


def done(db: Connection, task: Task, articles: Collection[str]) -> None:
    """Note that it was done, or need not be."""
    for part in batched(sorted(articles)):
        db.execute(delete(t.pending).where(t.pending.c.task == task, t.pending.c.article.in_(part)))


def pending(db: Connection, task: Task, among: Collection[str] | None = None) -> list[str]:
    """The ids of the articles with which it is to be done, or of those `among` these, in order."""
    waiting = select(t.pending.c.article).where(t.pending.c.task == task).order_by(t.pending.c.article)
    if among is None:
        return list(db.execute(waiting).scalars())
    parts = (waiting.where(t.pending.c.article.in_(part)) for part in batched(sorted(among)))
    return [article for part in parts for article in db.execute(part).scalars()]
