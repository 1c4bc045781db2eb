"""Texts are also found alike that say the same in other words."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Forget the sketches and the pairs, which the next fold makes anew; a record without its texts keeps those that it has."""
    db = op.get_bind()
    if db.exec_driver_sql("SELECT 1 FROM sharing").first() is None:
        for table in ("sketches", "runs_of_words", "formulas", "alike"):
            db.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names of ours
