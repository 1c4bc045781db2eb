"""Whose decision it is, when it is made, and why: what the commands that decide note with it."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from parley.cli.options import chosen
from parley.errors import UsageError

__all__ = ["By", "Note", "now", "signer"]

By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who decides (else PARLEY_BY, parley.toml, the name you are logged in by).",
        show_default=False,
    ),
]
Note = Annotated[str, typer.Option("--note", metavar="WORDS", help="Why, in your words.", show_default=False)]


def signer(by: str | None) -> str:
    """Who decides: as told, as set, else the user that the system knows. Raises UsageError if nobody is known."""
    named = chosen(by=by).by
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("It is not known who decides.", "Say whose decision it is with --by NAME.") from error


def now() -> str:
    """The time, as decisions and runs note it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
