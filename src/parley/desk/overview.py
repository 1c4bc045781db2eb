"""The negotiation at a glance."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk import timeline
from parley.desk.asked import TheDesk
from parley.desk.sight import Sight
from parley.model import KINDS, Line
from parley.record import by_date
from parley.record.fold.told import source_name

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse)
_FRESH: Final = 400
"""So many articles are looked at for what is new."""
_YEAR: Final = 365 * 24 * 3600


@router.get("/")
def overview(desk: TheDesk, request: Request) -> Response:
    """Timeline, what calls for attention, open disagreements, what is new, how much is reviewed."""
    sight = desk.sight()
    with desk.asking() as record:
        alerts = record.alerts()
        run = record.last_run()
        seen = _seen(request, run)
        fresh = record.read_since(seen)
    drawing = timeline.draw(sight)
    differ = [line for line in sight.view.kind("disagreements") if line.review in {"machine", "disputed"}]
    answer = desk.page(
        "overview.html",
        sight,
        drawing=drawing,
        alerts=tuple(reversed(alerts)),
        differ=sorted(differ, key=lambda line: (-line.independent, line.id)),
        fresh=[a for i in fresh[:_FRESH] if (a := sight.view.article.get(i)) is not None],
        new=_new(sight, frozenset(fresh)),
        sources=len({source_name(a) for a in sight.view.articles}),
        kinds=[kind for kind in KINDS if sight.counts[kind].total()],
    )
    answer.headers["set-cookie"] = _cookie(request, seen, run)
    return answer


@router.post("/seen")
def mark_seen(desk: TheDesk, request: Request) -> Response:
    """Nothing is new any more."""
    with desk.asking() as record:
        run = record.last_run()
    return RedirectResponse("/", 303, {"set-cookie": _cookie(request, run, run)})


def _new(sight: Sight, fresh: frozenset[str]) -> tuple[Line, ...]:
    """The lines that only articles read since then tell."""
    report = sight.view.report
    told = {line.id: line for article in fresh for line in sight.told_by.get(article, ())}
    new = [
        line
        for line in told.values()
        if line.kind not in {"actors", "processes"}
        and line.review != "rejected"
        and all(report[r].evidence[0].article in fresh for r in line.reports if r in report)
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
