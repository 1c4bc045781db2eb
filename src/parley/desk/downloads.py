"""A view of a list taken home: as CSV or as an Excel workbook, streamed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from parley.desk.asked import Asked, TheDesk
from parley.desk.desk import quality
from parley.desk.sight import Sight
from parley.desk.words import KIND, named
from parley.errors import UnknownId
from parley.export.csv import safe_cell
from parley.export.sheet import codebook, column_names, rows
from parley.export.xlsx import xlsx
from parley.model import KINDS, Line
from parley.record.questions.why import reports_of

__all__ = ["router"]

router = APIRouter()
_AT_ONCE: Final = 200
_AHEAD: Final = 40
"""Lines whose articles are fetched together."""
Plain = Annotated[bool, Query()]


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise UnknownId("There is no such list.", "Start from the overview.")
    return kind


def _as_file(kind: str, ending: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="parley-{kind}.{ending}"'}


@router.get("/download/{kind}.csv")
def as_csv(desk: TheDesk, kind: str, asked: Asked, exact: Plain = False) -> Response:  # noqa: FBT002 - a parameter of the address
    """Every row of a view, safe to open in a spreadsheet; with `exact` the very bytes, for programs. Raises UnknownId, UsageError."""
    sight = desk.sight()
    lines = asked.lines(desk, sight, _known(kind))
    told = rows(sight.view, _brought(sight, lines), kind, named)
    headers = _as_file(kind, "csv") | {"x-parley-cells": "exact" if exact else "spreadsheet-safe"}
    return StreamingResponse(
        _csv(column_names(kind), told, safe=not exact), media_type="text/csv; charset=utf-8", headers=headers
    )


def _brought(sight: Sight, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, the articles of the next few fetched before they are asked for."""
    for few in (lines[at : at + _AHEAD] for at in range(0, len(lines), _AHEAD)):
        sight.bring(report for line in few for report in reports_of(line))
        yield from few


def _csv(names: Sequence[str], told: Iterable[Sequence[str]], *, safe: bool) -> Iterator[str]:
    """The file in pieces; the spreadsheet flavour begins with the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    out.write("\ufeff" if safe else "")
    writer = csv.writer(out)
    writer.writerow(names)
    for n, row in enumerate(told, 1):
        writer.writerow([safe_cell(cell) for cell in row] if safe else row)
        if n % _AT_ONCE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


@router.get("/download/{kind}.xlsx")
def as_xlsx(desk: TheDesk, request: Request, kind: str, asked: Asked) -> Response:
    """Every row of a view as a workbook with its codebook, streamed. Raises UnknownId, UsageError."""
    sight = desk.sight()
    lines = asked.lines(desk, sight, _known(kind))
    told = rows(sight.view, _brought(sight, lines), kind, named)
    most = sum(1 + len(list(reports_of(line))) for line in lines)
    book = xlsx(KIND[kind].many, column_names(kind), told, codebook(kind), _about(sight, request, kind), most)
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return StreamingResponse(book, media_type=sheet, headers=_as_file(kind, "xlsx"))


def _about(sight: Sight, request: Request, kind: str) -> Iterator[tuple[str, str]]:
    view = sight.view
    yield "record", sight.title
    yield "view", f"{request.url.path.removeprefix('/download')}{f'?{request.url.query}' if request.url.query else ''}"
    yield "seen from", view.as_of or "no dated article"
    yield "parley", view.made_by.parley
    yield "reader", view.made_by.reader
    yield "measured", quality().in_words(*((kind,) if kind in quality().families else ()))
    yield from ((f"lines {review}", str(n)) for review, n in sight.reviews.items())
