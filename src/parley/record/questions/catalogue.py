"""The lines as questions ask for them: for each one its days, its people by every name, its tellers, and the words it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from parley.dates import bounds, is_edtf, yearless
from parley.model import DATES, Actor, Article, Evidence, Line, Report, Span
from parley.record.file.codec import dumps, loads

__all__ = [
    "BETWEEN",
    "EVER",
    "MOST",
    "Base",
    "Entry",
    "Standing",
    "called",
    "days",
    "entries",
    "span_of",
    "spans",
    "worked_out",
]

WHO: Final[Mapping[str, tuple[str, ...]]] = {
    "meetings": ("participants",),
    "statements": ("speakers", "speaker_text"),
    "commitments": ("by",),
    "instruments": ("parties",),
    "incidents": ("by",),
    "figures": ("by",),
    "positions": ("actor",),
}
"""The keys of a report that say who acts, speaks or takes part."""
WHOM: Final[Mapping[str, tuple[str, ...]]] = {
    "statements": ("addressee",),
    "commitments": ("to",),
    "incidents": ("on",),
}
"""The keys that say to whom it is said, promised or done."""
BETWEEN: Final = "\n"
"""What parts the words of one piece of evidence from the next, and one name from the next."""

MOST: Final = 40
"""So many pieces of evidence of one line are listed; a line with more is found by these, and its articles by all."""
_NAMES: Final = 12
"""So many of the names are listed that articles go on to call an actor by."""
EVER: Final = ("", "9999")
"""The days of what nothing dates, as strings that sort before and after all others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table `catalogue` without its number. `words` are those of the `evidence`, parted by `BETWEEN`."""

    line: str
    kind: str
    process: str | None
    review: str
    fate: str | None
    first: str
    last: str
    words: str
    who: str
    whom: str
    place: str
    source: str
    evidence: str

    def row(self) -> dict[str, Any]:
        """The columns by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Base:
    """On what a line stands: the evidence that is listed of it, and the days on which its articles were written."""

    evidence: Sequence[Evidence]
    written: tuple[str, str]


Standing = Callable[[Line], Base | None]
"""Answers on what a line stands; None if that is to be worked out from its reports."""


def worked_out(_line: Line) -> None:
    """Nothing is known beforehand."""


def entries(
    lines: Iterable[Line],
    report: Mapping[str, Report],
    article: Mapping[str, Article],
    line: Mapping[str, Line],
    standing: Standing = worked_out,
) -> Iterator[Entry]:
    """An entry for each of these lines. The mappings are those of a view: by report, article, and report of a line."""
    maker = _Maker(report, article, line)
    return (maker.entry(one, standing(one)) for one in lines)


class _Maker:
    """What the entries of one record share."""

    def __init__(self, report: Mapping[str, Report], article: Mapping[str, Article], line: Mapping[str, Line]) -> None:
        self.report, self.article, self.line = report, article, line

    def entry(self, line: Line, base: Base | None) -> Entry:
        told = [r for i in _reports(line) if (r := self.report.get(i)) is not None] if base is None else []
        base = base or Base(self._shown(told), self._written_all(told))
        shown = base.evidence
        first, last = _days(line) or base.written
        return Entry(
            line=line.id,
            kind=line.kind,
            process=line.process,
            review=line.review,
            fate=line.fate,
            first=first,
            last=last,
            words=BETWEEN.join([*(e.words for e in shown), *_said(line)]),
            who=_listed(self._named(line, told, WHO)),
            whom=_listed(self._named(line, told, WHOM)),
            place=_listed(v.value for v in line.values.get("place", ())),
            source=_listed(line.tellers),
            evidence=dumps([[e.article, e.start, e.end] for e in shown]),
        )

    def _shown(self, told: Iterable[Report]) -> list[Evidence]:
        """The evidence, each piece once, the earliest article first."""
        pieces = dict.fromkeys(e for r in told for e in r.evidence)
        return sorted(pieces, key=lambda e: (self._written(e.article)[0], e.article, e.start))[:MOST]

    def _written(self, article: str) -> tuple[str, str]:
        known = self.article.get(article)
        return days([known.published.edtf] if known and known.published.edtf else [])

    def _written_all(self, told: Iterable[Report]) -> tuple[str, str]:
        """From the first day on which an article was written that is dated to the last."""
        written = [self._written(a) for a in {e.article for r in told for e in r.evidence}]
        known = [w for w in written if w != EVER]
        return (min(w[0] for w in known), max(w[1] for w in known)) if known else EVER

    def _named(self, line: Line, told: Iterable[Report], roles: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        """Every name of everybody in these roles; of an actor's line its own."""
        if line.kind == "actors" and roles is WHO:
            yield from (v.value for name in ("name", "also", "role", "of") for v in line.values.get(name, ()))
        if line.kind == "processes" and roles is WHO:
            yield from (v.value for name in ("name", "parties") for v in line.values.get(name, ()))
        for report in told:
            for role in roles.get(line.kind, ()):
                given = getattr(report, role) or ()
                for actor in (given,) if isinstance(given, str) else given:
                    yield from self._names(actor)

    def _names(self, actor: str) -> Iterator[str]:
        """What an actor is called by its line and by its article, and what it belongs to; a plain name is itself."""
        report = self.report.get(actor)
        if not isinstance(report, Actor):
            yield actor
            return
        line = self.line.get(actor)
        if line:
            yield from called(line)
        yield report.name
        of = self.report.get(report.of or "")
        if isinstance(of, Actor):
            yield of.name


def _days(line: Line) -> tuple[str, str] | None:
    """From the first day that the line tells to the last; of one that tells none, those of its articles count."""
    own = [v.value for name in DATES for v in line.values.get(name, ()) if is_edtf(v.value)]
    return days(own) if own else None


def called(line: Line) -> tuple[str, ...]:
    """By what names other lines are found that speak of the actor whose line this is; where "rebels in Orlava" are is no name of theirs."""
    values = [*line.values.get("name", ()), *line.values.get("of", ())]
    also = (value.value.partition(" in ")[0] for value in line.values.get("also", ())[:_NAMES])
    return tuple(dict.fromkeys((*(value.value for value in values), *also)))


def _reports(line: Line) -> Iterable[str]:
    return dict.fromkeys((*line.reports, *(r for side in line.sides for r in side.reports)))


def _said(line: Line) -> Iterator[str]:
    """Words of the line that no evidence holds: what a disagreement is about, the name of a process."""
    if line.about:
        yield line.about
    if line.kind == "processes":
        yield line.first("name") or ""


def _listed(names: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(name for name in names if name))


def days(dates: Iterable[str]) -> tuple[str, str]:
    """The first day and the last one that these EDTF dates may mean, as strings that sort; open ends sort before and after all."""
    met = [bounds(d) for d in dates if not yearless(d)]
    if not met:
        return EVER
    first = [_day(m.first, EVER[0]) for m in met]
    last = [_day(m.last, EVER[1]) for m in met]
    return min(first), max(last)


def _day(day: date | None, otherwise: str) -> str:
    return day.isoformat() if day else otherwise


def spans(raw: str) -> Iterator[Span]:
    """Where each piece of evidence stands in the `words` of its entry."""
    at = 0
    for _, start, end in loads(raw):
        yield at, at + end - start
        at += end - start + len(BETWEEN)


def span_of(written: str | None) -> tuple[str, str]:
    """The days of one EDTF date, or those of none."""
    return days([written] if written else [])
