"""Places are looked up: what was found where before."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Build the index."""
    op.create_index("ix_givings_path", "givings", ["path"])
