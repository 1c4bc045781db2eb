"""Indexes by which the catalogue gives the newest lines, of a kind or of all, without sorting."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Build the indexes; the one over the kind alone is part of another now."""
    op.drop_index("ix_catalogue_kind", "catalogue")
    op.create_index("ix_catalogue_kind_first", "catalogue", ["kind", "first"])
    op.create_index("ix_catalogue_first", "catalogue", ["first"])
