"""Opening the record file: which SQLite runs, in which journal mode, and whether the file is a record at all.

SQLite 3.7.0 to 3.51.2 has a race in its write-ahead log that can lose commits when several processes write
(sqlite.org/wal.html, "the WAL-reset bug"); so the log is used from 3.51.3 on, and before it the slower, safe rollback journal.
The `pysqlite3` package brings such an SQLite where the interpreter's own is older. A log also wants shared memory, which a network
drive has not.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from parley.errors import NewerRecord, NotARecord, RecordBusy, RecordError, UsageError
from parley.record.file.schema import APPLICATION_ID, SCHEMA

__all__ = [
    "WAIT",
    "Sqlite",
    "choose_sqlite",
    "is_fixed",
    "named_errors",
    "on_network",
    "open_engine",
    "pragma",
    "sweep",
    "writer",
]

WAIT = 30.0
"""Seconds to wait for another writer before saying that the record is busy."""

_WAL_SAFE = (3, 51, 3)
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "glusterfs", "fuse.sshfs", "fuse.glusterfs"}
)
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -65536",  # KiB: with SQLite's own 2 MB nearly every look into the indexes of a large record reads the file
)
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Sqlite:
    """An SQLite library: the DB-API module that brings it, its version, and whether its write-ahead log is safe."""

    module: ModuleType
    version: tuple[int, int, int]

    @property
    def wal_safe(self) -> bool:
        """Whether several writers can share its write-ahead log without losing commits."""
        return self.version >= _WAL_SAFE


def choose_sqlite() -> Sqlite:
    """The safe one of `pysqlite3` and the interpreter's own; the interpreter's own if neither is."""
    with contextlib.suppress(ImportError):
        found = _sqlite(import_module("pysqlite3"))
        if found.wal_safe:
            return found
    return _sqlite(sqlite3)


def _sqlite(module: ModuleType) -> Sqlite:
    major, minor, patch = (int(part) for part in module.sqlite_version.split(".")[:3])
    return Sqlite(module, (major, minor, patch))


def open_engine(path: Path, *, create: bool, sqlite: Sqlite, wait: float = WAIT) -> Engine:
    """An engine on the record at `path`, its tables brought to today's form.

    Raises UsageError if there is no file and none is to be made, NotARecord if the file is something else, NewerRecord if a newer
    Parley wrote it, RecordBusy if another process keeps writing, RecordError if the file system refuses.
    """
    _look_at(path, create=create)
    connect = _connect_fixed if is_fixed(path) else _connect
    engine = create_engine(
        "sqlite://", module=sqlite.module, creator=lambda: connect(path, sqlite, wait), poolclass=QueuePool
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    try:
        with named_errors(path, sqlite.module.Error):
            _prepare(engine, path, sqlite)
    except BaseException:
        engine.dispose()
        raise
    return engine


def is_fixed(path: Path) -> bool:
    """Whether the file or its folder cannot be written: the record can still be asked."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _connect(path: Path, sqlite: Sqlite, wait: float) -> Any:
    return sqlite.module.connect(str(path), timeout=wait, check_same_thread=False)


def _connect_fixed(path: Path, sqlite: Sqlite, wait: float) -> Any:
    """Nobody here can write, so SQLite need not look out for writers, which takes files of its own beside the record."""
    place = f"file:{quote(str(path.resolve()))}?mode=ro"
    log = path.with_name(f"{path.name}-wal")
    still = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return sqlite.module.connect(place + still, uri=True, timeout=wait, check_same_thread=False)


def writer(engine: Engine) -> Engine:
    """The same engine, its transactions taking the write lock when they begin, so that they wait instead of failing half-way."""
    return engine.execution_options(parley_begin="BEGIN IMMEDIATE")


