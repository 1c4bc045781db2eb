"""What is to be done with new articles is listed instead of looked for; the days of the coverage are kept by years."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """List what is to be done; the next fold fills in the days."""
    op.create_table(
        "pending",
        sa.Column("task", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
    )
    for task, table in (("compare", "sketches"), ("shelve", "shelf")):
        op.execute(
            f"INSERT INTO pending SELECT '{task}', id FROM articles WHERE id NOT IN (SELECT article FROM {table})"  # noqa: S608
        )
    op.create_table(
        "days",
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.execute("DELETE FROM fold")
