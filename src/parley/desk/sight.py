"""One look at the record with what the pages look up in it again and again, found once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import quote, urlencode

from parley.desk.index import Index
from parley.desk.texts import sentence_at
from parley.desk.words import headline
from parley.model import KINDS, Actor, Article, Evidence, Line, Report
from parley.model import Review as ReviewState
from parley.record import Alert, Card, View, Why
from parley.record.brief.page import title
from parley.record.questions.why import grounds, reports_of

__all__ = ["Part", "Sight"]

_MOST = 12
"""So many tellings of one value are named."""


Told = tuple[str | None, str]
"""When something was written (EDTF), and the address of the sentence that tells it."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part that an actor has in a line: the field that names it."""

    role: str
    line: Line


@dataclass(frozen=True)
class Sight:
    """A view, and what follows from it. `made` keeps what a page worked out for this very view."""

    view: View
    index: Index
    made: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> Sight:
        """A first look at a view."""
        return cls(view, Index(view))

    @cached_property
    def own(self) -> Mapping[str, Line]:
        """The lines by their own ids."""
        return {line.id: line for line in self.view.lines}

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
        found: Counter[str] = sum(self.counts.values(), Counter())
        return {review: found[review] for review in get_args(ReviewState)}

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Line, ...]]:
        """The lines of each kind in the order of their dates, rejected ones among them."""
        return {kind: tuple(self.own[i] for i in ids) for kind, ids in self.index.order.items()}

    def standing(self, kind: str) -> int:
        """How many lines of a kind are not rejected."""
        return self.counts[kind].total() - self.counts[kind]["rejected"]

    @cached_property
    def title(self) -> str:
        """What to call the record: by its negotiations."""
        return title(self.view.lines)

    @cached_property
    def alerts(self) -> tuple[Alert, ...]:
        """What calls for attention, the latest first."""
        known = ((alert, self.own[alert.line.id]) for alert in self.index.alerts)
        return tuple(replace(alert, line=line) for alert, line in known if line.review != "rejected")

    @property
    def sources(self) -> Mapping[str, tuple[Card, ...]]:
        """The articles of each source, the earliest first; sources in the order of the alphabet."""
        return self.index.sources

    def headline(self, line: Line) -> str:
        """A line in one line of text."""
        return self.index.headlines.get(line.id) or headline(line)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of actors for forms."""
        return self.index.names

    def lines_of(self, article: str) -> tuple[Line, ...]:
        """The lines that an article tells."""
        return tuple(self.own[i] for i in self.index.told_by.get(article, ()))

    def parts_of(self, actor: Line) -> tuple[Part, ...]:
        """The parts that an actor has."""
        return tuple(Part(role, self.own[i]) for role, i in self.index.parts.get(actor.id, ()))

    def is_actor(self, name: str) -> Line | None:
        """The actor of this name, if there is one."""
        found = self.index.by_name.get(name)
        return self.own[found] if found else None

    def copies_of(self, article: str) -> tuple[Card, ...]:
        """The articles that copy one."""
        return self.index.copies_of.get(article, ())

    def copied(self, article: str) -> Card | None:
        """The article that one copies, if it copies any."""
        return self.view.cards.get(self.view.copies.get(article, ""))

    # --- reports, and the words they stand on -----------------------------------------------------------------------------------

    def reports(self, line: Line) -> tuple[Report, ...]:
        """The reports that a line gathers."""
        return tuple(r for i in line.reports if (r := self.view.report.get(i)) is not None)

    def told(self, line: Line) -> tuple[str, ...]:
        """The ids of the reports of a line, those of its sides among them, the earliest told first."""
        key = "told", line.id
        if key not in self.index.made:
            notes, days = self.view.notes, self.index.days
            known = [(days[note.article], i) for i in reports_of(line) if (note := notes.get(i)) is not None]
            self.index.made[key] = tuple(i for _, i in sorted(known))
        found: tuple[str, ...] = self.index.made[key]
        return found

    def first_told(self, line: Line) -> str | None:
        """When the article was written (EDTF) that told a line first; None if that is not known."""
        told = self.told(line)
        return self.view.cards[self.view.notes[told[0]].article].published.edtf if told else None

    def why(self, line: Line, reports: Iterable[str]) -> Why:
        """What a line stands on, as far as these reports of it go."""
        chosen = tuple(reports)
        self.bring(chosen)
        return Why(line, grounds(self.view, chosen), decisions=self.view.decisions_on(line))

    def bring(self, reports: Iterable[str]) -> None:
        """Fetch the articles of these reports at once."""
        bring = getattr(self.view, "bring", None)
        if bring is not None:
            bring(note.article for i in reports if (note := self.view.notes.get(i)) is not None)

    def mentions(self, actor: Line, most: int) -> tuple[tuple[Article, Actor], ...]:
        """The first articles that name an actor, with the report of it there, the earliest first."""
        chosen = self.told(actor)[:most]
        self.bring(chosen)
        found = (self.view.report.get(i) for i in chosen)
        return tuple((self.view.article[r.evidence[0].article], r) for r in found if isinstance(r, Actor))

    def last_told(self, line: Line) -> str:
        """The last day on which an article may have told a line (ISO); "1970-01-01" if none is dated."""
        spans = (self.view.cards[n.article].written for i in reports_of(line) if (n := self.view.notes.get(i)))
        days = [found for span in spans if (found := span.last or span.first)]
        return max(days).isoformat() if days else "1970-01-01"

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

    def tellers(self, reports: Iterable[str], most: int = _MOST) -> tuple[tuple[str, tuple[Told, ...]], ...]:
        """Who tells these reports, each once, with when and where, once an article; those that are gone left out, and no more than so many."""
        known = [i for i in reports if i in self.view.notes][:most]
        self.bring(known)
        found: defaultdict[str, list[Told]] = defaultdict(list)
        seen: set[str] = set()
        for report in (self.view.report.get(i) for i in known):
            if report is not None and (article := report.evidence[0].article) not in seen:
                seen.add(article)
                card = self.view.cards[article]
                found[card.outlet].append((card.published.edtf, self.sentence(report.evidence[0], report.id)))
        return tuple((name, tuple(sorted(told, key=lambda one: one[0] or "~"))) for name, told in found.items())
