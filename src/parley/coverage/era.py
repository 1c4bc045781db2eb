"""What the content of an article tells of its time: people called by offices they held, and full dates of things past.

An interval, never a guess: an article cannot be older than the youngest thing it tells of, nor, as long as nothing in it says
"former", much younger than the terms of the people it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from parley.coverage.holders import Person, common_time, left_before, people_in_office
from parley.coverage.lines import Line
from parley.dates import Interval, bounds, exact_day, format_interval, parse_absolute

__all__ = ["Era", "find_era"]

_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|said|met|held|signed|took|began|broke|came|went|killed|announced|agreed|died|fell|launched|arrived|told|ended|started|visited|adopted|gave|promised|stopped)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|should|until|till|by|before|due|expires?|begins?|starts?|takes? effect|effective|enters? into force|took office|inauguration|sworn in|was to|were to|deadline|scheduled|planned|plans|slated|set for|expected|to be|may|might|could|from|since|no later than|next|upcoming|through)\b"
)
_CAPTION: Final = re.compile(r"\((?:L|R|C|left|right|center|centre)\)|[Ff]ile photo|\b[Pp]ictured\b|^[^|]{3,120}\|")
"""Captions tell of what was photographed, and so of what is past."""
_FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|to be|expected|scheduled|planned|deadline|expires?)\b"
)
_YEAR: Final = re.compile(
    r"\b(?:[Ii]n(?: (?:early|late|mid|spring|summer|autumn|winter))?|[Ss]ince|of) ((?:19|20)[0-9]{2})\b(?![-/]|,[0-9])"
)
_SINCE: Final = re.compile(r"(?i)\bsince (?:\w+ ){0,4}$")
"""Before a time from which on something has been so: past, whatever the verb."""
_SLIP: Final = 7
"""Days by which something told as past may follow the stated date: time zones, texts written ahead of an event."""
_FAR: Final = 365
"""Days after which one such date is enough; nearer ones may be plans told clumsily, so two are asked."""


@dataclass(frozen=True, slots=True)
class Era:
    """The interval that the content leaves for the article, as EDTF, and why, in words. Both ends may be open."""

    edtf: str | None = None
    basis: str = ""
    people: tuple[Person, ...] = ()
    """Those whose terms set the later end."""
    past: tuple[date, ...] = ()
    """Full dates of things past, the latest first."""

    def contradiction(self, stated: str, grace: int) -> str | None:
        """Why a stated date cannot be, in words; None if it can. `grace` in days after the end of a term."""
        span = bounds(stated)
        later = [d for d in self.past if span.last and (d - span.last).days > _SLIP]
        if len(later) > 1 or (later and span.last and (later[0] - span.last).days > _FAR):
            return f"the text tells of {later[0].isoformat()} as past"
        over = [p for p in self.people if p.titled and span.first and left_before(p, span.first, grace)]
        if len(over) < 2:
            return None
        told = (
            f"{p.name} as {p.terms[0].words[0]} (until {max(t.span.last for t in p.terms if t.span.last)})"
            for p in over[:2]
        )
        return "the text speaks of " + " and ".join(told)


def find_era(lines: tuple[Line, ...], skip: Mapping[int, str], offices: Mapping[str, Any] | None) -> Era:
    """What the lines that are not furniture tell. `offices` is the vocabulary of who held what, when, if there is one."""
    body = [line.text for number, line in enumerate(lines) if number not in skip]
    told = {d: edtf for text in body for d, edtf in _past(text)}
    past = tuple(sorted((d for d, edtf in told.items() if exact_day(edtf)), reverse=True))
    youngest = max(told, default=None)
    named = people_in_office("\n".join(body), offices or {})
    people = [p for p in named if p.titled]
    window = common_time(people)
    if window is None and sum(p.over for p in named) > 1:
        people, window = named, common_time(named)
    window = window or Interval()
    first = max((d for d in (youngest, window.first) if d), default=None)
    last = window.last if not (first and window.last and first > window.last) else None
    reasons = [f"the text tells of {told[first]} as past"] if first in told else []
    if last or (first and first != youngest):
        reasons += _told(people, window)
    return Era(format_interval(first, last), "; ".join(reasons), tuple(people) if last else (), past)


def _told(people: list[Person], window: Interval) -> list[str]:
    """The people who set the ends of the window, with their titles."""
    setting = [p for p in people if any(t.span.first == window.first or t.span.last == window.last for t in p.terms)]
    return (
        ["it speaks of " + ", ".join(f"{p.name} as {p.terms[0].words[0]}" for p in setting[:3]) + ", in office then"]
        if setting
        else []
    )


def _past(text: str) -> Iterator[tuple[date, str]]:
    """Days, months and years that a line tells of as past, each with its first day: nothing before looks ahead, and a verb of the past stands near."""
    for start, end, edtf in _dated(text):
        first = bounds(edtf).first
        before, after = text[max(0, start - 90) : start], text[end : end + 60]
        if first is None:
            continue
        if _SINCE.search(before):
            yield first, edtf
            continue
        if _AHEAD.search(before[-45:]) or _FUTURE.search(after):
            continue
        if _PAST.search(before) or _PAST.search(after) or _CAPTION.search(text[:200]):
            yield first, edtf


def _dated(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a line names a day or month with its year, or a year behind "in"."""
    for found in parse_absolute(text):
        if not found.edtf.startswith(("XXXX", "[")) and "/" not in found.edtf:
            yield found.start, found.end, found.edtf
    yield from ((*found.span(1), found[1]) for found in _YEAR.finditer(text))
