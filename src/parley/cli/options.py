"""Options that several commands share, and what follows from them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.errors import UsageError
from parley.settings import Settings, settings

if TYPE_CHECKING:
    from parley.record import Record

__all__ = [
    "AsOf",
    "Case",
    "Jobs",
    "Output",
    "Process",
    "RecordFile",
    "chosen",
    "day",
    "opened",
    "processes_named",
    "write_out",
]

RecordFile = Annotated[
    Path | None,
    typer.Option(
        "--record",
        "-r",
        metavar="FILE",
        help="The record file (else PARLEY_RECORD, parley.toml, parley.db).",
        show_default=False,
    ),
]
Case = Annotated[
    Path | None,
    typer.Option(
        "--case",
        metavar="FILE",
        help="Vocabulary of this negotiation, a TOML file (else PARLEY_CASE, else the one the record keeps).",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", help="Reading processes (else PARLEY_JOBS, 1).", show_default=False),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="See it as of this day: what was written later is not known (else the last dated day of the coverage).",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there instead of the terminal.", show_default=False),
]


Process = Annotated[
    str | None,
    typer.Option(
        "--process", metavar="PROCESS", help="The negotiation: its id, or words of its name.", show_default=False
    ),
]


def chosen(**flags: Any) -> Settings:
    """The settings in force under these flags."""
    return settings(flags, os.environ, Path.cwd())


def opened(record: Path | None) -> Record:
    """The record that is meant, which must exist."""
    from parley import open_record  # noqa: PLC0415 - the database is slow to import

    return open_record(chosen(record=record).record)


def processes_named(kept: Record, process: str | None, as_of: str | None) -> frozenset[str] | None:
    """The ids of the negotiations that are meant, None if all are. Raises UsageError if there is none of that name."""
    if process is None:
        return None
    found = frozenset(line.id for line in kept.lines("processes", process=process, as_of=day(as_of)))
    if not found:
        raise UsageError(f"No negotiation is called {process!r}.", "List them with: parley show processes")
    return found


def day(as_of: str | None, option: str = "--as-of") -> str | None:
    """An EDTF day as it was given. Raises UsageError for anything else."""
    from parley.dates import exact_day  # noqa: PLC0415 - kept with the commands that need it

    if as_of is not None and exact_day(as_of) is None:
        raise UsageError(f"{option} {as_of} is no day.", "Write it as YEAR-MONTH-DAY, for example 2016-09-12.")
    return as_of


def write_out(text: str, output: Path | None) -> None:
    """Print a text, or put it into a file as a whole: the file is there with all of it, or as it was before."""
    if output is None:
        typer.echo(text, nl=False)
        return
    draft = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(
            f"The file {output} cannot be written: {error.strerror}.", "Check the folder and its permissions."
        ) from error
