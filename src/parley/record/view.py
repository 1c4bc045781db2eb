"""A record at one moment, as plain data: what the brief, the exports and the queries work on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import get_args

from parley.dates import bounds
from parley.model import Article, Line, Reading, Report, Review
from parley.record.decisions.articles import Fixed
from parley.record.decisions.shown import Ruled

__all__ = ["MadeBy", "View", "last_day"]


_ABOUT_OTHERS = ("processes", "disagreements")


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which Parley, reader and lexicon the readings come from; several reader versions stand side by side, comma-separated."""

    parley: str
    reader: str
    lexicon: str


@dataclass(frozen=True)
class View:
    """Articles (by path, then id), one reading for each, the lines gathered from them, and the day they are seen from.

    The readings are as persons decided on them: corrected, with what was added, each report with its review, rejected ones included.
    `copies` gives for an article that copies another one the id of that other one. `as_of` is an EDTF day, None if no article
    is dated.
    """

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    lines: tuple[Line, ...]
    copies: Mapping[str, str]
    as_of: str | None
    made_by: MadeBy
    ruled: tuple[Ruled, ...] = ()
    """What became of every decision, in their order."""
    fixed: Mapping[str, Fixed] = field(default_factory=dict)
    """The articles that persons set right, by id, with what the coverage had said of them."""
    counted: Mapping[Review, int] | None = None
    """How many lines of each review the record has, where this view does not hold them all."""

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return MappingProxyType({article.id: article for article in self.articles})

    @cached_property
    def reading(self) -> Mapping[str, Reading]:
        """Readings by the id of their article."""
        return MappingProxyType({reading.article: reading for reading in self.readings})

    @cached_property
    def report(self) -> Mapping[str, Report]:
        """Reports by id, of every family."""
        return MappingProxyType({report.id: report for reading in self.readings for report in reading.reports()})

    @cached_property
    def line(self) -> Mapping[str, Line]:
        """Lines by their own id and by that of any of their reports.

        A report that a process or a disagreement also speaks of leads to the line of its own kind.
        """
        members = {report: line for line in self.lines if line.kind not in _ABOUT_OTHERS for report in line.reports}
        return MappingProxyType({**members, **{line.id: line for line in self.lines}})

    @cached_property
    def decided(self) -> Mapping[str, tuple[Ruled, ...]]:
        """The decisions on each report, and on each line that has no reports of its own, by id, the earliest first."""
        found: defaultdict[str, list[Ruled]] = defaultdict(list)
        for ruled in self.ruled:
            for report in (*ruled.reports, *ruled.others):
                found[report].append(ruled)
        return MappingProxyType({report: tuple(each) for report, each in found.items()})

    @property
    def counts(self) -> Mapping[Review, int]:
        """How many lines of the record there are by `review`."""
        found = Counter(line.review for line in self.lines)
        return self.counted or {review: found[review] for review in get_args(Review)}

    def decisions_on(self, line: Line) -> tuple[Ruled, ...]:
        """The decisions on a line and on any of its reports, the earliest first."""
        found = {r.decision.number: r for i in (line.id, *line.reports) for r in self.decided.get(i, ())}
        return tuple(found[number] for number in sorted(found))

    def kind(self, kind: str) -> tuple[Line, ...]:
        """The lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)


def last_day(articles: Iterable[Article] | Sequence[Article]) -> str | None:
    """The last day on which an article of these may have been written, None if none is dated: the record's own "today".

    An interval without an end counts with its first day.
    """
    spans = [bounds(a.published.edtf) for a in articles if a.published.edtf]
    days = [day for span in spans if (day := span.last or span.first)]
    return max(days).isoformat() if days else None
