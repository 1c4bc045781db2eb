"""Gathering things that speak of one: pairs joined from the most certain down, unless something keeps their groups apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

__all__ = ["Groups", "gather", "near_pairs"]

_CROWD = 400
"""A key shared by more things than this tells nothing and joins nobody by itself."""


class Groups:
    """Disjoint groups of the numbers 0 … n-1."""

    def __init__(self, n: int) -> None:
        self._leader = list(range(n))
        self._members = [[i] for i in range(n)]

    def leader(self, i: int) -> int:
        """The number that stands for the group of `i`."""
        while self._leader[i] != i:
            self._leader[i] = self._leader[self._leader[i]]
            i = self._leader[i]
        return i

    def members(self, i: int) -> list[int]:
        """The group of `i`."""
        return self._members[self.leader(i)]

    def join(self, i: int, j: int) -> None:
        """Make one group of the two; the larger takes in the smaller."""
        a, b = self.leader(i), self.leader(j)
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._leader[b] = a
        self._members[a] += self._members[b]
        self._members[b] = []

    def all(self) -> list[list[int]]:
        """The groups, each sorted, in the order of their smallest member."""
        return sorted(sorted(members) for members in self._members if members)


def gather(
    n: int,
    pairs: Iterable[tuple[float, int, int]],
    apart: Callable[[int, int], bool],
    *,
    sure: float = 0.0,
    strange: Callable[[int, int], bool] | None = None,
) -> list[list[int]]:
    """Groups of 0 … n-1: pairs (score, i, j) are joined from the highest score down, ties in the order of the numbers.

    Two groups stay two if `apart` holds for any member of one and any of the other, or `strange` for half of them. A pair whose score is below `sure` joins its
    groups only if neither could be joined in this way to a third.
    """
    groups = Groups(n)
    known: dict[tuple[int, int], bool] = {}

    def kept_apart(i: int, j: int) -> bool:
        pair = (i, j) if i < j else (j, i)
        if pair not in known:
            known[pair] = apart(*pair)
        return known[pair]

    def can_join(i: int, j: int) -> bool:
        a, b = groups.members(i), groups.members(j)
        if a is b or any(kept_apart(x, y) for x in a for y in b):
            return False
        return strange is None or 2 * sum(strange(x, y) for x in a for y in b) < len(a) * len(b)

    ordered = sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
    for score, i, j in ordered:
        if score >= sure and can_join(i, j):
            groups.join(i, j)
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for score, i, j in ordered:
        if score < sure and can_join(i, j):
            a, b = groups.leader(i), groups.leader(j)
            partners[a].add(b)
            partners[b].add(a)
    for a, found in sorted(partners.items()):
        if len(found) == 1 and len(partners[b := min(found)]) == 1:
            groups.join(a, b)
    return groups.all()


def near_pairs(keys: Sequence[Iterable[Hashable]]) -> Iterator[tuple[int, int]]:
    """The pairs i < j that share a key, each once, in order."""
    holders: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in set(own):
            holders[key].append(i)
    yield from sorted({pair for crowd in holders.values() if len(crowd) <= _CROWD for pair in combinations(crowd, 2)})
