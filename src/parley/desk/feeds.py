"""Feeds: what was told last in a list (Atom, RFC 4287), on the desk, and under a secret address for programs that cannot sign in.

A feed reader keeps no session. So a saved view can be given an address of its own: it holds a secret that nobody can guess, answers with
that one view and nothing else, and ends to be when it is revoked. For the rest the rules of the desk hold: it answers on this machine
alone, under its own names, and no other site may read it in a browser.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import parse_qs, quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Form, Path, Request
from starlette.responses import RedirectResponse, Response

from parley.desk.asked import Asked, Sifted, TheDesk
from parley.desk.desk import Desk
from parley.desk.sight import Sight
from parley.desk.words import KIND
from parley.errors import UnknownId, UsageError
from parley.evidence import digest
from parley.model import KINDS, Line

__all__ = ["router"]

router = APIRouter()
_MOST: Final = 100
"""Entries of a feed."""
_BYTES: Final = 24
"""Bytes of chance in a secret."""
Name = Annotated[str, Form(max_length=120)]
Token = Annotated[str, Path(max_length=100)]


@router.get("/feed/{kind}.atom")
def feed(desk: TheDesk, request: Request, kind: str, asked: Asked) -> Response:
    """What was told last in a list. Raises UnknownId, UsageError."""
    if kind not in KINDS:
        raise UnknownId("There is no such list.", "Start from the overview.")
    own = f"{quote(request.url.path)}{f'?{request.url.query}' if request.url.query else ''}"
    return _answer(desk, str(request.base_url).rstrip("/"), _Feed(KIND[kind].many, own, kind, asked))


@router.get("/feeds/{token}.atom")
def secret_feed(desk: TheDesk, request: Request, token: Token) -> Response:
    """The saved view behind a secret, without a session. Raises UnknownId."""
    with desk.asking() as record:
        found = record.feed_of(token)
    if found is None:
        raise UnknownId("There is no such feed, or it was revoked.", "Addresses of feeds stand under Saved views.")
    name, address = found
    kind, asked = list_at(address)
    return _answer(desk, str(request.base_url).rstrip("/"), _Feed(name, f"/feeds/{token}.atom", kind, asked))


@router.post("/views/feed")
def give(desk: TheDesk, name: Name) -> Response:
    """Give a saved view a secret address; one that it had is revoked. Raises UnknownId, UsageError."""
    with desk.asking() as record:
        list_at(record.views().get(name, ""))
        record.open_feed(name, secrets.token_urlsafe(_BYTES))
    return RedirectResponse("/views", 303)


@router.post("/views/feed/revoke")
def revoke(desk: TheDesk, name: Name) -> Response:
    """Revoke the secret address of a saved view."""
    with desk.asking() as record:
        record.close_feed(name)
    return RedirectResponse("/views", 303)


def list_at(address: str) -> tuple[str, Sifted]:
    """The kind of line that an address of the desk lists, and its filters. Raises UsageError if it lists none."""
    parts = urlsplit(address)
    kind = parts.path.removeprefix("/")
    if kind not in KINDS:
        raise UsageError("Only lists of lines can be read as a feed.", "Save the list of a kind, with its filters.")
    given = {name: values[0][:300] for name, values in parse_qs(parts.query).items()}
    known: dict[str, Any] = {n: given[n.rstrip("_")] for n in Sifted.__dataclass_fields__ if n.rstrip("_") in given}
    return kind, Sifted(**known)


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed is called, its own address, and the list that it is of."""

    title: str
    own: str
    kind: str
    asked: Sifted


def _answer(desk: Desk, here: str, feed: _Feed) -> Response:
    sight = desk.sight()
    dated = [(sight.last_told(line), line) for line in feed.asked.lines(desk, sight, feed.kind)]
    latest = sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True)[:_MOST]
    sight.bring(report for _, line in latest for report in line.reports[:1])
    entries = "".join(_entry(sight, here, day, line) for day, line in latest)
    newest = latest[0][0] if latest else "1970-01-01"
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{_xml(f'{feed.title} – {sight.title}')}</title><id>tag:parley,{digest(feed.kind, feed.asked.query())}</id>"
        f'<link rel="self" href={quoteattr(here + feed.own)}/>'
        f"<updated>{newest}T00:00:00Z</updated><generator>Parley</generator>{entries}</feed>\n"
    )
    return Response(body, media_type="application/atom+xml")


def _entry(sight: Sight, here: str, day: str, line: Line) -> str:
    told = sight.view.report.get(line.reports[0]) if line.reports else None
    words = told.evidence[0].words if told else ""
    author = ", ".join(line.tellers) or "unknown"
    return (
        f"<entry><title>{_xml(sight.headline(line))}</title><id>tag:parley,{line.id}</id><link href={quoteattr(here + sight.address(line.id))}/>"
        f'<updated>{day}T00:00:00Z</updated><author><name>{_xml(author)}</name></author><category term="{line.review}"/>'
        f'<content type="text">{_xml(words)}</content></entry>'
    )


def _xml(text: str) -> str:
    """Escaped, without what XML cannot hold."""
    return escape("".join(c if c in "\t\n\r" or c.isprintable() else " " for c in text))
