"""The promise board, by fate; and the positions, actors against issues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from parley.desk.asked import Asked, Sifted, TheDesk, Word
from parley.desk.lists import Number, leaf
from parley.desk.sight import Sight
from parley.model import Line

__all__ = ["COLUMNS", "Matrix", "matrix", "router"]

router = APIRouter(default_response_class=HTMLResponse)

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "Open": ("open",),
    "Due, no report": ("due, no report",),
    "Kept": ("kept", "partly kept"),
    "Broken": ("broken",),
    "Refused or withdrawn": ("refused", "withdrawn"),
    "Lapsed": ("lapsed",),
}
"""The columns of the board, and the fates in each."""
_MOST: Final = 24
"""Commitments in one column of the board."""
_ALONE: Final = 90
"""Commitments on one page of a column that is shown alone."""
_ISSUES: Final = 14
_ACTORS: Final = 60


@router.get("/board")
def board(desk: TheDesk, asked: Asked, column: Word = "", page: Number = 1) -> HTMLResponse:
    """Every commitment that passes the filters, in the column of its fate; with `column` that one alone, page by page. Raises UsageError."""
    sight = desk.sight()
    lines = asked.lines(desk, sight, "commitments")
    columns = {name: [x for x in lines if (x.fate or "open") in fates] for name, fates in COLUMNS.items()}
    if column in columns:
        alone = leaf(columns[column], page, _ALONE)
        return desk.page("column.html", sight, column=column, leaf=alone, asked=Column(asked, column))
    return desk.page("board.html", sight, columns=columns, asked=asked, total=len(lines), most=_MOST)


@dataclass(frozen=True, slots=True)
class Column:
    """The filters of the board, and the one column that is shown."""

    asked: Sifted
    column: str

    def query(self, **more: Any) -> str:
        """The query string of both, with others laid over them."""
        return self.asked.query(column=self.column, **more)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who has a position on what: actors with most of them first, issues likewise; lines by actor and issue."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Line, ...]]
    left_out: int
    actors_left_out: int


def matrix(lines: Iterable[Line]) -> Matrix:
    """The matrix of some positions."""
    cells: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        cells[line.first("actor") or "", line.first("issue") or ""].append(line)
    actors = Counter(actor for actor, _ in cells)
    issues = Counter(issue for _, issue in cells)
    order = sorted(issues, key=lambda issue: (-issues[issue], issue))
    rows = sorted(actors, key=lambda actor: (-actors[actor], actor))
    shown = {pair: tuple(found) for pair, found in cells.items()}
    return Matrix(tuple(rows[:_ACTORS]), tuple(order[:_ISSUES]), shown, len(order[_ISSUES:]), len(rows[_ACTORS:]))


@router.get("/matrix")
def positions(desk: TheDesk, asked: Asked) -> HTMLResponse:
    """Who wants what on which issue. Raises UsageError."""
    sight: Sight = desk.sight()
    return desk.page("matrix.html", sight, matrix=matrix(asked.lines(desk, sight, "positions")), asked=asked)
