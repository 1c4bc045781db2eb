"""The web application: the pages behind one door, and one shape for everything that goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from parley.desk import (
    adding,
    articles,
    beside,
    boards,
    correcting,
    deciding,
    downloads,
    entering,
    feeds,
    giving,
    lines,
    lists,
    overview,
    review,
    saved,
    searching,
)
from parley.desk.desk import Desk, static_folder
from parley.desk.opening import StillOpening, still_opening
from parley.desk.refusals import Refusal, refusal_response
from parley.desk.safety import Doorkeeper, Sessions, allowed_hosts
from parley.errors import ParleyError
from parley.record import Record

__all__ = ["make_app"]

_ROOMS: Final = (
    entering,
    overview,
    boards,
    downloads,
    feeds,
    adding,
    giving,
    saved,
    searching,
    review,
    deciding,
    correcting,
    beside,
    lists,
    articles,
    lines,
)
"""Where the pages are; a page named outright comes before one with a kind in its address."""


def make_app(  # noqa: PLR0913 - one keyword a choice
    record: Record,
    *,
    who: str,
    now: Callable[[], str],
    host: str = "127.0.0.1",
    port: int = 8321,
    told: Callable[[str], None] | None = None,
) -> FastAPI:
    """The desk over an open record, for a server on `host` and `port`. `told` is called with each new one-time token.

    `who` signs what is decided; `now` answers with the time as text. `app.state.sessions.token` is the token that lets the first one in.
    """
    app = FastAPI(
        title="Parley desk", docs_url=None, redoc_url=None, openapi_url="/openapi.json", redirect_slashes=False
    )
    app.state.desk = Desk.of(record, who, now)
    app.state.sessions = sessions = Sessions(f"parley-{port}", told)
    app.mount("/static", _Static(directory=static_folder()), name="static")
    for room in _ROOMS:
        app.include_router(room.router)
    app.add_exception_handler(StillOpening, still_opening)
    app.add_exception_handler(ParleyError, _named)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_middleware(Doorkeeper, hosts=allowed_hosts(host, port), sessions=sessions)
    return app


class _Static(StaticFiles):
    """Files whose address changes when they do, and which may therefore be kept."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file."""
        found = await super().get_response(path, scope)
        found.headers["cache-control"] = (
            "public, max-age=31536000, immutable" if b"v=" in scope["query_string"] else "no-cache"
        )
        return found


def _named(request: Request, error: Exception) -> Response:
    """An error that Parley knows: its own sentences, but for what the file system or the database said."""
    known = error if isinstance(error, ParleyError) else ParleyError("Something went wrong.")
    if known.http_status >= 500:
        return refusal_response(
            request, Refusal(known.http_status, type(known).__doc__ or "", "Look into it with: parley doctor")
        )
    return refusal_response(request, Refusal(known.http_status, known.what, known.next_step))


def _plain(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    what = {404: "There is no such page.", 405: "That cannot be done at this address."}.get(
        status, "The desk cannot answer that."
    )
    answer = refusal_response(request, Refusal(status, what, "Start from the overview."))
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _misread(request: Request, error: Exception) -> Response:
    wrong = error.errors()[0] if isinstance(error, RequestValidationError) and error.errors() else {}
    name = str(wrong.get("loc", ("", "request"))[-1])
    return refusal_response(
        request, Refusal(400, f"The desk cannot make sense of {name!r}.", f"{wrong.get('msg', '')}.".strip())
    )
