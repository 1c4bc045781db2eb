"""Which article is a copy of which: equal texts and edited republications. A pure function of the set of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from parley.dates import bounds
from parley.model import Article
from parley.record.compare.words import fold
from parley.record.copies.sketches import Alike, alike
from parley.record.fold.links import Links

__all__ = ["copies"]

_MOST = 0.5
"""The share of the shorter text that makes a copy; less is enough where the text names the other's source as its own."""


def copies(
    articles: Sequence[Article], pairs: Iterable[Alike] | None = None, ruled: Links | None = None
) -> dict[str, str]:
    """The original's id for each article that copies another: the one it shares most with among the earlier ones.

    Earlier is what was published earlier; where the dates leave it open, the one whose source the other credits, then the
    longer text, then the smaller id. `pairs` are those whose texts are alike, if they are known already; `ruled` is what persons ruled on which
    articles are copies of each other. The order of the articles does not matter.
    """
    ruled = ruled or Links()
    known = {a.id: a for a in sorted(articles, key=lambda a: a.id)}
    best: dict[str, tuple[int, str]] = {}
    for pair in sorted(alike(tuple(known.values())) if pairs is None else pairs):
        one, other = known.get(pair.one), known.get(pair.other)
        if one and other and _is_copy(one, other, pair) and not ruled.apart([one.id], [other.id]):
            original, copy = _in_order(one, other)
            best[copy] = max(best.get(copy, (0, "")), (pair.shared, original))
    found = {copy: original for copy, (_, original) in best.items()} | _equal(known, ruled)
    return _without_circles(found | _by_hand(known, ruled))


def _by_hand(known: dict[str, Article], ruled: Links) -> dict[str, str]:
    """The copies that persons named, each of the earliest of those that are one."""
    found: dict[str, str] = {}
    for group in ruled.one.values():
        same = [known[i] for i in group if i in known]
        first = _first_of(same) if same else None
        found |= {a.id: first.id for a in same if first is not None and a is not first}
    return found


def _first_of(articles: Sequence[Article]) -> Article:
    first = min(articles, key=lambda a: a.id)
    for article in sorted(articles, key=lambda a: a.id):
        first = article if _in_order(first, article)[0] == article.id else first
    return first


def _is_copy(a: Article, b: Article, pair: Alike) -> bool:
    return pair.shared >= _MOST * pair.shorter or _credits(a, b) or _credits(b, a)


def _credits(copy: Article, original: Article) -> bool:
    """Whether the one says that it was taken from the other's source."""
    taken, source = fold(copy.taken_from or ""), fold(original.source or "")
    return bool(taken and source) and (taken in source or source in taken)


def _in_order(a: Article, b: Article) -> tuple[str, str]:
    """The ids of the original and the copy."""
    span_a, span_b = _span(a), _span(b)
    if span_a[1] < span_b[0]:
        return a.id, b.id
    if span_b[1] < span_a[0]:
        return b.id, a.id
    if _credits(a, b) != _credits(b, a):
        return (b.id, a.id) if _credits(a, b) else (a.id, b.id)
    first, second = sorted((a, b), key=lambda x: (-len(x.text), x.id))
    return first.id, second.id


def _span(article: Article) -> tuple[date, date]:
    edtf = article.published.edtf
    span = bounds(edtf) if edtf else None
    return (span.first if span else None) or date.min, (span.last if span else None) or date.max


def _equal(known: dict[str, Article], ruled: Links) -> dict[str, str]:
    """Copies by the letter, each of the first article with the same text."""
    by_text: defaultdict[str, list[Article]] = defaultdict(list)
    for article in known.values():
        by_text[article.text_sha256].append(article)
    found: dict[str, str] = {}
    for same in by_text.values():
        original = min(same, key=lambda a: (_span(a)[1], _span(a)[0], a.id))
        found |= {a.id: original.id for a in same if a is not original and not ruled.apart([a.id], [original.id])}
    return found


def _without_circles(of: dict[str, str]) -> dict[str, str]:
    """The same without the links that would lead back to where they start."""
    kept: dict[str, str] = {}
    for copy, original in sorted(of.items()):
        at = original
        while at in kept and at != copy:
            at = kept[at]
        if at != copy:
            kept[copy] = original
    return kept
