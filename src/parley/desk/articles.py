"""An article with every report in its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from parley.desk.asked import AnyId, TheDesk, Word
from parley.desk.correcting import known_of
from parley.desk.sight import Sight
from parley.desk.texts import cut
from parley.errors import UnknownId
from parley.model import Article, Reading, Report
from parley.record import Card
from parley.record.decisions.fields import family_of

__all__ = ["Kin", "kin", "router"]

router = APIRouter(default_response_class=HTMLResponse)
_KIN: Final = 60
"""So many articles of one tree of copies are named."""
_AROUND: Final = 40
"""So many articles before and after one are offered as copies."""
_MARKED: Final = ("meetings", "statements", "commitments", "instruments", "incidents", "figures", "positions", "actors")


@router.get("/articles/{article_id}")
def article(
    desk: TheDesk,
    article_id: AnyId,
    at: Word = "",
    kinds: Annotated[str, Query(max_length=200)] = "",
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
        blanks=known_of(found),
        fixed=sight.view.fixed.get(found.id),
        decided=sight.view.decided.get(found.id, ()),
        kin=kin(sight, found.id),
        near=_near(sight, found),
    )


@dataclass(frozen=True, slots=True)
class Kin:
    """An article among those that copy each other: at its depth, with the one that it copies."""

    card: Card
    depth: int
    of: Card | None


def kin(sight: Sight, article: str) -> tuple[Kin, ...]:
    """The whole tree of copies that an article stands in, each behind what it copies; nothing if it is alone."""
    root = sight.view.cards[article]
    while (above := sight.copied(root.id)) is not None:
        root = above
    found: list[Kin] = []
    waiting = [Kin(root, 0, None)]
    while waiting and len(found) < _KIN:
        found.append(one := waiting.pop())
        waiting += [Kin(card, one.depth + 1, one.card) for card in reversed(sight.copies_of(one.card.id))]
    return tuple(found) if len(found) > 1 else ()


def _near(sight: Sight, article: Article) -> tuple[Card, ...]:
    """The articles that were written next before and after one, to choose from."""
    dated = sight.index.dated
    at = bisect_left(dated, sight.index.days[article.id], key=lambda card: sight.index.days[card.id])
    return tuple(card for card in dated[max(0, at - _AROUND) : at + _AROUND] if card.id != article.id)


def _marked(reading: Reading) -> list[Report]:
    """The reports that are shown: those of the kinds of line, the rejected ones struck out among them."""
    return [r for family in _MARKED for r in getattr(reading, family)]
