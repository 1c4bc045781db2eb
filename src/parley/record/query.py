"""Asking the record: which lines answer to who, whom, where, when and which words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import get_args

from parley.dates import bounds, fits, format_interval, is_edtf
from parley.errors import UsageError
from parley.model import KINDS, Actor, Article, Fate, Line, Report, Review
from parley.record.view import View

__all__ = ["Filters", "by_date", "kind_named", "select_articles", "select_lines"]

Roles = Mapping[str, tuple[str, ...]]

_BY: Roles = {
    "actors": (),
    "meetings": ("participants",),
    "statements": ("speakers",),
    "commitments": ("by",),
    "instruments": ("parties",),
    "incidents": ("by",),
    "figures": ("by",),
    "positions": ("actor",),
}
_WITH: Roles = {"meetings": ("participants",), "instruments": ("parties",)}
_TO: Roles = {"statements": ("addressee",), "commitments": ("to",), "incidents": ("on",)}
_DATES = ("date", "made", "due", "since", "until", "as_of")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to look for; None lets everything through, but for what is rejected: that is found by `review` alone.

    `by`, `with_` and `to` are names, in any case: `kerry` finds John Kerry, `russia` also finds those who speak for it.
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


def select_lines(view: View, kind: str, filters: Filters) -> tuple[Line, ...]:
    """The lines of a kind that pass every filter, in the record's order.

    Raises UsageError for an unknown kind, a date that is none, or a `review` or `fate` that no line can have.
    """
    kind = kind_named(kind)
    if filters.review is not None and filters.review not in get_args(Review):
        raise UsageError(
            f"There is no review state named {filters.review!r}.", f"States are: {', '.join(get_args(Review))}."
        )
    if filters.fate is not None and not any(fate.startswith(filters.fate) for fate in get_args(Fate)):
        raise UsageError(f"There is no fate named {filters.fate!r}.", f"Fates are: {'; '.join(get_args(Fate))}.")
    asked = _Asked(view, filters)
    return tuple(line for line in view.kind(kind) if asked.passes(line))


def select_articles(view: View, filters: Filters) -> tuple[Article, ...]:
    """The articles that pass: `by` is their source or author, `since` and `until` when they were written, `text` words in them.

    Raises UsageError for a filter that articles do not have, or a date that is none.
    """
    for name in ("with_", "to", "place", "review", "fate", "process"):
        if getattr(filters, name) is not None:
            raise UsageError(f"Articles have no {name.rstrip('_')}.", "Filter them by --by, --since, --until, --text.")
    window = _window(filters.since, filters.until)
    return tuple(
        a for a in view.articles if _written_by(a, filters.by) and _written_in(a, window) and _says(a, filters.text)
    )


def _written_by(article: Article, wanted: str | None) -> bool:
    return wanted is None or any(
        _holds(name, wanted) for name in (article.source, article.author, article.taken_from) if name
    )


def _written_in(article: Article, window: str | None) -> bool:
    return window is None or (article.published.edtf is not None and fits(article.published.edtf, window))


def _says(article: Article, words: str | None) -> bool:
    return words is None or _plain(words) in _plain(f"{article.title or ''}\n{article.text}")


def by_date(view: View, lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines in the order of their first day, those without a date last; lines of one day by how many tell them, then by id."""
    asked = _Asked(view, Filters())

    def place(line: Line) -> tuple[date, int, str]:
        days = [bounds(day).first for day in asked.own_days(line)]
        return min((d for d in days if d), default=date.max), -line.independent, line.id

    return tuple(sorted(lines, key=place))


class _Asked:
    """The filters, laid over one view."""

    def __init__(self, view: View, filters: Filters) -> None:
        self.view = view
        self.filters = filters
        self.window = _window(filters.since, filters.until)
        self.names = lru_cache(maxsize=None)(self._names)
        self.processes = frozenset(_processes(view, filters.process)) if filters.process is not None else frozenset()

    def passes(self, line: Line) -> bool:
        f = self.filters
        return (
            (line.review != "rejected" if f.review is None else line.review == f.review)
            and (f.fate is None or (line.fate is not None and line.fate.startswith(f.fate)))
            and (f.process is None or not self.processes.isdisjoint((line.id, line.process)))
            and self._named(line, f.by, _BY)
            and self._named(line, f.with_, _WITH)
            and self._named(line, f.to, _TO)
            and (f.place is None or any(_holds(place, f.place) for place in self._given(line, ("place",))))
            and (self.window is None or any(fits(day, self.window) for day in self._days(line)))
            and (f.text is None or any(_plain(f.text) in _plain(words) for words in self._words(line)))
        )

    def _members(self, line: Line) -> Iterator[Report]:
        return (report for report_id in line.reports if (report := self.view.report.get(report_id)) is not None)

    def _given(self, line: Line, names: Iterable[str]) -> Iterator[str]:
        """What the line and its reports say under these names."""
        for name in names:
            yield from (value.value for value in line.values.get(name, ()))
            yield from (str(value) for report in self._members(line) if (value := getattr(report, name, None)))

    def _named(self, line: Line, wanted: str | None, roles: Roles) -> bool:
        if wanted is None:
            return True
        if line.kind not in roles:
            return False
        return any(
            _holds(name, wanted) for report in self._members(line) for name in self._told(report, roles[line.kind])
        )

    def _told(self, report: Report, roles: tuple[str, ...]) -> Iterator[str]:
        """Every name of everybody in these roles of a report; without roles those of the report itself."""
        for role in roles:
            given = getattr(report, role) or ()
            for actor in (given,) if isinstance(given, str) else given:
                yield from self.names(actor)
        if not roles:
            yield from self.names(report.id)
        if roles == ("speakers",) and (words := getattr(report, "speaker_text", None)):
            yield words

    def _names(self, actor: str) -> frozenset[str]:
        """All names of an actor that any article gives it, and those of what it belongs to; of a plain name, the name."""
        if actor not in self.view.report:
            return frozenset((actor,))
        line = self.view.line.get(actor)
        members = [self.view.report[r] for r in (line.reports if line else (actor,)) if r in self.view.report]
        actors = [r for r in members if isinstance(r, Actor)]
        actors += [of for a in actors if a.of and isinstance(of := self.view.report.get(a.of), Actor)]
        return frozenset(name for a in actors for name in (a.name, *(m.words for m in a.mentions)))

    def own_days(self, line: Line) -> list[str]:
        """The dates (EDTF) that the line and its reports give."""
        return [day for day in self._given(line, _DATES) if is_edtf(day)]

    def _days(self, line: Line) -> list[str]:
        own = self.own_days(line)
        told = {e.article for report in self._members(line) for e in report.evidence}
        return own or [
            day for a in sorted(told) if a in self.view.article and (day := self.view.article[a].published.edtf)
        ]

    def _words(self, line: Line) -> Iterator[str]:
        yield from (value.value for values in line.values.values() for value in values)
        yield from (e.words for report in self._members(line) for e in report.evidence)
        yield line.about or ""


def _processes(view: View, wanted: str) -> Iterator[str]:
    """The ids of the negotiations that are meant: by id or its beginning, or by words of a name."""
    for line in view.kind("processes"):
        if line.id.startswith(wanted) or _holds(line.first("name") or "", wanted):
            yield line.id


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
