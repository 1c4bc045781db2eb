"""`parley export`: the record in other people's formats."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from parley.cli.options import AsOf, Output, RecordFile, day, opened, write_out

__all__ = ["add_to", "export_json"]


def add_to(app: typer.Typer) -> None:
    """Make the commands part of the app."""
    formats = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=_HELP)
    formats.command("json")(export_json)
    app.add_typer(formats, name="export")


_HELP = """Give the record away in another format.

\b
Example:
  parley export json -o record.json
"""


class Only(StrEnum):
    """What to export of the record."""

    confirmed = "confirmed"


def export_json(
    record: RecordFile = None,
    output: Output = None,
    as_of: AsOf = None,
    only: Annotated[
        Only | None, typer.Option("--only", help="Leave out what no person confirmed: for publication.")
    ] = None,
) -> None:
    """Export the whole record as JSON, format parley-record/1: articles with their readings, and the lines.

    Equal records give equal bytes. Everything that is not rejected is in it; with --only confirmed nothing but confirmed reports, the actors
    that they speak of, the lines that follow from them, and the articles that tell these.

    \b
    Examples:
      parley export json -o record.json
      parley export json --only confirmed -o published.json
      parley export json --record talks.db | jq '.lines.meetings | length'
    """  # noqa: D301
    with opened(record) as kept:
        view = kept.view(day(as_of), only="confirmed" if only else None)
    from parley.export.json import export_json as text_of  # noqa: PLC0415 - with the record

    write_out(text_of(view), output)
