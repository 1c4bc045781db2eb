"""`parley search`, `parley in-force`, `parley between`, `parley alerts`: what one wants to know of a negotiation."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import AsOf, Process, RecordFile, day, opened, processes_named, write_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parley.record.questions.alerts import Alert

__all__ = [
    "SOMETHING", "ExitCode", "Form", "Format", "Full", "add_to", "alerts", "between", "in_force", "print_rows", "search",
]  # fmt: skip

SOMETHING = 4
"""The exit code that says that there is something, where a script asked to be told."""


class Format(StrEnum):
    """How to print."""

    table = "table"
    json = "json"
    csv = "csv"


Form = Annotated[Format, typer.Option("--format", help="How to print.")]
Full = Annotated[
    bool, typer.Option("--full", help="Cut nothing short in a table. JSON and CSV always hold all.", show_default=False)
]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help=f"Leave with {SOMETHING} if there is anything, with 0 if there is nothing.")
]


def add_to(app: typer.Typer) -> None:
    """Make the commands part of the app."""
    app.command("search")(search)
    app.command("in-force")(in_force)
    app.command("between")(between)
    app.command("alerts")(alerts)


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help='Words, "phrases", -not, one OR another, and by: to: with: kind: place: source: since: …',
        ),
    ],
    record: RecordFile = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", min=1, help="So many lines and articles at most.")
    ] = 20,
    as_of: AsOf = None,
    form: Form = Format.table,
) -> None:
    """Search lines and articles for words, and show each with the words that it stands on.

    All words must be there; "a phrase" in its order; -word must not; OR stands between two of which one is enough. Fields narrow it: by, to,
    with, kind, place, source, process, review, fate, since, until, as in kind:meeting or by:"mara lind". Put the whole between quotation
    marks of the shell, and -- before what begins with a minus.

    \b
    Examples:
      parley search truce
      parley search 'truce -sluices kind:statement'
      parley search '"by the end of March" OR deadline by:orlava since:2023-03'
    """  # noqa: D301
    from parley.cli.answers import found_json, found_rows, show_found  # noqa: PLC0415 - the terminal and the database

    with opened(record) as kept:
        found = kept.search(" ".join(words), limit=limit, as_of=day(as_of))
    if form is Format.table:
        show_found(found)
    elif form is Format.json:
        write_out(found_json(found), None)
    else:
        print_rows(*found_rows(found), form)


def in_force(  # noqa: PLR0913, PLR0917 - one option a choice
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day (else that of --as-of).")] = None,
    record: RecordFile = None,
    process: Process = None,
    as_of: AsOf = None,
    form: Form = Format.table,
    full: Full = False,  # noqa: FBT002
) -> None:
    """Show what is told to be in force on a day: since when, until when, between whom or by whom adopted, what was extended, and who denies it.

    Each fact stands with the words that tell it and who tells them. Where tellers differ on a day the one that wrote last counts, and the
    others are shown as denying it. With --as-of only what had been written by then is known.

    \b
    Examples:
      parley in-force --on 2023-04-15
      parley in-force --on 2023-06-01 --as-of 2023-05-10 --format json
    """  # noqa: D301
    from parley.cli.answers import standing_json, standing_rows, standing_short  # noqa: PLC0415 - with the database

    with opened(record) as kept:
        chosen = day(on, "--on") or day(as_of) or kept.as_of
        found = kept.in_force(chosen, as_of=day(as_of)) if chosen else ()
        meant = processes_named(kept, process, as_of)
    found = tuple(stands for stands in found if meant is None or stands.course.process in meant)
    if form is Format.json:
        write_out(standing_json(found), None)
    else:
        short = form is Format.table and not full
        print_rows(
            *(standing_short(found) if short else standing_rows(found, folded=form is Format.table)), form, full=full
        )


def between(  # noqa: PLR0913, PLR0917 - one option a choice
    one: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, in any case; those who speak for it count.")],
    other: Annotated[str, typer.Argument(metavar="ACTOR", help="Another.")],
    record: RecordFile = None,
    as_of: AsOf = None,
    form: Form = Format.table,
    full: Full = False,  # noqa: FBT002
) -> None:
    """Show what passed between two: all in which both take part, be it meetings, sayings, promises, instruments or incidents, in the order of time.

    A truce or deal of which the coverage does not say between whom it is stands with them if it belongs to the negotiation of the two.

    \b
    Examples:
      parley between orlava kestria
      parley between dostan haldric --format csv > dealings.csv
    """  # noqa: D301
    from parley.cli.answers import dealing_rows  # noqa: PLC0415 - with the database
    from parley.export.json import lines_json  # noqa: PLC0415

    with opened(record) as kept:
        lines = kept.between(one, other, as_of=day(as_of))
    if form is Format.json:
        write_out(lines_json(lines), None)
    else:
        print_rows(*dealing_rows(lines), form, full=full)


def alerts(  # noqa: PLR0913, PLR0917 - one option a filter
    record: RecordFile = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what calls for attention from this day on.")
    ] = None,
    within: Annotated[
        int,
        typer.Option("--within", metavar="DAYS", min=0, help="Say that an instrument runs out so many days before."),
    ] = 7,
    new_only: Annotated[bool, typer.Option("--new-only", help="Leave out what --new-only has shown before.")] = False,  # noqa: FBT002
    exit_code: ExitCode = False,  # noqa: FBT002
    process: Process = None,
    as_of: AsOf = None,
    form: Form = Format.table,
    full: Full = False,  # noqa: FBT002
) -> None:
    """Show what calls for attention: deadlines passed or moved, promises denied, broken or renewed, instruments that run out, contradictions.

    Who says again what stands already gives no alert.

    All is judged on the last dated day of the coverage, or on --as-of. With --exit-code a script learns from the exit code whether there is
    anything: 4 if so, 0 if not; 1 and 2 are errors as always.

    \b
    Examples:
      parley alerts
      parley alerts --since 2023-05-01 --within 14 --as-of 2023-05-10
      parley alerts --new-only --exit-code || echo "look at the record"
    """  # noqa: D301
    from parley.cli.answers import alert_rows  # noqa: PLC0415 - with the database

    first = day(since, "--since")
    with opened(record) as kept:
        found = [a for a in kept.alerts(as_of=day(as_of), notice=within) if first is None or a.day >= first]
        meant = processes_named(kept, process, as_of)
        found = [alert for alert in found if meant is None or alert.line.process in meant]
        if new_only:
            found = _unseen(found, kept.mark_seen(a.id for a in found))
        view = kept.view(day(as_of))
    print_rows(*alert_rows(view, found), form, full=full)
    if exit_code and found:
        raise typer.Exit(SOMETHING)


def _unseen(found: Iterable[Alert], new: frozenset[str]) -> list[Alert]:
    return [alert for alert in found if alert.id in new]


def print_rows(names: Sequence[str], rows: Sequence[Sequence[str]], form: Format, *, full: bool = False) -> None:
    """Print rows in the format asked for; a table with all that its cells hold if `full`."""
    from parley.cli.lines import show_rows  # noqa: PLC0415 - with the terminal
    from parley.export.csv import rows_csv  # noqa: PLC0415
    from parley.export.json import rows_json  # noqa: PLC0415

    if form is Format.table:
        show_rows(list(names), [list(row) for row in rows], full=full)
    else:
        write_out((rows_json if form is Format.json else rows_csv)(names, rows), None)
