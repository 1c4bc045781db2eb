"""Which articles could have told what became of a promise, and how many of them were written after its day.

They are those of its negotiation, and those about none that speak of both sides of the promise. Where it is not known to which one a
promise belongs, they are those of the negotiation that its own articles are about; where these are about none, or several, those that speak
of who promised, and of whom it was promised to, unless they are about another negotiation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from parley.model import Commitment, Line
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, teller

__all__ = ["Coverage", "Written"]

_TWO = 2


@dataclass(frozen=True, slots=True)
class Written:
    """When articles were written: their first days in order, copies left out, the last first day of each source, and the last day of all.

    `which` says in words which articles they are.
    """

    which: str
    days: tuple[date, ...] = ()
    sources: tuple[date, ...] = ()
    last_day: date | None = None

    def after(self, day: date) -> tuple[int, int]:
        """How many articles were surely written after a day, and of how many sources."""
        return len(self.days) - bisect_right(self.days, day), sum(last > day for last in self.sources)


class Coverage:
    """The articles of one story by what they are about; `told` are its reports by their ids, `lines` its lines with their processes."""

    def __init__(self, ground: Ground, cast: Cast, lines: Iterable[Line], told: Mapping[str, Told[Any]]) -> None:
        self._ground, self._cast, self._told = ground, cast, told
        self._of_process: defaultdict[str, set[str]] = defaultdict(set)
        self._about: defaultdict[str, set[str]] = defaultdict(set)
        for line in lines:
            for article in self._articles(line) if line.process else ():
                self._of_process[line.process or ""].add(article)
                self._about[article].add(line.process or "")
        self._known: dict[tuple[str, str, frozenset[str]], Written] = {}

    def of(self, line: Line, told: Sequence[Told[Commitment]]) -> Written:
        """When those articles were written that could have told of a promise, which these reports tell."""
        if line.process:
            return self._of(line.process, "on its negotiation", self._besides(told))
        about = {process for article in self._articles(line) for process in self._about.get(article, ())}
        if len(about) == 1:
            return self._of(about.pop(), "on the negotiation it was told with")
        by, to = (self._speaking_of(getattr(t.report, key) for t in told) for key in ("by", "to"))
        names = [line.first(key) for key, found in (("by", by), ("to", to)) if found]
        speaking = by & to if by and to else by or to
        ours = {a for a in speaking if a not in self._about or self._about[a] & about}
        return self._written(ours, f"that speak of {' and '.join(filter(None, names))}")

    def _of(self, process: str, which: str, besides: frozenset[str] = frozenset()) -> Written:
        key = process, which, besides
        if key not in self._known:
            self._known[key] = self._written(self._of_process[process] | besides, which)
        return self._known[key]

    def _besides(self, told: Sequence[Told[Commitment]]) -> frozenset[str]:
        """The articles that are about no negotiation and speak of all, two at least, who promised and to whom it was promised."""
        tops = {
            top
            for t in told
            for i in (*t.report.by, *t.report.to)
            for g in self._cast.known([i])
            for top in self._cast.top(g)
        }
        if len(tops) < _TWO:
            return frozenset()
        spoken = set[str].intersection(*(set(self._speaking.get(top, ())) for top in tops))
        return frozenset(article for article in spoken if article not in self._about)

    def _articles(self, line: Line) -> set[str]:
        return {self._told[report].article.id for report in line.reports}

    def _speaking_of(self, actors: Iterable[Iterable[str]]) -> set[str]:
        """The articles that speak of one of these actors, of a state as soon as of somebody who belongs to it."""
        tops = {top for ids in actors for group in self._cast.known(ids) for top in self._cast.top(group)}
        return {article for top in tops for article in self._speaking.get(top, ())}

    @cached_property
    def _speaking(self) -> Mapping[str, set[str]]:
        """Everybody, and the articles that speak of them or of who belongs to them."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for article, groups in self._cast.around.items():
            for group in self._cast.widened(groups):
                found[group].add(article)
        return found

    def _written(self, articles: Collection[str], which: str) -> Written:
        written = {a: self._ground.written[a] for a in articles}
        ends = (day for w in written.values() if (day := w.last or w.first))
        firsts = {a: w.first for a, w in written.items() if w.first and a not in self._ground.copies}
        sources: dict[str, date] = {}
        for article, day in firsts.items():
            source = teller(self._ground.articles[article])
            sources[source] = max(sources.get(source, day), day)
        return Written(which, tuple(sorted(firsts.values())), tuple(sources.values()), max(ends, default=None))
