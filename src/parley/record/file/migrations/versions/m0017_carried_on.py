"""Lines can be carried on by a process that did not make them; long lists of reports are kept in parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make room for what lines are carried on from and for parts of lists; the next fold fills both."""
    op.add_column("fold", sa.Column("mark", sa.Text))
    op.create_table(
        "same",
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("one", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
    )
    op.create_table(
        "rolls",
        sa.Column("line", sa.Text, sa.ForeignKey("lines.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column("reports", sa.Text, nullable=False),
    )
