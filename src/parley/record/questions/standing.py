"""What is in force on a day, as the coverage tells it.

Each report of an instrument speaks for some days and is silent on the others: one that has a truce in force since the 12th says no for
the days before and yes from then on, up to the end that it tells; one that has it collapsed says no from the day it was written. On
every day the report written last among those that speak counts, and those that say otherwise are kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from parley.dates import Interval, bounds, contains, days_of
from parley.lexicon import Lexicon
from parley.model import Actor, Article, Evidence, Instrument, Line, Report
from parley.record.fold.told import source_name

__all__ = [
    "Course",
    "Fact",
    "Joined",
    "Standing",
    "Telling",
    "course_from",
    "course_json",
    "course_of",
    "spells",
    "standing",
]

_OVER = frozenset({"expired", "collapsed", "suspended"})
_BEFORE = frozenset({"proposed", "being negotiated"})
_BEGUN = frozenset({"signed", "adopted", "in force", "extended", "holding", "violated"})
_PUT_OUT = frozenset({"signed", "adopted"})
"""What papers come to that are only issued."""
_BEHIND = re.compile(r"\b(?:of|on|for|between|from|by|with|in|that|which|issued|adopted|signed|taken|made)\b")
"""What follows the noun of a name."""
_SILENT = frozenset({"hypothetical", "conditional", "proposed", "rumoured"})
_AGAINST = frozenset({"negated", "denied"})
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()

Days = tuple[int, int]
"""From one day to another, both included, as ordinals."""
Claim = tuple[int, int, bool]
"""The days from one to another, and whether it is in force on them."""


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


@dataclass(frozen=True, slots=True)
class Course:
    """An instrument through time: every telling of it, in the order in which they were written."""

    line: str
    name: str
    type: str
    process: str | None
    review: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A party, and the telling that has it take part first."""

    party: str
    telling: Telling


