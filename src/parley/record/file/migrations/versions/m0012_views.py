"""Lists of the desk that somebody saved under a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Build the table of saved views."""
    op.create_table(
        "views", sa.Column("name", sa.Text, primary_key=True), sa.Column("address", sa.Text, nullable=False)
    )