def _look_at(path: Path, *, create: bool) -> None:
    """Refuse what is certainly no record, before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        if not create:
            raise UsageError(
                f"There is no record at {path}.", f"Make one with: parley read SOURCE --record {path}"
            ) from None
        if not path.parent.is_dir():
            raise UsageError(f"There is no folder {path.parent} for the record.", "Make the folder first.") from None
        return
    except OSError as error:
        raise RecordError(
            f"The record {path} cannot be opened: {error.strerror}.", "Check the path and its permissions."
        ) from error
    if head != _MAGIC and (head or not create):
        raise _foreign(path)


def _foreign(path: Path) -> NotARecord:
    return NotARecord(f"The file {path} is not a Parley record.", "Give another file with --record.")


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("parley_begin", "BEGIN"))


def _prepare(engine: Engine, path: Path, sqlite: Sqlite) -> None:
    """Set the journal and bring an older form up to date. Raises RecordError if that must be written and cannot."""
    with engine.connect() as connection:
        version = _check(connection, path)
    if is_fixed(path):
        if version < SCHEMA:
            raise RecordError(
                f"The record {path} has an older form and cannot be written.", "Make it and its folder writable."
            )
        return
    _set_journal(engine, path, sqlite)
    if version < SCHEMA:
        with writer(engine).begin() as connection:
            if _check(connection, path) < SCHEMA:
                _upgrade(connection)


def _check(connection: Connection, path: Path) -> int:
    """The schema number of the file, 0 for an empty one. Raises NotARecord, NewerRecord."""
    application, version, tables = (
        connection.exec_driver_sql(sql).scalar_one()
        for sql in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    if application != APPLICATION_ID and (application or version or tables):
        raise _foreign(path)
    if version > SCHEMA:
        raise NewerRecord(
            f"The record {path} has form {version}; this Parley knows forms up to {SCHEMA}.",
            "Install a newer parley-record.",
        )
    return int(version)


def _upgrade(connection: Connection) -> None:
    from parley.record.file.migrations import upgrade  # noqa: PLC0415 - Alembic is slow to import and seldom needed

    upgrade(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _set_journal(engine: Engine, path: Path, sqlite: Sqlite) -> None:
    mode = "wal" if sqlite.wal_safe and not on_network(path) else "delete"
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        current = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        if current != mode:
            cursor.execute(f"PRAGMA journal_mode = {mode}")
    finally:
        connection.close()


def on_network(path: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether the file lies on a network drive, as far as the system tells (Linux; elsewhere False)."""
    try:
        rows = [line.split(" ") for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return False
    place = path.resolve()
    over = [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]
    inside = [(len(point), kind) for point, kind in over if place.is_relative_to(point)]
    return bool(inside) and max(inside)[1] in _NETWORK


@contextlib.contextmanager
def named_errors(path: Path, *kinds: type[BaseException]) -> Iterator[None]:
    """Turn what the database says into an error of Parley's that names the file and the next step.

    `kinds` are errors of the driver that may come without SQLAlchemy's wrapping.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise _damaged(path) from error
    except (DBAPIError, *kinds) as error:  # type: ignore[misc]
        raise _named(str(getattr(error, "orig", None) or error), path) from error


def _named(said: str, path: Path) -> RecordError:
    """The error of Parley that says what the database said, with the next step."""
    low = said.lower()
    if "locked" in low or "busy" in low:
        return RecordBusy(
            f"Another process is writing to {path}.", "Wait until it has finished, then run the same again."
        )
    if "not a database" in low:
        return _foreign(path)
    if "full" in low:
        return RecordError(
            f"There is no room left for {path}; all that was acknowledged is kept.",
            "Make room, then run the same again.",
        )
    if "readonly" in low or "read-only" in low:
        return RecordError(
            f"The record {path} is read-only.", "Make the file and its folder writable, or copy it elsewhere."
        )
    if any(word in low for word in ("malformed", "corrupt", "could not decode")):
        return _damaged(path)
    return RecordError(f"The record {path} cannot be used: {said}.", "Check the path, its permissions and the disk.")


def _damaged(path: Path) -> RecordError:
    return RecordError(
        f"The record {path} is damaged.", "Restore it from a backup, or read the coverage into a new record."
    )


def sweep(engine: Engine) -> None:
    """Rewrite the file so that nothing of what was deleted is left in it: indexes of words, unused pages, the write-ahead log.

    Raises RecordBusy if another process still reads older pages of it.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        indexes = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'"
        for (name,) in cursor.execute(indexes).fetchall():
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608 - a name of our own tables
        cursor.execute("VACUUM")
        if cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise RecordBusy(
                "What was removed is gone, but old pages of the file are in use by another process.",
                "Close what has the record open, then run the same again.",
            )
    finally:
        connection.close()


def pragma(engine: Engine, name: str) -> Any:
    """The value of one of SQLite's pragmas."""
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()
