"""Who is who in a record: actor reports in groups, and whom each group stands for in the wider sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.model import Actor
from parley.record.compare.gather import Groups
from parley.record.compare.words import fold
from parley.record.fold.calls import Call
from parley.record.fold.told import Told

__all__ = ["Cast", "chain", "common_names", "meant_by"]

_CHAIN = 5
"""A minister's ministry's government's state: so many steps up at most."""

_PERSONS = ("person", "single")


@dataclass(frozen=True)
class Cast:
    """Who is who: actor reports in groups, and for each report whom it stands for in the wider sense."""

    groups: Mapping[str, tuple[str, ...]]
    """The label of a group → its reports, sorted."""
    line: Mapping[str, str]
    """Actor report → the label of its group."""
    wider: Mapping[str, frozenset[str]]
    """Group → itself and those it belongs to (a minister's state), or those whom it names together ("the mediators"); theirs, too."""
    person: frozenset[str]
    """The groups that are named persons, whom no article takes for anything else."""
    vague: frozenset[str]
    """The groups that are mere descriptions belonging to nobody ("the two sides"): they can be anybody."""
    around: Mapping[str, frozenset[str]]
    """Article → all who are somebody in particular in it."""

    @classmethod
    def of(
        cls,
        told: Sequence[Told[Actor]],
        calls: Mapping[str, Call],
        line: Mapping[str, str],
        owners: Mapping[str, str],
        together: Mapping[str, frozenset[str]] | None = None,
    ) -> Cast:
        """From each report's call and the label of its group, and group → owner.

        `together` is common name → whom it stands for; without it, what these reports themselves tell.
        """
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for t in told:
            groups[line[t.id]].append(t.id)
        loose = {line[t.id] for t in told if _is_loose(t, calls[t.id], line[t.id]) and line[t.id] not in owners}
        meant = meant_by(common_names(told, line, frozenset(loose))) if together is None else together
        several = {
            line[t.id]: found for t in told if line[t.id] in loose and (found := meant.get(plain_name(t.report.name)))
        }
        vague = frozenset(loose - several.keys())
        known = {above for label in groups for above in chain(label, owners)}
        around: defaultdict[str, set[str]] = defaultdict(set)
        for t in told:
            if line[t.id] not in vague:
                around[t.article.id].add(line[t.id])
        return cls(
            groups={label: tuple(sorted(ids)) for label, ids in groups.items()},
            line=line,
            wider={
                label: frozenset().union(*(chain(who, owners) for who in (label, *several.get(label, ()))))
                for label in known
            },
            person=frozenset(groups) - {line[t.id] for t in told if calls[t.id].kind not in _PERSONS},
            vague=vague,
            around={a: frozenset(found) for a, found in around.items()},
        )

    def of_reports(self, ids: Iterable[str]) -> frozenset[str]:
        """The groups of these actor reports."""
        return frozenset(self.line[i] for i in ids if i in self.line)

    def top(self, group: str) -> frozenset[str]:
        """Those at whose head nobody stands: a minister's state, a commander's force, each of "the mediators"."""
        return frozenset(
            w for w in self.wider.get(group, frozenset({group})) if len(self.wider.get(w, ())) <= 1
        ) or frozenset({group})

    def known(self, ids: Iterable[str]) -> frozenset[str]:
        """The groups of these reports that are somebody in particular."""
        return frozenset(g for g in self.of_reports(ids) if g not in self.vague)

    def widened(self, groups: Iterable[str]) -> frozenset[str]:
        """These groups with all they belong to."""
        return frozenset(w for g in groups for w in self.wider.get(g, frozenset({g})))

    def meet(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether two sets of groups can have a party in common, a person standing for their state and the reverse."""
        return bool(self.widened(a) & self.widened(b))

    def share(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How much of the smaller set of groups finds a counterpart in the other, 0 to 1; of equals the less."""
        if len(a) == len(b):
            return min(self._found(a, b), self._found(b, a))
        return self._found(a, b) if len(a) < len(b) else self._found(b, a)

    def _found(self, few: frozenset[str], many: frozenset[str]) -> float:
        wide = self.widened(many)
        return sum(bool(self.wider.get(g, frozenset({g})) & wide) for g in few) / len(few) if few else 0.0

    def gathered(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
        """All groups in the order of their first reports, those of these pairs of labels made one."""
        order = sorted(self.groups)
        number = {label: n for n, label in enumerate(order)}
        together = Groups(len(order))
        for a, b in pairs:
            together.join(number[a], number[b])
        return sorted(tuple(sorted(i for n in found for i in self.groups[order[n]])) for found in together.all())


def plain_name(words: str) -> str:
    """A common name without its article and its "two"."""
    return fold(words).removeprefix("the ").removeprefix("two ").strip()


def _is_loose(told: Told[Actor], call: Call, label: str) -> bool:
    described = call.kind == "described" or (call.kind == "bare" and label.startswith("in\t"))
    return described and told.report.type != "person"


def common_names(
    told: Iterable[Told[Actor]], line: Mapping[str, str], loose: frozenset[str]
) -> dict[tuple[str, str], frozenset[str]]:
    """(common name, article) → those whom the article calls so, if they are several."""
    shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for t in told:
        if line[t.id] not in loose:
            for words in {plain_name(m.words) for m in t.report.mentions}:
                shared[words, t.article.id].add(line[t.id])
    return {key: frozenset(groups) for key, groups in shared.items() if len(groups) > 1}


def meant_by(common: Mapping[tuple[str, str], frozenset[str]]) -> dict[str, frozenset[str]]:
    """Whom a common name ("the mediators") stands for: those whom articles call so, unless two articles call nobody alike."""
    meant: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for (words, _), groups in common.items():
        meant[words].append(groups)
    return {words: frozenset.union(*sets) for words, sets in meant.items() if frozenset.intersection(*sets)}


def chain(group: str, owners: Mapping[str, str]) -> frozenset[str]:
    """A group, its owner, the owner's owner, and so on."""
    found = [group]
    while len(found) < _CHAIN and (owner := owners.get(found[-1])) and owner not in found:
        found.append(owner)
    return frozenset(found)
