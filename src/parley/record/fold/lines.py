"""Reports gathered into lines: a pure function of the set of articles and readings.

Which reports share a line is found kind by kind: actors first, then what they did, said and promised. Any order of the arguments
gives the same lines; ties are broken by report ids, which are hashes of content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from parley.dates import bounds
from parley.lexicon import Lexicon
from parley.model import FAMILIES, KINDS, Article, Decision, Line, Reading
from parley.record.decisions.shown import Shown, shown
from parley.record.fold.actors import cast_of
from parley.record.fold.agreement import agreement
from parley.record.fold.cast import Cast
from parley.record.fold.counts import figures, incidents, positions
from parley.record.fold.disagreements import disagreements
from parley.record.fold.fate import history, outcome
from parley.record.fold.instruments import instruments
from parley.record.fold.lapses import Lapses
from parley.record.fold.meetings import Encounters, encounters
from parley.record.fold.processes import with_processes
from parley.record.fold.sayings import same_speakers, sayings
from parley.record.fold.threads import threads
from parley.record.fold.told import Ground, Told, written_when
from parley.record.fold.values import SHOWN, make_line

__all__ = ["build_lines", "lines_of"]

_ACTORS = {
    "meetings": ("participants",),
    "statements": ("speakers", "addressee"),
    "commitments": ("by", "to"),
    "instruments": ("parties",),
    "incidents": ("by", "on"),
    "positions": ("actor",),
    "actors": ("of",),
}


def build_lines(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    *,
    as_of: str | None = None,
    lexicon: Lexicon | None = None,
    decisions: Sequence[Decision] = (),
) -> tuple[Line, ...]:
    """All lines of the record, kind after kind, by id within a kind; the order of the arguments does not matter.

    `as_of` is the EDTF day on which deadlines are judged, by default the last dated day of the coverage. `lexicon` is the
    vocabulary by which names and words are compared, by default the one that Parley brings. `decisions` are what persons ruled.
    """
    state = shown(articles, readings, decisions)
    return state.over(lines_of(articles, state, as_of=as_of, lexicon=lexicon))


def lines_of(
    articles: Sequence[Article],
    state: Shown,
    *,
    as_of: str | None = None,
    lexicon: Lexicon | None = None,
    copied: Mapping[str, str] | None = None,
) -> tuple[Line, ...]:
    """The same from readings over which the decisions have been laid already; what is rejected has lines of its own.

    All lines are the machine's yet: `Shown.over` tells their review. `copied` is copy → original, if it is known already.
    """
    ground = Ground.of(articles, state.standing, lexicon or _shipped(), state.links, copied)
    fold = _Fold(ground, _judged_on(ground, as_of))
    lines = [*fold.lines(), *fold.fallen(state)]
    return tuple(sorted(lines, key=lambda line: (KINDS.index(line.kind), line.id)))


@cache
def _shipped() -> Lexicon:
    return Lexicon.load()


def _judged_on(ground: Ground, as_of: str | None) -> date | None:
    if as_of:
        return bounds(as_of).last
    days = (w.last or w.first for a in ground.articles.values() if (w := written_when(a)))
    return max((d for d in days if d), default=None)


class _Fold:
    """One fold: the groups of each kind, made into lines."""

    def __init__(self, ground: Ground, as_of: date | None) -> None:
        self.ground, self.as_of = ground, as_of
        self.told: dict[str, Told[Any]] = {t.id: t for name, cls in FAMILIES.items() for t in ground.told(cls, name)}
        self.cast: Cast = cast_of(ground)
        self.sayings = self._ruled(sayings(ground, self.cast))
        groups, same = self.cast.groups, same_speakers(ground, self.cast, self.sayings)
        self.actors = self.cast.gathered((a, b) for a, b in same if not ground.links.apart(groups[a], groups[b]))
        self.names = self._names()

    def lines(self) -> Iterable[Line]:
        ground, cast = self.ground, self.cast
        lines = [self._line("actors", group) for group in self.actors]
        lines += self._meetings(encounters(ground, cast))
        lines += [self._line("statements", g) for g in self.sayings]
        agreed = self._ruled(instruments(ground, cast))
        lapses = Lapses(ground, cast, agreed)
        lines += [self._thread(g, lapses) for g in self._ruled(threads(ground, cast))]
        lines += [self._line("instruments", g, steps=history([self.told[i] for i in g], self.names)) for g in agreed]
        lines += [self._line("incidents", g) for g in self._ruled(incidents(ground, cast))]
        lines += [self._line("figures", g) for g in self._ruled(figures(ground))]
        lines += [self._line("positions", g) for g in self._ruled(positions(ground, cast))]
        lines += disagreements(ground, cast, lines, self.told)
        return with_processes(ground, cast, lines, self.told, self.names)

    def fallen(self, state: Shown) -> Iterable[Line]:
        """Lines of what is rejected: one for the reports of a kind that were rejected together."""
        reports = {r.id: Told(r, a, written_when(a)) for r, a in state.rejected(self.ground.articles)}
        for fallen in state.fallen:
            told = [reports[i] for i in fallen.reports if i in reports]
            if told and fallen.family in SHOWN:
                yield make_line(self.ground, fallen.family, told, self._who(fallen.family, told))

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
        return make_line(self.ground, kind, told, self._who(kind, told), **more)

    def _thread(self, group: Sequence[str], lapses: Lapses) -> Line:
        told = [self.told[i] for i in group]
        found = outcome(self.ground, told, lapses.of(told), self.names, self.as_of)
        extra: dict[str, Iterable[tuple[str, str]]] = dict(self._who("commitments", told))
        if found.knowledge:
            extra["knowledge"] = [(found.knowledge, t.id) for t in told]
        return make_line(self.ground, "commitments", told, extra, fate=found.fate, steps=found.steps)

    def _who(self, kind: str, told: Sequence[Told[Any]]) -> dict[str, list[tuple[str, str]]]:
        """The actors of the reports by the name of their line, under the name of the key."""
        found: dict[str, list[tuple[str, str]]] = {}
        for key in _ACTORS.get(kind, ()):
            for t in told:
                value = getattr(t.report, key)
                ids = (value,) if isinstance(value, str) else value or ()
                found.setdefault(key, []).extend((self.names[i], t.id) for i in ids if i in self.names)
        if kind == "actors":
            found["also"] = [(m.words, t.id) for t in told for m in t.report.mentions]
        return found

    def _names(self) -> Mapping[str, str]:
        """Actor report, and the label of its group → the name of its line: the one that most tellers use, the longest of equals."""
        found: dict[str, str] = {}
        for group in self.actors:
            line = make_line(self.ground, "actors", [self.told[i] for i in group], {})
            found |= dict.fromkeys((*group, *(self.cast.line[i] for i in group)), line.first("name") or "")
        return found

    def _round(self, group: Sequence[str]) -> int | None:
        rounds = [r for i in group if (r := self.told[i].report.round) is not None]
        return min(rounds, key=lambda r: (-rounds.count(r), r), default=None)


def _others(group: Sequence[str], series: Mapping[str, str]) -> Iterable[str]:
    """The series that reports of this group belong to, other than the group itself."""
    return (series[i] for i in group if i in series and series[i] != group[0])
