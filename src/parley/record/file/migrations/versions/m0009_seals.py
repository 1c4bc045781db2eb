"""What is kept as JSON carries its checksum, so that a damaged letter is noticed."""

from __future__ import annotations

import zlib

from alembic import op

revision = "0009"
down_revision = "0008"

_COLUMNS = (
    ("readings", "body"),
    ("givings", "known"),
    ("dated", "published"),
    ("decisions", "body"),
    ("vocabulary", "text"),
)
_DERIVED = ("catalogue", "spells", "standings", "lines", "fold")


def upgrade() -> None:
    """Seal every row that was given or decided; what is derived is built anew."""
    db = op.get_bind()
    for table, column in _COLUMNS:
        last = 0
        while rows := _next(table, column, last):
            for number, text in rows:
                db.exec_driver_sql(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (_sealed(text), number))  # noqa: S608 - names of ours
            last = rows[-1][0]
    db.exec_driver_sql("INSERT INTO catalogue_words(catalogue_words) VALUES ('delete-all')")
    for table in _DERIVED:
        db.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names of ours


def _next(table: str, column: str, after: int) -> list[tuple[int, str]]:
    query = f"SELECT rowid, {column} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 500"  # noqa: S608 - names of ours
    return [(row[0], row[1]) for row in op.get_bind().exec_driver_sql(query, (after,))]


def _sealed(text: str) -> str:
    return f"{text}\n{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"
