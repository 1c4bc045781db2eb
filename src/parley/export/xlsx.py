"""Rows as an Excel workbook: every cell is text, none is a formula, no row is left out; a second sheet says what the columns hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import xlsxwriter

__all__ = ["CELL", "write_xlsx"]

CELL: Final = 32_767
"""Characters that a cell holds (Excel's own limit); of a longer text the beginning is written, with a mark."""
_ROWS: Final = 1_048_575
"""Rows of a sheet below its head; what is more goes on another sheet."""
_CUT: Final = " […]"


def write_xlsx(  # noqa: PLR0913, PLR0917 - each part of a workbook
    path: Path,
    title: str,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    codebook: Iterable[tuple[str, str]],
    about: Iterable[tuple[str, str]],
) -> None:
    """Write a workbook with the rows, their codebook, and what the workbook is `about`; memory does not grow with the rows."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        sheets = 1
        sheet = _sheet(book, title[:28], names, bold)
        n = 0
        for row in rows:
            if n == _ROWS:
                sheets += 1
                sheet, n = _sheet(book, f"{title[:24]} {sheets}", names, bold), 0
            n += 1
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(n, column, _fitting(text))
        _table(book, "Codebook", ("column", "what it holds"), codebook, bold)
        _table(book, "About", ("what", "value"), about, bold)


def _sheet(book: xlsxwriter.Workbook, name: str, names: Sequence[str], bold: object) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, text in enumerate(names):
        sheet.set_column(column, column, 48 if text in {"words", "content", "action", "what", "title"} else 16)
        sheet.write_string(0, column, text, bold)
    return sheet


def _table(
    book: xlsxwriter.Workbook, name: str, names: Sequence[str], rows: Iterable[Sequence[str]], bold: object
) -> None:
    sheet = _sheet(book, name, names, bold)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 110)
    for n, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            sheet.write_string(n, column, _fitting(text))


def _fitting(text: str) -> str:
    """The text as XML and Excel can hold it: what they cannot is shown by its number."""
    clean = "".join(
        c
        if c in "\t\n\r"
        or ((c.isprintable() or ord(c) >= 0xA0) and c not in "\ufffe\uffff" and not 0xD800 <= ord(c) < 0xE000)
        else f"\\x{ord(c):02x}"
        for c in text
    )
    return clean if len(clean) <= CELL else clean[: CELL - len(_CUT)] + _CUT
