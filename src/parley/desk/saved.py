"""Saved views: addresses of lists under names of one's own, kept in the record."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk.asked import Back, TheDesk, inside
from parley.errors import UsageError

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse)
Name = Annotated[str, Form(max_length=120)]


@router.get("/views")
def views(desk: TheDesk, request: Request) -> HTMLResponse:
    """The views that were saved."""
    with desk.asking() as record:
        kept, open_to = record.views(), record.feeds()
    here = str(request.base_url).rstrip("/")
    return desk.page("views.html", kept=kept, feeds={n: f"{here}/feeds/{token}.atom" for n, token in open_to.items()})


@router.post("/views")
def save(desk: TheDesk, name: Name, address: Back) -> Response:
    """Keep the address of a view. Raises UsageError."""
    where = inside(address)
    if not name.strip() or where == "/":
        raise UsageError("A view has a name and an address.", "Save it from a list.")
    with desk.asking() as record:
        record.save_view(name.strip(), where)
    return RedirectResponse("/views", 303)


@router.post("/views/drop")
def drop(desk: TheDesk, name: Name) -> Response:
    """Forget a view."""
    with desk.asking() as record:
        record.drop_view(name)
    return RedirectResponse("/views", 303)
