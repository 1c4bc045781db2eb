"""The fold of one story: its reports gathered kind by kind and made into lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from parley.model import FAMILIES, Actor, Line
from parley.record.fold.actors import Known
from parley.record.fold.agreement import agreement
from parley.record.fold.coverage import Coverage, Written
from parley.record.fold.disagreements import disagreements
from parley.record.fold.done import Done
from parley.record.fold.fate import history, judged, outcome
from parley.record.fold.figures import figures
from parley.record.fold.incidents import incidents
from parley.record.fold.instruments import instruments
from parley.record.fold.lapses import Lapses
from parley.record.fold.meetings import Encounters, encounters
from parley.record.fold.positions import positions
from parley.record.fold.processes import with_processes
from parley.record.fold.sayings import same_speakers, sayings
from parley.record.fold.threads import threads
from parley.record.fold.told import Ground, Told
from parley.record.fold.values import make_line
from parley.record.fold.who import who

__all__ = ["Story"]


class Story:
    """The fold of one story: the groups of each kind, made into lines."""

    def __init__(self, ground: Ground, known: Known) -> None:
        self.ground, self.cast = ground, known.cast(ground.told(Actor, "actors"))
        self.told: dict[str, Told[Any]] = {t.id: t for name, cls in FAMILIES.items() for t in ground.told(cls, name)}
        self.sayings = self._ruled(sayings(ground, self.cast))
        self.names: Mapping[str, str] = {}

    def same_speakers(self) -> list[tuple[str, str]]:
        """Pairs of groups of actors who must be one, as what they say here shows."""
        return same_speakers(self.ground, self.cast, self.sayings)

    def lines(self, names: Mapping[str, str]) -> list[Line]:
        """All lines but those of the actors, whose `names` are given by report and by label."""
        self.names, ground, cast = names, self.ground, self.cast
        lines = self._meetings(encounters(ground, cast))
        lines += [self._line("statements", g) for g in self.sayings]
        agreed = self._ruled(instruments(ground, cast))
        lapses, done = Lapses(ground, cast, agreed), Done(ground, cast)
        promises = [self._thread(g, done, lapses) for g in self._ruled(threads(ground, cast))]
        due = {line.id: day for line, day in promises if day}
        lines += [line for line, _ in promises]
        lines += [self._line("instruments", g, steps=history([self.told[i] for i in g], names)) for g in agreed]
        lines += [self._line("incidents", g) for g in self._ruled(incidents(ground, cast))]
        lines += [self._line("figures", g) for g in self._ruled(figures(ground))]
        lines += [self._line("positions", g) for g in self._ruled(positions(ground, cast))]
        lines += disagreements(ground, cast, lines, self.told)
        return self._judged(with_processes(ground, cast, lines, self.told, names), due)

    def _ruled(self, groups: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """The groups of a kind as persons ruled on them."""
        return self.ground.links.regrouped(groups, agreement(self.told))

    def _meetings(self, met: Encounters) -> list[Line]:
        groups = self._ruled(met.groups)
        found = {i: group[0] for group in groups for i in group}
        before = {group[0]: group for group in met.groups}
        series = {i: found[of] for group, of in met.series.items() for i in before[group]}
        return [
            self._line("meetings", g, series=min(_others(g, series), default=None), round=self._round(g))
            for g in groups
        ]

    def _line(self, kind: str, group: Sequence[str], **more: Any) -> Line:
        told = [self.told[i] for i in group]
        return make_line(self.ground, kind, told, who(self.names, kind, told), **more)

    def _thread(self, group: Sequence[str], done: Done, lapses: Lapses) -> tuple[Line, date | None]:
        """The line of a thread of promises, and its deadline if nobody told what became of it."""
        told = [self.told[i] for i in group]
        found = outcome(self.ground, told, done.of(told), lapses.of(told), self.names)
        return self._line("commitments", group, fate=found.fate, steps=found.steps), found.due

    def _judged(self, lines: Sequence[Line], due: Mapping[str, date]) -> list[Line]:
        """The lines, those of promises that are `due` with what is known behind their day."""
        coverage = Coverage(self.ground, self.cast, lines, self.told)

        def told(line: Line) -> Written:
            return coverage.of(line, [self.told[i] for i in line.reports])

        return [judged(line, due[line.id], told(line)) if line.id in due else line for line in lines]

    def _round(self, group: Sequence[str]) -> int | None:
        rounds = [r for i in group if (r := self.told[i].report.round) is not None]
        return min(rounds, key=lambda r: (-rounds.count(r), r), default=None)


def _others(group: Sequence[str], series: Mapping[str, str]) -> Iterable[str]:
    """The series that reports of this group belong to, other than the group itself."""
    return (series[i] for i in group if i in series and series[i] != group[0])
