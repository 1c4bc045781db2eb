"""`parley serve`: the desk."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from parley.cli.options import RecordFile, chosen
from parley.cli.signing import By, now, signer
from parley.errors import UsageError

__all__ = ["add_to", "serve"]

PORT = 8321


def add_to(app: typer.Typer) -> None:
    """Make the command part of the app."""
    app.command("serve")(serve)


def serve(
    record: RecordFile = None,
    port: Annotated[
        int, typer.Option("--port", "-p", min=1, max=65535, metavar="N", help="The port to answer on.")
    ] = PORT,
    by: By = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in your browser at once.")] = False,  # noqa: FBT002 - an option
) -> None:
    """Open the desk: the record in your browser, to read, check, correct and share. It answers to this machine alone.

    It prints an address with a token that lets one browser in, once; then it prints the next. Ctrl-C ends it; nothing is lost.

    \b
    Examples:
      parley serve
      parley serve --record talks.db --port 9000 --by "Ana Petrova"
    """  # noqa: D301
    import uvicorn  # noqa: PLC0415 - the web server is slow to import

    from parley import open_record  # noqa: PLC0415 - as is the database
    from parley.desk.app import make_app  # noqa: PLC0415

    want = chosen(record=record)
    with open_record(want.record, create=True) as kept:

        def tell(token: str) -> None:
            typer.echo(f"For another browser:  http://127.0.0.1:{port}/enter?token={token}")

        app = make_app(kept, who=signer(by), now=now, port=port, told=tell)
        address = f"http://127.0.0.1:{port}/enter?token={app.state.sessions.token}"
        app.state.desk.warm()
        typer.echo(f"The desk on {want.record} is open. In your browser:  {address}")
        if show:
            webbrowser.open(address)
        try:
            uvicorn.run(app, host="127.0.0.1", port=port, log_level="critical", access_log=False, server_header=False)
        except SystemExit as error:
            raise UsageError(
                f"Port {port} cannot be had.", "Another desk may be open there; give another --port."
            ) from error
