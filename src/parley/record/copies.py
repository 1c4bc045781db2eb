"""Which article is a copy of which: a pure function of the set of articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from parley.dates import bounds
from parley.model import Article

__all__ = ["copies"]


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """The original's id for each article that copies another: equal texts, the earliest known day first, then the smallest id.

    The order of the articles does not matter.
    """
    originals: dict[str, Article] = {}
    for article in sorted(articles, key=_age):
        originals.setdefault(article.text_sha256, article)
    found = ((a.id, originals[a.text_sha256].id) for a in articles)
    return {copy: original for copy, original in sorted(found) if copy != original}


def _age(article: Article) -> tuple[date, str]:
    edtf = article.published.edtf
    return (bounds(edtf).last if edtf else None) or date.max, article.id
