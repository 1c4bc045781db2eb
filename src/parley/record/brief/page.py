"""What the one-page brief stands on: the view, its span, its short ids, and who is involved in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from parley.dates import bounds, yearless
from parley.model import Article, Line
from parley.record.brief.wording import count, in_words, listed, short_ids, shorten
from parley.record.fold.told import source_name, written_when
from parley.record.view import View

__all__ = ["Entry", "Page", "first_day"]

_WIDE = 45
"""The span of the coverage is that of articles dated to within so many days."""
_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, its place in the order of time, and how much it deserves the room (larger first)."""

    text: str
    order: str
    weight: float


@dataclass(frozen=True)
class Page:
    """The view, and what all entries need: short ids, the floor of confidence, the last day, how involved each actor is."""

    view: View
    floor: float | Mapping[str, float]
    short: Mapping[str, str]
    last: date | None
    first: date | None
    involved: Mapping[str, int]

    @classmethod
    def of(cls, view: View, floor: float | Mapping[str, float]) -> Page:
        """For one view."""
        spans = [w for a in view.articles if (w := written_when(a)).days is not None and (w.days or 0) <= _WIDE]
        days = [d for w in spans for d in (w.first, w.last) if d]
        last = bounds(view.as_of).last if view.as_of else max(days, default=None)
        ids = [line.id for line in view.lines]
        return cls(view, floor, short_ids(ids, view.report), last, min(days, default=None), _involved(view.lines))

    def head(self, quality: str | None) -> list[str]:
        """The title, what the page stands on, and a note where it holds several negotiations."""
        view = self.view
        sources = len({source_name(a) for a in view.articles})
        span = in_words(f"{self.first.isoformat()}/{self.last.isoformat()}") if self.first and self.last else "undated"
        vague = sum((written_when(a).days or _WIDE + 1) > _WIDE for a in view.articles)
        note = f" ({vague} without a near date)" if vague and self.first else ""
        stands = f"{count(len(view.articles), 'article')} of {count(sources, 'source')}, {span}{note}"
        reader = f"Reader {view.made_by.reader}" if view.made_by.reader else "No reader"
        measured = f": {quality}" if quality else ""
        asof = f"As of {in_words(view.as_of)}. " if view.as_of else ""
        legend = "[id ×n]: for `parley why id`; told by n independent sources."
        stands = f"{stands}. {asof}{reader}{measured}. {self._reviewed()} {legend}"
        return [f"# {self._title()}", stands, *self._processes()]

    def _reviewed(self) -> str:
        """How much of the record persons have decided on."""
        counts = self.view.counts
        whole = sum(counts.values())
        done = whole - counts["machine"]
        return f"{done} of {count(whole, 'line')} reviewed by a person." if done else "No line reviewed by a person."

    def _title(self) -> str:
        processes = self.process_lines()
        return processes[0].first("name") or "The record" if processes else "The record"

    def process_lines(self) -> list[Line]:
        """The processes, those with most lines first."""
        size = Counter(line.process for line in self.view.lines)
        return sorted(self.view.kind("processes"), key=lambda line: (-size[line.id], line.id))

    def _processes(self) -> list[str]:
        others = self.process_lines()[1:]
        dates = [in_words(p.first("date")) for p in others]
        named = [f"{p.first('name')}{f' ({d})' if d else ''}" for p, d in zip(others, dates, strict=True)]
        return [f"Also in the record: {'; '.join(named[:2])}{'; …' if len(named) > 2 else ''}."] if named else []

    def shown(self, kind: str) -> tuple[list[Line], int]:
        """The lines of a kind that are sure enough, and the number of the others."""
        lines = [line for line in self.view.kind(kind) if line.review != "rejected"]
        floor = (
            self.floor.get(kind, self.floor.get("default", _FLOOR)) if isinstance(self.floor, Mapping) else self.floor
        )
        sure = [line for line in lines if line.confidence >= floor or line.review == "confirmed"]
        return sure, len(lines) - len(sure)

    def mark(self, line: Line, *, tellers: bool = True) -> str:
        """The beginning of the id, and how many independent tellers there are if more than one."""
        told = f" ×{line.independent}" if tellers and line.independent > 1 else ""
        return f"[{self.short[line.id]}{told}]"

    def when(self, edtf: str | None) -> str:
        """A date in words, without the year if the whole coverage is of that year."""
        words = in_words(edtf)
        if self.first and self.last and self.first.year == self.last.year:
            words = words.removesuffix(f" {self.last.year}")
        return words

    def near(self, edtf: str | None) -> str:
        """The same, nothing if the date is of many days."""
        return self.when(edtf) if edtf and not yearless(edtf) and (bounds(edtf).days or _WIDE + 1) <= _WIDE else ""

    def names(self, line: Line, key: str, most: int, but: str = "") -> str:
        """The actors under one key, each shortened, no more than so many; those under the key `but` left out."""
        others = {v.value for v in line.values.get(but, ())}
        names = [shorten(v.value, 40) for v in line.values.get(key, ()) if v.value not in others]
        return listed(sorted(names, key=lambda name: name[:1].islower()), most)

    def recent(self, edtf: str | None) -> float:
        """Between 0 and 1: how late a date is within the coverage."""
        if not edtf or yearless(edtf) or not self.first or not self.last:
            return 0.3
        span = bounds(edtf)
        day = span.first or span.last or self.first
        whole = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / whole, 0.0), 1.0)

    def order(self, line: Line, edtf: str | None) -> str:
        """What sorts entries by time: the first day meant, else that of the first article that tells it."""
        if edtf and not yearless(edtf):
            span = bounds(edtf)
            day = span.first or span.last
            if day:
                return day.isoformat()
        return next((first_day(a) for a in self.carriers(line)), "9999")

    def carriers(self, line: Line) -> list[Article]:
        """The articles that tell a line, copies last, the earliest first."""
        articles = {e.article for r in line.reports if r in self.view.report for e in self.view.report[r].evidence}
        known = [self.view.article[a] for a in articles if a in self.view.article]
        return sorted(known, key=lambda a: (a.id in self.view.copies, first_day(a), a.id))


def _involved(lines: Iterable[Line]) -> dict[str, int]:
    """In how many meetings, sayings, promises and instruments each actor has a part, by name."""
    counts: Counter[str] = Counter()
    for line in (x for x in lines if x.review != "rejected"):
        names = {
            v.value
            for key in ("participants", "speakers", "by", "to", "parties")
            for v in line.values.get(key, ())
            if line.kind != "figures"
        }
        counts.update(names)
    return dict(counts)


def first_day(article: Article) -> str:
    """The first day on which the article may have been written, as a string that sorts; unknown days sort last."""
    written = written_when(article)
    day = written.first or written.last
    return day.isoformat() if day else "9999"
