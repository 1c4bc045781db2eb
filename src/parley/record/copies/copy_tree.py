"""Copies under their originals, each with what it has that the original has not, and what it left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.model import Article, Span
from parley.record.compare.words import tokens
from parley.record.copies.sketches import is_retold, print_of, runs_of, runs_of_words

__all__ = ["Branch", "copy_tree"]

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_KEPT = 0.5
"""A sentence stands in the other text if that has this share of its runs of words."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An article in a tree of copies, at its depth (0 for what copies nobody here), compared with what it copies.

    `shared` is the share of its runs of words that stand there too; `added` are the sentences of its own, `cut` those that it left out.
    `retold` says that it tells the same in other words: then neither would tell anything, and both are empty.
    """

    article: Article
    depth: int
    of: Article | None = None
    shared: float = 1.0
    added: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    retold: bool = False


def copy_tree(articles: Mapping[str, Article], copies: Mapping[str, str]) -> Iterator[Branch]:
    """Every article that copies or is copied, each behind what it copies; `copies` is copy → original. Ordered by path, then id."""
    below: defaultdict[str, list[Article]] = defaultdict(list)
    for copy, original in copies.items():
        below[original].append(articles[copy])
    roots = [articles[original] for original in below if original not in copies]
    waiting = [Branch(root, 0) for root in sorted(roots, key=_place, reverse=True)]
    while waiting:
        branch = waiting.pop()
        yield branch
        copied = sorted(below.get(branch.article.id, ()), key=_place, reverse=True)
        waiting += [_compared(one, branch.article, branch.depth + 1) for one in copied]


def _place(article: Article) -> tuple[str, str]:
    return article.path or "", article.id


def _compared(copy: Article, original: Article, depth: int) -> Branch:
    own, others = print_of(copy), print_of(original)
    shared = len(own.runs & others.runs) / len(own.runs) if own.runs else float(copy.text == original.text)
    if is_retold(own, others):
        return Branch(copy, depth, original, shared, retold=True)
    return Branch(copy, depth, original, shared, tuple(_only_in(copy, original)), tuple(_only_in(original, copy)))


def _only_in(article: Article, other: Article) -> Iterator[str]:
    """The sentences of the one text, furniture left out, that do not stand in the other."""
    runs, plain = runs_of(other), f" {' '.join(tokens(other.text))} "
    for found in _SENTENCE.finditer(article.text):
        if found[0].strip() and not _is_furniture(article, found.span()):
            words = tokens(found[0])
            own = runs_of_words(words)
            kept = len(own & runs) >= _KEPT * len(own) if own else f" {' '.join(words)} " in plain
            if words and not kept:
                yield found[0].strip()


def _is_furniture(article: Article, span: Span) -> bool:
    return any(f.start < span[1] and span[0] < f.end for f in article.furniture)
