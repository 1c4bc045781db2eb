"""A copy beside what it copies: what it added and what it cut, word by word; a text that was retold, beside the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from parley.desk.asked import AnyId, TheDesk
from parley.errors import UnknownId
from parley.record.compare.words import fold
from parley.record.copies.differences import differences
from parley.record.copies.sketches import own_text

__all__ = ["lit", "router"]

router = APIRouter(default_response_class=HTMLResponse)
_WORD: Final = re.compile(r"[^\W_]+")
_MOST: Final = 40_000
"""So many characters of each of two retold texts are shown."""


@router.get("/articles/{article_id}/beside/{other_id}")
def beside(desk: TheDesk, article_id: AnyId, other_id: AnyId) -> HTMLResponse:
    """What an article changed of another. Raises UnknownId."""
    sight = desk.sight()
    known = sight.view.article
    if article_id not in known or other_id not in known or article_id == other_id:
        raise UnknownId("There are no two articles of these ids in the record.", "The articles stand under Articles.")
    copy, original = known[article_id], known[other_id]
    found = differences(copy, original)
    texts = (original, copy) if found.retold else ()
    return desk.page(
        "beside.html",
        sight,
        copy=copy,
        original=original,
        found=found,
        texts=[(a, list(lit(own_text(a)[:_MOST], found.names))) for a in texts],
    )


def lit(text: str, names: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, those that are one of these names or figures marked."""
    done = 0
    for word in _WORD.finditer(text):
        if (word[0][0].isupper() or word[0][0].isdigit()) and fold(word[0]) in names:
            yield text[done : word.start()], False
            yield word[0], True
            done = word.end()
    yield text[done:], False
