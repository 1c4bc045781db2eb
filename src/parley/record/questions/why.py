"""Why the record says so: a line, its reports, the sentences they stand on, and what else was read on the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parley.errors import UnknownId
from parley.model import Article, Evidence, Line, Report, Span
from parley.record.decisions.ruled import Ruled
from parley.record.view import View

__all__ = ["Ground", "Why", "explain", "full_id", "grounds", "reports_of", "sentence_around"]

_REACH = 400
_ENDS = re.compile(r"""\n|[.!?…]["”’»)\]]{0,3}\s""")


@dataclass(frozen=True, slots=True)
class Ground:
    """One report of a line: the article that makes it, its evidence, each with the span of the sentences around it.

    `others` are reports of the same article on some of the same words: other readings of them, or other things that they say.
    """

    report: Report
    article: Article
    evidence: tuple[tuple[Evidence, Span], ...]
    others: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """What a line stands on, report by report. `line` is None for a report that no line gathers (times, attributions).

    Where an article was asked for, `article` is that article, and `told` are the lines that it tells. `decisions` are what persons
    decided on the line or the report, undone ones included.
    """

    line: Line | None
    grounds: tuple[Ground, ...]
    article: Article | None = None
    told: tuple[Line, ...] = ()
    decisions: tuple[Ruled, ...] = ()


def explain(view: View, any_id: str) -> Why:
    """The line behind an id (its own, a report's, or the beginning of one) with its grounds, or the article. Raises UnknownId."""
    full = full_id(view, any_id.strip())
    if full in view.article:
        own = {report.id for report in view.reading[full].reports()}
        told = (line for line in view.lines if own.intersection(line.reports))
        return Why(None, (), view.article[full], tuple(told))
    line = view.line.get(full)
    decisions = view.decisions_on(line) if line else view.decided.get(full, ())
    return Why(line, grounds(view, reports_of(line) if line else (full,)), decisions=decisions)


def reports_of(line: Line) -> tuple[str, ...]:
    """The ids of the reports that a line gathers, and of those that its sides stand on, each once."""
    return tuple(dict.fromkeys((*line.reports, *(r for side in line.sides for r in side.reports))))


def grounds(view: View, reports: Iterable[str]) -> tuple[Ground, ...]:
    """The ground of each of these reports that is still there."""
    return tuple(_ground(view, view.report[r]) for r in reports if r in view.report)


_ENOUGH = 4
"""Characters of an id from which on it may be cut short."""


def full_id(view: View, asked: str) -> str:
    """The id of a line, report or article that begins as asked; that of its line where several of a line do. Raises UnknownId."""
    known = (view.line, view.notes, view.article)
    if any(asked in ids for ids in known):
        return asked
    if len(asked) < _ENOUGH:
        raise UnknownId(
            f"{asked!r} is too short for an id.", f"Give at least its first {_ENOUGH} characters, like m:05."
        )
    found = sorted({k for ids in known for k in ids if k.startswith(asked)})
    lines = {view.line[k].id if k in view.line else k for k in found}
    if len(lines) == 1:
        return lines.pop()
    if found:
        raise UnknownId(f"Several ids begin with {asked}.", f"Give more of it: {', '.join(found[:3])} …")
    raise UnknownId(f"Nothing in the record has the id {asked}.", "Ids stand in the first column of: parley show KIND")


def _ground(view: View, report: Report) -> Ground:
    article = view.article[report.evidence[0].article]
    around = tuple((e, sentence_around(article.text, e.start, e.end)) for e in report.evidence)
    others = (
        r
        for r in view.reading[article.id].reports()
        if r.id != report.id and type(r) is type(report) and _touch(r, report)
    )
    return Ground(report, article, around, tuple(others))


def _touch(a: Report, b: Report) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a.evidence for y in b.evidence)


def sentence_around(text: str, start: int, end: int) -> Span:
    """The span of the sentences that hold these words, at most 400 characters more on either side; a matter of display only."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    before = [m.end() for m in _ENDS.finditer(text, low, start)]
    after = next((m.end() for m in _ENDS.finditer(text, max(start, end - 2), high) if m.end() >= end), high)
    begin = before[-1] if before else low
    begin += len(text[begin:start]) - len(text[begin:start].lstrip())
    return begin, max(end, begin + len(text[begin:after].rstrip()))
