"""The negotiation at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk import timeline
from parley.desk.asked import Sifted, TheDesk, Word
from parley.desk.lists import Number, leaf
from parley.desk.rail import rails
from parley.desk.sight import Sight
from parley.model import KINDS, Line
from parley.record import by_date

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse)
_YEAR: Final = 365 * 24 * 3600


@router.get("/")
def overview(desk: TheDesk, request: Request, lanes: Word = "") -> Response:
    """Timeline, what calls for attention, open disagreements, what is new, how much is reviewed."""
    sight = desk.sight()
    with desk.asking() as record:
        run = record.last_run()
        seen = _seen(request, run)
        fresh = record.read_since(seen)
    lanes = lanes if lanes in timeline.CHOICES else timeline.CHOICES[0]
    drawing = timeline.draw(sight, lanes)
    answer = desk.page(
        "overview.html",
        sight,
        drawing=drawing,
        rails=rails(sight, drawing, lanes) if drawing else (),
        lanes=lanes,
        choices=timeline.CHOICES,
        alerts=sight.alerts,
        differ=_differ(sight),
        fresh=[card for i in fresh if (card := sight.view.cards.get(i)) is not None],
        new=_new(sight, fresh),
        sources=len(sight.sources),
        kinds=[kind for kind in KINDS if sight.counts[kind].total()],
    )
    answer.headers["set-cookie"] = _cookie(request, seen, run)
    return answer


@router.get("/alerts")
def alerts(desk: TheDesk, page: Number = 1) -> HTMLResponse:
    """Everything that calls for attention, the latest first."""
    sight = desk.sight()
    return desk.page("alerts.html", sight, leaf=leaf(sight.alerts, page), asked=Sifted())


@router.get("/new")
def new(desk: TheDesk, request: Request, page: Number = 1) -> HTMLResponse:
    """Every line that is new since the last visit, with the articles that were read since."""
    sight = desk.sight()
    with desk.asking() as record:
        fresh = record.read_since(_seen(request, record.last_run()))
    cards = [card for i in fresh if (card := sight.view.cards.get(i)) is not None]
    return desk.page("new.html", sight, leaf=leaf(_new(sight, fresh), page), cards=cards, asked=Sifted())


@router.post("/seen")
def mark_seen(desk: TheDesk, request: Request) -> Response:
    """Nothing is new any more."""
    with desk.asking() as record:
        run = record.last_run()
    return RedirectResponse("/", 303, {"set-cookie": _cookie(request, run, run)})


def _differ(sight: Sight) -> list[Line]:
    """The disagreements that nobody has settled, those of most independent tellers first."""
    found = [line for line in sight.by_kind["disagreements"] if line.review in {"machine", "disputed"}]
    return sorted(found, key=lambda line: (-line.independent, line.id))


def _new(sight: Sight, read: Iterable[str]) -> tuple[Line, ...]:
    """The lines that only articles read since then tell."""
    fresh, notes = frozenset(read), sight.view.notes
    told = {line.id: line for article in fresh for line in sight.lines_of(article)}
    new = [
        line
        for line in told.values()
        if line.kind not in {"actors", "processes"}
        and line.review != "rejected"
        and all(notes[r].article in fresh for r in line.reports if r in notes)
    ]
    return by_date(new)


def _name(request: Request) -> str:
    return f"{request.app.state.sessions.cookie}-seen"


def _seen(request: Request, run: int) -> int:
    """The last run that was over at the last visit; the browser remembers it. On a first visit nothing is new."""
    kept = request.cookies.get(_name(request), "").split(".")
    return min(int(kept[0]), run) if kept[0].isdecimal() and kept[0].isascii() and len(kept[0]) < 10 else run


def _cookie(request: Request, seen: int, run: int) -> str:
    return f"{_name(request)}={seen}.{run}; Path=/; HttpOnly; SameSite=Lax; Max-Age={_YEAR}"
