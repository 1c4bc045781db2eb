"""Typed views over tables of words: a field that is a set of words is the list of its own name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

__all__ = ["by_word", "word_sets"]


def word_sets(view: type, table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """For every such field of a frozen dataclass the words of that list, where the table has one."""
    sets = (f.name for f in fields(view) if f.type == "frozenset[str]" and isinstance(table.get(f.name), list))
    return {name: frozenset(table[name]) for name in sets}


def by_word(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """The name of its group for every word: "want" is for, "oppose" against."""
    return {word: name for name, words in groups.items() for word in words}
