"""Records that are shared without their texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make room for the hash of what is left of a text, and for the mark of such a record."""
    op.add_column("articles", sa.Column("kept_sha256", sa.Text))
    op.create_table(
        "sharing",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("context", sa.Integer, nullable=False),
    )
