"""What pages look up in the lines of a record again and again, found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from parley.dates import Interval
from parley.desk.words import headline
from parley.model import KINDS, Line
from parley.record import Alert, Card, View, by_date
from parley.record.questions.alerts import alerts
from parley.record.questions.why import reports_of

__all__ = ["Index", "day"]


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
