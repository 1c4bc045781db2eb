"""Errors as one shape: a status, what happened, what to do next; a page for people, the same three as JSON for programs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

__all__ = ["Refusal", "refusal_response"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is none: its HTTP status, and two sentences."""

    status: int
    what: str
    next_step: str = ""


_PAGE: Final = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{what} – Parley</title>
<link rel="stylesheet" href="/static/desk.css"><link rel="icon" href="/static/icon.svg" type="image/svg+xml"></head>
<body class="bare"><main id="main" class="refusal"><p class="status">{status}</p><h1>{what}</h1><p>{next_step}</p>
<p><a href="/">To the overview</a></p></main></body></html>
"""


def refusal_response(request: Request, refusal: Refusal) -> Response:
    """The refusal as a page, or as `{"error": {"status", "what", "next_step"}}` to whoever asks for JSON or for no page."""
    if "text/html" not in request.headers.get("accept", ""):
        body = {"status": refusal.status, "what": refusal.what, "next_step": refusal.next_step}
        return JSONResponse({"error": body}, refusal.status)
    page = _PAGE.format(status=refusal.status, what=escape(refusal.what), next_step=escape(refusal.next_step))
    return HTMLResponse(page, refusal.status)
