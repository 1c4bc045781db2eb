"""`parley doctor`: what runs here, and how well it was measured to read."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley import __version__
from parley.cli.options import RecordFile, chosen
from parley.errors import ParleyError

if TYPE_CHECKING:
    from parley.record import Record

__all__ = ["add_to", "doctor"]

_SHOWN = 10
Deep = Annotated[bool, typer.Option("--deep", help="Look at every text, every reading and every cited word.")]

_PARTS = ("spacy", "onnxruntime", "tokenizers", "trafilatura", "sqlalchemy", "alembic", "typer")


def add_to(app: typer.Typer) -> None:
    """Make the command part of the app."""
    app.command("doctor")(doctor)


def doctor(
    record: RecordFile = None,
    deep: Deep = False,  # noqa: FBT002
) -> None:
    """Say what runs here: versions, the store's engine and journal, the desk, the reader and its measured quality, room on the disk.

    \b
    Examples:
      parley doctor
      parley doctor --record talks.db      look into the record too: damage, unfinished runs
      parley doctor --deep                 take the time to look at all that is in it
    """  # noqa: D301
    path = chosen(record=record).record
    sick = False
    for name, finding, well in (*_versions(), *_store(path, deep=deep), _desk(), *_model(), _disk(path)):
        typer.echo(f"{name:<12} {'' if well else '! '}{finding}")
        sick |= not well
    raise typer.Exit(1 if sick else 0)


Finding = tuple[str, str, bool]


def _versions() -> Iterator[Finding]:
    yield (
        "parley",
        f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        True,
    )
    for part in _PARTS:
        try:
            yield part, version(part), True
        except PackageNotFoundError:
            yield part, "missing; install parley-record again", False


def _store(path: Path, *, deep: bool) -> Iterator[Finding]:
    from parley.record.file.engine import choose_sqlite, on_network  # noqa: PLC0415 - the database is slow to import

    sqlite = choose_sqlite()
    number = ".".join(map(str, sqlite.version))
    if not sqlite.wal_safe:
        mode = "rollback journal, as its write-ahead log is not safe before 3.51.3 (pip install pysqlite3 brings a newer one)"
    else:
        mode = "rollback journal, as the record lies on a network drive" if on_network(path) else "write-ahead log"
    yield "store", f"SQLite {number} ({sqlite.module.__name__}); {mode}", True
    if path.exists():
        yield from _record(path, deep=deep)
    else:
        yield "record", f"none at {path} yet", True


def _record(path: Path, *, deep: bool) -> Iterator[Finding]:
    from parley import open_record  # noqa: PLC0415 - see above

    try:
        with open_record(path) as record:
            damage, unfinished = record.store.damage(), record.store.unfinished_runs()
            size = record.store.count()
            shared = ", shared without texts" if record.store.is_shared else ""
            yield "record", f"{path}: {size} articles, journal mode {record.store.journal}{shared}", True
            if damage:
                yield "", f"damaged: {damage[0]}", False
            elif deep:
                yield from _flaws(record)
    except ParleyError as error:
        yield "record", str(error), False
        return
    if unfinished:
        yield "", f"{unfinished} interrupted run(s): run the same again to finish", True


def _flaws(record: Record) -> Iterator[Finding]:
    from parley.record.file.soundness import flaws  # noqa: PLC0415 - see above

    found = list(flaws(record.store))
    if not found:
        yield "", "every text, reading and cited word is as it was put in", True
    for flaw in found[:_SHOWN]:
        yield "", flaw, False
    if len(found) > _SHOWN:
        yield "", f"and {len(found) - _SHOWN} more", False


def _desk() -> Finding:
    """Whether what npm brings was there when this was built."""
    bundled = (resources.files("parley.desk") / "static" / "built" / "d3.js").is_file()
    lacking = "works, without zoom by the mouse and typefaces of its own: npm was not there when Parley was installed"
    return "desk", "whole" if bundled else lacking, True


def _model() -> Iterator[Finding]:
    from parley.run import shipped_reader  # noqa: PLC0415 - spaCy is slow to import

    try:
        yield "reader", shipped_reader().version, True
    except ParleyError as error:
        yield "reader", str(error), False
    card = resources.files("parley.language") / "model_card.md"
    measured = list(_measured(card.read_text(encoding="utf-8"))) if card.is_file() else []
    if not measured:
        yield "", "it has no card: how well it reads is not known", False
    for row in measured:
        yield "", row, True
    from parley.reading.measured import measured as of_reports  # noqa: PLC0415 - with the reader

    for read in of_reports()[0]:
        yield (
            "reports",
            read.name + (", whose texts were not read while the readers were made" if read.blind else ""),
            True,
        )
        for row in read.rows():
            yield "", row, True


def _measured(card: str) -> Iterator[str]:
    """The rows of the card's tables that hold numbers, each number under its name."""
    names: list[str] = []
    for line in card.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            names = []
        elif not names:
            names = cells
        elif numbers := [
            f"{name} {cell}" for name, cell in zip(names[1:], cells[1:], strict=False) if cell[:1].isdecimal()
        ]:
            yield f"{cells[0]}: {', '.join(numbers)}"


def _disk(path: Path) -> Finding:
    folder = path.resolve().parent
    if not folder.is_dir():
        return "disk", f"there is no folder {folder}", False
    free = shutil.disk_usage(folder).free
    return "disk", f"{free / 1e9:.1f} GB free at {folder}", free > 200_000_000
