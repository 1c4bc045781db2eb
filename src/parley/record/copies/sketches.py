"""Texts as sets of runs of five words, furniture left out, and which of two texts holds how much of the other.

A scaled MinHash: of all runs those are kept for finding near copies whose checksum falls into a fixed quarter. Two texts that share much
share many of these, however different their lengths; sketches of a fixed size (MinHash with bands) lose a short text inside a long one.
What is found so is then counted exactly.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.model import Article
from parley.record.compare.words import tokens

__all__ = ["CROWD", "Alike", "alike", "alike_pair", "is_near", "runs_of", "runs_of_words", "sample"]

_RUN = 5
_SCALE = 4
_LEAST = 12
"""Fewer shared runs than this are a quotation, not a copy."""
_SHARE = 0.2
"""A smaller share of the shorter text never makes a copy."""
_NEAR = 0.1
"""The share of the smaller sketch from which two texts are compared in full: half of what they must share in the end."""
CROWD = 200
"""A run found in more texts than this is a formula."""


@dataclass(frozen=True, slots=True, order=True)
class Alike:
    """Two texts, by the ids of their articles in order: so many runs shared, so many in the shorter one."""

    one: str
    other: str
    shared: int
    shorter: int


def runs_of(article: Article) -> frozenset[int]:
    """Checksums of all runs of words in the text, page furniture left out."""
    kept, at = [], 0
    for f in sorted(article.furniture, key=lambda f: f.start):
        kept.append(article.text[at : max(at, f.start)])
        at = max(at, f.end)
    return runs_of_words(tokens(" ".join([*kept, article.text[at:]])))


def runs_of_words(words: Sequence[str]) -> frozenset[int]:
    """Checksums of all runs of these words."""
    return frozenset(zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1))


def sample(runs: Iterable[int]) -> tuple[int, ...]:
    """The runs by which a text is looked up, sorted."""
    return tuple(sorted(run for run in runs if run % _SCALE == 0))


def is_near(shared: int, one: int, other: int) -> bool:
    """Whether so many runs shared by two samples of these sizes are worth a full comparison."""
    return shared > 0 and shared >= _NEAR * min(one, other)


def alike_pair(one: str, a: frozenset[int], other: str, b: frozenset[int]) -> Alike | None:
    """How alike two texts are; None if too little to be copies."""
    shared, shorter = len(a & b), min(len(a), len(b))
    if shared < _LEAST or shared < _SHARE * shorter:
        return None
    first, second = sorted((one, other))
    return Alike(first, second, shared, shorter)


def alike(articles: Sequence[Article]) -> tuple[Alike, ...]:
    """All pairs of these articles whose texts are alike, sorted."""
    runs = {a.id: runs_of(a) for a in articles}
    samples = {i: sample(own) for i, own in runs.items()}
    near = (pair for pair, n in _shared(samples).items() if is_near(n, *(len(samples[i]) for i in pair)))
    return tuple(sorted(found for a, b in near if (found := alike_pair(a, runs[a], b, runs[b]))))


def _shared(samples: Mapping[str, Iterable[int]]) -> Counter[tuple[str, str]]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for article, sampled in sorted(samples.items()):
        for run in sampled:
            holders[run].append(article)
    pairs: Counter[tuple[str, str]] = Counter()
    for crowd in holders.values():
        if 1 < len(crowd) <= CROWD:
            pairs.update((a, b) for n, a in enumerate(crowd) for b in crowd[n + 1 :])
    return pairs
