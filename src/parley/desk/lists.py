"""Lists: the lines of a kind with filters in the address, articles, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Generic, TypeVar

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from parley.desk.asked import Asked, Named, TheDesk, Word
from parley.desk.carrying import carriage, outlets
from parley.errors import UnknownId
from parley.record import Filters
from parley.record.questions.query import select_cards

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
    """Every article, in the order in which they were written."""
    sight = desk.sight()
    named = {"by": asked.by or asked.source, "since": asked.since, "until": asked.until}
    cards = select_cards(sight.index.dated, Filters(**{k: v.strip() or None for k, v in named.items()}))
    if asked.text.strip():
        with desk.asking() as record:
            wanted = record.articles_with(asked.text)
        cards = tuple(card for card in cards if card.id in wanted)
    return desk.page("articles.html", sight, leaf=leaf(cards, page), asked=asked)


@router.get("/sources")
def sources(desk: TheDesk) -> HTMLResponse:
    """The sources, with what each carried."""
    sight = desk.sight()
    return desk.page("sources.html", sight, outlets=outlets(sight))


@router.get("/source")
def source(desk: TheDesk, name: Word = "", page: Number = 1) -> HTMLResponse:
    """One source: its articles, what it told first, what it copied and what was copied from it. Raises UnknownId."""
    sight = desk.sight()
    if name not in sight.sources:
        raise UnknownId(f"No article is from a source named {name!r}.", "The sources stand under Sources.")
    carried = carriage(sight, name)
    return desk.page(
        "source.html", sight, name=name, carried=carried, leaf=leaf(carried.articles, page), asked=Named(name)
    )


@router.get("/source/lines")
def source_lines(desk: TheDesk, name: Word = "", what: Word = "alone", page: Number = 1) -> HTMLResponse:
    """The lines that a source told before anybody else (`what` is "first"), or that nobody else told. Raises UnknownId."""
    sight = desk.sight()
    if name not in sight.sources or what not in {"first", "alone"}:
        raise UnknownId("There is no such list.", "The sources stand under Sources.")
    found = carriage(sight, name)
    lines = found.first if what == "first" else found.alone
    return desk.page("source_lines.html", sight, name=name, what=what, leaf=leaf(lines, page), asked=Named(name, what))
