"""Lines as a table for a spreadsheet: one row a line, every value as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from parley.model import Line

__all__ = ["columns", "export_csv", "rows_csv", "safe_cell"]

_FIRST = ("id", "review", "fate")
_LAST = ("tellers", "independent", "confidence")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export_csv(lines: Iterable[Line]) -> str:
    """Lines as CSV (RFC 4180, CR LF); several values of one field stand in one cell, parted by " | "."""
    rows = list(lines)
    names = columns(rows)
    return rows_csv(names, ([_cell(line, name) for name in names] for line in rows))


def rows_csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of text as CSV under these names of columns."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def columns(lines: Sequence[Line]) -> list[str]:
    """The names of the columns that these lines fill, the same for the same lines."""
    fields = dict.fromkeys(name for line in lines for name in line.values)
    fated = any(line.fate for line in lines)
    return (
        [name for name in _FIRST if name != "fate" or fated]
        + [name for name in fields if name not in (*_FIRST, *_LAST)]
        + list(_LAST)
    )


def safe_cell(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: with an apostrophe before `= + - @`, tab, CR, LF and their wide forms."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(line: Line, name: str) -> str:
    if name == "tellers":
        return " | ".join(line.tellers)
    if name in line.values:
        return " | ".join(value.value for value in line.values[name])
    value = getattr(line, name, None)
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
