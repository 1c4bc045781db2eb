"""What one source carried: what it told first, what it told alone, what it copied and what was copied from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.desk.sight import Sight
from parley.model import Line
from parley.record import Card, by_date
from parley.record.questions.why import reports_of

__all__ = ["Carriage", "Outlet", "carriage", "outlets"]

_BARE = frozenset({"actors", "processes"})


@dataclass(frozen=True, slots=True)
class Carriage:
    """The articles of a source, the earliest first, and what became of them.

    `first` are lines that others tell too, but on a later day; `alone` those that nobody else tells. `copied` are its articles that copy
    another source's, each with the original; `copied_by` those of its own that others copied, each with the copy.
    """

    articles: tuple[Card, ...]
    told: int
    first: tuple[Line, ...]
    alone: tuple[Line, ...]
    copied: tuple[tuple[Card, Card], ...]
    copied_by: tuple[tuple[Card, Card], ...]


def carriage(sight: Sight, name: str) -> Carriage:
    """That of a source by its name; worked out once, as long as nothing is decided."""
    key = "carriage", name
    if key not in sight.made:
        sight.made[key] = _carriage(sight, name)
    found: Carriage = sight.made[key]
    return found


def _carriage(sight: Sight, name: str) -> Carriage:
    articles = sight.sources[name]
    told = {line.id: line for card in articles for line in sight.lines_of(card.id)}
    shown = [line for line in told.values() if line.kind not in _BARE and line.review != "rejected"]
    return Carriage(
        articles,
        len(told),
        by_date(line for line in shown if len(line.tellers) > 1 and _is_first(sight, line, name)),
        by_date(line for line in shown if line.tellers == (name,)),
        tuple((card, other) for card in articles if (other := sight.copied(card.id)) and other.outlet != name),
        tuple((card, other) for card in articles for other in sight.copies_of(card.id) if other.outlet != name),
    )


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source in one row: how many articles, how many of them are copies, how many opinion, the dates of the first and the last (EDTF)."""

    name: str
    articles: int
    copies: int
    opinion: int
    first: str | None
    last: str | None


def outlets(sight: Sight) -> tuple[Outlet, ...]:
    """Every source, in the order of the alphabet."""
    if "outlets" not in sight.made:
        sight.made["outlets"] = tuple(_outlet(sight, name, cards) for name, cards in sight.sources.items())
    found: tuple[Outlet, ...] = sight.made["outlets"]
    return found


def _outlet(sight: Sight, name: str, cards: tuple[Card, ...]) -> Outlet:
    dated = [card.published.edtf for card in cards if card.published.edtf]
    copied = sum(card.id in sight.view.copies for card in cards)
    opinion = sum(card.genre == "opinion" for card in cards)
    return Outlet(name, len(cards), copied, opinion, dated[0] if dated else None, dated[-1] if dated else None)


def _is_first(sight: Sight, line: Line, name: str) -> bool:
    """Whether this source alone told it on the first day on which anybody surely did."""
    days = sorted(_told(sight, line))
    return bool(days) and {outlet for day, outlet in days if day == days[0][0]} == {name}


def _told(sight: Sight, line: Line) -> Iterator[tuple[str, str]]:
    """The last day on which each dated article that tells it may have been written, and its source."""
    for report in reports_of(line):
        note = sight.view.notes.get(report)
        if note is not None and (last := sight.view.cards[note.article].written.last):
            yield last.isoformat(), sight.view.cards[note.article].outlet
