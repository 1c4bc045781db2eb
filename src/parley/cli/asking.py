"""`parley show`, `parley why`, `parley brief`: asking the record."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.cli.options import AsOf, Output, Process, RecordFile, day, opened, processes_named, write_out
from parley.cli.questions import Form, Format, Full, print_rows

__all__ = ["add_to", "brief", "show", "why"]


def _filter(name: str, text: str, metavar: str = "NAME") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(f"--{name}", metavar=metavar, help=text, show_default=False)
    return option


def add_to(app: typer.Typer) -> None:
    """Make the commands part of the app."""
    app.command("brief")(brief)
    app.command("show")(show)
    app.command("why")(why)


def brief(record: RecordFile = None, output: Output = None, process: Process = None, as_of: AsOf = None) -> None:
    """Tell the negotiation on one page: who, the meetings in order, what each side said and promised and what became of it.

    A record may hold several negotiations: the page says so, and --process tells one alone.

    \b
    Examples:
      parley brief
      parley brief --process orlava
      parley brief --as-of 2023-04-30 -o brief.md
    """  # noqa: D301
    with opened(record) as kept:
        view, meant = kept.view(day(as_of)), processes_named(kept, process, as_of)
    from parley.reading.measured import measured  # noqa: PLC0415 - with the record
    from parley.record.brief.brief import brief as page  # noqa: PLC0415 - with the record

    sets, floors = measured()
    quality = sets[0].in_words("meetings", "statements", "commitments")
    write_out(page(view, processes=meant, floor=floors, quality=quality), output)


def show(  # noqa: PLR0913, PLR0917 - one option a filter
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="articles, copies, or a kind of line: actors, meetings, statements …"),
    ],
    record: RecordFile = None,
    by: Annotated[
        str | None, _filter("by", "Who spoke, promised, acted, took part; those who speak for it included.")
    ] = None,
    with_: Annotated[str | None, _filter("with", "Who took part in a meeting or an instrument.")] = None,
    to: Annotated[str | None, _filter("to", "To whom it was said, promised or done.")] = None,
    place: Annotated[str | None, _filter("place", "Where.", "PLACE")] = None,
    since: Annotated[
        str | None, _filter("since", "Not wholly before this date (EDTF: 2016-08-26, 2016-08, 2016).", "DATE")
    ] = None,
    until: Annotated[str | None, _filter("until", "Not wholly after this date.", "DATE")] = None,
    review: Annotated[str | None, _filter("review", "machine, confirmed, disputed or rejected.", "STATE")] = None,
    fate: Annotated[
        str | None, _filter("fate", "What became of a commitment: open, kept, broken, lapsed …", "FATE")
    ] = None,
    text: Annotated[str | None, _filter("text", "Words in the line or in its evidence.", "WORDS")] = None,
    process: Process = None,
    as_of: AsOf = None,
    form: Form = Format.table,
    full: Full = False,  # noqa: FBT002
) -> None:
    """Show the lines of one kind, as a table, JSON or CSV (safe to open in a spreadsheet).

    Lines stand in the order of their dates, undated ones last. Names match in any case and by whole words: "haldric" finds Jonas Haldric.
    A table cuts long cells short; --full, or parley why on one line, shows all.

    \b
    Examples:
      parley show meetings --with dostan --since 2023-03
      parley show commitments --by orlava --fate open
      parley show commitments --fate "due, no report" --process orlava
      parley show statements --text truce --format csv > said.csv
    """  # noqa: D301
    from parley.cli.lines import article_rows, copy_rows, show_lines, show_rows  # noqa: PLC0415 - the terminal and the database
    from parley.export.csv import export_csv, rows_csv  # noqa: PLC0415
    from parley.export.json import lines_json, rows_json  # noqa: PLC0415
    from parley.record import Filters, by_date, select_articles  # noqa: PLC0415

    asked = {"by": by, "with_": with_, "to": to, "place": place, "since": since, "until": until, "review": review}
    asked |= {"fate": fate, "text": text, "process": process}
    if kind.strip().lower() in {"article", "articles"}:
        with opened(record) as kept:
            view = kept.view(day(as_of))
        names, rows = article_rows(view, select_articles(view, Filters(**asked)))
        texts = {Format.json: rows_json, Format.csv: rows_csv}
        write_out(texts[form](names, rows), None) if form in texts else show_rows(names, rows, full=full)
        return
    if kind.strip().lower() in {"copy", "copies"}:
        with opened(record) as kept:
            print_rows(*copy_rows(kept.copies()), form, full=full)
        return
    with opened(record) as kept:
        lines = by_date(kept.lines(kind, **asked, as_of=day(as_of)))  # type: ignore[arg-type]  # typer knows strings only
    if form is Format.json:
        write_out(lines_json(lines), None)
    elif form is Format.csv:
        write_out(export_csv(lines), None)
    else:
        show_lines(kind, lines, full=full)


def why(
    any_id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a line, a report or an article, or its first letters.")
    ],
    record: RecordFile = None,
    as_of: AsOf = None,
) -> None:
    """Show what a line stands on: each report, its evidence in its sentence, what made it, and other readings of the same words.

    Of an article it shows what is known of it, why it is dated as it is, and the lines that it tells.

    \b
    Examples:
      parley why m:05f5
      parley show commitments --by orlava   (the first column holds the ids)
    """  # noqa: D301
    with opened(record) as kept:
        view = kept.view(day(as_of))
    from parley.cli.lines import show_why  # noqa: PLC0415 - with the terminal
    from parley.record.questions.why import explain  # noqa: PLC0415 - with the record

    show_why(view, explain(view, any_id))
