"""What is in force on a day, as the coverage tells it: what counts on that day, and beside it those who say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parley.dates import contains, days_of
from parley.record.questions.course import Course, Telling
from parley.record.questions.spells import BEFORE, OVER, begun, speaks, spells

__all__ = ["Fact", "Joined", "Standing", "standing"]


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
        plain = [t for t in self.says if t.state not in OVER] or self.says
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


def standing(course: Course, day: date) -> Standing | None:
    """How it stands on a day, None if it is not told to be in force then."""
    on = day.toordinal()
    if not any(first <= on <= last for first, last in spells(course)):
        return None
    tellings = course.counting
    latest = tellings[::-1]
    first_day = begun(tellings)
    said = {t.report: speaks(t, on, first_day) for t in tellings}
    ends = [(t.order[0], last) for t in tellings if (last := days_of(t.until).last)]
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


def _is_early(telling: Telling, day: date) -> bool:
    """Whether it says no only because it was written, and speaks of the time, before it began."""
    written = telling.days.last
    return telling.state in BEFORE and written is not None and written <= day


def _is_overtaken(telling: Telling, ends: Iterable[tuple[date, date]]) -> bool:
    """Whether it says no only because it tells an end that was put off since, as others wrote later; `ends` are by when they were written."""
    end, written = days_of(telling.until).last, telling.order[0]
    return end is not None and telling.state not in OVER and any(then > written and last > end for then, last in ends)


def _joined(tellings: Iterable[Telling]) -> tuple[Joined, ...]:
    """The parties by name, each with the first who has it take part."""
    first: dict[str, Telling] = {}
    for telling in tellings:
        for party in telling.parties:
            first.setdefault(party, telling)
    return tuple(Joined(party, telling) for party, telling in sorted(first.items()))
