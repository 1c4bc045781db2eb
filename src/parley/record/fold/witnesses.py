"""How many of a set of articles neither copy each other nor come from one source, counted as articles come and go."""

from __future__ import annotations

from collections import Counter

__all__ = ["Witnesses"]


class Witnesses:
    """Sources in groups: those of one group carry copies of one article. What one group tells counts once.

    An article is given by its source and by the article at the root of its copies.
    """

    def __init__(self) -> None:
        self._there: Counter[tuple[str, str]] = Counter()
        self._above: dict[str, str] = {}
        self._first: dict[str, str] = {}
        """Root → the first source that carried it."""
        self._joined = 0
        self._is_stale = False

    @property
    def count(self) -> int:
        """How many groups there are."""
        self._renew()
        return len(self._above) - self._joined

    def leader(self, source: str) -> str:
        """The source that stands for the group of this one."""
        self._renew()
        while (above := self._above[source]) != source:
            source = above
        return source

    def take(self, source: str, root: str) -> None:
        """Count an article."""
        self._there[source, root] += 1
        if not self._is_stale and self._there[source, root] == 1:
            self._join(source, root)

    def drop(self, source: str, root: str) -> None:
        """Count an article no more."""
        self._there[source, root] -= 1
        if not self._there[source, root]:
            del self._there[source, root]
            self._is_stale = True  # what it held together may fall apart

    def _renew(self) -> None:
        if self._is_stale:
            self._above, self._first, self._joined, self._is_stale = {}, {}, 0, False
            for source, root in self._there:
                self._join(source, root)

    def _join(self, source: str, root: str) -> None:
        self._above.setdefault(source, source)
        one, other = self.leader(source), self.leader(self._first.setdefault(root, source))
        if one != other:
            self._above[max(one, other)] = min(one, other)
            self._joined += 1
