"""What follows from the readings: dates that the record tells, and the lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Build the tables that can always be derived again."""
    op.create_table(
        "dated",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("published", sa.Text, nullable=False),
        sa.Column("reading", sa.Text, sa.ForeignKey("readings.key"), nullable=False),
    )
    op.create_table(
        "fold",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
    )
    op.create_table(
        "lines",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
