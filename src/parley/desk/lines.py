"""A line of the record and what it stands on; the lists of lines of a kind."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk import views
from parley.desk.asked import AnyId, Asked, Sifted, TheDesk
from parley.desk.citing import citations
from parley.desk.desk import Desk
from parley.desk.lists import Number, leaf
from parley.desk.sight import Sight
from parley.errors import UnknownId
from parley.model import KINDS
from parley.record import kind_named
from parley.record.questions.why import full_id

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse)
_GROUNDS: Final = 30
"""Reports whose words one page of a line shows."""


@router.get("/lines/{any_id}")
def line(desk: TheDesk, any_id: AnyId) -> Response:
    """The page of the line behind any id: its own, one of its reports', or the beginning of one. Raises UnknownId."""
    sight = desk.sight()
    return RedirectResponse(sight.address(full_id(sight.view, any_id.strip())), 303)


@router.get("/{kind}")
def lines(desk: TheDesk, kind: AnyId, asked: Asked, page: Number = 1) -> Response:
    """The lines of a kind that pass the filters of the address. Raises UnknownId, UsageError."""
    known = _kind(kind)
    sight = desk.sight()
    return _list(desk, sight, known, asked, page)


def _list(desk: Desk, sight: Sight, kind: str, asked: Sifted, page: int) -> HTMLResponse:
    found = asked.lines(desk, sight, kind)
    return desk.page("list.html", sight, kind=kind, leaf=leaf(found, page), asked=asked)


@router.get("/{kind}/{any_id}")
def one(desk: TheDesk, kind: AnyId, any_id: AnyId, page: Number = 1) -> Response:
    """A line: its values with who tells them, a page of the words that it stands on, the decisions on it. Raises UnknownId."""
    known = _kind(kind)
    sight = desk.sight()
    found = sight.view.line.get(any_id)
    if found is None:
        raise UnknownId("No line of the record has this id.", f"The lines of this kind stand under {known}.")
    if found.kind != known or found.id != any_id:
        return RedirectResponse(sight.address(found.id), 303)
    told = leaf(sight.told(found), page, _GROUNDS)
    why = sight.why(found, told.rows)
    return desk.page(
        "line.html",
        sight,
        line=found,
        why=why,
        told=told,
        asked=Sifted(),
        decided=sight.view.decisions_on(found),
        cited=citations(sight, why),
        **views.of(sight, found, why),
    )


def _kind(name: str) -> str:
    if name not in KINDS:
        raise UnknownId("There is no such page.", "Start from the overview.")
    return kind_named(name)
