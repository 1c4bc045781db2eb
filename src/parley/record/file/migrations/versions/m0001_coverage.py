"""Articles, where they were found, their readings, the runs that read them, and their vocabulary."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Build the tables of what was given and read."""
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.Text, nullable=False, index=True),
        sa.Column("source", sa.Text),
        sa.Column("url", sa.Text),
    )
    op.create_table(
        "readings",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("lexicon", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "givings",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("known", sa.Text, nullable=False),
        sa.Column("reading", sa.Text, sa.ForeignKey("readings.key"), nullable=False),
        sa.Column("raw", sa.LargeBinary),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("at", sa.Text),
    )
    op.create_table(
        "run_items",
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("next_step", sa.Text),
    )
    op.create_table(
        "vocabulary",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
