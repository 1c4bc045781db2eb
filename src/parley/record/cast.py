"""Who is who in a record: actor reports in groups, and whom each group stands for in the wider sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.record.gather import Groups

__all__ = ["Cast"]


@dataclass(frozen=True)
class Cast:
    """Who is who: actor reports in groups, and for each report whom it stands for in the wider sense."""

    groups: tuple[tuple[str, ...], ...]
    line: Mapping[str, str]
    """Actor report → the smallest id of its group."""
    wider: Mapping[str, frozenset[str]]
    """Group → itself and those it belongs to (a minister's state), or those whom it names together ("the mediators")."""
    person: frozenset[str]
    """The groups that are named persons."""
    vague: frozenset[str]
    """The groups that are mere descriptions belonging to nobody ("the two sides"): they can be anybody."""
    around: Mapping[str, frozenset[str]]
    """Article → all who are somebody in particular in it."""

    def of(self, ids: Iterable[str]) -> frozenset[str]:
        """The groups of these actor reports."""
        return frozenset(self.line[i] for i in ids if i in self.line)

    def top(self, group: str) -> frozenset[str]:
        """Those at whose head nobody stands: a minister's state, a commander's force, each of "the mediators"."""
        return frozenset(
            w for w in self.wider.get(group, frozenset({group})) if len(self.wider.get(w, ())) <= 1
        ) or frozenset({group})

    def known(self, ids: Iterable[str]) -> frozenset[str]:
        """The groups of these reports that are somebody in particular."""
        return frozenset(g for g in self.of(ids) if g not in self.vague)

    def widened(self, groups: Iterable[str]) -> frozenset[str]:
        """These groups with all they belong to."""
        return frozenset(w for g in groups for w in self.wider.get(g, frozenset({g})))

    def meet(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether two sets of groups can have a party in common, a person standing for their state and the reverse."""
        return bool(self.widened(a) & self.widened(b))

    def share(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How much of the smaller set of groups finds a counterpart in the other, 0 to 1."""
        few, many = sorted((a, b), key=lambda s: (len(s), sorted(s)))
        if not few:
            return 0.0
        wide = self.widened(many)
        return sum(bool(self.wider.get(g, frozenset({g})) & wide) for g in few) / len(few)

    def joined(self, pairs: Iterable[tuple[str, str]]) -> Cast:
        """The same with the groups of these pairs made one."""
        number = {members[0]: n for n, members in enumerate(self.groups)}
        groups = Groups(len(self.groups))
        for a, b in pairs:
            groups.join(number[a], number[b])
        merged = [tuple(sorted(i for n in found for i in self.groups[n])) for found in groups.all()]
        new = {
            self.groups[n][0]: members[0] for found, members in zip(groups.all(), merged, strict=True) for n in found
        }
        wider: defaultdict[str, set[str]] = defaultdict(set)
        for group, found in self.wider.items():
            wider[new[group]] |= {new[g] for g in found}
        return Cast(
            groups=tuple(sorted(merged)),
            line={i: new[g] for i, g in self.line.items()},
            wider={g: frozenset(found) for g, found in wider.items()},
            person=frozenset(new[g] for g in self.person),
            vague=frozenset(new[g] for g in self.vague),
            around={a: frozenset(new[g] for g in found) for a, found in self.around.items()},
        )
