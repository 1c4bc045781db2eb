"""What speaks of the day on which an article was written: what it tells as past, what it announces, what it copies and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.dates import Interval, bounds, exact_day, format_interval, intersect, shift_day, yearless
from parley.model import CALLED_OFF, HELD, Article, Instrument, Meeting, Reading, Statement
from parley.record.fold.told import Ground, Told, written_when
from parley.record.fold.when import TO_COME, weekday_of

__all__ = ["YEAR", "Clue", "Things", "clues", "is_dated"]

_MONTH = 31
_WIDE = 45
"""An interval of more days than this does not date an article."""
_WEEK = 6
"""A day of the week stands for one at most so many days away."""
_COPIED = 14
"""Days within which an article is republished as news."""
_STANDS = frozenset({"signed", "adopted", "in force", "holding", "extended", "violated", "agreed"})
_BEFORE = frozenset({"proposed", "being negotiated"})
_OVER = frozenset({"expired", "collapsed"})
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
"""A year written out: a date with it can be believed in an article that is not dated itself."""


@dataclass(frozen=True, slots=True)
class Clue:
    """The article was written no earlier than `first`, no later than `last`, and why."""

    first: date | None
    last: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Things:
    """The reports that speak of one meeting, of one instrument, of one saying, by id."""

    meetings: tuple[tuple[str, ...], ...]
    instruments: tuple[tuple[str, ...], ...]
    quotations: tuple[tuple[str, ...], ...]
    """Looked for only where an article knows its month and not its year."""


def is_dated(article: Article) -> bool:
    """Whether the days on which the article may have been written are few."""
    edtf = article.published.edtf
    if edtf is None or yearless(edtf):
        return False
    days = bounds(edtf).days
    return days is not None and days <= _WIDE


def clues(ground: Ground, things: Things) -> dict[str, list[Clue]]:
    """For every article that does not date itself what speaks of its date, in the order of the families."""
    found: dict[str, list[Clue]] = {i: [] for i, a in ground.articles.items()}
    told = {t.id: t for t in ground.told(Meeting, "meetings")}
    for group in things.meetings:
        for i in group:
            found[told[i].article.id] += _from_meeting(told[i], [told[j] for j in group if j != i])
    agreed = {t.id: t for t in ground.told(Instrument, "instruments")}
    for group in things.instruments:
        for i in group:
            found[agreed[i].article.id] += _from_instrument(agreed[i], [agreed[j] for j in group if j != i])
    said = {t.id: t for t in ground.told(Statement, "statements")}
    for group in things.quotations:
        for i in group:
            found[said[i].article.id] += _from_quotation(said[i], [said[j] for j in group if j != i])
    for reading in ground.readings:
        found[reading.article] += _from_reading(reading, ground.articles[reading.article], ground.vocabulary.ahead)
    for copy, original in ground.copies.items():
        _from_copy(ground.articles[copy], ground.articles[original], found)
    return {i: [*clues, *_from_vague_plans(ground.reading_or_none(i), clues)] for i, clues in found.items()}


def _from_meeting(told: Told[Meeting], others: Sequence[Told[Meeting]]) -> Iterator[Clue]:
    """A meeting told as past, to come or called off bounds the article by its days; named by a weekday, within the week."""
    span = _known(told) or _shared(others)
    if span is None or span.first is None or span.last is None:
        return
    report = told.report
    weekday = weekday_of(report.date_text) is not None and (span.days == 1 or (report.date or "").startswith("["))
    where = f" in {report.place}" if report.place else ""
    when = f"{where} of {format_interval(span.first, span.last)}"
    old = (report.date_text or "").casefold().startswith(("last", "previous"))
    if report.status in HELD:
        yield Clue(
            span.first,
            shift_day(span.last, _WEEK) if weekday and not old else None,
            f"it tells of the meeting{when} as past",
        )
    elif report.status in TO_COME:
        yield Clue(
            shift_day(span.first, -_WEEK) if weekday else None,
            span.last,
            f"it announces the meeting{when} as still to come",
        )
    elif report.status in CALLED_OFF and weekday:
        before = report.status == "postponed" and not old
        last = span.last if before else shift_day(span.last, _WEEK)
        yield Clue(shift_day(span.first, -_WEEK), last, f"it tells that the meeting{when} is {report.status}")
    elif report.status == "postponed":
        yield Clue(None, shift_day(span.last, 3 * _WEEK), f"it tells as news that the meeting{when} is postponed")


def _known(told: Told[Meeting]) -> Interval | None:
    """The day or month that the article itself gives, if it gives the year with it or is dated."""
    edtf = told.report.date
    if edtf is None:
        return None
    if yearless(edtf):
        edtf = _with_year(edtf, told)
    span = bounds(edtf) if edtf else None
    if span is not None and not (is_dated(told.article) or _dates_itself(told, span)):
        return None
    return span if span and span.days is not None and span.days <= _MONTH else None


def _dates_itself(told: Told[Meeting], span: Interval) -> bool:
    """Whether the report's date does not rest on the article's: it has its year, or leaves fewer days than the article's own date does."""
    written = told.written
    narrower = written.days is not None and span.days is not None and span.days <= _WIDE < written.days
    return narrower or bool(YEAR.search(told.report.date_text or ""))


