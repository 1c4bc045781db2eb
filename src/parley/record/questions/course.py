"""An instrument through time: every telling of it, in the order in which they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from parley.dates import Interval, bounds
from parley.lexicon import Lexicon
from parley.model import Actor, Article, Evidence, Instrument, Line, Report
from parley.record.fold.told import source_name

__all__ = ["Course", "Telling", "course_from", "course_json", "course_of"]

_PUT_OUT = frozenset({"signed", "adopted"})
"""What papers come to that are only issued."""
_BEHIND = re.compile(r"\b(?:of|on|for|between|from|by|with|in|that|which|issued|adopted|signed|taken|made)\b")
"""What follows the noun of a name."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of an instrument: who tells it, when that was written, and on which words it stands."""

    report: str
    source: str
    written: str | None
    state: str | None
    since: str | None
    until: str | None
    parties: tuple[str, ...]
    modality: str
    according_to: tuple[str, ...]
    evidence: Evidence

    @property
    def days(self) -> Interval:
        """The days on which it may have been written."""
        return bounds(self.written) if self.written else Interval()

    @property
    def order(self) -> tuple[date, date, str]:
        """By when it was written; what is undated counts least and so comes first."""
        return self.days.last or self.days.first or date.min, self.days.first or date.min, self.report


@dataclass(frozen=True, slots=True)
class Course:
    """An instrument through time: every telling of it, in the order in which they were written."""

    line: str
    name: str
    type: str
    process: str | None
    review: str
    tellings: tuple[Telling, ...]

    @property
    def counting(self) -> Sequence[Telling]:
        """What is told of it; that a communiqué was signed or adopted says only that it was issued."""
        return [t for t in self.tellings if t.state not in _PUT_OUT] if _is_issued(self.name) else self.tellings


def course_of(
    line: Line, report: Mapping[str, Report], article: Mapping[str, Article], of_report: Mapping[str, Line]
) -> Course:
    """The course of an instrument's line. The mappings are those of a view: by report, article, and report of a line."""

    def called(actor: str) -> str:
        line = of_report.get(actor)
        known = report.get(actor)
        return (line.first("name") if line else None) or (known.name if isinstance(known, Actor) else actor)

    found = []
    for told in (report[i] for i in line.reports if i in report):
        if not isinstance(told, Instrument) or told.review == "rejected" or told.evidence[0].article not in article:
            continue
        of = article[told.evidence[0].article]
        parties = tuple(dict.fromkeys(map(called, told.parties)))
        found.append(
            Telling(
                told.id,
                source_name(of),
                of.published.edtf,
                told.state,
                told.since,
                told.until,
                parties,
                told.modality,
                tuple(dict.fromkeys(map(called, told.according_to))),
                told.evidence[0],
            )
        )
    name, kind = line.first("name") or "", line.first("type") or ""
    return Course(
        line.id, name, kind, line.process, line.review, tuple(sorted(found, key=lambda telling: telling.order))
    )


def course_json(course: Course) -> list[Any]:
    """A course as lists, which are quick to read back."""
    *head, tellings = (getattr(course, name) for name in Course.__slots__)
    rows = [[getattr(t, name) for name in Telling.__slots__[:-1]] for t in tellings]
    words = [[t.evidence.article, t.evidence.start, t.evidence.end, t.evidence.words] for t in tellings]
    return [*head, [[*row, e] for row, e in zip(rows, words, strict=True)]]


def course_from(raw: Sequence[Any]) -> Course:
    """The course that `course_json` wrote down."""
    line, name, kind, process, review, rows = raw
    return Course(line, name, kind, process, review, tuple(_telling(*row) for row in rows))


def _telling(  # noqa: PLR0913, PLR0917 - a row has as many columns
    report: str,
    source: str,
    written: str,
    state: str,
    since: str,
    until: str,
    parties: Any,
    modality: str,
    according_to: Any,
    evidence: Any,
) -> Telling:
    told = tuple(parties), modality, tuple(according_to)
    return Telling(report, source, written, state, since, until, *told, Evidence(*evidence))


def _is_issued(name: str) -> bool:
    """Whether a name calls a paper that is issued and not in force: "joint statement on trade", "decisions of the Lima summit"."""
    before, issued = re.split(_BEHIND, name.lower())[0].split()[-1:], _issued()
    return bool(issued & {form for word in before for form in (word, word.removesuffix("s"))})


@cache
def _issued() -> frozenset[str]:
    return frozenset(Lexicon.load().table("instruments")["issued"]["nouns"])
