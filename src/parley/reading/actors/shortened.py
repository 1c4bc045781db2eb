"""Shortened names: under which other forms a body may be named once it was named, looked up and not sought among all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from parley.lexicon.phrases import key

__all__ = ["JOINTS", "Shortened"]

JOINTS = frozenset({"of", "and", "for", "the", "in"})
"""Words of a name that leave no letter in its short form."""

Parts = tuple[str, ...]


class Shortened:
    """The named bodies of a text by index, each found by its name, by the end of it, by its first or last word, by its initials."""

    def __init__(self) -> None:
        self._whole: dict[Parts, int] = {}
        self._forms: dict[Parts, int] = {}
        self._known: set[int] = set()

    def add(self, index: int, name: str, *, known: bool = False) -> None:
        """Note a body's name; of several with one form the first keeps it. One that the vocabulary knows is meant by no longer name.

        So neither "Kenya Airways" nor "the Times of Kenya" are Kenya.
        """
        parts = key(name)
        if known:
            self._known.add(index)
        self._whole.setdefault(parts, index)
        for form in _short_forms(parts):
            self._forms.setdefault(form, index)

    def find(self, parts: Parts, is_armed: Callable[[int], bool], is_kind: Callable[[str], bool]) -> int | None:
        """The first body that a name means, being its end or its initials or the other way round.

        An armed group is also meant by its name with words behind it that say what it is: "M23 paramilitary group".
        """
        whole = (self._whole.get(form) for form in _short_forms(parts))
        longer = [n for n in whole if n is not None and n not in self._known]
        found = [n for n in (self._forms.get(parts), *longer) if n is not None]
        return min((*found, *self._with_kind(parts, is_armed, is_kind)), default=None)

    def _with_kind(
        self, parts: Parts, is_armed: Callable[[int], bool], is_kind: Callable[[str], bool]
    ) -> Iterator[int]:
        for end in range(len(parts) - 1, 0, -1):
            if not is_kind(parts[end]):
                return
            if (n := self._whole.get(parts[:end])) is not None and is_armed(n):
                yield n


def _short_forms(parts: Parts) -> Iterator[Parts]:
    """Its ends of two words and more, itself among them; its first word, its last, its initials."""
    if len(parts) > 1:
        yield from (parts[k:] for k in range(len(parts) - 1))
        yield from ((parts[0],), (parts[-1],), ("".join(part[0] for part in parts if part not in JOINTS),))
