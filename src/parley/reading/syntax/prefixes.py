"""Verbs written with a hyphen behind their prefix ("re-open", "co-operate"): tokens of their own, and one word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Columns", "joined"]

_PREFIXES = frozenset({"re", "co", "pre", "mis", "de"})


class Columns(NamedTuple):
    """What the parser says of each token."""

    lemma: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]


def joined(words: Sequence[str], start: Sequence[int], columns: Columns) -> Columns:
    """The columns with each such verb as the head of its prefix, in the place that the parser gave either of them.

    The verb takes the lemma of the whole ("cooperate"), so that the vocabulary knows it however it is written.
    """
    lemma, pos, dep, head = columns.lemma.copy(), columns.pos.copy(), columns.dep.copy(), columns.head.copy()
    verbs = {i: i + 2 for i in range(len(words) - 2) if _is_prefix(words, start, i) and pos[i + 2] == "VERB"}
    for prefix, verb in verbs.items():
        if head[verb] in (prefix, head[prefix]) and head[prefix] != verb:
            head[verb], dep[verb] = verb if head[prefix] == prefix else head[prefix], dep[prefix]
        lemma[verb] = f"{words[prefix].lower()}{lemma[verb]}"
        head[prefix], dep[prefix], pos[prefix] = verb, "compound", "X"
    above = [verbs.get(h, h) for h in head]
    for verb in verbs.values():
        above[verb - 2] = verb
    return Columns(lemma, pos, dep, above)


def _is_prefix(words: Sequence[str], start: Sequence[int], i: int) -> bool:
    """Whether a token is a prefix with its hyphen and its word close behind it."""
    near = start[i] + len(words[i]) == start[i + 1] and start[i + 1] + 1 == start[i + 2]
    return words[i].lower() in _PREFIXES and words[i + 1] == "-" and near
