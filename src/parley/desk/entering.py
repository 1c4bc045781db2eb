"""Being let in: the address with the one-time token leads to a button, and only the button opens the desk."""

from __future__ import annotations

from html import escape
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk.bare import bare
from parley.desk.refusals import Refusal, refusal_response
from parley.desk.safety import Sessions

__all__ = ["router"]

_YEAR: Final = 365 * 24 * 3600
router = APIRouter(default_response_class=HTMLResponse)

_BUTTON: Final = (
    '<form method="post" action="/enter"><input type="hidden" name="token" value="{token}">'
    '<button class="primary">Open the record</button></form>'
)


@router.get("/enter")
def door(token: Annotated[str, Query(max_length=100)] = "") -> HTMLResponse:
    """The button behind the address that `parley serve` prints. Opening it changes nothing yet."""
    script = '<script type="module" src="/static/enter.js"></script>'
    return HTMLResponse(bare("The desk is ready", _BUTTON.format(token=escape(token)), head=script))


@router.post("/enter")
def enter(request: Request, token: Annotated[str, Form(max_length=100)]) -> Response:
    """Exchange a one-time token for a session."""
    sessions: Sessions = request.app.state.sessions
    session = sessions.enter(token)
    if session is None:
        next_step = "A token opens the desk once. parley serve has printed a new address in its terminal."
        return refusal_response(request, Refusal(403, "This token is used up or never was one.", next_step))
    answer = RedirectResponse("/", 303, {"set-cookie": sessions.set_cookie(session)})
    _, dot, last = request.cookies.get(f"{sessions.cookie}-seen", "").partition(".")
    if dot and last.isdecimal():  # what the last visit saw is not new on this one
        answer.set_cookie(f"{sessions.cookie}-seen", f"{last}.{last}", max_age=_YEAR, httponly=True, samesite="lax")
    return answer
