"""How much was written after a day: what it means that nobody told what became of a promise."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, groupby

from parley.model import Article
from parley.record.fold.told import source_name, written_when

__all__ = ["Counted", "Coverage", "Days", "Renewed"]


Days = tuple[tuple[date, int], ...]
"""Days in order, each with a number of articles."""


@dataclass(frozen=True)
class Coverage:
    """What was surely written when, as far as it is known on the day `as_of`; copies count for nothing but the `last_day`.

    `last_day` is the last day on which an article may have been written (one without an end counts with its first day), `days` are the first
    days of articles with their number, in order, `sources` the last first day of each source.
    """

    as_of: date | None
    last_day: date | None
    days: Days
    sources: Mapping[str, date]

    @classmethod
    def of(cls, articles: Iterable[Article], copies: Collection[str], as_of: date | None = None) -> Coverage:
        """The coverage that these articles are, by default as it is known on its last day; `copies` are the ids of those that copy others."""
        counted = Counted()
        for article in articles:
            counted.add(article, is_copy=article.id in copies, known=as_of)
        return counted.coverage(as_of)

    @property
    def latest(self) -> date | None:
        """The last first day of an article."""
        return self.days[-1][0] if self.days else None

    def whole(self) -> Renewed:
        """All of it."""
        years = {year: tuple(days) for year, days in groupby(self.days, key=lambda day: day[0].year)}
        return Renewed(self.as_of, self.last_day, self.latest, self.sources, years, all=True)

    def after(self, day: date) -> tuple[int, int]:
        """How many articles were surely written after a day, and of how many sources."""
        starts, following = self._following
        return following[bisect_right(starts, day)], sum(last > day for last in self.sources.values())

    @cached_property
    def _following(self) -> tuple[list[date], list[int]]:
        """The days, and for each place among them how many articles follow."""
        counts = list(accumulate((n for _, n in reversed(self.days)), initial=0))
        return [day for day, _ in self.days], counts[::-1]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What has changed in a coverage: the `years` in which something was counted, each with its days, and the last days, which are known whole.

    With `all` nothing is left of what was counted before.
    """

    as_of: date | None
    last_day: date | None
    latest: date | None
    sources: Mapping[str, date]
    years: Mapping[int, Days]
    all: bool = False


class Counted:
    """Coverage as it is counted, article by article."""

    def __init__(self) -> None:
        self._last: date | None = None
        self._years: defaultdict[int, Counter[date]] = defaultdict(Counter)
        self._sources: dict[str, date] = {}
        self._touched: set[int] = set()
        self._is_anew = True

    def add(self, article: Article, *, is_copy: bool, known: date | None = None) -> None:
        """Count an article, unless it is not `known` yet on that day."""
        written, source = written_when(article), source_name(article)
        end = written.last or written.first
        self._last = max(filter(None, (self._last, end)), default=None)
        if written.first and not is_copy and (known is None or (end or written.first) <= known):
            self._years[written.first.year][written.first] += 1
            self._sources[source] = max(self._sources.get(source, written.first), written.first)
            self._touched.add(written.first.year)

    def coverage(self, as_of: date | None = None) -> Coverage:
        """What has been counted, by default as it is known on its last day."""
        days = tuple(day for _, found in sorted(self._years.items()) for day in sorted(found.items()))
        return Coverage(as_of or self._last, self._last, days, dict(self._sources))

    def renewed(self) -> Renewed:
        """What has changed since this was asked last."""
        years = {year: tuple(sorted(self._years[year].items())) for year in sorted(self._touched)}
        latest = max(self._years[max(self._years)]) if self._years else None
        found = Renewed(self._last, self._last, latest, dict(self._sources), years, self._is_anew)
        self._touched, self._is_anew = set(), False
        return found
