"""The terminal: consoles that know pipes and NO_COLOR, and text from outside made safe to print."""

from __future__ import annotations

import os
import sys
import unicodedata

from rich.console import Console

__all__ = ["console", "printed"]

_PIPE_WIDTH = 160


class _Console(Console):
    """A console that says when nobody reads any more, instead of leaving by itself."""

    def on_broken_pipe(self) -> None:
        """Let the command end as it does for any closed pipe."""
        raise BrokenPipeError


def console(*, err: bool = False) -> Console:
    """The console; into a pipe it is 160 columns wide unless COLUMNS says otherwise, and without colour."""
    stream = sys.stderr if err else sys.stdout
    piped = not stream.isatty() and "COLUMNS" not in os.environ
    return _Console(file=stream, width=_PIPE_WIDTH if piped else None, highlight=False, soft_wrap=False)


def printed(text: str) -> str:
    """Text from outside as one line that cannot steer the terminal: control and direction characters are shown by their number."""
    flat = " ".join(text.split())
    if flat.isprintable():
        return flat
    return "".join(
        c
        if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or c in "\u200c\u200d"
        else f"\\u{ord(c):04x}"
        for c in flat
    )
