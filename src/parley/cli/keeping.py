"""`parley diff`: two states of a record beside each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import RecordFile, opened
from parley.cli.questions import SOMETHING, ExitCode, Form, Format, print_rows
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.record import Change, View

__all__ = ["add_to", "diff"]


def add_to(app: typer.Typer) -> None:
    """Make the commands part of the app."""
    app.command("diff")(diff)


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
    from parley.record import changes  # noqa: PLC0415 - the database is slow to import

    old, new = _views(before, after, record)
    found = changes(old.lines, new.lines)
    rows = [_row(old if change.how == "gone" else new, change) for change in found]
    print_rows(["how", "kind", "id", "line", "what changed"], rows, form)
    if exit_code and found:
        raise typer.Exit(SOMETHING)


def _views(before: str, after: str, record: Path | None) -> tuple[View, View]:
    """What A and B stand for."""
    from parley.dates import exact_day, is_edtf  # noqa: PLC0415 - kept with the commands that need it

    if all(is_edtf(one) and exact_day(one) for one in (before, after)):
        with opened(record) as kept:
            return kept.known_on(before), kept.known_on(after)
    for one in (before, after):
        if not Path(one).exists():
            raise UsageError(
                f"{one} is neither a day nor a record file.", "Give two days as YEAR-MONTH-DAY, or two files."
            )
    with opened(Path(before)) as old, opened(Path(after)) as new:
        return old.view(), new.view()


def _row(view: View, change: Change) -> list[str]:
    from parley.cli.lines import in_short  # noqa: PLC0415 - with the terminal

    return [change.how, change.kind, change.line.id, in_short(view, change.line), "; ".join(change.what)]
