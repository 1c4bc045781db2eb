"""Promises whose deadline has passed are judged when they are read, by how much was written when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make room for the deadline of an open promise and for the coverage; the next fold fills both."""
    op.add_column("catalogue", sa.Column("due", sa.Text))
    op.create_table(
        "coverage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("latest", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
