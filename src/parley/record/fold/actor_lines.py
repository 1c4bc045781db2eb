"""The lines of actors, kept as their reports come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from parley.model import Actor, Line
from parley.record.fold.told import Ground, Told
from parley.record.fold.who import actor_line, face

__all__ = ["Actors"]

Group = frozenset[str]
"""The labels that are one actor."""


class Actors:
    """Labels in groups, those made one that stories show to be the same; `members` are the reports of each label, kept elsewhere."""

    def __init__(self, ground: Ground, members: Mapping[str, Collection[str]]) -> None:
        self._ground, self._members = ground, members
        self.lines: dict[Group, Line] = {}
        self._gone: set[str] = set()
        self._made: dict[str, Line] = {}
        self.names: dict[str, str] = {}
        """Actor report, and the label of its group → the name of its line."""
        self._told: dict[str, Told[Actor]] = {}
        self._group: dict[str, Group] = {}
        self._faces: dict[Group, Line] = {}
        self._same: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def tell(self, told: Iterable[Told[Actor]]) -> None:
        """Take in reports."""
        self._told |= {t.id: t for t in told}

    def regroup(
        self, touched: Iterable[str], ended: Iterable[tuple[str, str]], begun: Iterable[tuple[str, str]]
    ) -> set[str]:
        """Group these labels anew, and those of pairs that stories show to be the same no more, or now. The answer are those renamed."""
        labels = set(touched)
        for pairs, step in ((ended, -1), (begun, 1)):
            for a, b in pairs:
                self._same[a][b] += step
                self._same[b][a] += step
                labels |= {a, b}
        inside = {label for near in labels for label in (near, *self._group.get(near, ()))}
        before = {label: self.names.pop(label, None) for label in inside}
        for label in inside:
            group = self._group.pop(label, frozenset())
            self._faces.pop(group, None)
            if line := self.lines.pop(group, None):
                self._gone.add(line.id)
        waiting = {label for label in inside if label in self._members}
        while waiting:
            self._put(self._together(min(waiting)), waiting)
        self.draw(inside)
        return {label for label, name in before.items() if self.names.get(label) != name}

    def taken(self) -> tuple[set[str], dict[str, Line]]:
        """The ids of the lines that went since this was asked last, and the lines that came, by id."""
        found = self._gone, self._made
        self._gone, self._made = set(), {}
        return found

    def draw(self, labels: Iterable[str]) -> None:
        """Make the lines of these anew from their faces and the names of others."""
        for group in {self._group[label] for label in labels if label in self._group}:
            line = actor_line(self._ground, self._reports(group), self._faces[group], self.names)
            self.lines[group] = self._made[line.id] = line

    def _put(self, group: Group, waiting: set[str]) -> None:
        waiting -= group
        told = self._reports(group)
        found = self._faces[group] = face(self._ground, told)
        self._group |= dict.fromkeys(group, group)
        self.names |= dict.fromkeys((*group, *(t.id for t in told)), found.first("name") or "")

    def _reports(self, group: Group) -> list[Told[Actor]]:
        return [self._told[i] for i in sorted(i for label in group for i in self._members[label])]

    def _together(self, label: str) -> Group:
        found: set[str] = set()
        near = [label]
        while near:
            at = near.pop()
            if at not in found:
                found.add(at)
                near += [other for other, n in self._same[at].items() if n > 0] if at in self._same else []
        return frozenset(found)
