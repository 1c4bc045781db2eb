"""Adding a line that the machine missed: words of an article, a kind, and what they say."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.desk.asked import TheDesk, Word
from parley.desk.desk import Desk
from parley.desk.editing import blanks
from parley.errors import UnknownId, UsageError
from parley.evidence import cite
from parley.model import FAMILIES, KINDS, Article, Evidence
from parley.record.decisions.meant import words_meant

__all__ = ["ADDED", "router"]

router = APIRouter(default_response_class=HTMLResponse)
ADDED: Final = tuple(kind for kind in KINDS if kind in FAMILIES)
"""The kinds that a person can add."""
Place = Annotated[int, Query(ge=-1, le=10_000_000)]


def _selected(article: Article, start: int, end: int, words: str) -> Evidence:
    """The words that were selected: by their place, or found in the text. Raises UsageError."""
    if 0 <= start < end <= len(article.text) and article.text[start:end].strip():
        return cite(article, start, end)
    if not words.strip():
        raise UsageError(
            "No words are selected.", "Select the words of the article that say it, or copy them into the field."
        )
    return cite(article, *words_meant(article, words.strip()))


@router.get("/add")
def form(  # noqa: PLR0913, PLR0917 - one parameter a part of the address
    desk: TheDesk,
    article: Word,
    kind: Word = "commitments",
    start: Place = -1,
    end: Place = -1,
    words: Annotated[str, Query(max_length=6_000)] = "",
) -> HTMLResponse:
    """The form for a line on these words. Raises UnknownId, UsageError."""
    sight = desk.sight()
    found = sight.view.article.get(article)
    if found is None:
        raise UnknownId("No article of the record has this id.", "The articles stand under Articles.")
    if kind not in ADDED:
        raise UsageError("That kind of line cannot be added.", f"Add one of: {', '.join(ADDED)}.")
    evidence = _selected(found, start, end, words)
    actors = sorted({a.name for a in sight.view.reading[found.id].actors if a.review != "rejected"})
    return desk.page(
        "add.html", sight, article=found, evidence=evidence, kind=kind, kinds=ADDED, blanks=blanks(kind), actors=actors
    )


@router.post("/add")
async def add(desk: TheDesk, request: Request) -> Response:
    """Write the line down: a decision, which can be undone. Raises UnknownId, UsageError."""
    given = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_add, desk, given)


def _add(desk: Desk, given: dict[str, str]) -> Response:
    kind, article = given.get("kind", ""), given.get("article", "")
    places = [given.get(name, "") for name in ("start", "end")]
    if not all(p.isascii() and p.isdecimal() and len(p) < 9 for p in places):
        raise UsageError("No words are selected.", "Select the words of the article that say it.")
    start, end = map(int, places)
    fields = {n.removeprefix("f."): v.strip() for n, v in given.items() if n.startswith("f.") and v.strip()}
    with desk.asking() as record:
        known = record.window(wait=False).article.get(article)
        if known is None or not start < end <= len(known.text):
            raise UsageError("No words of that article are there.", "Select the words in the article.")
        made = record.add_report(
            kind, article, (start, end), fields, who=desk.who, at=desk.now(), note=given.get("note", "")[:2_000]
        )
        return RedirectResponse(desk.sight().address(made.on[0].report), 303)
