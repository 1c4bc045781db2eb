"""The review queue: one line in its sentences, single keys, on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Depends, Query, Request
from rapidfuzz import fuzz, process
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk.asked import TheDesk, Word
from parley.desk.citing import citations
from parley.desk.editing import filled
from parley.desk.sight import Sight
from parley.model import KINDS, Decision, Line
from parley.record import Waiting
from parley.record.decisions.queue import queue
from parley.record.questions.why import sentence_around

__all__ = ["Wanted", "router"]

router = APIRouter(default_response_class=HTMLResponse)
_MONTH: Final = 30 * 24 * 3600
_SCREEN: Final = 20
"""Lines on one screen of the list, which bulk decisions are on."""
_GROUNDS: Final = 8
_BESIDE: Final = 2
"""So many tellings of a line stand beside it in the list."""
_SPLIT: Final = 40
"""So many of its reports are offered for splitting them off."""
_LIKE: Final = 12
"""So many other lines are offered for a merge."""


@dataclass(frozen=True)
class Wanted:
    """Which lines to review: of a kind, a source, with an actor, no surer than `below` percent, in which order."""

    kind: str = ""
    source: str = ""
    actor: str = ""
    below: int = 100
    order: str = ""

    def query(self, **more: object) -> str:
        """The query string of this, with `more`."""
        own = {
            "kind": self.kind,
            "source": self.source,
            "actor": self.actor,
            "below": "" if self.below == 100 else self.below,
            "order": self.order,
        }
        kept = {name: value for name, value in (own | more).items() if value not in {"", None}}
        return f"?{urlencode(kept)}" if kept else ""

    def passes(self, line: Line) -> bool:
        """Whether a line is among them."""
        source, actor = self.source.strip().casefold(), self.actor.strip().casefold()
        return (
            line.confidence * 100 <= self.below
            and (not source or any(source in teller.casefold() for teller in line.tellers))
            and (not actor or any(actor in v.value.casefold() for values in line.values.values() for v in values))
        )


def _wanted(
    kind: Word = "",
    source: Word = "",
    actor: Word = "",
    below: Annotated[int, Query(ge=0, le=100)] = 100,
    order: Word = "",
) -> Wanted:
    return Wanted(kind if kind in KINDS else "", source, actor, below, order if order == "sure" else "")


TheWanted = Annotated[Wanted, Depends(_wanted)]


@router.get("/review")
def review(  # noqa: PLR0913, PLR0917 - one parameter a part of the address
    desk: TheDesk,
    request: Request,
    wanted: TheWanted,
    at: Word = "",
    done: Annotated[int, Query(ge=0, le=2**53)] = 0,
    report: Word = "",
    look: Word = "",
) -> Response:
    """The line to decide on: the one asked for, the one where the last visit ended, or the first that waits.

    With `look` it is that very line, decided on or not; afterwards its page is shown again.
    """
    name = f"{request.app.state.sessions.cookie}-review"
    if not request.url.query and (left := _left(request.cookies.get(name, ""))):
        return RedirectResponse(f"/review?{left}", 303)
    sight = desk.sight()
    waiting = _waiting(sight, wanted)
    place = _place(sight, waiting, at, surest_first=wanted.order == "sure")
    looked = sight.view.line.get(look)
    line = looked or (waiting[place.number].line if waiting else None)
    answer = desk.page(
        "review.html",
        sight,
        wanted=wanted,
        waiting=waiting,
        place=place,
        line=line,
        looked=looked is not None,
        made=_decision(sight, done),
        **(_of(sight, line, report) if line else {}),
    )
    if looked is not None:
        return answer
    answer.set_cookie(
        name, wanted.query(at=line.id if line else None).lstrip("?"), max_age=_MONTH, httponly=True, samesite="lax"
    )
    return answer


def _waiting(sight: Sight, wanted: Wanted) -> Sequence[Waiting]:
    """What waits of that which is wanted, in its order; worked out once for each kind, as long as nothing is decided."""
    key = "queue", wanted.kind, wanted.order
    if key not in sight.made:
        kinds = (wanted.kind,) if wanted.kind else ()
        sight.made[key] = queue(sight.view, kinds, surest_first=wanted.order == "sure")
    return [w for w in sight.made[key] if wanted.passes(w.line)]


def _left(kept: str) -> str:
    """Where the last visit ended, as a query of ours; nothing if the cookie holds anything else."""
    known = {"kind", "source", "actor", "below", "order", "at"}
    found = {name: values[0] for name, values in parse_qs(kept[:2_000]).items() if name in known}
    return urlencode(found)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the queue we are: the number of the line, those before and after it."""

    number: int
    before: str | None
    after: str | None


