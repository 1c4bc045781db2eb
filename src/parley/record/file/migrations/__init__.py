"""The steps from an empty file to today's tables, in one transaction with the row that logs them."""

from __future__ import annotations

from importlib import resources

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

__all__ = ["upgrade"]


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the tables behind this connection to `revision`, inside the transaction that the caller has begun."""
    config = Config()
    with resources.as_file(resources.files(__package__)) as folder:
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
