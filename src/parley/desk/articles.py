"""An article with every report in its place."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from parley.desk.asked import AnyId, TheDesk, Word
from parley.desk.texts import cut
from parley.errors import UnknownId
from parley.model import Reading, Report
from parley.record.decisions.fields import family_of

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse)
_MARKED = ("meetings", "statements", "commitments", "instruments", "incidents", "figures", "positions", "actors")


@router.get("/articles/{article_id}")
def article(
    desk: TheDesk, article_id: AnyId, at: Word = "", kinds: Annotated[str, Query(max_length=200)] = ""
) -> HTMLResponse:
    """The text with every report highlighted, what is known of the article and why, its copies. Raises UnknownId."""
    sight = desk.sight()
    found = sight.view.article.get(article_id)
    if found is None:
        raise UnknownId("No article of the record has this id.", "The articles stand under Articles.")
    reading = sight.view.reading[found.id]
    wanted = tuple(k for k in kinds.split(",") if k in _MARKED) or _MARKED
    marked = [r for r in _marked(reading) if family_of(r) in wanted]
    return desk.page(
        "article.html",
        sight,
        article=found,
        reading=reading,
        paragraphs=cut(found, marked),
        at=at,
        wanted=wanted,
        marked=_MARKED,
        numbers=Counter(family_of(r) for r in _marked(reading)),
        family_of=family_of,
    )


def _marked(reading: Reading) -> list[Report]:
    """The reports that are shown: those of the kinds of line, the rejected ones struck out among them."""
    return [r for family in _MARKED for r in getattr(reading, family)]