@dataclass(frozen=True, slots=True)
class Standing:
    """An instrument that is told to be in force on a day.

    `since` and `until` are the tellings that give them, those of the last written first; of the ends only those that are not before the
    day. `renewed` are those that have it extended, `says` those that speak for the day, `denies` those that speak against it.
    """

    course: Course
    day: str
    since: tuple[Telling, ...]
    until: tuple[Telling, ...]
    joined: tuple[Joined, ...]
    renewed: tuple[Telling, ...]
    says: tuple[Telling, ...]
    denies: tuple[Telling, ...]

    def facts(self) -> Iterator[Fact]:
        """What is told, fact by fact: the last of those that say so, every beginning, end, party and renewal, and who denies it."""
        plain = [t for t in self.says if t.state not in _OVER] or self.says
        yield from (Fact("in force", t.state or "", t) for t in plain[-1:])
        yield from _each("since", ((t.since, t) for t in self.since if not _is_vaguer(t.since, self.since)))
        yield from _each("until", ((t.until, t) for t in self.until))
        taking_part = "adopted by" if self.course.type == "resolution" else "party"
        yield from (Fact(taking_part, j.party, j.telling) for j in self.joined)
        ended = [t for t in self.renewed if t.until] or self.renewed
        yield from _each("extended", ((t.until or t.written, t) for t in ended))
        yield from (Fact("denied", t.state or t.until or t.since or "", t) for t in self.denies)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing told of an instrument: `what` (in force, since, until, party, adopted by, extended, denied), its value, and who tells it."""

    what: str
    value: str
    telling: Telling


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
    return Course(line.id, name, kind, line.process, line.review, tuple(sorted(found, key=_order)))


def _is_vaguer(day: str | None, tellings: Iterable[Telling]) -> bool:
    """Whether another telling gives a day within what this one gives."""
    others = {t.since for t in tellings if t.since} - {day}
    return day is not None and any(contains(day, other) and not contains(other, day) for other in others)


def _each(what: str, told: Iterable[tuple[str | None, Telling]]) -> Iterator[Fact]:
    """Each value once, by who told it last."""
    first: dict[str, Telling] = {}
    for value, telling in told:
        first.setdefault(value or "", telling)
    return (Fact(what, value, telling) for value, telling in first.items())


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


def spells(course: Course) -> list[Days]:
    """The stretches of days on which it is told to be in force, as ordinals, in their order; the last one may have no end."""
    tellings = _counting(course)
    begun = _begun(tellings)
    open_days, found = [(_FIRST, _LAST)], list[Days]()
    for telling in reversed(tellings):
        for first, last, stands in _claims(telling, begun):
            painted, open_days = _painted(open_days, first, last)
            found += painted if stands else []
        if not open_days:
            break
    return _merged(found)


def standing(course: Course, day: date) -> Standing | None:
    """How it stands on a day, None if it is not told to be in force then."""
    on = day.toordinal()
    if not any(first <= on <= last for first, last in spells(course)):
        return None
    tellings = _counting(course)
    latest = tellings[::-1]
    begun = _begun(tellings)
    said = {t.report: _on(t, on, begun) for t in tellings}
    ends = [(_order(t)[0], last) for t in tellings if (last := days_of(t.until).last)]
    return Standing(
        course,
        day.isoformat(),
        since=tuple(t for t in latest if t.since),
        until=tuple(t for t in latest if t.until and (days_of(t.until).last or date.max) >= day),
        joined=_joined(tellings),
        renewed=tuple(t for t in tellings if t.state == "extended"),
        says=tuple(t for t in tellings if said[t.report] is True),
        denies=tuple(
            t for t in tellings if said[t.report] is False and not _is_early(t, day) and not _is_overtaken(t, ends)
        ),
    )


def _order(telling: Telling) -> tuple[date, date, str]:
    """By when it was written; what is undated counts least and so comes first."""
    written = _written(telling)
    return written.last or written.first or date.min, written.first or date.min, telling.report


def _written(telling: Telling) -> Interval:
    return bounds(telling.written) if telling.written else Interval()


def _counting(course: Course) -> Sequence[Telling]:
    """What is told of it; that a communiqué was signed or adopted says only that it was issued."""
    return [t for t in course.tellings if t.state not in _PUT_OUT] if _is_issued(course.name) else course.tellings


def _is_issued(name: str) -> bool:
    """Whether a name calls a paper that is issued and not in force: "joint statement on trade", "decisions of the Lima summit"."""
    before, issued = re.split(_BEHIND, name.lower())[0].split()[-1:], _issued()
    return bool(issued & {form for word in before for form in (word, word.removesuffix("s"))})


@cache
def _issued() -> frozenset[str]:
    return frozenset(Lexicon.load().table("instruments")["issued"]["nouns"])


def _begun(tellings: Iterable[Telling]) -> int | None:
    """The first day on which anybody has it begun."""
    days = []
    for telling in tellings:
        since, written = days_of(telling.since).first, _written(telling).first
        if since:
            days.append(since)
        elif written and telling.state in _BEGUN:
            days.append(written)
    return min(days).toordinal() if days else None


def _claims(telling: Telling, begun: int | None) -> Iterator[Claim]:
    """What a telling says of the days that it speaks for; `begun` is the first day on which anybody has it begun."""
    written, since, until = _written(telling), days_of(telling.since), days_of(telling.until)
    first = since.first.toordinal() if since.first else None
    end = until.last.toordinal() if until.last else None
    if telling.modality in _SILENT:
        return
    if telling.state == "rejected":
        yield _FIRST, _LAST, False
        return
    if first is not None:
        yield _FIRST, first - 1, False
    if telling.modality in _AGAINST:
        yield from _from(written.first, stands=False)
    elif telling.state in _BEFORE:
        if first is None and written.last:
            yield _FIRST, written.last.toordinal(), False
    elif telling.state in _OVER:
        yield from _ended(first if first is not None else begun, end, written)
    else:
        yield from _running(telling, first, end, written)


def _ended(first: int | None, end: int | None, written: Interval) -> Iterator[Claim]:
    if end is None:
        yield from _from(written.last, stands=False)
        return
    yield end + 1, _LAST, False
    if first is not None:
        yield first, end, True


def _running(telling: Telling, first: int | None, end: int | None, written: Interval) -> Iterator[Claim]:
    last = _LAST if end is None else end
    if end is not None:
        yield end + 1, _LAST, False
    if first is not None:
        yield first, last, True
    elif written.first and (telling.state in _BEGUN or end is not None):
        yield written.first.toordinal(), last, True


def _from(day: date | None, *, stands: bool) -> Iterator[Claim]:
    if day:
        yield day.toordinal(), _LAST, stands


def _painted(open_days: Iterable[Days], first: int, last: int) -> tuple[list[Days], list[Days]]:
    """Of the days that nobody has spoken for, those from one day to another, and those that remain."""
    painted, left = [], []
    for a, b in open_days:
        low, high = max(a, first), min(b, last)
        if low > high:
            left.append((a, b))
            continue
        painted.append((low, high))
        left += [(x, y) for x, y in ((a, low - 1), (high + 1, b)) if x <= y]
    return painted, left


def _merged(stretches: Iterable[Days]) -> list[Days]:
    found: list[Days] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def _on(telling: Telling, day: int, begun: int | None) -> bool | None:
    """What a telling says of a day, None if it does not speak for it."""
    return next((stands for first, last, stands in _claims(telling, begun) if first <= day <= last), None)


def _is_early(telling: Telling, day: date) -> bool:
    """Whether it says no only because it was written, and speaks of the time, before it began."""
    written = _written(telling).last
    return telling.state in _BEFORE and written is not None and written <= day


def _is_overtaken(telling: Telling, ends: Iterable[tuple[date, date]]) -> bool:
    """Whether it says no only because it tells an end that was put off since, as others wrote later; `ends` are by when they were written."""
    end, written = days_of(telling.until).last, _order(telling)[0]
    return end is not None and telling.state not in _OVER and any(then > written and last > end for then, last in ends)


def _joined(tellings: Iterable[Telling]) -> tuple[Joined, ...]:
    first: dict[str, Telling] = {}
    for telling in tellings:
        for party in telling.parties:
            first.setdefault(party, telling)
    return tuple(Joined(party, telling) for party, telling in sorted(first.items()))
