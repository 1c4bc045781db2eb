"""Search: what was typed, as the record understands it, and what answers to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from parley.desk.asked import TheDesk
from parley.model import Span
from parley.record import Hit
from parley.record.questions.why import sentence_around

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/search")
def search(
    desk: TheDesk,
    q: Annotated[str, Query(max_length=2_000)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 40,
) -> HTMLResponse:
    """Lines and articles that answer to words, "phrases", -not, OR and field:value; any text is a question."""
    with desk.asking() as record:
        sight = desk.sight()
        found = record.search(q, limit=limit)
    return desk.page("search.html", sight, q=q, found=found, limit=limit, pieces=pieces)


def pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The sentences of a hit in pieces, each with whether it is among the words that were looked for."""
    if hit.evidence is None or hit.article is None:
        return
    text = hit.article.text
    low, high = sentence_around(text, hit.evidence.start, hit.evidence.end)
    at = low
    for start, end in _apart(hit.marks, low, high):
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:high], False


def _apart(marks: tuple[Span, ...], low: int, high: int) -> Iterator[Span]:
    """The marks within these bounds, none over another."""
    at = low
    for start, end in sorted(marks):
        if at <= start < end <= high:
            yield start, end
            at = end
