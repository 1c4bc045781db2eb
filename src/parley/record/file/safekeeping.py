"""Backup and restore: a record copied while others work with it, and put back, never over another one unless that is asked for.

A backup is the record as it is at one moment, in one file without a log beside it. It appears under its name only when it is whole and has
been checked; so does a record that is restored.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from parley.errors import NewerRecord, NotARecord, RecordBusy, RecordError, UsageError
from parley.record.file.engine import WAIT, Sqlite, named_errors
from parley.record.file.schema import APPLICATION_ID, SCHEMA

__all__ = ["Copied", "back_up", "draft_of", "may_be_written", "restore"]

Copied = Callable[[int, int], None]
"""Called as a copy grows: pages that are left, pages in all."""

_PAGES = 2000
"""Pages copied at a time, between two calls of `Copied`."""


def back_up(record: Path, to: Path, sqlite: Sqlite, *, overwrite: bool = False, copied: Copied | None = None) -> None:
    """Copy the record as it is now into another file; those who write meanwhile go on, and what they write is not in it.

    Raises UsageError if the other file is there and may not be overwritten, RecordError if the record is damaged or the copy cannot be
    written.
    """
    may_be_written(to, record, overwrite=overwrite)
    with draft_of(to) as draft:
        _copy(record, draft, sqlite, copied)
        _check(draft, sqlite)
        draft.replace(to)


def restore(backup: Path, to: Path, sqlite: Sqlite, *, overwrite: bool = False, copied: Copied | None = None) -> None:
    """Put a record back from a backup. One of an older Parley is brought up to date when it is opened.

    Raises UsageError if there is no backup, or a record where it is to go and that may not be overwritten; NotARecord, NewerRecord,
    RecordError if the backup is something else, newer than this Parley or damaged; RecordBusy if somebody works with the record that is
    to be overwritten. In all these cases everything stays as it was.
    """
    if not backup.is_file():
        raise UsageError(f"There is no file {backup}.", "Give the file that parley backup wrote.")
    may_be_written(to, backup, overwrite=overwrite)
    _check(backup, sqlite)
    with draft_of(to) as draft:
        _copy(backup, draft, sqlite, copied)
        _check(draft, sqlite)
        if to.exists():
            _let_go(to, sqlite)
        draft.replace(to)


def may_be_written(path: Path, record: Path, *, overwrite: bool) -> None:
    """Raise UsageError if a file is there and may not be overwritten, is the record itself, or has no folder to stand in."""
    if path.exists() and record.exists() and path.samefile(record):
        raise UsageError(f"{path} is that record itself.", "Choose another name; --overwrite is for other files.")
    if path.exists() and not overwrite:
        raise UsageError(f"{path} is there already.", "Choose another name, or say --overwrite.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", "Make the folder first.")


@contextlib.contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """A name beside a file for what is to take its place; nothing is left of it if it does not."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield draft
    except OSError as error:
        raise RecordError(
            f"{path} cannot be written: {error.strerror}.", "Check the folder and the room on the disk."
        ) from error
    finally:
        _remove(draft)


def _remove(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)


_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is open."""


def _connect(path: Path, sqlite: Sqlite) -> Any:
    return sqlite.module.connect(str(path), timeout=WAIT, isolation_level=None)


def _copy(source: Path, to: Path, sqlite: Sqlite, copied: Copied | None) -> None:
    with (
        named_errors(source, sqlite.module.Error),
        closing(_connect(source, sqlite)) as old,
        closing(_connect(to, sqlite)) as new,
    ):
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on the moment is fixed
        old.backup(new, pages=_PAGES, progress=(lambda _, left, whole: copied(left, whole)) if copied else None)
        new.execute("PRAGMA journal_mode = DELETE")


def _check(path: Path, sqlite: Sqlite) -> None:
    """Raise NotARecord, NewerRecord, RecordError unless the file is a record that this Parley knows, and whole."""
    with named_errors(path, sqlite.module.Error), closing(_connect(path, sqlite)) as db:
        application, version = (
            db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if application != APPLICATION_ID:
            raise NotARecord(f"The file {path} is not a Parley record.", "Give a file that parley backup wrote.")
        if version > SCHEMA:
            raise NewerRecord(
                f"The record {path} has form {version}; this Parley knows forms up to {SCHEMA}.",
                "Install a newer parley-record.",
            )
        found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise RecordError(f"The record {path} is damaged: {found[0]}.", "Use another backup; nothing was overwritten.")


def _let_go(path: Path, sqlite: Sqlite) -> None:
    """Close the record that is to be overwritten: nobody works with it, and nothing lies beside it that SQLite would take for its log."""
    try:
        with closing(_connect(path, sqlite)) as db:
            db.execute("PRAGMA busy_timeout = 1000")
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
    except sqlite.module.Error as error:
        if "locked" in str(error) or "busy" in str(error):
            raise RecordBusy(
                f"Somebody works with {path}.", "Wait until it has ended, then run the same again."
            ) from error
        # What is too damaged to be opened can be overwritten as it is.
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
