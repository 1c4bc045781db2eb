"""The promise board, by fate; and the positions, actors against issues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from parley.desk.asked import Asked, TheDesk
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
_ISSUES: Final = 14


@router.get("/board")
def board(desk: TheDesk, asked: Asked) -> HTMLResponse:
    """Every commitment that passes the filters, in the column of its fate. Raises UsageError."""
    sight = desk.sight()
    lines = asked.lines(desk, sight, "commitments")
    columns = {name: [x for x in lines if (x.fate or "open") in fates] for name, fates in COLUMNS.items()}
    return desk.page("board.html", sight, columns=columns, asked=asked, total=len(lines))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who has a position on what: actors with most of them first, issues likewise; lines by actor and issue."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Line, ...]]
    left_out: int


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
    return Matrix(tuple(rows), tuple(order[:_ISSUES]), shown, len(order[_ISSUES:]))


@router.get("/matrix")
def positions(desk: TheDesk, asked: Asked) -> HTMLResponse:
    """Who wants what on which issue. Raises UsageError."""
    sight: Sight = desk.sight()
    return desk.page("matrix.html", sight, matrix=matrix(asked.lines(desk, sight, "positions")), asked=asked)
