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

from parley.coverage.lines import Line
from parley.dates import Interval, bounds, exact_day, format_interval, parse_absolute, shift_day

__all__ = ["Era", "find_era"]

_WEAK: Final = "general knowledge"
"""Basis of terms that nobody looked up: they bound an undated article, they never contradict a stated date."""
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|said|met|held|signed|took|began|broke|came|went|killed|announced|agreed|died|fell|launched|arrived|told|ended|started|visited|adopted)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|should|until|till|by|before|due|expires?|begins?|starts?|takes? effect|effective|enters? into force|took office|inauguration|sworn in|was to|were to|deadline|scheduled|planned|plans|slated|set for|expected|to be|may|might|could|from|since|no later than|next|upcoming|through)\b"
)
_FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|to be|expected|scheduled|planned|deadline|expires?)\b"
)
_BEFORE: Final = re.compile(
    r"(?i)\b(?:former|formerly|ex|late|predecessor|under|during|then|future|incoming|elect|one-time|onetime|previous|last|era|administration of)\b"
)
_SLIP: Final = 7
"""Days by which something told as past may follow the stated date: time zones, texts written ahead of an event."""
_FAR: Final = 365
"""Days after which one such date is enough; nearer ones may be plans told clumsily, so two are asked."""
_LOOK: Final = 60
"""Characters before a name in which its office, or "former", stands."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office of somebody whom the text names. `titled`: the text calls the person by the office."""

    name: str
    office: str
    span: Interval
    titled: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Era:
    """The interval that the content leaves for the article, as EDTF, and why, in words. Both ends may be open."""

    edtf: str | None = None
    basis: str = ""
    ended: tuple[Term, ...] = ()
    """Terms that ended and that agree with each other: what can contradict a stated date."""
    past: tuple[date, ...] = ()
    """Full dates of things past, the latest first."""

    def contradiction(self, stated: str, grace: int) -> str | None:
        """Why a stated date cannot be, in words; None if it can. `grace` in days after the end of a term."""
        span = bounds(stated)
        later = [d for d in self.past if span.last and (d - span.last).days > _SLIP]
        if len(later) > 1 or (later and span.last and (later[0] - span.last).days > _FAR):
            return f"the text tells of {later[0].isoformat()} as past"
        over = [
            t
            for t in self.ended
            if not t.weak and t.titled and span.first and (end := shift_day(t.span.last, grace)) and end < span.first
        ]
        if len({t.name for t in over}) < 2:
            return None
        return "the text speaks of " + " and ".join(f"{t.name} as {t.office} (until {t.span.last})" for t in over[:2])


def find_era(lines: tuple[Line, ...], skip: Mapping[int, str], offices: Mapping[str, Any] | None) -> Era:
    """What the lines that are not furniture tell. `offices` is the vocabulary of who held what, when, if there is one."""
    body = [line.text for number, line in enumerate(lines) if number not in skip]
    past = tuple(sorted({d for text in body for d in _past_days(text)}, reverse=True))
    latest = past[0] if past else None
    terms = _terms("\n".join(body), offices or {})
    agreed = _agreeing(terms)
    window = _hull(agreed)
    first = max((d for d in (latest, window.first) if d), default=None)
    last = window.last
    if first and last and first > last:
        last, agreed = None, ()
    reasons = [f"the text tells of {latest.isoformat()} as past"] if latest and latest == first else []
    if agreed and (last or first != latest):
        reasons.append(
            "it speaks of " + ", ".join(sorted({f"{t.name} as {t.office}" for t in agreed})[:3]) + ", in office then"
        )
    return Era(format_interval(first, last), "; ".join(reasons), tuple(t for t in agreed if t.span.last), past)


def _hull(terms: tuple[Term, ...]) -> Interval:
    """From the latest beginning to the earliest end, over people; a person with several fitting terms reaches over all of them."""
    spans = [[t.span for t in terms if t.name == name] for name in sorted({t.name for t in terms})]
    firsts = [min(s.first or date.min for s in own) for own in spans]
    lasts = [max(s.last or date.max for s in own) for own in spans]
    first, last = max(firsts, default=date.min), min(lasts, default=date.max)
    return Interval(None if first == date.min else first, None if last == date.max else last)


def _past_days(text: str) -> Iterator[date]:
    """Days with their year that a line tells of as past: nothing before the date looks ahead, and a verb of the past stands near."""
    for found in parse_absolute(text):
        day = exact_day(found.edtf) if not found.edtf.startswith(("XXXX", "[")) else None
        if day is None:
            continue
        before, after = text[max(0, found.start - 90) : found.start], text[found.end : found.end + 60]
        if _AHEAD.search(before[-45:]) or _FUTURE.search(after):
            continue
        if (
            _PAST.search(before)
            or _PAST.search(after)
            or re.search(r"\b(?:file photo|photo|at a meeting|during)\b", before + after)
        ):
            yield day


def _terms(text: str, offices: Mapping[str, Any]) -> list[Term]:
    found = []
    for holder in offices.get("holder", ()):
        mentions = list(_mentions(text, str(holder["name"])))
        if not mentions or any(_BEFORE.search(text[max(0, m - 25) : m]) for m in mentions):
            continue
        office = str(holder["office"])
        titled = any(office.lower() in text[max(0, m - _LOOK) : m + _LOOK].lower() for m in mentions)
        found.append(Term(holder["name"], office, _span(holder), titled, holder.get("basis") == _WEAK))
    return found


def _mentions(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _span(holder: Mapping[str, Any]) -> Interval:
    since, until = str(holder.get("since") or ""), str(holder.get("until") or "")
    return Interval(bounds(since).first if since else None, bounds(until).last if until else None)


def _agreeing(terms: list[Term]) -> tuple[Term, ...]:
    """The terms that can all run at once, each person in the one that fits.

    None at all if two people's terms exclude each other: then the text tells of several times. Terms that ended count only if
    two people's did, or the text calls the one by the office; others only if it does.
    """
    people = sorted({t.name for t in terms})
    windows = [Interval()]
    for name in people:
        spans = [t.span for t in terms if t.name == name]
        windows = [w for one in windows for other in spans if (w := one.meet(other))][:50]
    if not windows:
        return ()
    fitting = [t for t in terms if any(t.span.contains(w) for w in windows)]
    over = {name for name in people if all(t.span.last for t in fitting if t.name == name)}
    trusted = len(over) > 1
    return tuple(t for t in fitting if t.titled or (trusted and t.name in over))
