"""What a paraphrase keeps of a text: its names and figures, in their order.

Whoever rewords a text sentence by sentence changes its verbs and turns its clauses, but not who, where and how many. Another reporter
of the same event has many of the names too, in an order of his own, and other figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parley.record.compare.words import fold

__all__ = ["Marks", "marks_of", "reworded"]

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_POSSESSIVE = re.compile(r"[’']s\b")
_OPENING = re.compile(r"[.!?:;\n“”\"][ \t\"“'(]{0,3}$")
"""What stands before the first word of a sentence: there a capital tells nothing."""
_STEM = 5
"""Letters by which "Armenia" and "Armenian" are one mark."""
_LEAST = 20
"""A text of fewer marks says too little to be known again by them."""
_FIGURES = 3
"""So many different figures must be shared at least …"""
_SAME_FIGURES, _SAME_MARKS = 0.8, 0.85
"""… and this share of the figures and of the marks of the text that has fewer of them."""
_IN_ORDER = 0.6
"""The share of the shorter one's marks that stand in the other in the same order."""
_NEAR = 2
"""Figures are paired with the next two: a clause that is turned round changes places of neighbours only."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The names, cut to their first letters, and the figures of a text in their order; `figures` are the figures alone."""

    order: tuple[str, ...]
    figures: tuple[str, ...]

    def pairs(self) -> Iterator[str]:
        """Neighbouring figures, the smaller text first: what texts that tell the same are looked up by."""
        for n, one in enumerate(self.figures):
            for other in self.figures[n + 1 : n + 1 + _NEAR]:
                if one != other:
                    yield " ".join(sorted((one, other)))


def marks_of(text: str) -> Marks:
    """The marks of a text."""
    plain = _POSSESSIVE.sub("", text)
    words = [(w[0], _opens(plain, w.start())) for w in _WORD.finditer(plain)]
    inside = {fold(word) for word, opens in words if not opens and word[0].isupper()}
    found = [mark for word, opens in words if (mark := _mark(word, inside if opens else None))]
    order = tuple(b for a, b in pairwise(["", *found]) if a != b)
    return Marks(order, tuple(mark for mark in order if mark[0].isdigit()))


def _opens(text: str, at: int) -> bool:
    return at == 0 or _OPENING.search(text, max(0, at - _NEAR - 2), at) is not None


def _mark(word: str, names: set[str] | None) -> str | None:
    """The mark that a word is, if it is one; of the first word of a sentence only if it is one of the names that stand elsewhere."""
    if word[0].isdigit():
        return word.replace(",", "")
    plain = fold(word)
    return plain[:_STEM] if word[0].isupper() and (names is None or plain in names) else None


def reworded(a: Marks, b: Marks) -> tuple[int, int] | None:
    """How many marks stand in both texts in the same order, and how many the shorter one has, if one text is the other in other words."""
    shorter = min(len(a.order), len(b.order))
    if shorter < _LEAST or not _alike(a.figures, b.figures, _FIGURES, _SAME_FIGURES):
        return None
    if not _alike(a.order, b.order, _LEAST // 2, _SAME_MARKS):
        return None
    shared = _in_order(a.order, b.order)
    return (shared, shorter) if shared >= _IN_ORDER * shorter else None


def _alike(a: Iterable[str], b: Iterable[str], least: int, share: float) -> bool:
    one, other = set(a), set(b)
    shared = len(one & other)
    return shared >= least and shared >= share * min(len(one), len(other))


def _in_order(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for mark in a:
        before = 0
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if mark == other else max(row[j], row[j - 1])
    return row[-1]
