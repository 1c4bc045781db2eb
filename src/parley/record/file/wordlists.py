"""The full-text indexes of a record file, as SQLite builds them: FTS5 over the tables that questions ask.

The indexes hold no text of their own: that of an article stays in its row and comes back through the view `shelved`. Whoever puts rows into
the tables, or takes them out, tells the index in the same transaction (triggers would do, but older SQLite refuses them FTS5 where the
schema is not trusted).
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Select, func, insert, literal, select, table
from sqlalchemy import column as sql_column

__all__ = ["CATALOGUE", "SHELF", "STATEMENTS", "Words", "build_indexes"]

_TOKENS: Final = "tokenize='unicode61 remove_diacritics 2'"

STATEMENTS: Final = (
    f"""CREATE VIRTUAL TABLE catalogue_words USING fts5(
        words, who, whom, place, source, content='catalogue', content_rowid='number', {_TOKENS})""",
    """CREATE VIEW shelved AS
        SELECT number, article, text, title, shelf.source AS source, author FROM shelf JOIN articles ON articles.id = shelf.article""",
    f"""CREATE VIRTUAL TABLE shelf_words USING fts5(
        text, title, source, author, content='shelved', content_rowid='number', {_TOKENS})""",
)


def build_indexes(_target: object, connection: Connection, **_: Any) -> None:
    """Build them in a database that has the tables."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


class Words:
    """One index: `name` is that of its table, `content` the table or view that it takes the `columns` from, by its `number`."""

    def __init__(self, name: str, content: str, key: str, columns: tuple[str, ...]) -> None:
        self.name = name
        self._columns = columns
        self._content = table(content, *(sql_column(c) for c in ("number", key, *columns)))
        self._index = table(name, *(sql_column(c) for c in (name, "rowid", *columns)))
        self._key = key

    def last(self, db: Connection) -> int:
        """The highest number there is, so that what comes after it is new."""
        highest = select(func.coalesce(func.max(self._content.c.number), 0))
        return int(db.execute(highest).scalar_one())

    def add_after(self, db: Connection, number: int) -> None:
        """Index the rows that were put in with higher numbers."""
        rows = self._rows().where(self._content.c.number > number)
        db.execute(insert(self._index).from_select(["rowid", *self._columns], rows))

    def forget(self, db: Connection, keys: list[str]) -> None:
        """Take these rows out of the index, before they are taken out of the table."""
        gone = self._rows(literal("delete").label("told")).where(self._content.c[self._key].in_(keys))
        db.execute(insert(self._index).from_select([self.name, "rowid", *self._columns], gone))

    def forget_all(self, db: Connection) -> None:
        """Empty the index."""
        db.execute(insert(self._index).values({self.name: "delete-all"}))

    def _rows(self, *before: Any) -> Select[Any]:
        return select(*before, self._content.c.number, *(self._content.c[c] for c in self._columns))


CATALOGUE: Final = Words("catalogue_words", "catalogue", "line", ("words", "who", "whom", "place", "source"))
SHELF: Final = Words("shelf_words", "shelved", "article", ("text", "title", "source", "author"))
