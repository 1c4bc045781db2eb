"""The lines of actors, kept as their reports come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from parley.model import Actor, Line
from parley.record.fold.calls import owner_of
from parley.record.fold.tally import Tally
from parley.record.fold.told import Ground, Told

__all__ = ["Actors", "Tell"]

Group = frozenset[str]
"""The labels that are one actor."""
Pair = tuple[str, str]
Tell = Callable[[Iterable[str]], Iterable[Told[Actor]]]
"""Answers with the reports of these ids."""


class Actors(Mapping[str, Line]):
    """The line of each actor report, or of each label.

    Labels are in groups: those are one that stories show to be the same. `members` are the reports of each label, `labels` the label of each
    report; both are kept elsewhere, and `tell` answers with reports. An actor's reports are counted when something of it changes first.
    """

    def __init__(
        self, ground: Ground, members: Mapping[str, Collection[str]], labels: Mapping[str, str], tell: Tell
    ) -> None:
        self._ground, self._members, self._labels, self._tell = ground, members, labels, tell
        self._group: dict[str, Group] = {}
        self._lines: dict[Group, Line] = {}
        self._tallies: dict[Group, Tally] = {}
        self._same: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._gone: set[str] = set()
        self._made: dict[str, Line] = {}
        self._before: dict[str, Line | None] = {}
        self._name: dict[str, str] = {}
        self.names: Mapping[str, str] = _Names(self._name, labels)
        """Actor report, or the label of its group → the name of its line."""

    def __getitem__(self, key: str) -> Line:
        return self._lines[self._group[self._labels.get(key, key)]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._group)

    def __len__(self) -> int:
        return len(self._group)

    def begin(self, lines: Iterable[Line], same: Iterable[Pair]) -> None:
        """Take over lines that were made before, and the pairs of labels that stories show to be the same."""
        self._count_same(same, 1)
        for line in lines:
            group = frozenset(self._labels[i] for i in line.reports)
            self._lines[group] = line
            self._group |= dict.fromkeys(group, group)
            self._name |= dict.fromkeys(group, line.first("name") or "")

    def tally(self, line: Line) -> Tally:
        """All that follows from the reports of a line."""
        return self._counted(self._group[self._labels[line.id]])

    def regroup(self, touched: Mapping[str, Collection[str]], ended: Iterable[Pair], begun: Iterable[Pair]) -> set[str]:
        """Group these labels anew, and those of pairs that stories show to be the same no more, or now. The answer are those renamed.

        `touched` are the reports of each label that came or went, or of whose article another one is at the root.
        """
        labels = set(touched) | self._count_same(ended, -1) | self._count_same(begun, 1)
        inside = {label for near in labels for label in (near, *self._group.get(near, ()))}
        before = {label: self._name.pop(label, None) for label in inside}
        tallies = dict(self._ungrouped(inside))
        for label in sorted(label for label in inside if label in self._members):
            if label not in self._group:
                self._put(self._together(label), tallies, touched)
        self.draw(inside)
        return {label for label, name in before.items() if self._name.get(label) != name}

    def draw(self, labels: Iterable[str]) -> None:
        """Make the lines of these anew from what was counted and the names of others."""
        for group in {self._group[label] for label in labels if label in self._group}:
            self._note(group)
            line = self._lines[group] = self._counted(group).line(self.names)
            self._made[line.id] = line

    def taken(self) -> tuple[set[str], dict[str, Line], Mapping[str, Line | None]]:
        """The ids of the lines that went since this was asked last, the lines that came, by id, and the lines that labels had before."""
        found = self._gone, self._made, self._before
        self._gone, self._made, self._before = set(), {}, {}
        return found

    def _ungrouped(self, labels: Iterable[str]) -> Iterator[tuple[Group, Tally]]:
        """Take the groups of these labels apart; what was counted of each of them."""
        for group in {self._group[label] for label in labels if label in self._group}:
            self._note(group)
            for label in group:
                del self._group[label]
            if line := self._lines.pop(group, None):
                self._gone.add(line.id)
            if tally := self._tallies.pop(group, None):
                yield group, tally

    def _note(self, group: Group) -> None:
        for label in group:
            self._before.setdefault(label, self._lines.get(group))

    def _put(self, group: Group, tallies: Mapping[Group, Tally], touched: Mapping[str, Collection[str]]) -> None:
        self._group |= dict.fromkeys(group, group)
        if tally := tallies.get(group):
            self._tallies[group] = tally
            self._recount(tally, group, {report for label in group for report in touched.get(label, ())})
        self._name |= dict.fromkeys(group, self._counted(group).name)

    def _counted(self, group: Group) -> Tally:
        if group not in self._tallies:
            tally = self._tallies[group] = Tally(self._ground)
            self._recount(tally, group, {report for label in group for report in self._members[label]})
        return self._tallies[group]

    def _recount(self, tally: Tally, group: Group, reports: Collection[str]) -> None:
        """Count these reports anew, those that are of the group no more not at all."""
        for report in reports:
            tally.drop(report)
        for told in self._tell(report for report in reports if self._labels[report] in group):
            tally.take(told, self._labels.get(owner_of(self._ground.names, told.report) or ""))

    def _count_same(self, pairs: Iterable[Pair], step: int) -> set[str]:
        labels: set[str] = set()
        for a, b in pairs:
            self._same[a][b] += step
            self._same[b][a] += step
            labels |= {a, b}
        return labels

    def _together(self, label: str) -> Group:
        found: set[str] = set()
        near = [label]
        while near:
            at = near.pop()
            if at not in found:
                found.add(at)
                near += [other for other, n in self._same[at].items() if n > 0] if at in self._same else []
        return frozenset(found)


class _Names(Mapping[str, str]):
    """The names of labels, and of reports by theirs."""

    def __init__(self, name: Mapping[str, str], labels: Mapping[str, str]) -> None:
        self._name, self._labels = name, labels

    def __getitem__(self, key: str) -> str:
        return self._name[self._labels.get(key, key)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._name)

    def __len__(self) -> int:
        return len(self._name)