def _place(sight: Sight, waiting: Sequence[Waiting], at: str, *, surest_first: bool) -> Place:
    """The place of the line that was asked for; where one waits no longer, that of the next one in order."""
    ids = [w.line.id for w in waiting]
    line = sight.view.line.get(at)
    if line is not None and line.id in ids:
        n = ids.index(line.id)
        return Place(n, ids[n - 1] if n else None, ids[n + 1] if n + 1 < len(ids) else None)
    if line is None or not waiting:
        return Place(0, None, ids[1] if len(ids) > 1 else None)
    sign = -1 if surest_first else 1
    key = (sign * line.confidence, line.id)
    n = next((n for n, w in enumerate(waiting) if (sign * w.line.confidence, w.line.id) > key), 0)
    return Place(n, ids[n - 1] if n else None, ids[n + 1] if n + 1 < len(ids) else None)


def _decision(sight: Sight, number: int) -> Decision | None:
    found = (r.decision for r in sight.view.ruled if r.decision.number == number and r.state != "undone")
    return next(found, None)


def _of(sight: Sight, line: Line, report: str) -> dict[str, Any]:
    told = sight.told(line)
    why = sight.why(line, told[:_SPLIT])
    chosen = report if report in line.reports else (told[0] if line.reports and told else "")
    known = sight.view.report.get(chosen)
    around = {g.report.id: _neighbours(g.article.text, g.evidence[0][1]) for g in why.grounds[:_GROUNDS]}
    return {
        "why": why,
        "told": told,
        "grounds": why.grounds[:_GROUNDS],
        "around": around,
        "cited": citations(sight, why),
        "decided": sight.view.decisions_on(line),
        "editing": known,
        "blanks": filled(sight.view, known) if known else (),
        "like": _like(sight, line) if line.reports else (),
    }


def _neighbours(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The sentences around a sentence: the one before and the one after, in the same paragraph or the next."""
    low, high = span
    before = sentence_around(text, max(0, low - 2), max(1, low - 1))[0] if low > 2 else low
    after = (
        sentence_around(text, min(high + 2, len(text) - 1), min(high + 3, len(text)))[1]
        if high + 3 < len(text)
        else high
    )
    return min(before, low), max(after, high)


def _like(sight: Sight, line: Line) -> tuple[Line, ...]:
    """Other lines of the kind that say something alike, the likest first."""
    others = {o.id: sight.headline(o) for o in sight.by_kind[line.kind] if o.id != line.id and o.review != "rejected"}
    scored = process.extract(sight.headline(line), others, scorer=fuzz.token_set_ratio, limit=_LIKE)
    return tuple(sight.own[i] for _, _, i in sorted(scored, key=lambda s: (-s[1], s[2])))


@router.get("/review/list")
def review_list(
    desk: TheDesk, wanted: TheWanted, page: Annotated[int, Query(ge=1, le=100_000)] = 1, done: int = 0
) -> HTMLResponse:
    """A screen of lines with their sentences, to be decided on together."""
    sight = desk.sight()
    waiting = _waiting(sight, wanted)
    pages = max(1, -(-len(waiting) // _SCREEN))
    number = min(page, pages)
    shown = waiting[(number - 1) * _SCREEN : number * _SCREEN]
    screen = [(w, sight.why(w.line, sight.told(w.line)[:_BESIDE])) for w in shown]
    return desk.page(
        "review_list.html",
        sight,
        wanted=wanted,
        screen=screen,
        number=number,
        pages=pages,
        total=len(waiting),
        made=_decision(sight, done),
    )


@router.get("/decisions")
def decisions(desk: TheDesk, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> HTMLResponse:
    """Every decision, the latest first, and what became of it."""
    sight = desk.sight()
    ruled = tuple(reversed(sight.view.ruled))
    pages = max(1, -(-len(ruled) // 100))
    number = min(page, pages)
    return desk.page(
        "decisions.html", sight, ruled=ruled[(number - 1) * 100 : number * 100], number=number, pages=pages
    )
