"""The command `parley`: a few lines over the API for each thing it does. Heavy imports wait until a command needs them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from parley import __version__
from parley.cli import asking, deciding, giving, health, keeping, questions, reading, serving
from parley.cli.guarding import Guarded, let_go_of_stdout, speak_utf8

__all__ = ["app", "main"]

app = typer.Typer(
    name="parley",
    cls=Guarded,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - the signature of an option's callback
    if wanted:
        typer.echo(f"parley {__version__}")
        raise typer.Exit


@app.callback()
def _parley(
    version: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read the coverage of a negotiation and keep its record, every line on the words it came from.

    \b
    Examples:
      parley read coverage/            read a folder into parley.db
      parley brief                     the negotiation on one page
      parley show commitments --by orlava
      parley why c:6c0f                the words behind a line
      parley search '"silent guns" by:calloway'
      parley decide c:6c0f accept      your word on it, kept for ever
      parley serve                     all of it in your browser
    """  # noqa: D301 - \b keeps the lines apart


reading.add_to(app)
asking.add_to(app)
questions.add_to(app)
keeping.add_to(app)
deciding.add_to(app)
giving.add_to(app)
serving.add_to(app)
health.add_to(app)


def main() -> None:
    """Run the command line; leaves with the exit code that `docs/record.md` gives."""
    speak_utf8(sys.stdout, sys.stderr)
    try:
        app(prog_name="parley")
    finally:
        let_go_of_stdout(sys.stdout)