def _with_year(edtf: str, told: Told[Meeting]) -> str | None:
    """What a dated article tells as past without its year was within the year before it."""
    first, last = shift_day(told.written.first, months=-11), told.written.last
    if told.report.status not in HELD or not is_dated(told.article) or not first or not last:
        return None
    return intersect(edtf, f"{first.isoformat()}/{last.isoformat()}")


def _shared(others: Iterable[Told[Meeting]]) -> Interval | None:
    """The day or month that most of the other articles give, the shortest of equals."""
    spans = [span for t in others if (span := _known(t))]
    return min(spans, key=lambda s: (-spans.count(s), s.days or 0, s.first or date.max), default=None)


def _from_instrument(told: Told[Instrument], others: Sequence[Told[Instrument]]) -> Iterator[Clue]:
    """An article that knows of an instrument, or of its end, is no older than that; one for which it is sought, or still holds, no younger."""
    report = told.report
    began = exact_day(report.since) or next(
        (d for t in others if is_dated(t.article) and (d := exact_day(t.report.since))), None
    )
    ended = next(
        (d for t in others if is_dated(t.article) and t.report.state in _OVER and (d := exact_day(t.report.until))),
        None,
    )
    if began and report.state in _STANDS | _OVER:
        yield Clue(began, None, f"it knows of {report.name}, which began on {began.isoformat()}")
    if began and report.state in _BEFORE:
        yield Clue(None, began, f"it does not know yet of {report.name}, which began on {began.isoformat()}")
    if ended and report.state in ("in force", "holding"):
        yield Clue(None, ended, f"{report.name} still holds in it, which ended on {ended.isoformat()}")
    if ended and report.state in _OVER:
        yield Clue(ended, None, f"it tells that {report.name} is over, which ended on {ended.isoformat()}")


def _from_quotation(told: Told[Statement], others: Iterable[Told[Statement]]) -> Iterator[Clue]:
    """An article that knows its month is of the year in which others quote the same words."""
    if not yearless(told.article.published.edtf) or told.report.form == "indirect":
        return
    for other in others:
        if is_dated(other.article) and other.report.form != "indirect":
            first, last = shift_day(other.written.first, -_WIDE), shift_day(other.written.last, _WIDE)
            yield Clue(first, last, f"it quotes the same words as an article of {other.article.published.edtf}")


def _from_reading(reading: Reading, article: Article, ahead: frozenset[str]) -> Iterator[Clue]:
    """Deadlines with their year are to come, other days with their year are past; `ahead` are words before a day that say otherwise."""
    for commitment in reading.commitments:
        due = exact_day(commitment.due)
        if due and commitment.state == "made" and YEAR.search(commitment.due_text or ""):
            yield Clue(None, due, f"the deadline of {due.isoformat()} is still to come in it")
    to_come = (
        {m.date for m in reading.meetings if m.status not in HELD}
        | {c.due for c in reading.commitments}
        | {i.until for i in reading.instruments}
    )
    for time in reading.times:
        day = exact_day(time.edtf) if time.type == "DATE" else None
        if day and YEAR.search(time.words) and time.edtf not in to_come:
            before = article.text[max(0, time.start - 24) : time.start].casefold().split()
            if ahead.isdisjoint(before):
                yield Clue(day, None, f"it names {day.isoformat()}")


def _from_copy(copy: Article, original: Article, found: Mapping[str, list[Clue]]) -> None:
    source, own = written_when(original), written_when(copy)
    if is_dated(original):
        last = shift_day(source.last, _COPIED)
        found[copy.id].append(Clue(source.first, last, f"it copies an article of {original.published.edtf}"))
    if is_dated(copy):
        found[original.id].append(Clue(None, own.last, f"an article of {copy.published.edtf} copies it"))


def _from_vague_plans(reading: Reading | None, clues: Sequence[Clue]) -> Iterator[Clue]:
    """What is announced for a month without its year is of the first such month after what is past."""
    since = max((c.first for c in clues if c.first), default=None)
    for meeting in reading.meetings if reading and since else ():
        if meeting.status not in TO_COME or not meeting.date or exact_day(meeting.date):
            continue
        if yearless(meeting.date):
            after = intersect(meeting.date, f"{since.isoformat()}/{shift_day(since, months=11)}") if since else None
            last = bounds(after).last if after else None
        else:
            last = bounds(meeting.date).last
        if last and since and last >= since:
            yield Clue(None, last, f"it announces a meeting for {meeting.date_text or meeting.date} as still to come")
