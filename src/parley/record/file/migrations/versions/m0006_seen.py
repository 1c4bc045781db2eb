"""Which alerts somebody has been told of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Build the table of alerts that were seen."""
    op.create_table("seen", sa.Column("alert", sa.Text, primary_key=True))
