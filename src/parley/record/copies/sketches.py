"""Texts as sets of runs of five words, furniture left out, and which of two texts holds how much of the other, or rewords it.

A scaled MinHash: of all runs those are kept for finding near copies whose checksum falls into a fixed quarter. Two texts that share much
share many of these, however different their lengths; sketches of a fixed size (MinHash with bands) lose a short text inside a long one.
What is found so is then counted exactly. Texts that are the same in other words are found by neighbouring figures.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from parley.model import Article
from parley.record.compare.words import tokens
from parley.record.copies.marks import Marks, marks_of, reworded

__all__ = [
    "CROWD",
    "FIGURES",
    "Alike",
    "Print",
    "alike",
    "alike_pair",
    "is_near",
    "is_retold",
    "own_text",
    "print_of",
    "runs_of",
    "runs_of_words",
    "sample",
]

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


FIGURES = 1 << 31
"""A number from here on in a sample stands for two figures, a smaller one for a run of words."""
_SAME_FIGURES = 3
"""So many pairs of figures shared make two texts worth a full comparison."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a text is known again by: its runs of words, and its names and figures."""

    runs: frozenset[int]
    marks: Marks


@dataclass(frozen=True, slots=True, order=True)
class Alike:
    """Two texts, by the ids of their articles in order: so many runs shared, so many in the shorter one; of reworded ones so many marks."""

    one: str
    other: str
    shared: int
    shorter: int


def print_of(article: Article) -> Print:
    """What the text of an article is known again by, page furniture left out."""
    text = own_text(article)
    return Print(runs_of_words(tokens(text)), marks_of(text))


def runs_of(article: Article) -> frozenset[int]:
    """Checksums of all runs of words in the text, page furniture left out."""
    return runs_of_words(tokens(own_text(article)))


def own_text(article: Article) -> str:
    """The text of an article without its page furniture."""
    kept, at = [], 0
    for f in sorted(article.furniture, key=lambda f: f.start):
        kept.append(article.text[at : max(at, f.start)])
        at = max(at, f.end)
    return " ".join([*kept, article.text[at:]])


def runs_of_words(words: Sequence[str]) -> frozenset[int]:
    """Checksums of all runs of these words."""
    return frozenset(_checksum(" ".join(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1))


def _checksum(words: str) -> int:
    return zlib.crc32(words.encode()) % FIGURES


def sample(text: Print) -> tuple[int, ...]:
    """The runs and the pairs of figures by which a text is looked up, sorted."""
    runs = {run for run in text.runs if run % _SCALE == 0}
    return tuple(sorted(runs | {FIGURES + _checksum(pair) for pair in text.marks.pairs()}))


def is_near(shared: int, figures: int, one: int, other: int) -> bool:
    """Whether what two samples of these sizes share, so many pairs of figures among it, is worth a full comparison."""
    return figures >= _SAME_FIGURES or (shared > 0 and shared >= _NEAR * min(one, other))


def alike_pair(one: str, a: Print, other: str, b: Print) -> Alike | None:
    """How alike two texts are; None if too little to be copies."""
    shared, shorter = len(a.runs & b.runs), min(len(a.runs), len(b.runs))
    if shared < _LEAST or shared < _SHARE * shorter:
        in_other_words = reworded(a.marks, b.marks)
        if in_other_words is None:
            return None
        shared, shorter = in_other_words
    first, second = sorted((one, other))
    return Alike(first, second, shared, shorter)


def is_retold(a: Print, b: Print) -> bool:
    """Whether so few runs of words stand in both texts that the one, if it copies the other, tells it in other words."""
    shorter = min(len(a.runs), len(b.runs))
    return len(a.runs & b.runs) < _SHARE * shorter


def alike(articles: Sequence[Article]) -> tuple[Alike, ...]:
    """All pairs of these articles whose texts are alike, sorted."""
    prints = {a.id: print_of(a) for a in articles}
    samples = {i: sample(own) for i, own in prints.items()}
    shared, figures = _shared(samples)
    near = (pair for pair, n in shared.items() if is_near(n, figures[pair], *(len(samples[i]) for i in pair)))
    return tuple(sorted(found for a, b in near if (found := alike_pair(a, prints[a], b, prints[b]))))


def _shared(samples: Mapping[str, Iterable[int]]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How much each two samples share, and how many pairs of figures among that."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for article, sampled in sorted(samples.items()):
        for run in sampled:
            holders[run].append(article)
    shared, figures = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for run, crowd in holders.items():
        if 1 < len(crowd) <= CROWD:
            pairs = list(combinations(crowd, 2))
            shared.update(pairs)
            if run >= FIGURES:
                figures.update(pairs)
    return shared, figures
