"""How much was written after a day: what it means that nobody told what became of a promise."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from parley.dates import Interval
from parley.model import Article
from parley.record.fold.told import source_name, written_when

__all__ = ["Coverage", "Entry", "entry"]

Entry = tuple[Interval, str, bool]
"""When an article may have been written, its source, and whether it copies another."""


def entry(article: Article, is_copy: bool) -> Entry:  # noqa: FBT001 - it is what the entry holds
    """The entry of an article."""
    return written_when(article), source_name(article), is_copy


@dataclass(frozen=True)
class Coverage:
    """What was surely written when, as far as it is known on the day `as_of`; copies count for nothing but the `last_day`.

    `last_day` is the last day on which an article may have been written (one without an end counts with its first day), `days` are the first
    days of articles with their number, in order, `sources` the last first day of each source.
    """

    as_of: date | None
    last_day: date | None
    days: tuple[tuple[date, int], ...]
    sources: Mapping[str, date]

    @classmethod
    def of(cls, articles: Iterable[Article], copies: Collection[str], as_of: date | None = None) -> Coverage:
        """The coverage that these articles are, by default as it is known on its last day; `copies` are the ids of those that copy others."""
        return cls.from_entries((entry(a, a.id in copies) for a in articles), as_of)

    @classmethod
    def from_entries(cls, entries: Iterable[Entry], as_of: date | None = None) -> Coverage:
        """The same from the entries of articles."""
        last, days, sources = None, Counter[date](), dict[str, date]()
        for written, source, is_copy in entries:
            end = written.last or written.first
            if end and (last is None or end > last):
                last = end
            if written.first and not is_copy and (as_of is None or (end or written.first) <= as_of):
                days[written.first] += 1
                sources[source] = max(sources.get(source, written.first), written.first)
        return cls(as_of or last, last, tuple(sorted(days.items())), sources)

    @property
    def latest(self) -> date | None:
        """The last first day of an article."""
        return self.days[-1][0] if self.days else None

    def after(self, day: date) -> tuple[int, int]:
        """How many articles were surely written after a day, and of how many sources."""
        starts, following = self._following
        return following[bisect_right(starts, day)], sum(last > day for last in self.sources.values())

    @cached_property
    def _following(self) -> tuple[list[date], list[int]]:
        """The days, and for each place among them how many articles follow."""
        counts = list(accumulate((n for _, n in reversed(self.days)), initial=0))
        return [day for day, _ in self.days], counts[::-1]
