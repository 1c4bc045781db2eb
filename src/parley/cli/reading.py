"""`parley read`: articles into the record."""

from __future__ import annotations

import contextlib
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.guarding import INTERRUPTED, TERMINATED, Terminated, ends_once
from parley.cli.options import Case, Jobs, RecordFile, chosen
from parley.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from parley.record import Change, Item
    from parley.run import Summary
    from parley.settings import Settings

__all__ = ["add_to", "read"]

_SHOWN = 3
"""So many files of one reason are named, the others counted."""

_CHANGES = 20
"""So many lines that another reader changed are shown."""


def add_to(app: typer.Typer) -> None:
    """Make the command part of the app."""
    app.command("read")(read)


def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files (text, Markdown, HTML, JSONL) and folders.")
    ],
    record: RecordFile = None,
    as_is: Annotated[bool, typer.Option("--as-is", help="Read page furniture (adverts, share buttons) too.")] = False,  # noqa: FBT002
    jobs: Jobs = None,
    case: Case = None,
) -> None:
    """Read articles into the record; what is there already is left as it is.

    Every article is kept as soon as it is read: stop at any moment and run the same again to go on. Exit codes: 0 all read or skipped
    for a reason, 3 some failed, 2 wrong usage, 130 and 143 interrupted.

    \b
    Examples:
      parley read coverage/
      parley read a.html b.txt --record talks.db
      parley read archive/ --jobs 4 --case talks.toml
    """  # noqa: D301
    if not all(source.strip() for source in sources):
        raise UsageError(
            "One of the sources is empty.", "Name files or folders; an unset variable gives an empty name."
        )
    if not any(source == "-" or _exists(source) for source in sources):
        raise UsageError(f"There is no file or folder {sources[0]!r}.", "Check the name.")
    want = chosen(record=record, case=case, jobs=jobs)
    done: list[Item] = []
    try:
        with ends_once(), _progress(sources) as step:

            def progress(item: Item) -> None:
                done.append(item)
                step(item)

            summary, (nameless, whole) = _run(sources, want, progress, as_is=as_is)
    except (KeyboardInterrupt, Terminated) as stop:
        typer.echo(f"Interrupted; {len(done)} of what was given is done and kept. Resume with: {_again()}", err=True)
        raise typer.Exit(TERMINATED if isinstance(stop, Terminated) else INTERRUPTED) from stop
    _show(summary, want.record)
    if 2 * nameless > whole:
        typer.echo(
            f"{nameless} of {whole} articles name no source: they count as one teller. State it in front matter, or beside a.txt in a.meta.json.",
            err=True,
        )
    raise typer.Exit(summary.exit_code)


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):  # a name longer than the system takes, or a NUL
        return False


def _run(
    sources: list[str], want: Settings, progress: Callable[[Item], None], *, as_is: bool
) -> tuple[Summary, tuple[int, int]]:
    """What became of everything given; and how many articles of the record name no source, of how many."""
    from parley import open_record  # noqa: PLC0415 - the database and the reader are slow to import
    from parley.run import read_into  # noqa: PLC0415

    now = datetime.now(UTC).isoformat(timespec="seconds")
    with open_record(want.record, create=True) as record:
        summary = read_into(record, *sources, jobs=want.jobs, as_is=as_is, case=want.case, progress=progress, at=now)
        return summary, record.store.sourceless()


def _again() -> str:
    return shlex.join(["parley", *sys.argv[1:]])


@contextlib.contextmanager
def _progress(sources: list[str]) -> Iterator[Callable[[Item], None]]:
    """A bar on the terminal; nothing at all in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    from parley.cli.terminal import console, printed  # noqa: PLC0415
    from parley.coverage import count  # noqa: PLC0415

    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console(err=True), transient=True) as bar:
        task = bar.add_task("reading", total=count(sources))

        def step(item: Item) -> None:
            bar.update(task, advance=1, description=printed(Path(item.path).name)[:30])

        yield step


def _show(summary: Summary, path: Path) -> None:
    from parley.cli.tables import table  # noqa: PLC0415
    from parley.cli.terminal import console, printed  # noqa: PLC0415

    out = console()
    known = f" ({summary.unchanged} of them known already)" if summary.unchanged else ""
    out.print(
        f"{summary.given} given: {summary.read} read{known}, {summary.skipped} skipped, {summary.failed} failed. Record: {path}",
        markup=False,
    )
    if rows := _remarks(summary.items):
        table(out, ["", "what", "why", "next step"], [[printed(cell) for cell in row] for row in rows], full=True)
    if summary.changes:
        _show_changes(out, summary.changes)


def _show_changes(out: Console, found: Sequence[Change]) -> None:
    """What another reader than the one before made of the lines: how many, and the first of them."""
    from parley.cli.lines import change_rows  # noqa: PLC0415
    from parley.cli.tables import table  # noqa: PLC0415
    from parley.cli.terminal import printed  # noqa: PLC0415

    counts = Counter(change.how for change in found)
    out.print(
        f"Read by another reader than before: {', '.join(f'{n} {how}' for how, n in sorted(counts.items()))} of the lines.",
        markup=False,
    )
    names, rows = change_rows(found[:_CHANGES])
    table(out, names, [[printed(cell) for cell in row] for row in rows])
    if len(found) > _CHANGES:
        out.print(f"… and {len(found) - _CHANGES} more. All of them: parley diff BACKUP RECORD", markup=False)


def _remarks(items: Iterable[Item]) -> list[list[str]]:
    """A row for what was not read, and for what was read with something changed or left aside; those of one reason stand in one row."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for item in items:
        if item.outcome != "unchanged" and (item.reason or item.outcome != "read"):
            alike.setdefault((item.outcome, item.reason, item.next_step), []).append(item.path)
    return [[outcome, _and_more(paths), reason, step] for (outcome, reason, step), paths in alike.items()]


def _and_more(paths: list[str]) -> str:
    shown = paths[:_SHOWN]
    return ", ".join(shown) + (f" and {len(paths) - len(shown)} more" if len(paths) > len(shown) else "")
