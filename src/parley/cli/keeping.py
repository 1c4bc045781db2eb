"""`parley diff`, `backup`, `restore`, `share`: states of a record beside each other, kept, put back and given away."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import RecordFile, chosen, opened
from parley.cli.questions import SOMETHING, ExitCode, Form, Format, print_rows
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.record import View

__all__ = ["add_to", "backup", "diff", "rebuild", "restore", "share"]

Overwrite = Annotated[bool, typer.Option("--overwrite", help="Put it in the place of a file that is there.")]

WithoutTexts = Annotated[bool, typer.Option("--without-texts", help="Leave out the articles' texts; it must be said.")]


def add_to(app: typer.Typer) -> None:
    """Make the commands part of the app."""
    app.command("diff")(diff)
    app.command("rebuild")(rebuild)
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("share")(share)


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A day (2023-04-01), or a record file.")],
    after: Annotated[str, typer.Argument(metavar="B", help="A later day, or another record file.")],
    record: RecordFile = None,
    exit_code: ExitCode = False,  # noqa: FBT002
    form: Form = Format.table,
) -> None:
    """Tell what is new, changed and gone from A to B, kind by kind.

    Of two days, only what may have been written by each is known on it; undated articles are known on both. Two files are compared as they are.

    \b
    Examples:
      parley diff 2023-04-01 2023-05-15
      parley diff last-week.db parley.db --format csv > changes.csv
    """  # noqa: D301
    from parley.cli.lines import change_rows  # noqa: PLC0415 - with the terminal
    from parley.record import changes  # noqa: PLC0415 - the database is slow to import

    old, new = _views(before, after, record)
    found = changes(old.lines, new.lines)
    print_rows(*change_rows(found), form)
    if exit_code and found:
        raise typer.Exit(SOMETHING)


def _views(before: str, after: str, record: Path | None) -> tuple[View, View]:
    """What A and B stand for."""
    from parley.dates import exact_day, is_edtf  # noqa: PLC0415 - kept with the commands that need it

    if all(is_edtf(one) and exact_day(one) for one in (before, after)):
        with opened(record) as kept:
            return kept.view(before), kept.view(after)
    for one in (before, after):
        if not Path(one).exists():
            raise UsageError(
                f"{one} is neither a day nor a record file.", "Give two days as YEAR-MONTH-DAY, or two files."
            )
    with opened(Path(before)) as old, opened(Path(after)) as new:
        return old.view(), new.view()


def rebuild(record: RecordFile = None) -> None:
    """Build all lines anew from articles, readings and decisions, and say whether they are those that were kept (exit code 1 if not).

    \b
    Examples:
      parley rebuild
      parley rebuild --record talks.db
    """  # noqa: D301
    with opened(record) as kept:
        before = kept.view().lines if kept.is_fresh() else None
        lines = kept.rebuild()
        made = f"{len(lines)} lines from {kept.store.count()} articles"
    if before is None:
        typer.echo(f"{made}, built anew; none were up to date before.")
    elif before == lines:
        typer.echo(f"{made}, built anew, are those that were kept.")
    else:
        old, new = ({line.id: line for line in found} for found in (before, lines))
        other = sum(old.get(i) != new.get(i) for i in old.keys() | new.keys())
        typer.echo(
            f"{made}, built anew, are not those that were kept: {other} differ. What was built anew is kept now."
        )
        raise typer.Exit(1)


def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    record: RecordFile = None,
    overwrite: Overwrite = False,  # noqa: FBT002
) -> None:
    """Copy the record as it is now into one file, whole and checked, while others may go on working with it.

    A file copied by other means may lack what was written last.

    \b
    Examples:
      parley backup parley-2023-05-29.db
      parley backup /media/stick/talks.db --record talks.db --overwrite
    """  # noqa: D301
    with opened(record) as kept, _pages("copying") as copied:
        kept.backup(to, overwrite=overwrite, copied=copied)
        typer.echo(f"{kept.path} is kept in {to}: {kept.store.count()} articles.")


def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="FILE", help="What parley backup wrote.")],
    record: RecordFile = None,
    overwrite: Overwrite = False,  # noqa: FBT002
) -> None:
    """Put the record back from a backup, once it has been checked; a record that is there stays unless --overwrite is said.

    \b
    Examples:
      parley restore parley-2023-05-29.db --record talks.db
      parley restore parley-2023-05-29.db --overwrite
    """  # noqa: D301
    from parley.record import restore as put_back  # noqa: PLC0415 - the database is slow to import
    from parley.record.file.engine import choose_sqlite  # noqa: PLC0415

    to = chosen(record=record).record
    with _pages("restoring") as copied:
        put_back(backup_file, to, choose_sqlite(), overwrite=overwrite, copied=copied)
    with opened(to) as kept:
        typer.echo(f"{to} is restored from {backup_file}: {kept.store.count()} articles.")


def share(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The record to write.")],
    record: RecordFile = None,
    without_texts: WithoutTexts = False,  # noqa: FBT002
    overwrite: Overwrite = False,  # noqa: FBT002
) -> None:
    """Write a record to give away without the texts of the articles: what is cited, at most 300 characters of context, and all lines.

    Hashes, addresses, decisions and the review are in it, raw pages and folders' names are not. It opens like any record; articles can't be
    added to it. To give away a record with its texts, use parley backup.

    \b
    Examples:
      parley share --without-texts -o talks-to-share.db
      parley brief --record talks-to-share.db
    """  # noqa: D301
    if not without_texts:
        raise UsageError(
            "A record is shared without the articles' texts.", "Say --without-texts, or use parley backup."
        )
    with opened(record) as kept:
        kept.share(output, overwrite=overwrite)
        typer.echo(f"{kept.path} can be shared as {output}: {kept.store.count()} articles without their texts.")


@contextlib.contextmanager
def _pages(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the terminal; nothing at all in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress  # noqa: PLC0415 - with the terminal

    from parley.cli.terminal import console  # noqa: PLC0415

    with Progress(console=console(err=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda left, whole: bar.update(task, total=whole, completed=whole - left)
