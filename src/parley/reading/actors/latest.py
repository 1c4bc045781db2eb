"""The latest: who of those gathered was mentioned last under a word, of one owner or another, looked up and not sought among all."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parley.reading.actors.drafts import Draft

__all__ = ["AT_ALL", "NAMED", "Latest", "Sign", "in_office", "owned_by", "owned_just_by", "part_of"]

Sign = tuple[str, object]
"""What tells those of one word apart: whose they are."""
AT_ALL: Sign = ("at all", None)
"""Whosever it is."""
NAMED = ""
"""The word under which stands whoever has a name."""
Place = tuple[int, int]
"""The last head by which one was mentioned, and its index below zero: of several with one head the first comes first."""


def in_office(office: str) -> str:
    """The word under which stands whoever has a name and an office, whatever words tell of it."""
    return f"{office}:"


def owned_by(name: str) -> Sign:
    """Of an entry of the gazetteer, perhaps of others too."""
    return "owned by", name


def owned_just_by(names: frozenset[str], *, named: bool) -> Sign:
    """Of these entries of the gazetteer and no others."""
    return "owned just by", (names, named)


def part_of(index: int) -> Sign:
    """Of somebody of the drafts."""
    return "part of", index


class Latest:
    """Drafts by the words that describe them; each is filed anew with every mention."""

    def __init__(self) -> None:
        self._filed: dict[tuple[str, bool, Sign], list[Place]] = {}
        self._places: dict[int, tuple[Place, tuple[list[Place], ...]]] = {}

    def file(self, index: int, draft: Draft) -> None:
        """Note under which words and signs somebody stands now."""
        if index in self._places:
            old, lists = self._places.pop(index)
            for places in lists:
                del places[bisect_left(places, old)]
        if draft.heads:
            place = max(draft.heads), -index
            words = draft.words | _words_of_named(draft)
            keys = ((word, draft.plural, sign) for word in words for sign in _signs(draft))
            lists = tuple(self._filed.setdefault(key, []) for key in keys)
            for places in lists:
                insort(places, place)
            self._places[index] = place, lists

    def of(self, word: str, plurals: Iterable[bool], signs: Iterable[Sign]) -> Iterator[int]:
        """Those under a word with one of some signs, the latest first; who has two of them comes twice."""
        keys = [(word, plural, sign) for plural in set(plurals) for sign in signs]
        found = (reversed(self._filed.get(key, ())) for key in keys)
        return (-index for _, index in merge(*found, reverse=True))


def _words_of_named(draft: Draft) -> set[str]:
    if not draft.named:
        return set()
    return {NAMED, in_office(draft.office)} if draft.office else {NAMED}


def _signs(draft: Draft) -> Iterator[Sign]:
    names = frozenset(owner.name for owner in draft.owners)
    yield AT_ALL
    yield owned_just_by(names, named=draft.named)
    yield from (owned_by(name) for name in names)
    if draft.of is not None:
        yield part_of(draft.of)
