"""Tables of the vocabulary that are no more than lists of words, as the fields of a frozen view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["word_lists"]


def word_lists(table: Mapping[str, Sequence[str]], names: Iterable[str]) -> dict[str, frozenset[str]]:
    """The lists of these names, each as a set; a KeyError where the vocabulary lacks one."""
    return {name: frozenset(table[name]) for name in names}
