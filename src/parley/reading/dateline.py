"""Datelines without a dash: the place in capitals with which a report opens, "ISLAMABAD: The two sides …"."""

from __future__ import annotations

import re
from typing import Final

from parley.model import Article, Span

__all__ = ["place_line"]

_PLACE: Final = re.compile(
    r"^(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019/-]+ ?){1,4}: ?(?=[A-Z\u201c\"\u2018\d])", re.MULTILINE
)
_SPEAKING: Final = frozenset({"transcript", "statement", "digest"})
"""Genres in which such words are labels: of turns, of topics."""


def place_line(article: Article) -> tuple[Span, ...]:
    """The range of the place before the first sentence, which is none of its words; () if lines open so again and again, as labels do."""
    if article.genre in _SPEAKING:
        return ()
    titled = len(article.title) if article.title and article.text.startswith(article.title) else 0
    found = [m.span() for m in _PLACE.finditer(article.text) if m.start() >= titled]
    return tuple(found) if len(found) == 1 else ()
