"""Rows on the terminal: a table that fits it, or a paragraph for each row where it is too narrow for one.

Lines break at spaces, and behind the slash of a date or an address. A cell that would take much room is cut short, with an ellipsis, unless all of it is asked for.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

__all__ = ["table"]

_GAP = 2
_LINES = 3
"""So many lines a cell takes at most."""
_WORD = 30
"""Longer words may be cut short, so that an address does not take the whole terminal."""
_WIDE = 80
"""No column is wider, unless all is asked for."""
_READABLE, _READABLE_WHOLE = 14, 40
"""A column of longer texts is at least as wide, in which they are cut short or shown whole, or the rows are told as paragraphs."""
_PIECE = re.compile(r"[^\s/]*/|[^\s/]+")
"""What stands together on a line."""
_PARAGRAPH = 200
"""So many characters of a cell are shown in a paragraph."""


class _Wrapper(textwrap.TextWrapper):
    """Breaks lines at spaces and behind slashes."""

    wordsep_simple_re = re.compile(r"(\s+|(?<=/)(?=\S))")


def table(out: Console, columns: Sequence[str], rows: Sequence[Sequence[str]], *, full: bool = False) -> None:
    """Print rows without the columns that are empty in all of them; with `full` nothing is cut short."""
    shown = [n for n in range(len(columns)) if any(row[n] for row in rows)]
    names, cells = [columns[n] for n in shown], [[row[n] for n in shown] for row in rows]
    widths = _widths(names, cells, out.width, full=full)
    if widths is None:
        for row in cells:
            out.print(Text(_paragraph(names, row, out.width, full=full)), no_wrap=True, overflow="ignore", crop=False)
        return
    _print(out, names, widths, style="bold", full=True)
    for row in cells:
        _print(out, row, widths, full=full)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int, *, full: bool) -> list[int] | None:
    """How wide each column is: as wide as it needs if there is room, else the room is shared out; None if there is too little of it."""
    each = [[name, *(row[n] for row in rows)] for n, name in enumerate(columns)]
    wide = room if full else _WIDE
    wanted = [min(max(map(cell_len, cells)), wide) for cells in each]
    widths = [
        min(max(cell_len(word) for cell in cells for word in _PIECE.findall(cell) or [""]), _WORD) for cells in each
    ]
    least = [
        max(width, min(want, _READABLE_WHOLE if full else _READABLE)) if want > _WORD else width
        for width, want in zip(widths, wanted, strict=True)
    ]
    left = room - sum(least) - _GAP * (len(columns) - 1)
    if left < 0:
        return None
    while left and (more := [n for n, width in enumerate(least) if width < wanted[n]]):
        least[min(more, key=lambda n: least[n])] += 1
        left -= 1
    return least


def _print(out: Console, row: Sequence[str], widths: Sequence[int], *, style: str = "", full: bool) -> None:
    cells = [_cell(cell, width, full=full) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (part + " " * (width - cell_len(part)) for part, width in zip(parts, widths, strict=True))
        line = (" " * _GAP).join(padded).rstrip()
        out.print(Text(line, style=style), no_wrap=True, overflow="ignore", crop=False)


def _cell(text: str, width: int, *, full: bool) -> list[str]:
    """The lines of a cell."""
    if not full:
        text = _PIECE.sub(lambda m: m[0] if cell_len(m[0]) <= width else f"{m[0][: width - 1]}…", text)
    lines = _Wrapper(width, break_on_hyphens=False).wrap(text) or [""]
    if len(lines) > _LINES and not full:
        lines = [*lines[: _LINES - 1], _ended(lines[_LINES - 1], width)]
    return lines


def _ended(line: str, width: int) -> str:
    """A line behind which something is left out, as much of it as leaves room for an ellipsis."""
    while cell_len(line) > width - 2 and " " in line:
        line = line.rpartition(" ")[0]
    return f"{line[: width - 1].rstrip(' ,;:–-')}…"


def _paragraph(columns: Sequence[str], row: Sequence[str], room: int, *, full: bool) -> str:
    """A row as `name: value; name: value`, behind the first of its cells."""
    told = [f"{name}: {_short(cell, full=full)}" for name, cell in list(zip(columns, row, strict=True))[1:] if cell]
    indent, apart = " " * _GAP, len(row[0]) > room // 3
    wrapper = _Wrapper(room, subsequent_indent=indent, break_on_hyphens=False, break_long_words=full)
    wrapper.initial_indent = indent if apart else f"{row[0]}{indent}"
    return (f"{row[0]}\n" if apart else "") + (wrapper.fill("; ".join(told)) or row[0])


def _short(text: str, *, full: bool) -> str:
    return text if full else textwrap.shorten(text, _PARAGRAPH, placeholder="…")
