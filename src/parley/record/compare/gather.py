"""Gathering things that speak of one: pairs joined from the most certain down, unless something keeps their groups apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

__all__ = ["Groups", "gather", "near_pairs"]

_CROWD = 100
"""So many things that share a key are all compared with each other."""
_NEXT = 12
"""In a larger crowd each is compared with so many that follow."""


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

    Two groups stay two if `apart` holds for any member of one and any of the other, or `strange` for half of them. A pair
    whose score is below `sure` joins its groups only if all that such pairs would bring together can be together.
    """
    joining = _Joining(Groups(n), apart, strange)
    ordered = sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
    for score, i, j in ordered:
        if score >= sure and joining.may_join(i, j):
            joining.groups.join(i, j)
    joining.join_unrivalled([(i, j) for score, i, j in ordered if score < sure])
    return joining.groups.all()


class _Joining:
    """One run of `gather`."""

    def __init__(
        self, groups: Groups, apart: Callable[[int, int], bool], strange: Callable[[int, int], bool] | None
    ) -> None:
        self.groups, self._apart, self._strange = groups, apart, strange
        self._known: dict[tuple[int, int], bool] = {}

    def may_join(self, i: int, j: int) -> bool:
        """Whether they are of two groups that nothing keeps apart."""
        a, b = self.groups.members(i), self.groups.members(j)
        if a is b or any(self._kept_apart(x, y) for x in a for y in b):
            return False
        return self._strange is None or 2 * sum(self._strange(x, y) for x in a for y in b) < len(a) * len(b)

    def _kept_apart(self, i: int, j: int) -> bool:
        pair = (i, j) if i < j else (j, i)
        if pair not in self._known:
            self._known[pair] = self._apart(*pair)
        return self._known[pair]

    def join_unrivalled(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join the groups that could be joined in this way, wherever none of those that hang together is apart from another."""
        near = [(self.groups.leader(i), self.groups.leader(j)) for i, j in pairs if self.may_join(i, j)]
        order = sorted({leader for pair in near for leader in pair})
        number = {leader: n for n, leader in enumerate(order)}
        together = Groups(len(order))
        for a, b in near:
            together.join(number[a], number[b])
        for found in together.all():
            leaders = [order[n] for n in found]
            if all(self.may_join(a, b) for a, b in combinations(leaders, 2)):
                for other in leaders[1:]:
                    self.groups.join(leaders[0], other)


def near_pairs(keys: Sequence[Iterable[Hashable]], crowd: int = _CROWD) -> Iterator[tuple[int, int]]:
    """The pairs i < j that share a key, each once, in order.

    Where more than a `crowd` share one key each is paired with the next few only: what they have in common joins them one by one.
    """
    holders: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in set(own):
            holders[key].append(i)
    yield from sorted({pair for found in holders.values() for pair in _pairs_of(found, crowd)})


def _pairs_of(found: Sequence[int], crowd: int) -> Iterator[tuple[int, int]]:
    if len(found) <= crowd:
        yield from combinations(found, 2)
        return
    for n, i in enumerate(found):
        yield from ((i, j) for j in found[n + 1 : n + 1 + _NEXT])
