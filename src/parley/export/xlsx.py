"""Rows as an Excel workbook: every cell is text, none is a formula, no row is left out; a second sheet says what the columns hold.

A workbook is a ZIP archive, and writers of workbooks finish theirs before they give it away. Here XlsxWriter makes one with heads, codebook
and formats but without rows, and the rows are put between as they come: whoever downloads a hundred thousand of them gets the first at
once, and neither memory nor a file grows with them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Final, cast
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

__all__ = ["CELL", "xlsx"]

CELL: Final = 32_767
"""Characters that a cell holds (Excel's own limit); of a longer text the beginning is written, with a mark."""
_ROWS: Final = 1_048_575
"""Rows of a sheet below its head; what is more goes on another sheet."""
_MANY: Final = 500_000
"""From so many rows on the archive is one for parts of more than two gigabytes, which older programs cannot read."""
_CUT: Final = " […]"
_AT_ONCE: Final = 100
"""Rows that are given away together."""
_END: Final = b"</sheetData>"
_SIZE: Final = re.compile(rb"<dimension [^>]*/>")
"""Where a sheet says how many rows it has; it need not, and the rows are not counted yet."""


def xlsx(  # noqa: PLR0913, PLR0917 - each part of a workbook
    title: str,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    codebook: Iterable[tuple[str, str]],
    about: Iterable[tuple[str, str]],
    most: int = 0,
) -> Iterator[bytes]:
    """The bytes of a workbook with the rows, their codebook, and what the workbook is `about`, in pieces.

    `most` is a number that the rows are no more than: where it is more than a sheet holds, there are several.
    """
    sheets = max(1, -(-most // _ROWS))
    left = iter(rows)
    out = _Outbox()
    with (
        zipfile.ZipFile(_frame(title, names, codebook, about, sheets)) as frame,
        zipfile.ZipFile(cast("IO[bytes]", out), "w", zipfile.ZIP_DEFLATED) as book,
    ):
        filled = {f"xl/worksheets/sheet{n + 1}.xml" for n in range(sheets)}
        for name in frame.namelist():
            part = frame.read(name)
            if name in filled:
                head, _, tail = part.partition(_END)
                with book.open(name, "w", force_zip64=most > _MANY) as sheet:
                    sheet.write(_SIZE.sub(b"", head))
                    for some in _pieces(islice(left, _ROWS)):
                        sheet.write(some)
                        yield out.taken()
                    sheet.write(_END + tail)
            else:
                book.writestr(name, part)
            yield out.taken()
    yield out.taken()


class _Outbox:
    """What an archive was written to since one looked last; it cannot be gone back in, and the archive knows."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """There is nothing to flush."""

    def taken(self) -> bytes:
        """The bytes since last time."""
        found, self._parts = b"".join(self._parts), []
        return found


def _pieces(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Rows as a sheet holds them, below its head."""
    told = enumerate(rows, 2)
    while some := list(islice(told, _AT_ONCE)):
        yield "".join(_row(n, row) for n, row in some).encode()


def _row(number: int, row: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{xl_col_to_name(column)}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(_fitting(text))}</t></is></c>'
        for column, text in enumerate(row)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def _frame(
    title: str, names: Sequence[str], codebook: Iterable[tuple[str, str]], about: Iterable[tuple[str, str]], sheets: int
) -> io.BytesIO:
    """A workbook without rows."""
    made = io.BytesIO()
    options = {
        "constant_memory": True,  # strings stand in their cells, not in a part of their own
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for n in range(sheets):
            _sheet(book, f"{title[:24]} {n + 1}" if n else title[:28], names, bold)
        _table(book, "Codebook", ("column", "what it holds"), codebook, bold)
        _table(book, "About", ("what", "value"), about, bold)
    return made


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
