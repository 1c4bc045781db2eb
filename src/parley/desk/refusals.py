"""Errors as one shape: a status, what happened, what to do next; a page for people, the same three as JSON for programs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from parley.desk.bare import bare

__all__ = ["Refusal", "refusal_response"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is none: its HTTP status, and two sentences."""

    status: int
    what: str
    next_step: str = ""


def refusal_response(request: Request, refusal: Refusal) -> Response:
    """The refusal as a page, or as `{"error": {"status", "what", "next_step"}}` to whoever asks for JSON or for no page."""
    if "text/html" not in request.headers.get("accept", ""):
        body = {"status": refusal.status, "what": refusal.what, "next_step": refusal.next_step}
        return JSONResponse({"error": body}, refusal.status)
    words = f'<p>{escape(refusal.next_step)}</p>\n<p><a href="/">To the overview</a></p>'
    return HTMLResponse(bare(refusal.what, words, str(refusal.status)), refusal.status)
