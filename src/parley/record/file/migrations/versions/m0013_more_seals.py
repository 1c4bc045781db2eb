"""Who decided, what read and what is alike carry their checksums too."""

from __future__ import annotations

import zlib

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_COLUMNS = {"readings": ("reader", "lexicon"), "decisions": ("who", "at", "verb", "note")}
_DERIVED = ("sketches", "runs_of_words", "formulas")


def upgrade() -> None:
    """Seal the columns; the pairs of texts that are alike are found anew by the next fold."""
    db = op.get_bind()
    for table, columns in _COLUMNS.items():
        for column in columns:
            values = [row[0] for row in db.exec_driver_sql(f"SELECT DISTINCT {column} FROM {table}")]  # noqa: S608 - names of ours
            for value in values:
                if value is not None:
                    update = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"  # noqa: S608 - names of ours
                    db.exec_driver_sql(update, (_sealed(value), value))
    op.drop_table("alike")
    op.create_table(
        "alike",
        sa.Column("one", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True, index=True),
        sa.Column("shared", sa.Text, nullable=False),
        sa.Column("shorter", sa.Text, nullable=False),
    )
    for table in _DERIVED:
        db.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names of ours


def _sealed(text: str) -> str:
    return f"{text}\n{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"
