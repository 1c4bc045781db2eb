"""Errors as sentences, interruptions as exit codes: what stands around every command."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import typer
from typer.core import TyperGroup

from parley.errors import ParleyError

__all__ = ["Guarded", "Terminated", "ends_once", "let_go_of_stdout", "speak_utf8"]

INTERRUPTED, TERMINATED = 130, 143


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


class Guarded(TyperGroup):
    """A group of commands that speaks of errors in one sentence and a next step, on stderr, and leaves with their exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command asked for."""
        try:
            return super().invoke(ctx)
        except ParleyError as error:
            typer.echo(f"parley: {error}", err=True)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            _leave_at_once_when_asked_again()
            typer.echo("parley: Interrupted.", err=True)
            raise typer.Exit(INTERRUPTED) from error
        except Terminated as error:
            raise typer.Exit(TERMINATED) from error
        except BrokenPipeError as error:
            let_go_of_stdout(sys.stdout, broken=True)
            raise typer.Exit(0) from error


def speak_utf8(*streams: TextIO) -> None:
    """Write UTF-8 into files and pipes whatever the locale is; on a terminal, show what it cannot by its number."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


def let_go_of_stdout(stream: TextIO, *, broken: bool = False) -> None:
    """Write out what is left; if nobody reads any more (`parley show meetings | head`), end in silence."""
    try:
        if not broken:
            stream.flush()
    except BrokenPipeError:
        broken = True
    except ValueError:
        return
    if broken:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextlib.contextmanager
def ends_once() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end what runs inside so that the record is closed and the next step is told.

    Whoever presses Ctrl-C again while that happens wants to leave: the process ends at once and in silence; what was kept is kept.
    """

    def end(number: int, _frame: object) -> None:
        _leave_at_once_when_asked_again()
        raise KeyboardInterrupt if number == signal.SIGINT else Terminated

    try:
        before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not the main thread: the caller owns the signals
        yield
        return
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is end:  # not asked to end: the process goes on
            for number, handler in before.items():
                signal.signal(number, handler)


def _leave_at_once_when_asked_again() -> None:
    with contextlib.suppress(ValueError):  # not the main thread
        for number, code in ((signal.SIGINT, INTERRUPTED), (signal.SIGTERM, TERMINATED)):
            signal.signal(number, lambda *_, code=code: os._exit(code))
