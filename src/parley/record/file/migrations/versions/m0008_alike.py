"""Sketches of texts, and the pairs of texts that are alike."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Build the tables; the next fold fills them."""
    op.create_table(
        "sketches",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False, unique=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sample", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "runs_of_words",
        sa.Column("run", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sketch", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table("formulas", sa.Column("run", sa.Integer, primary_key=True, autoincrement=False))
    op.create_table(
        "alike",
        sa.Column("one", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True, index=True),
        sa.Column("shared", sa.Integer, nullable=False),
        sa.Column("shorter", sa.Integer, nullable=False),
    )
