"""How much was written after a day: what it means that nobody told what became of a promise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

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
    """The entries of all articles."""

    written: tuple[Entry, ...]

    @classmethod
    def of(cls, articles: Iterable[Article], copies: Collection[str]) -> Coverage:
        """The coverage that these articles are; `copies` are the ids of those that copy others."""
        return cls(tuple(entry(a, a.id in copies) for a in articles))

    @cached_property
    def last_day(self) -> date | None:
        """The last day on which an article may have been written; one without an end counts with its first day."""
        return max((d for w, *_ in self.written if (d := w.last or w.first)), default=None)

    def after(self, day: date, until: date) -> tuple[int, int]:
        """How many articles that are no copies were surely written after a day and no later than another, and of how many sources."""
        if self.last_day and until < self.last_day:
            known = [
                source
                for w, source, is_copy in self.written
                if not is_copy and w.first and w.first > day and (w.last or w.first) <= until
            ]
            return len(known), len(set(known))
        days, counts = self._counted
        return counts[bisect_right(days, day)]

    @cached_property
    def _counted(self) -> tuple[list[date], list[tuple[int, int]]]:
        """The first days of the articles in order, and for each place in it how many articles and sources follow."""
        dated = sorted((w.first, source) for w, source, is_copy in self.written if w.first and not is_copy)
        counts, sources = [(0, 0)], set[str]()
        for n, (_, source) in enumerate(reversed(dated), 1):
            sources.add(source)
            counts.append((n, len(sources)))
        return [d for d, _ in dated], counts[::-1]
