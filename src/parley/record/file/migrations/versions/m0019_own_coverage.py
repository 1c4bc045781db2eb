"""Promises whose deadline has passed are judged as lines are made, by the articles of their own negotiation."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Let go of the coverage as a whole and of the deadlines."""
    op.drop_table("days")
    op.drop_table("coverage")
    op.drop_column("catalogue", "due")
