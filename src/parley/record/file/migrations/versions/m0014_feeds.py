"""Secret addresses under which programs read saved views as feeds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Build the table of feeds."""
    op.create_table(
        "feeds", sa.Column("token", sa.Text, primary_key=True), sa.Column("view", sa.Text, nullable=False, unique=True)
    )
