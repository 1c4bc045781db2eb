"""Lists: the lines of a kind with filters in the address, articles, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Generic, TypeVar

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from parley.desk.asked import Asked, TheDesk, Word
from parley.errors import UnknownId
from parley.record import Filters, select_articles

__all__ = ["Leaf", "leaf", "router"]

router = APIRouter(default_response_class=HTMLResponse)
T = TypeVar("T")
PAGE: Final = 100
"""Rows on one page of a list."""
Number = Annotated[int, Query(ge=1, le=1_000_000)]


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its rows, its number from 1, how many pages there are, how many rows in all."""

    rows: Sequence[T]
    number: int
    pages: int
    total: int
    first: int


def leaf(rows: Sequence[T], number: int, size: int = PAGE) -> Leaf[T]:
    """The page of this number, or the last one."""
    pages = max(1, -(-len(rows) // size))
    number = min(number, pages)
    start = (number - 1) * size
    return Leaf(rows[start : start + size], number, pages, len(rows), start + 1)


@router.get("/articles")
def articles(desk: TheDesk, asked: Asked, page: Number = 1) -> HTMLResponse:
    """Every article, the latest first."""
    sight = desk.sight()
    given = {
        k: v.strip() or None
        for k, v in (
            ("by", asked.by or asked.source),
            ("since", asked.since),
            ("until", asked.until),
            ("text", asked.text),
        )
    }
    found = select_articles(sight.view, Filters(**given))
    dated = sorted(found, key=sight.day)
    return desk.page("articles.html", sight, leaf=leaf(dated, page), asked=asked)


@router.get("/sources")
def sources(desk: TheDesk) -> HTMLResponse:
    """The sources, with what each carried."""
    return desk.page("sources.html")


@router.get("/source")
def source(desk: TheDesk, name: Word = "") -> HTMLResponse:
    """One source: its articles, what it told first, what it copied and what was copied from it. Raises UnknownId."""
    sight = desk.sight()
    if name not in sight.sources:
        raise UnknownId(f"No article is from a source named {name!r}.", "The sources stand under Sources.")
    articles = sight.sources[name]
    ids = {a.id for a in articles}
    told = {line.id: line for a in articles for line in sight.told_by.get(a.id, ())}
    alone = [line for line in told.values() if line.tellers == (name,)]
    return desk.page("source.html", sight, name=name, articles=articles, ids=ids, told=told, alone=len(alone))
