"""Saved views that programs may read: each under a secret of its own, which is forgotten when the view is, or when somebody says so."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from parley.record.file import schema as t

__all__ = ["close_feed", "feed_of", "feeds", "open_feed"]


def feeds(db: Connection) -> dict[str, str]:
    """The secrets by the names of their views."""
    return {row.view: row.token for row in db.execute(select(t.feeds).order_by(t.feeds.c.view))}


def feed_of(db: Connection, token: str) -> tuple[str, str] | None:
    """The name and the address of the view behind a secret; None if there is none."""
    asked = select(t.views.c.name, t.views.c.address).join(t.feeds, t.feeds.c.view == t.views.c.name)
    row = db.execute(asked.where(t.feeds.c.token == token)).first()
    return (row.name, row.address) if row is not None else None


def open_feed(db: Connection, view: str, token: str) -> bool:
    """Let a view be read under a secret, and no longer under another one; False if there is no such view."""
    close_feed(db, view)
    if db.execute(select(t.views.c.name).where(t.views.c.name == view)).first() is None:
        return False
    db.execute(insert(t.feeds).values(token=token, view=view))
    return True


def close_feed(db: Connection, view: str) -> None:
    """Let a view be read under no secret."""
    db.execute(delete(t.feeds).where(t.feeds.c.view == view))
