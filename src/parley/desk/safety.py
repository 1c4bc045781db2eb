"""What stands before every page: who may ask, from where, how much, and which headers every answer carries.

The desk is for one person on this machine. A page on the web that the person's browser also shows must neither read nor write here: the
Host header must be one of ours (against DNS rebinding, answer 421), unsafe requests must come from our own pages (Sec-Fetch-Site, else
Origin; 403), nothing is answered without a session (401), and no answer may run a script or be framed (Content-Security-Policy).
"""

from __future__ import annotations

import hmac
import logging
import secrets
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.desk.refusals import Refusal, refusal_response

__all__ = ["HEADERS", "MAX_BODY", "Doorkeeper", "Sessions", "allowed_hosts"]

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
MAX_BODY: Final = 64 * 1024 * 1024
"""Bytes of one request: what may be dropped at once."""
_MAX_ADDRESS: Final = 8_000
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN: Final = ("/static/", "/enter", "/feeds/")
"""What is answered without a session; an address of a feed holds a secret of its own (`feeds.py`)."""
_WEEK: Final = 7 * 24 * 3600


def allowed_hosts(host: str, port: int) -> frozenset[str]:
    """The values of Host under which the desk answers."""
    names = {host, "localhost"} if host in {"127.0.0.1", "::1"} else {host}
    shown = {f"[{name}]" if ":" in name else name for name in names}
    return frozenset({f"{name}:{port}" for name in shown} | (shown if port == 80 else set()))


class Sessions:
    """Who was let in: a one-time token is exchanged for a cookie; then there is a new token."""

    def __init__(self, cookie: str, told: Callable[[str], None] | None = None) -> None:
        self.cookie = cookie
        self.token = secrets.token_urlsafe(24)
        self._open: set[str] = set()
        self._told = told

    def enter(self, token: str) -> str | None:
        """The session for a token, which is good once; None for any other."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return None
        self.token = secrets.token_urlsafe(24)
        if self._told is not None:
            self._told(self.token)
        session = secrets.token_urlsafe(24)
        self._open.add(session)
        return session

    def knows(self, headers: Headers) -> bool:
        """Whether a request carries a session."""
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return morsel is not None and morsel.value in self._open

    def set_cookie(self, session: str) -> str:
        """The header that hands a session over."""
        return f"{self.cookie}={session}; Path=/; HttpOnly; SameSite=Lax; Max-Age={_WEEK}"


class Doorkeeper:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], sessions: Sessions) -> None:
        self.app, self.hosts, self.sessions = app, hosts, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal_response(Request(scope), refusal)(scope, receive, _with_headers(send))
            return
        try:
            await self.app(scope, _capped(receive), _with_headers(send))
        except Exception:
            logging.getLogger(__name__).exception("The desk broke at %s", scope["path"])
            broken = Refusal(
                500, "Something went wrong on the desk.", "Please report this as a defect; the terminal shows more."
            )
            await refusal_response(Request(scope), broken)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.hosts:
            return Refusal(
                421, "This desk does not answer under that name.", "Open the address that parley serve printed."
            )
        if len(scope.get("raw_path", b"")) + len(scope.get("query_string", b"")) > _MAX_ADDRESS:
            return Refusal(414, "The address is too long.", "Shorten what is asked for.")
        if (refused := self._crossing(scope["method"], headers)) is not None:
            return refused
        if int(length) > MAX_BODY if (length := headers.get("content-length", "0")).isdigit() else True:
            return Refusal(
                413, "That is more than the desk takes at once.", "Give it in smaller parts, or use: parley read FOLDER"
            )
        if not scope["path"].startswith(_OPEN) and not self.sessions.knows(headers):
            return Refusal(
                401,
                "You are not signed in at this desk.",
                "Open the address that parley serve printed in its terminal.",
            )
        return None

    def _crossing(self, method: str, headers: Headers) -> Refusal | None:
        """Refuse what does not come from our own pages: all writing, and everything but being opened by a link."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        ours = origin is not None and origin.partition("://")[2].lower() in self.hosts and origin.startswith("http://")
        # Under no-referrer a browser sends `Origin: null` even from our own pages; Sec-Fetch-Site, which no page can forge, then tells.
        fine = site == "same-origin" and (ours or origin in {None, "null"}) if site is not None else ours
        if method not in _SAFE:
            return (
                None
                if fine
                else Refusal(403, "This did not come from a page of the desk.", "Do it on the desk itself.")
            )
        opened = site in {None, "none", "same-origin"} or headers.get("sec-fetch-mode") == "navigate"
        return None if opened else Refusal(403, "Other sites may not read the desk.", "Open the desk itself.")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending


def _capped(receive: Receive) -> Receive:
    """The same body, as long as it is no longer than allowed; of a longer one the rest is not read."""
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > MAX_BODY else message

    return receiving
