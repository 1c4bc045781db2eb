"""A record at one moment, as plain data: what the brief, the exports and the queries work on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import get_args

from parley.dates import Interval, bounds
from parley.model import Article, Genre, Line, Published, Reading, Report, Review
from parley.record.decisions.articles import Fixed
from parley.record.decisions.fields import ACTORS, family_of, references
from parley.record.decisions.ruled import Ruled
from parley.record.questions.course import Course, course_of

__all__ = ["ABOUT_OTHERS", "PARTS", "Card", "MadeBy", "Note", "View", "last_day", "parts_of"]


ABOUT_OTHERS = ("processes", "disagreements")
PARTS = ACTORS - {"of", "according_to"}
"""The fields of a report that say who has a part in what it tells."""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which Parley, reader and lexicon the readings come from; several reader versions stand side by side, comma-separated."""

    parley: str
    reader: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of an article besides its text."""

    id: str
    title: str | None
    source: str | None
    author: str | None
    path: str | None
    url: str | None
    published: Published
    genre: Genre
    taken_from: str | None

    @classmethod
    def of(cls, article: Article) -> Card:
        """That of an article."""
        return cls(**{name: getattr(article, name) for name in cls.__slots__})

    @property
    def outlet(self) -> str:
        """What to call its source: the outlet, or the file or address that it came from."""
        return self.source or (self.path or "").rpartition("/")[2] or self.url or self.id

    @property
    def written(self) -> Interval:
        """The days on which it may have been written; both ends open if nothing tells."""
        return bounds(self.published.edtf) if self.published.edtf else Interval()

    @property
    def name(self) -> str:
        """What to call the article."""
        return self.title or self.path or self.id


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a report besides what it says: its article, how it is told, who has which part in it, at which meeting it was said.

    Parts and the `occasion` are ids of reports of the same article.
    """

    article: str
    modality: str
    parts: tuple[tuple[str, str], ...] = ()
    occasion: str | None = None


@dataclass(frozen=True)
class View:
    """Articles (by path, then id), one reading for each, the lines gathered from them, and the day they are seen from.

    The readings are as persons decided on them: corrected, with what was added, each report with its review, rejected ones included.
    `copies` gives for an article that copies another one the id of that other one. `as_of` is an EDTF day, None if no article
    is dated.
    """

    articles: Sequence[Article]
    readings: Sequence[Reading]
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
        members = {report: line for line in self.lines if line.kind not in ABOUT_OTHERS for report in line.reports}
        return MappingProxyType({**members, **{line.id: line for line in self.lines}})

    @cached_property
    def decided(self) -> Mapping[str, tuple[Ruled, ...]]:
        """The decisions on each report, and on each line that has no reports of its own, by id, the earliest first."""
        found: defaultdict[str, list[Ruled]] = defaultdict(list)
        for ruled in self.ruled:
            for report in (*ruled.reports, *ruled.others):
                found[report].append(ruled)
        return MappingProxyType({report: tuple(each) for report, each in found.items()})

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """What is known of each article besides its text, by its id."""
        return MappingProxyType({article.id: Card.of(article) for article in self.articles})

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        """What is known of each report besides what it says, by its id."""
        return MappingProxyType(
            {
                r.id: Note(r.evidence[0].article, r.modality, parts_of(r), getattr(r, "occasion", None))
                for r in self.report.values()
            }
        )

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        """The course of each instrument, by the id of its line."""
        told = (line for line in self.lines if line.kind == "instruments")
        return MappingProxyType({line.id: course_of(line, self.report, self.article, self.line) for line in told})

    def reviewed(self, report: str) -> Review:
        """The review of a report, by its id."""
        return self.report[report].review

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


def parts_of(report: Report) -> tuple[tuple[str, str], ...]:
    """The actors who have a part in a report, by their reports' ids, each with the field that names them."""
    found: list[tuple[str, str]] = []
    for role in references(family_of(report)):
        value = getattr(report, role)
        if role in PARTS and value:
            found += [(role, actor) for actor in ((value,) if isinstance(value, str) else value)]
    return tuple(found)


def last_day(articles: Iterable[Article | Card]) -> str | None:
    """The last day on which an article of these may have been written, None if none is dated: the record's own "today".

    An interval without an end counts with its first day.
    """
    spans = [bounds(a.published.edtf) for a in articles if a.published.edtf]
    days = [day for span in spans if (day := span.last or span.first)]
    return max(days).isoformat() if days else None
