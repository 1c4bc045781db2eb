"""Which article is a copy of which: equal texts and edited republications. A pure function of the set of articles.

Texts are compared by their runs of five words, furniture left out. Candidates come from an inverted index over a fixed quarter of
the runs (those whose checksum is divisible by four); what is shared is then counted exactly.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from parley.dates import bounds
from parley.model import Article
from parley.record.words import fold, tokens

__all__ = ["copies"]

_RUN = 5
_SAMPLE = 4
_LEAST = 12
"""Fewer shared runs than this are a quotation, not a copy."""
_MOST = 0.5
"""The share of the shorter text that makes a copy."""
_CREDITED = 0.2
"""The share that is enough where the text names the other's source as its own."""
_CROWD = 200
"""A run found in more texts than this is a formula."""


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """The original's id for each article that copies another: the one it shares most with among the earlier ones.

    Earlier is what was published earlier; where the dates leave it open, the one whose source the other credits, then the
    longer text, then the smaller id. The order of the articles does not matter.
    """
    known = {a.id: a for a in sorted(articles, key=lambda a: a.id)}
    runs = {i: _runs(a) for i, a in known.items()}
    best: dict[str, tuple[int, str]] = {}
    for (a, b), _ in sorted(_candidates(runs).items()):
        shared = len(runs[a] & runs[b])
        if not _is_copy(known[a], known[b], shared, min(len(runs[a]), len(runs[b]))):
            continue
        original, copy = _in_order(known[a], known[b])
        best[copy] = max(best.get(copy, (0, "")), (shared, original))
    return _without_circles({copy: original for copy, (_, original) in best.items()} | _equal(known))


def _runs(article: Article) -> frozenset[int]:
    kept, at = [], 0
    for f in sorted(article.furniture, key=lambda f: f.start):
        kept.append(article.text[at : max(at, f.start)])
        at = max(at, f.end)
    words = tokens(" ".join([*kept, article.text[at:]]))
    return frozenset(zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1))


def _candidates(runs: dict[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for article, own in runs.items():
        for run in own:
            if run % _SAMPLE == 0:
                holders[run].append(article)
    pairs: Counter[tuple[str, str]] = Counter()
    for crowd in holders.values():
        if 1 < len(crowd) <= _CROWD:
            pairs.update((a, b) for n, a in enumerate(crowd) for b in crowd[n + 1 :])
    return pairs


def _is_copy(a: Article, b: Article, shared: int, shorter: int) -> bool:
    if shared < _LEAST:
        return False
    return shared >= _MOST * shorter or ((_credits(a, b) or _credits(b, a)) and shared >= _CREDITED * shorter)


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


def _equal(known: dict[str, Article]) -> dict[str, str]:
    """Copies by the letter, each of the first article with the same text."""
    by_text: defaultdict[str, list[Article]] = defaultdict(list)
    for article in known.values():
        by_text[article.text_sha256].append(article)
    found: dict[str, str] = {}
    for same in by_text.values():
        original = min(same, key=lambda a: (_span(a)[1], _span(a)[0], a.id))
        found |= {a.id: original.id for a in same if a is not original}
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
