"""One look at the record with what the pages look up in it again and again, found once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import quote, urlencode

from parley.dates import Interval
from parley.desk.texts import sentence_at
from parley.desk.words import headline
from parley.model import KINDS, Actor, Article, Evidence, Line, Report
from parley.model import Review as ReviewState
from parley.record import Alert, Card, View, Why, by_date
from parley.record.questions.alerts import alerts
from parley.record.questions.why import grounds, reports_of

__all__ = ["Index", "Part", "Sight", "day"]

_MOST = 12
"""So many tellers of one value are named."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part that an actor has in a line: the field that names it."""

    role: str
    line: Line


class Index:
    """What follows from which lines there are, whatever persons think of them: it outlives most decisions. Lines stand in it by their ids."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.made: dict[Any, Any] = {}
        """What a page worked out for just these lines."""

    def holds_for(self, view: View) -> bool:
        """Whether these lines are the same but for their review."""
        old, new = self._view.lines, view.lines
        same = len(old) == len(new) and self._view.cards is view.cards
        return same and all(a.id == b.id and a.values is b.values for a, b in zip(old, new, strict=True))

    @cached_property
    def alerts(self) -> tuple[Alert, ...]:
        """What calls for attention, the latest first."""
        return tuple(reversed(alerts(self._view)))

    @cached_property
    def order(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each kind in the order of their dates."""
        found: dict[str, list[Line]] = {kind: [] for kind in KINDS}
        for line in self._view.lines:
            found[line.kind].append(line)
        return {kind: tuple(line.id for line in by_date(lines)) for kind, lines in found.items()}

    @cached_property
    def headlines(self) -> Mapping[str, str]:
        """Each line in one line of text."""
        return {line.id: headline(line) for line in self._view.lines}

    @cached_property
    def told_by(self) -> Mapping[str, tuple[str, ...]]:
        """The lines that each article tells, by the article's id."""
        notes = self._view.notes
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for line in self._view.lines:
            for report in reports_of(line):
                if note := notes.get(report):
                    found[note.article][line.id] = None
        return {article: tuple(lines) for article, lines in found.items()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The parts that each actor has, as (role, line), by the id of the actor's line."""
        found: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for line in self._view.lines:
            for role, actor in self.cast(line):
                found[actor][role, line.id] = None
        return {actor: tuple(parts) for actor, parts in found.items()}

    def cast(self, line: Line) -> tuple[tuple[str, str], ...]:
        """The roles in a line, each with the id of the line of the actor that has it, each once."""
        if line.kind in {"actors", "processes", "disagreements"}:
            return ()
        notes, lines = self._view.notes, self._view.line
        found = (
            (role, known.id)
            for report in line.reports
            if (note := notes.get(report)) is not None
            for role, actor in note.parts
            if (known := lines.get(actor)) is not None and known.kind == "actors"
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The lines of actors by their first name."""
        actors = [line for line in self._view.lines if line.kind == "actors"]
        return {name: line.id for line in reversed(actors) if (name := line.first("name"))}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the actors that most articles name, for forms."""
        told = {line.first("name"): len(line.reports) for line in self._view.lines if line.kind == "actors"}
        return tuple(sorted((name for name in told if name), key=lambda name: (-told[name], name))[:200])

    @cached_property
    def sources(self) -> Mapping[str, tuple[Card, ...]]:
        """The articles of each source, the earliest first; sources in the order of the alphabet."""
        found: defaultdict[str, list[Card]] = defaultdict(list)
        for card in self._view.cards.values():
            found[card.outlet].append(card)
        return {name: tuple(sorted(found[name], key=day)) for name in sorted(found, key=str.casefold)}

    @cached_property
    def days(self) -> Mapping[str, tuple[str, str]]:
        """What articles are sorted by, by their ids."""
        return {card.id: day(card) for card in self._view.cards.values()}

    @cached_property
    def dated(self) -> tuple[Card, ...]:
        """The articles in the order in which they were written."""
        return tuple(sorted(self._view.cards.values(), key=lambda card: self.days[card.id]))

    @cached_property
    def written(self) -> tuple[Interval, ...]:
        """The days on which the articles may have been written."""
        return tuple(card.written for card in self._view.cards.values())

    @cached_property
    def copies_of(self) -> Mapping[str, tuple[Card, ...]]:
        """The articles that copy each article, by its id."""
        cards = self._view.cards
        found: defaultdict[str, list[Card]] = defaultdict(list)
        for copy, original in sorted(self._view.copies.items()):
            if copy in cards:
                found[original].append(cards[copy])
        return {i: tuple(articles) for i, articles in found.items()}


def day(card: Card) -> tuple[str, str]:
    """What articles are sorted by: the first day on which it may have been written, unknown ones last; then the id."""
    written = card.written.first or card.written.last
    return written.isoformat() if written else "9999", card.id


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
        """The name of the negotiation with the most lines."""
        size = Counter(line.process for line in self.view.lines)
        processes = sorted(self.by_kind["processes"], key=lambda line: (-size[line.id], line.id))
        return next((name for line in processes if (name := line.first("name"))), "The record")

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

    def tellers(self, reports: Iterable[str], most: int = _MOST) -> tuple[tuple[str, str], ...]:
        """Who tells these reports, each with the address of its sentence; those that are gone left out, and no more than so many."""
        known = [i for i in reports if i in self.view.notes][:most]
        self.bring(known)
        found = (self.view.report.get(i) for i in known)
        return tuple(
            (self.view.cards[r.evidence[0].article].outlet, self.sentence(r.evidence[0], r.id)) for r in found if r
        )
