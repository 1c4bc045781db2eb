"""Reports gathered into lines: a pure function of the set of articles and readings.

Which reports share a line is found kind by kind: actors first, then what they did, said and promised. Any order of the arguments
gives the same lines; ties are broken by report ids, which are hashes of content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from parley.dates import bounds
from parley.lexicon import Lexicon
from parley.model import KINDS, Actor, Article, Decision, Line, Reading
from parley.record.decisions.shown import Shown, shown
from parley.record.fold.actors import everybody
from parley.record.fold.cast import Cast
from parley.record.fold.stories import stories
from parley.record.fold.story import Story
from parley.record.fold.told import Ground, Told, written_by, written_when
from parley.record.fold.values import SHOWN, make_line
from parley.record.fold.who import actor_line, face, who

__all__ = ["Folded", "build_lines", "folded", "lines_of"]


def build_lines(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    *,
    as_of: str | None = None,
    lexicon: Lexicon | None = None,
    decisions: Sequence[Decision] = (),
) -> tuple[Line, ...]:
    """All lines of the record, kind after kind, by id within a kind; the order of the arguments does not matter.

    `as_of` is the EDTF day from which all is seen: what was surely written later is not known then. `lexicon` is the
    vocabulary by which names and words are compared, by default the one that Parley brings. `decisions` are what persons ruled.
    """
    known = [a for a in articles if written_by(a, bounds(as_of).last if as_of else None)]
    state = shown(articles, readings, decisions)
    return state.over(lines_of(known, state, lexicon=lexicon))


def lines_of(
    articles: Sequence[Article],
    state: Shown,
    *,
    lexicon: Lexicon | None = None,
    copied: Mapping[str, str] | None = None,
) -> tuple[Line, ...]:
    """The same from readings over which the decisions have been laid already; what is rejected has lines of its own.

    All lines are the machine's yet: `Shown.over` tells their review. `copied` is copy → original, if it is known already.
    """
    return folded(articles, state, lexicon=lexicon, copied=copied).lines


@dataclass(frozen=True, slots=True)
class Folded:
    """All lines, and what makes labels of actors one: for each story, named by its first article, the labels that it shows to be the same."""

    lines: tuple[Line, ...]
    same: tuple[tuple[str, str, str], ...]


def folded(
    articles: Sequence[Article],
    state: Shown,
    *,
    lexicon: Lexicon | None = None,
    copied: Mapping[str, str] | None = None,
) -> Folded:
    """The same as `lines_of`, with what later additions are carried on from besides."""
    ground = Ground.of(articles, state.standing, lexicon or _shipped(), state.links, copied)
    known = everybody(ground)
    cast = known.cast(ground.told(Actor, "actors"))
    parts = {story[0]: Story(ground.only(story), known) for story in stories(ground, cast)}
    same = tuple((first, *pair) for first, part in parts.items() for pair in part.same_speakers())
    actors = _Actors(ground, cast, ((a, b) for _, a, b in same))
    lines = [*actors.lines(), *(line for part in parts.values() for line in part.lines(actors.names))]
    lines += _fallen(ground, state, actors.names)
    return Folded(tuple(sorted(lines, key=lambda line: (KINDS.index(line.kind), line.id))), same)


@cache
def _shipped() -> Lexicon:
    return Lexicon.load()


def _fallen(ground: Ground, state: Shown, names: Mapping[str, str]) -> Iterable[Line]:
    """Lines of what is rejected: one for the reports of a kind that were rejected together."""
    reports = {r.id: Told(r, a, written_when(a)) for r, a in state.rejected(ground.articles)}
    for fallen in state.fallen:
        told = [reports[i] for i in fallen.reports if i in reports]
        if told and fallen.family in SHOWN:
            line = make_line(ground, fallen.family, told, who(names, fallen.family, told))
            yield actor_line(ground, told, line, names) if fallen.family == "actors" else line


class _Actors:
    """Everybody of the record, those made one whom several articles quote with the same words."""

    def __init__(self, ground: Ground, cast: Cast, same: Iterable[tuple[str, str]]) -> None:
        self.ground, groups = ground, cast.groups
        known = {t.id: t for t in ground.told(Actor, "actors")}
        gathered = cast.gathered((a, b) for a, b in same if not ground.links.apart(groups[a], groups[b]))
        self.told = [[known[i] for i in group] for group in gathered]
        self.faces = [face(ground, told) for told in self.told]
        self.names: dict[str, str] = {}
        """Actor report, and the label of its group → the name of its line."""
        for one in self.faces:
            name = one.first("name") or ""
            self.names |= dict.fromkeys((*one.reports, *(cast.line[i] for i in one.reports)), name)

    def lines(self) -> Iterable[Line]:
        """Their lines."""
        return (actor_line(self.ground, t, f, self.names) for t, f in zip(self.told, self.faces, strict=True))
