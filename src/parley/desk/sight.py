"""One view of the record with what the pages look up in it again and again, found once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import get_args
from urllib.parse import quote, urlencode

from parley.desk.texts import sentence_at
from parley.model import KINDS, Actor, Article, Evidence, Line, Report
from parley.model import Review as ReviewState
from parley.record import View, by_date
from parley.record.decisions.fields import family_of, references
from parley.record.fold.told import source_name, written_when

__all__ = ["Part", "Sight"]

_OWN_PART = frozenset({"of", "according_to"})


@dataclass(frozen=True, slots=True)
class Part:
    """The part that an actor has in a line: the field that names it."""

    role: str
    line: Line


@dataclass(frozen=True)
class Sight:
    """A view, and what follows from it."""

    view: View

    @cached_property
    def counts(self) -> Mapping[str, Counter[str]]:
        """For each kind how many lines there are by review."""
        found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
        for line in self.view.lines:
            found[line.kind][line.review] += 1
        return MappingProxyType(found)

    @cached_property
    def reviews(self) -> Mapping[str, int]:
        """How many lines there are by review."""
        found = Counter(line.review for line in self.view.lines)
        return {review: found[review] for review in get_args(ReviewState)}

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Line, ...]]:
        """The lines of each kind in the order of their dates, rejected ones among them."""
        found: dict[str, list[Line]] = {kind: [] for kind in KINDS}
        for line in self.view.lines:
            found[line.kind].append(line)
        return {kind: by_date(lines) for kind, lines in found.items()}

    def standing(self, kind: str) -> int:
        """How many lines of a kind are not rejected."""
        return self.counts[kind].total() - self.counts[kind]["rejected"]

    @cached_property
    def title(self) -> str:
        """The name of the negotiation with the most lines."""
        size = Counter(line.process for line in self.view.lines)
        processes = sorted(self.view.kind("processes"), key=lambda line: (-size[line.id], line.id))
        return next((name for line in processes if (name := line.first("name"))), "The record")

    @cached_property
    def sources(self) -> Mapping[str, tuple[Article, ...]]:
        """The articles of each source, the earliest first; sources in the order of the alphabet."""
        found: defaultdict[str, list[Article]] = defaultdict(list)
        for article in self.view.articles:
            found[source_name(article)].append(article)
        return {name: tuple(sorted(found[name], key=self.day)) for name in sorted(found, key=str.casefold)}

    @cached_property
    def told_by(self) -> Mapping[str, tuple[Line, ...]]:
        """The lines that each article tells, by the article's id."""
        found: defaultdict[str, dict[str, Line]] = defaultdict(dict)
        for line in self.view.lines:
            for report in (*line.reports, *(r for side in line.sides for r in side.reports)):
                if known := self.view.report.get(report):
                    found[known.evidence[0].article][line.id] = line
        return {article: tuple(lines.values()) for article, lines in found.items()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Part, ...]]:
        """The parts that each actor has, by the id of the actor's line."""
        found: defaultdict[str, dict[tuple[str, str], Part]] = defaultdict(dict)
        for line in self.view.lines:
            for role, actor in self.cast(line):
                found[actor][role, line.id] = Part(role, line)
        return {actor: tuple(parts.values()) for actor, parts in found.items()}

    def cast(self, line: Line) -> tuple[tuple[str, str], ...]:
        """The roles in a line, each with the id of the line of the actor that has it, each once."""
        if line.kind in {"actors", "processes", "disagreements"}:
            return ()
        found = (
            (role, known.id)
            for report in self.reports(line)
            for role, actor in _named_in(report)
            if (known := self.view.line.get(actor)) is not None and known.kind == "actors"
        )
        return tuple(dict.fromkeys(found))

    def reports(self, line: Line) -> tuple[Report, ...]:
        """The reports that a line gathers."""
        return tuple(r for i in line.reports if (r := self.view.report.get(i)) is not None)

    @cached_property
    def by_name(self) -> Mapping[str, Line]:
        """The lines of actors by their first name."""
        return {name: line for line in reversed(self.view.kind("actors")) if (name := line.first("name"))}

    @cached_property
    def copies_of(self) -> Mapping[str, tuple[Article, ...]]:
        """The articles that copy each article, by its id."""
        found: defaultdict[str, list[Article]] = defaultdict(list)
        for copy, original in sorted(self.view.copies.items()):
            if copy in self.view.article:
                found[original].append(self.view.article[copy])
        return {i: tuple(articles) for i, articles in found.items()}

    def day(self, article: Article) -> tuple[str, str]:
        """What articles are sorted by: the first day on which it may have been written, unknown ones last; then the id."""
        written = written_when(article)
        day = written.first or written.last
        return day.isoformat() if day else "9999", article.id

    # --- addresses --------------------------------------------------------------------------------------------------------------

    def address(self, any_id: str) -> str:
        """Where the line behind an id has its page; for a report that no line gathers, its sentence."""
        line = self.view.line.get(any_id)
        if line is not None:
            return f"/{line.kind}/{quote(line.id, safe=':')}"
        report = self.view.report.get(any_id)
        return self.sentence(report.evidence[0], report.id) if report else f"/articles/{quote(any_id)}"

    def sentence(self, evidence: Evidence, report: str | None = None) -> str:
        """The permalink of the sentence in which evidence begins; with a report, that report's words are lit up there."""
        article = self.view.article[evidence.article]
        at = f"?{urlencode({'at': report})}" if report else ""
        return f"/articles/{article.id}{at}#s{sentence_at(article.text, evidence.start)}"

    def teller(self, report_id: str) -> tuple[str, str] | None:
        """Who tells a report, and the address of its sentence; None if the report is gone."""
        report = self.view.report.get(report_id)
        if report is None:
            return None
        evidence = report.evidence[0]
        return source_name(self.view.article[evidence.article]), self.sentence(evidence, report.id)

    def is_actor(self, name: str) -> Line | None:
        """The actor of this name, if there is one."""
        return self.by_name.get(name)

    def mentions(self, actor: Line) -> tuple[tuple[Article, Actor], ...]:
        """Each article that names an actor, with the report of it there, the earliest first."""
        found = [(self.view.article[r.evidence[0].article], r) for r in self.reports(actor) if isinstance(r, Actor)]
        return tuple(sorted(found, key=lambda pair: self.day(pair[0])))


def _named_in(report: Report) -> Iterator[tuple[str, str]]:
    """The roles in a report, each with the id of an actor's report."""
    for role in references(family_of(report)):
        value = getattr(report, role)
        if role not in _OWN_PART and value:
            yield from ((role, actor) for actor in ((value,) if isinstance(value, str) else value))
