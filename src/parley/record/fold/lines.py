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
from parley.model import FAMILIES, KINDS, Actor, Article, Decision, Line, Reading
from parley.record.decisions.shown import Shown, shown
from parley.record.fold.actors import Known, everybody
from parley.record.fold.agreement import agreement
from parley.record.fold.cast import Cast
from parley.record.fold.counts import figures, incidents, positions
from parley.record.fold.coverage import Coverage
from parley.record.fold.disagreements import disagreements
from parley.record.fold.fate import history, judged, outcome
from parley.record.fold.instruments import instruments
from parley.record.fold.lapses import Lapses
from parley.record.fold.meetings import Encounters, encounters
from parley.record.fold.processes import with_processes
from parley.record.fold.sayings import same_speakers, sayings
from parley.record.fold.stories import stories
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
    coverage = Coverage.of(ground.articles.values(), ground.copies)
    day = bounds(as_of).last if as_of else coverage.last_day
    known = everybody(ground)
    cast = known.cast(ground.told(Actor, "actors"))
    parts = [_Story(ground.only(story), known) for story in stories(ground, cast)]
    actors = _Actors(ground, cast, [pair for part in parts for pair in part.same_speakers()])
    lines = [*actors.lines(), *(line for part in parts for line in part.lines(actors.names, day))]
    lines += _fallen(ground, state, actors.names)
    judging = (judged(line, coverage, day) for line in lines)
    return tuple(sorted(judging, key=lambda line: (KINDS.index(line.kind), line.id)))


@cache
def _shipped() -> Lexicon:
    return Lexicon.load()


def _told(ground: Ground) -> dict[str, Told[Any]]:
    """Every report by its id."""
    return {t.id: t for name, cls in FAMILIES.items() for t in ground.told(cls, name)}


def _who(names: Mapping[str, str], kind: str, told: Iterable[Told[Any]]) -> dict[str, list[tuple[str, str]]]:
    """The actors of reports by the name of their line, under the name of the key."""
    found: dict[str, list[tuple[str, str]]] = {}
    for t in told:
        for key in _ACTORS.get(kind, ()):
            value = getattr(t.report, key)
            ids = (value,) if isinstance(value, str) else value or ()
            found.setdefault(key, []).extend((names[i], t.id) for i in ids if i in names)
    return found


def _fallen(ground: Ground, state: Shown, names: Mapping[str, str]) -> Iterable[Line]:
    """Lines of what is rejected: one for the reports of a kind that were rejected together."""
    reports = {r.id: Told(r, a, written_when(a)) for r, a in state.rejected(ground.articles)}
    for fallen in state.fallen:
        told = [reports[i] for i in fallen.reports if i in reports]
        if told and fallen.family in SHOWN:
            yield make_line(ground, fallen.family, told, _who_and_also(names, fallen.family, told))


def _who_and_also(names: Mapping[str, str], kind: str, told: Sequence[Told[Any]]) -> dict[str, list[tuple[str, str]]]:
    found = _who(names, kind, told)
    if kind == "actors":
        found["also"] = [(m.words, t.id) for t in told for m in t.report.mentions]
    return found


class _Actors:
    """Everybody of the record, those made one whom several articles quote with the same words."""

    def __init__(self, ground: Ground, cast: Cast, same: Iterable[tuple[str, str]]) -> None:
        self.ground, groups = ground, cast.groups
        self.told = {t.id: t for t in ground.told(Actor, "actors")}
        self.groups = cast.gathered((a, b) for a, b in same if not ground.links.apart(groups[a], groups[b]))
        self.names: dict[str, str] = {}
        """Actor report, and the label of its group → the name of its line: the one that most tellers use, the longest of equals."""
        for group in self.groups:
            name = make_line(ground, "actors", [self.told[i] for i in group], {}).first("name") or ""
            self.names |= dict.fromkeys((*group, *(cast.line[i] for i in group)), name)

    def lines(self) -> Iterable[Line]:
        """Their lines."""
        for group in self.groups:
            told = [self.told[i] for i in group]
            yield make_line(self.ground, "actors", told, _who_and_also(self.names, "actors", told))


class _Story:
    """The fold of one story: the groups of each kind, made into lines."""

    def __init__(self, ground: Ground, known: Known) -> None:
        self.ground, self.cast = ground, known.cast(ground.told(Actor, "actors"))
        self.told = _told(ground)
        self.sayings = self._ruled(sayings(ground, self.cast))
        self.names: Mapping[str, str] = {}

    def same_speakers(self) -> list[tuple[str, str]]:
        """Pairs of groups of actors who must be one, as what they say here shows."""
        return same_speakers(self.ground, self.cast, self.sayings)

    def lines(self, names: Mapping[str, str], as_of: date | None) -> Iterable[Line]:
        """All lines but those of the actors, whose `names` are given by report and by label; what was written after `as_of` is not known."""
        self.names, ground, cast = names, self.ground, self.cast
        lines = self._meetings(encounters(ground, cast))
        lines += [self._line("statements", g) for g in self.sayings]
        agreed = self._ruled(instruments(ground, cast))
        lapses = Lapses(ground, cast, agreed)
        lines += [self._thread(g, lapses, as_of) for g in self._ruled(threads(ground, cast))]
        lines += [self._line("instruments", g, steps=history([self.told[i] for i in g], names)) for g in agreed]
        lines += [self._line("incidents", g) for g in self._ruled(incidents(ground, cast))]
        lines += [self._line("figures", g) for g in self._ruled(figures(ground))]
        lines += [self._line("positions", g) for g in self._ruled(positions(ground, cast))]
        lines += disagreements(ground, cast, lines, self.told)
        return with_processes(ground, cast, lines, self.told, names)

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
        return make_line(self.ground, kind, told, _who(self.names, kind, told), **more)

    def _thread(self, group: Sequence[str], lapses: Lapses, as_of: date | None) -> Line:
        told = [self.told[i] for i in group]
        found = outcome(self.ground, told, lapses.of(told), self.names, as_of)
        extra: dict[str, Iterable[tuple[str, str]]] = dict(_who(self.names, "commitments", told))
        if found.knowledge:
            extra["knowledge"] = [(found.knowledge, t.id) for t in told]
        return make_line(self.ground, "commitments", told, extra, fate=found.fate, steps=found.steps)

    def _round(self, group: Sequence[str]) -> int | None:
        rounds = [r for i in group if (r := self.told[i].report.round) is not None]
        return min(rounds, key=lambda r: (-rounds.count(r), r), default=None)


def _others(group: Sequence[str], series: Mapping[str, str]) -> Iterable[str]:
    """The series that reports of this group belong to, other than the group itself."""
    return (series[i] for i in group if i in series and series[i] != group[0])
