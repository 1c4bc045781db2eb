"""What a person decides on the desk: each press of a button is one decision in the record's log, and can be undone."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk.asked import Back, TheDesk, inside
from parley.desk.desk import Desk
from parley.desk.editing import changed
from parley.errors import UsageError
from parley.model import Decision
from parley.record import Record
from parley.record.decisions.articles import ARTICLES

__all__ = ["Id", "Note", "done", "make", "router"]

router = APIRouter(default_response_class=HTMLResponse)
Id = Annotated[str, Form(max_length=300)]
Note = Annotated[str, Form(max_length=2_000)]
_PLAIN: Final = ("accept", "reject", "dispute", "unsure")
_MOST: Final = 100
"""So many lines can be decided on at once: no more than one page shows."""


def make(desk: Desk, record: Record, line: str, verb: str, *words: str, note: str) -> Decision:
    """Write down a decision on a line, a report or an article. Raises UnknownId, UsageError."""
    return record.decide(line, verb, *words, who=desk.who, at=desk.now(), note=note)


def done(back: str, made: list[Decision]) -> Response:
    """Back to the page, which is told the number of what was decided."""
    parts = urlsplit(inside(back))
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("done=")]
    query = "&".join([*kept, urlencode({"done": made[-1].number})] if made else kept)
    return RedirectResponse(
        f"{parts.path}{f'?{query}' if query else ''}{f'#{parts.fragment}' if parts.fragment else ''}", 303
    )


@router.post("/decide")
def decide(desk: TheDesk, line: Id, verb: Id, note: Note = "", back: Back = "/review") -> Response:
    """Accept, reject, dispute a line, or be unsure of it. Raises UnknownId, UsageError."""
    if verb not in _PLAIN:
        raise UsageError("That cannot be decided with one press.", f"Decide one of: {', '.join(_PLAIN)}.")
    with desk.asking() as record:
        return done(back, [make(desk, record, line, verb, note=note)])


@router.post("/decide/many")
def decide_many(
    desk: TheDesk, verb: Id, line: Annotated[list[str] | None, Form()] = None, note: Note = "", back: Back = "/review"
) -> Response:
    """The same on each line that is checked on the screen. Raises UnknownId, UsageError."""
    if verb not in _PLAIN or not line or len(line) > _MOST:
        raise UsageError("Nothing is checked, or more than a page holds.", "Check the lines that you have looked at.")
    with desk.asking() as record:
        known = record.window(wait=False).line
        wanted = list(dict.fromkeys(known[one].id for one in line if one in known))
        return done(back, list(record.decide_each(wanted, verb, who=desk.who, at=desk.now(), note=note)))


@router.post("/decide/merge")
def merge(desk: TheDesk, line: Id, other: Id, note: Note = "", back: Back = "/review") -> Response:
    """Make one line of two. Raises UnknownId, UsageError."""
    with desk.asking() as record:
        return done(back, [make(desk, record, line, "merge", other.strip(), note=note)])


@router.post("/decide/split")
def split(
    desk: TheDesk, report: Annotated[list[str] | None, Form()] = None, note: Note = "", back: Back = "/review"
) -> Response:
    """Take these reports out of their line, as one of their own. Raises UnknownId, UsageError."""
    if not report:
        raise UsageError("No report is checked.", "Check those that speak of something else.")
    with desk.asking() as record:
        return done(back, [make(desk, record, report[0], "split", *report[1:], note=note)])


@router.post("/decide/correct")
async def correct(desk: TheDesk, request: Request) -> Response:
    """Set right what was misread in one report: each field whose value is another than before. Raises UnknownId, UsageError."""
    form = {name: str(value) for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_correct, desk, form)


def _correct(desk: Desk, form: dict[str, str]) -> Response:
    report, note = form.get("report", ""), form.get("note", "")[:2_000]
    with desk.asking() as record:
        wanted = changed(record.window(wait=False), report, form)
        if not wanted:
            raise UsageError("No value is another than before.", "Change a value, or accept the line as it is.")
        made = [make(desk, record, report, "correct", name, value, note=note) for name, value in wanted.items()]
    return done(form.get("back", "/review"), made)


@router.post("/undo")
def undo(desk: TheDesk, number: Annotated[int | None, Form(ge=1, le=2**53)] = None, back: Back = "/review") -> Response:
    """Take back a decision, by default your last one. Raises UsageError."""
    with desk.asking() as record:
        made = record.undo(number, who=desk.who, at=desk.now())
        if _is_of_article(record, made):
            desk.settling.begin(reads=True)
    return done(back, [])


def _is_of_article(record: Record, made: Decision) -> bool:
    """Whether an undoing is, at its end, of what was set right of an article, which is then read again."""
    known = {r.decision.number: r.decision for r in record.window(wait=False).ruled}
    decision: Decision | None = made
    while decision is not None and decision.undoes:
        decision = known.get(decision.undoes)
    return decision is not None and decision.verb == "correct" and decision.on[0].family == ARTICLES
