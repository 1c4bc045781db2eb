"""What the one-page brief stands on: the view, its span, its short ids, and who is involved in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parley.dates import bounds, yearless
from parley.model import Article, Line
from parley.record.brief.wording import count, entitled, in_words, listed, short_ids, shorten
from parley.record.fold.told import teller, written_when
from parley.record.view import View

__all__ = ["Entry", "Page", "first_day", "negotiations", "title"]

_WIDE = 45
"""The span of the coverage is that of articles dated to within so many days."""
_FLOOR = 0.5
_OF_ALL = frozenset({"actors", "processes"})
"""Lines of these kinds belong to no negotiation."""
_NAMED = 3
"""So many of the negotiations of a page that holds several are named with their dates."""


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
    written: date | None
    """The last day on which an article was written."""
    involved: Mapping[str, int]
    behind: Mapping[str, Collection[str]]
    """By the name of an actor whom they belong to."""
    officers: frozenset[str]
    """The names of actors that are those of their office ("Water minister of Egypt")."""
    crowds: frozenset[str]
    """The names of groups that are only described ("two sides")."""
    whole: View
    """All of the record, where the page is on some of its negotiations."""

    @classmethod
    def of(cls, whole: View, floor: float | Mapping[str, float], processes: Collection[str] | None = None) -> Page:
        """For one view, or for these negotiations in it."""
        view = whole if processes is None else of_negotiations(whole, processes)
        spans = [w for a in view.articles if (w := written_when(a)).days is not None and (w.days or 0) <= _WIDE]
        days = [d for w in spans for d in (w.first, w.last) if d]
        written = max(days, default=None)
        last = bounds(view.as_of).last if view.as_of else written
        short = short_ids([line.id for line in view.lines], [*whole.report, *(line.id for line in whole.lines)])
        return cls(
            view,
            floor,
            short,
            last,
            min(days, default=None),
            written,
            _involved(view.lines),
            _behind(view.lines),
            _officers(view.lines),
            _crowds(view.lines),
            whole,
        )

    def head(self, quality: str | None) -> list[str]:
        """The title, what the page stands on, and a note where it holds several negotiations, or some of many."""
        view = self.view
        sources = len({teller(a) for a in view.articles})
        nameless = sum(not a.source for a in view.articles)
        dated = f"{self.first.isoformat()}/{self.written.isoformat()}" if self.first and self.written else None
        span = in_words(dated) or "undated"
        vague = sum((written_when(a).days or _WIDE + 1) > _WIDE for a in view.articles)
        note = f" ({vague} without a near date)" if vague and self.first else ""
        unnamed = (
            f" ({count(nameless, 'article without one counts', 'articles without one count')} as one)"
            if nameless
            else ""
        )
        stands = f"{count(len(view.articles), 'article')} of {count(sources, 'source')}{unnamed}, {span}{note}"
        reader = f"Reader {view.made_by.reader}" if view.made_by.reader else "No reader"
        measured = f": {quality}" if quality else ""
        asof = f"As of {in_words(view.as_of)}. " if view.as_of else ""
        legend = "[id ×n]: for `parley why id`; told by n independent sources."
        stands = f"{stands}. {asof}{reader}{measured}. {self._reviewed()} {legend}"
        return [f"# {title(view.lines)}", stands, *self._alone(), *self._several()]

    def _reviewed(self) -> str:
        """How much of the record persons have decided on."""
        counts = self.view.counts
        whole = sum(counts.values())
        done = whole - counts["machine"]
        return f"{done} of {count(whole, 'line')} reviewed by a person." if done else "No line reviewed by a person."

    def _several(self) -> list[str]:
        """Which negotiations the page mixes if they are several, or if most lines belong to none of them; and how to see one alone."""
        found = negotiations(self.view.lines)
        own, nowhere = _placing(self.view.lines)
        apart = 2 * nowhere > own
        if len(found) < 2 and not (found and apart):
            return []
        named = [f"{p.first('name')}{f' ({d})' if (d := in_words(p.first('date'))) else ''}" for p in found[:_NAMED]]
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        told = f"; {nowhere} of its {count(own, 'line')} belong to none that was recognised" if apart else ""
        alone = " One alone: `parley brief --process NAME`."
        return [f"This page holds {count(len(found), 'negotiation')}: {'; '.join(named)}{more}{told}.{alone}"]

    def _alone(self) -> list[str]:
        """What of the record is not on the page, if it is on some of its negotiations."""
        if self.whole is self.view:
            return []
        _, nowhere = _placing(self.whole.lines)
        articles = count(len(self.whole.articles), "article")
        return [
            f"Part of a record of {articles}; {count(nowhere, 'line')} of it that belong to no negotiation are not here."
        ]

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
        """The actors under one key, each shortened, no more than so many; those under the key `but` left out.

        So are those known by their office alone, where whom they speak for is there, and "the two sides" beside two who are named.
        """
        there = {v.value for v in line.values.get(key, ())}
        others = {v.value for v in line.values.get(but, ())} | {
            name for name in there & self.officers if there.intersection(self.behind.get(name, ()))
        }
        if len(there - self.crowds) > 1:
            others |= self.crowds
        names = [shorten(v.value, 40) for v in line.values.get(key, ()) if v.value not in others]
        return listed(sorted(names, key=lambda name: name[:1].islower()), most)

    def parties_at(self, line: Line) -> int:
        """How many of the parties of its negotiation were at a meeting, in person or by those who speak for them."""
        process = self.view.line.get(line.process or "")
        parties = {v.value for v in process.values.get("parties", ())} if process else set[str]()
        there = (v.value for v in line.values.get("participants", ()))
        return len(parties & {name for one in there for name in (one, *self.behind.get(one, ()))})

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


def _behind(lines: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    """Whom each actor belongs to, by names."""
    actors = (line for line in lines if line.kind == "actors" and line.values.get("of"))
    return {line.first("name") or "": tuple(v.value for v in line.values["of"]) for line in actors}


def _officers(lines: Iterable[Line]) -> frozenset[str]:
    """The names of persons that begin with their role."""
    persons = (line for line in lines if line.kind == "actors" and line.first("role"))
    named = ((line.first("name") or "", line.first("role") or "") for line in persons)
    return frozenset(name for name, role in named if name.casefold().startswith(role.casefold()))


def _crowds(lines: Iterable[Line]) -> frozenset[str]:
    """The names of groups that are written small."""
    groups = (line.first("name") or "" for line in lines if line.kind == "actors" and line.first("type") == "group")
    return frozenset(name for name in groups if name.islower())


def negotiations(lines: Iterable[Line]) -> list[Line]:
    """The lines of the negotiations, that with most lines first."""
    every = tuple(lines)
    size = Counter(line.process for line in every)
    return sorted((line for line in every if line.kind == "processes"), key=lambda line: (-size[line.id], line.id))


def title(lines: Iterable[Line]) -> str:
    """What to call a page of these lines: by its negotiations, unless most of the lines belong to none."""
    every = tuple(lines)
    own, nowhere = _placing(every)
    return entitled([] if 2 * nowhere > own else [line.first("name") or "" for line in negotiations(every)])


def _placing(lines: Iterable[Line]) -> tuple[int, int]:
    """How many lines there are of kinds that belong to negotiations, and how many of them belong to none."""
    own = [line.process for line in lines if line.kind not in _OF_ALL]
    return len(own), own.count(None)


def of_negotiations(view: View, processes: Collection[str]) -> View:
    """These negotiations alone: what belongs to them, the articles that tell it, and who is spoken of in these."""
    home = {report: note.article for report, note in view.notes.items()}
    own = [line for line in view.lines if line.process in processes or line.id in processes]
    telling = {home[r] for line in own for r in line.reports if r in home}
    of_them = {line.id for line in own}
    lines = tuple(
        line
        for line in view.lines
        if line.id in of_them or (line.kind == "actors" and any(home.get(r) in telling for r in line.reports))
    )
    return replace(
        view,
        articles=tuple(a for a in view.articles if a.id in telling),
        readings=tuple(r for r in view.readings if r.article in telling),
        lines=lines,
        counted=None,
    )


def first_day(article: Article) -> str:
    """The first day on which the article may have been written, as a string that sorts; unknown days sort last."""
    written = written_when(article)
    day = written.first or written.last
    return day.isoformat() if day else "9999"
