"""What a copy changed, word by word: its sentences beside those of the text that it copies.

Sentences are paired first, in the order of both texts, and words are compared within a pair only: compared straight through, two texts share
every "the", and what was cut runs into what was added. A text that was retold has no such pairs to show; of it names and figures are shown
that stand in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, Literal

from rapidfuzz.distance import Indel

from parley.model import Article
from parley.record.compare.words import fold, tokens
from parley.record.copies.sketches import is_retold, own_text, print_of

__all__ = ["Change", "Differences", "differences"]

_SENTENCE: Final = re.compile(r"[^.!?\n]{1,1500}[.!?]*[\"”’)\]]{0,3}\s{0,8}")
"""What is longer than any sentence is compared in parts: a comparison takes room in proportion to the square of its words."""
_ALIKE: Final = 0.55
"""Two sentences are one, changed, if they share so much of their words."""
_MOST: Final = 400
"""So many sentences of each text are compared, from the beginning."""
_WORD: Final = re.compile(r"[^\W_]+")
_SPACED: Final = re.compile(r"\S+\s*|\s+")

_STRAIGHT: Final = str.maketrans("“”„«»‘’", '"""""\'\'')

How = Literal["same", "added", "cut"]


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the copy that stand in the original too, that it added, or that it cut."""

    how: How
    words: str


@dataclass(frozen=True, slots=True)
class Differences:
    """A copy against its original, in the order of the copy.

    `same` is the share of the copy's words that stand there too. `retold` says that it tells the same in other words: then there are no
    changes to show, and `names` are the folded names and figures that stand in both. `more` says that the texts go on behind what is compared.
    """

    same: float
    changes: tuple[Change, ...] = ()
    retold: bool = False
    names: frozenset[str] = frozenset()
    more: bool = False


def differences(copy: Article, original: Article) -> Differences:
    """What a copy changed; page furniture of both left out."""
    own, others = own_text(copy), own_text(original)
    if is_retold(print_of(copy), print_of(original)):
        return Differences(0.0, retold=True, names=_names(own) & _names(others))
    mine, theirs = _sentences(own), _sentences(others)
    more = max(len(mine), len(theirs)) > _MOST
    changes = tuple(_joined(_changes(mine[:_MOST], theirs[:_MOST])))
    size = {how: sum(len(c.words.split()) for c in changes if c.how == how) for how in ("same", "added")}
    return Differences(size["same"] / (sum(size.values()) or 1), changes, more=more)


def _names(text: str) -> frozenset[str]:
    """What begins with a capital letter or a figure, folded."""
    return frozenset(fold(word) for word in _WORD.findall(text) if word[0].isupper() or word[0].isdigit())


def _sentences(text: str) -> list[str]:
    return [f"{sentence.lstrip().rstrip(' ')} " for sentence in _SENTENCE.findall(text) if sentence.strip()]


def _changes(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Change]:
    pairs = [(-1, -1), *_pairs(mine, theirs), (len(mine), len(theirs))]
    for (n, m), (n_next, m_next) in pairwise(pairs):
        if n >= 0:
            yield from _within(mine[n], theirs[m])
        yield from (Change("cut", sentence) for sentence in theirs[m + 1 : m_next])
        yield from (Change("added", sentence) for sentence in mine[n + 1 : n_next])


def _pairs(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The sentences that are one, changed or not, in the order of both texts: those that are most alike together."""
    left, right = [tokens(s) for s in mine], [tokens(s) for s in theirs]
    alike = [[Indel.normalized_similarity(a, b, score_cutoff=_ALIKE) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for n in range(len(left) - 1, -1, -1):
        row, below = best[n], best[n + 1]
        for m in range(len(right) - 1, -1, -1):
            row[m] = max(below[m], row[m + 1], alike[n][m] and alike[n][m] + below[m + 1])
    found, n, m = [], 0, 0
    while n < len(left) and m < len(right):
        if alike[n][m] and best[n][m] == alike[n][m] + best[n + 1][m + 1]:
            found.append((n, m))
            n, m = n + 1, m + 1
        elif best[n][m] == best[n + 1][m]:
            n += 1
        else:
            m += 1
    return found


def _within(copy: str, original: str) -> Iterator[Change]:
    """What changed from one sentence to the other, in words."""
    old, new = _spaced(original), _spaced(copy)
    steps = Indel.opcodes([_plain(w) for w in old], [_plain(w) for w in new])
    for same, some in groupby(steps, key=lambda step: step.tag == "equal"):
        parts = [(old[p.src_start : p.src_end], new[p.dest_start : p.dest_end]) for p in some]
        gone, come = ("".join(word for part in parts for word in part[n]) for n in (0, 1))
        told: tuple[tuple[How, str], ...] = (("same", come),) if same else (("cut", gone), ("added", come))
        yield from (Change(how, words) for how, words in told if words)


def _plain(word: str) -> str:
    """A word by which it is compared: quotation marks straight, no white space."""
    return word.strip().translate(_STRAIGHT)


def _spaced(sentence: str) -> list[str]:
    """The words of a sentence, each with the white space behind it."""
    return _SPACED.findall(sentence)


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Neighbours of one sort as one."""
    for how, some in groupby(changes, key=lambda change: change.how):
        yield Change(how, "".join(change.words for change in some))
