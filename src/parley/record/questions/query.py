"""Asking the record: which lines answer to who, whom, where, when and which words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol, get_args

from parley.dates import bounds, fits, format_interval, is_edtf
from parley.errors import UsageError
from parley.model import DATES, KINDS, Article, Fate, Line, Review
from parley.record.questions.catalogue import BETWEEN, entries
from parley.record.view import Card, View

__all__ = [
    "Filters",
    "by_date",
    "checked",
    "kind_named",
    "passes",
    "processes_meant",
    "select_articles",
    "select_cards",
    "select_lines",
]

_BY = frozenset(KINDS) - {"processes", "disagreements"}
_WITH = frozenset({"meetings", "instruments"})
_TO = frozenset({"statements", "commitments", "incidents"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to look for; None lets everything through, but for what is rejected: that is found by `review` alone.

    `by`, `with_` and `to` are names, in any case: `haldric` finds Jonas Haldric, `kestria` also finds those who speak for it.
    `since` and `until` are EDTF dates: a line counts if one of its dates may lie in that time; a line without a date of its own counts
    by the dates of the articles that tell it. `fate` may be its first word (`due`). `text` is looked for in the line's values and in its evidence.
    `process` is the id of a negotiation, or words of its name.
    """

    by: str | None = None
    with_: str | None = None
    to: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    review: str | None = None
    fate: str | None = None
    text: str | None = None
    process: str | None = None


def kind_named(name: str) -> str:
    """The kind of line with this name, singular or plural, in any case. Raises UsageError if there is none."""
    low = name.strip().lower()
    for kind in KINDS:
        if low in (kind, kind.removesuffix("s"), kind.removesuffix("es")):
            return kind
    raise UsageError(f"There is no kind of line named {name!r}.", f"Kinds are: {', '.join(KINDS)}.")


def checked(kind: str, filters: Filters) -> str:
    """The kind of line that is meant. Raises UsageError for an unknown kind, a date that is none, or a `review` or `fate` that no line can have."""
    kind = kind_named(kind)
    if filters.review is not None and filters.review not in get_args(Review):
        raise UsageError(
            f"There is no review state named {filters.review!r}.", f"States are: {', '.join(get_args(Review))}."
        )
    if filters.fate is not None and not any(fate.startswith(filters.fate) for fate in get_args(Fate)):
        raise UsageError(f"There is no fate named {filters.fate!r}.", f"Fates are: {'; '.join(get_args(Fate))}.")
    _window(filters.since, filters.until)
    return kind


def select_lines(view: View, kind: str, filters: Filters) -> tuple[Line, ...]:
    """The lines of a kind that pass every filter, in the record's order. Raises UsageError as `checked` does."""
    lines = view.kind(checked(kind, filters))
    known = entries(lines, view.report, view.article, view.line)
    processes = processes_meant(view.kind("processes"), filters)
    return tuple(line for line, entry in zip(lines, known, strict=True) if passes(line, entry, filters, processes))


def select_articles(view: View, filters: Filters) -> tuple[Article, ...]:
    """The articles that pass: `by` is their source or author, `since` and `until` when they were written, `text` words in them.

    Raises UsageError for a filter that articles do not have, or a date that is none.
    """
    for name in ("with_", "to", "place", "review", "fate", "process"):
        if getattr(filters, name) is not None:
            raise UsageError(f"Articles have no {name.rstrip('_')}.", "Filter them by --by, --since, --until, --text.")
    known = {card.id for card in select_cards(view.cards.values(), filters)}
    return tuple(a for a in view.articles if a.id in known and _says(a, filters.text))


def select_cards(cards: Iterable[Card], filters: Filters) -> tuple[Card, ...]:
    """The articles that were written by whom and when these filters say. Raises UsageError for a date that is none."""
    window = _window(filters.since, filters.until)
    return tuple(c for c in cards if _written_by(c, filters.by) and _written_in(c, window))


def _written_by(article: Card, wanted: str | None) -> bool:
    return wanted is None or any(
        _holds(name, wanted) for name in (article.source, article.author, article.taken_from) if name
    )


def _written_in(article: Card, window: str | None) -> bool:
    return window is None or (article.published.edtf is not None and fits(article.published.edtf, window))


def _says(article: Article, words: str | None) -> bool:
    return words is None or _plain(words) in _plain(f"{article.title or ''}\n{article.text}")


def by_date(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines in the order of their first day, or of that on which they were told, those without either last; then by how many tell them, then by id."""

    def place(line: Line) -> tuple[date, int, str]:
        days = [bounds(day).first for day in _own_days(line) or filter(None, [line.first("told")])]
        return min((d for d in days if d), default=date.max), -line.independent, line.id

    return tuple(sorted(lines, key=place))


class Known(Protocol):
    """What the catalogue holds of a line."""

    @property
    def who(self) -> str: ...

    @property
    def whom(self) -> str: ...

    @property
    def words(self) -> str: ...

    @property
    def first(self) -> str: ...

    @property
    def last(self) -> str: ...


def passes(line: Line, known: Known, filters: Filters, processes: frozenset[str]) -> bool:
    """Whether a line passes all filters; `processes` are the ids of the negotiations that are meant."""
    f = filters
    return (
        (line.review != "rejected" if f.review is None else line.review == f.review)
        and (f.fate is None or (line.fate is not None and line.fate.startswith(f.fate)))
        and (f.process is None or not processes.isdisjoint((line.id, line.process)))
        and (f.by is None or (line.kind in _BY and _called(known.who, f.by)))
        and (f.with_ is None or (line.kind in _WITH and _called(known.who, f.with_)))
        and (f.to is None or (line.kind in _TO and _called(known.whom, f.to)))
        and (f.place is None or any(_holds(v.value, f.place) for v in line.values.get("place", ())))
        and _in_time(line, known, f)
        and (f.text is None or any(_plain(f.text) in _plain(words) for words in _words(line, known)))
    )


def _called(names: str, wanted: str) -> bool:
    return any(_holds(name, wanted) for name in names.split(BETWEEN))


def _own_days(line: Line) -> list[str]:
    """The dates (EDTF) that the line gives."""
    return [v.value for name in DATES for v in line.values.get(name, ()) if is_edtf(v.value)]


def _in_time(line: Line, known: Known, filters: Filters) -> bool:
    window = _window(filters.since, filters.until)
    if window is None:
        return True
    if own := _own_days(line):
        return any(fits(day, window) for day in own)
    span = bounds(window)
    from_, to = (d.isoformat() if d else "" for d in (span.first, span.last))
    return known.first != "" and known.last >= from_ and (not to or known.first <= to)


def _words(line: Line, known: Known) -> Iterator[str]:
    yield from (value.value for values in line.values.values() for value in values)
    yield known.words


def processes_meant(processes: Iterable[Line], filters: Filters) -> frozenset[str]:
    """The ids of the negotiations that are meant: by id or its beginning, or by words of a name."""
    wanted = filters.process
    return frozenset(
        p.id for p in processes if wanted and (p.id.startswith(wanted) or _holds(p.first("name") or "", wanted))
    )


def _window(since: str | None, until: str | None) -> str | None:
    if since is None and until is None:
        return None
    return format_interval(bounds(since).first if since else None, bounds(until).last if until else None)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _holds(name: str, wanted: str) -> bool:
    """Whether all words that are asked for stand in the name, in their order, next to each other."""
    have, want = (f" {' '.join(_WORD.findall(_plain(text)))} " for text in (name, wanted))
    return want.strip() != "" and want in have
