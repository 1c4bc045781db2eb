"""What persons ruled on which reports speak of one thing: together, or apart.

The later ruling counts where two contradict each other. The machine's groups are changed only where a ruling touches them; who of a
group that falls apart goes with whom is decided by how much the reports say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from parley.record.compare.gather import Groups

__all__ = ["Link", "Links", "linked"]

Group = tuple[str, ...]
Alike = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Link:
    """One ruling, by its number: all of `on` speak of one thing; so do those of `other` too, or (`apart`) none of them does."""

    number: int
    on: Group
    other: Group
    apart: bool


@dataclass(frozen=True, slots=True)
class Links:
    """All rulings that count: reports that are one, each in the group it is in with others, and for each those that it is not."""

    one: Mapping[str, Group] = field(default_factory=dict)
    not_one: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def regrouped(self, groups: Sequence[Group], alike: Alike) -> tuple[Group, ...]:
        """The groups as the rulings want them, each sorted, in the order of their first members."""
        if not self.one and not self.not_one:
            return tuple(groups)
        pools = Groups(len(groups))
        of = {report: n for n, group in enumerate(groups) for report in group}
        for members in self.one.values():
            known = [of[m] for m in members if m in of]
            for other in known[1:]:
                pools.join(known[0], other)
        found = (sorted(i for n in pool for i in groups[n]) for pool in pools.all())
        return tuple(sorted(part for pool in found for part in self._parted(pool, alike)))

    def apart(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any of the one kind is ruled not to be one of the others."""
        beside = frozenset(others)
        return any(self.not_one[i] & beside for i in some if i in self.not_one)

    def _parted(self, pool: Sequence[str], alike: Alike) -> Iterable[Group]:
        """What ruled reports of the pool go together, then where the rest goes."""
        if not self.apart(pool, pool):
            return [tuple(pool)]
        atoms = sorted({self._atom(i, pool) for i in pool})
        parts: list[list[str]] = []
        for ruled in (True, False):
            for atom in (a for a in atoms if any(i in self.not_one for i in a) is ruled):
                free = [part for part in parts if not self.apart(atom, part)]
                home = max(
                    free, key=lambda part: (_nearness(atom, part, alike), len(part), _Reversed(part[0])), default=None
                )
                if home is None:
                    parts.append(list(atom))
                else:
                    home += atom
        return [tuple(sorted(part)) for part in parts]

    def _atom(self, report: str, pool: Sequence[str]) -> Group:
        inside = set(pool)
        return tuple(i for i in self.one.get(report, (report,)) if i in inside)


@dataclass(frozen=True, slots=True)
class _Reversed:
    """An id that sorts the other way round."""

    id: str

    def __lt__(self, other: _Reversed) -> bool:
        return other.id < self.id


def _nearness(atom: Group, part: Iterable[str], alike: Alike) -> float:
    return max(alike(i, j) for i in atom for j in part)


def linked(links: Iterable[Link]) -> tuple[Links, frozenset[int]]:
    """The rulings that count, and the numbers of those that later ones overruled."""
    linking = _Linking()
    overruled = [link.number for link in sorted(links, key=lambda x: -x.number) if not linking.take(link)]
    return linking.links(), frozenset(overruled)


class _Linking:
    """Rulings taken one by one, the latest first; nothing that was taken is given up again."""

    def __init__(self) -> None:
        self._group: dict[str, set[str]] = {}
        self._not: defaultdict[str, set[str]] = defaultdict(set)

    def take(self, link: Link) -> bool:
        """Take what later rulings leave of one; False if that is nothing."""
        if not link.apart:
            return self._together((*link.on, *link.other))
        self._together(link.on)
        found = [(a, b) for a, b in product(link.on, link.other) if b not in self._of(a)]
        for a, b in found:
            self._not[a].add(b)
            self._not[b].add(a)
        return bool(found)

    def _together(self, reports: Sequence[str]) -> bool:
        pairs: Iterable[tuple[str, str]] = combinations(sorted(set(reports)), 2)
        if not any(i in self._not for r in reports for i in self._of(r)):
            pairs = ((reports[0], r) for r in reports[1:])  # nothing stands against it: each need be joined once only
        return sum(self._join(a, b) for a, b in pairs) > 0

    def _join(self, a: str, b: str) -> bool:
        """Whether the two are one now."""
        more, less = sorted((self._of(a), self._of(b)), key=len, reverse=True)
        if more is not less:
            if any(self._not[i] & more for i in less if i in self._not):
                return False
            more |= less
            self._group |= dict.fromkeys(less, more)
        return True

    def _of(self, report: str) -> set[str]:
        return self._group.setdefault(report, {report})

    def links(self) -> Links:
        """All that was taken."""
        one = {i: tuple(sorted(group)) for i, group in self._group.items() if len(group) > 1}
        return Links(one, {i: frozenset(found) for i, found in self._not.items() if found})
