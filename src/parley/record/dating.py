"""When an article was written, as the rest of the record tells it: a pure function of the articles and their first readings.

An article that does not say its day is no older than what it tells as past, and no younger than what it announces; both get their
days from other articles where they speak of the same meeting or agreement. Nothing is guessed: where the clues exclude each other,
the article keeps the date it had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from parley.dates import Interval, bounds, exact_day, format_interval, intersect, shift_day
from parley.lexicon import Lexicon
from parley.model import Article, Instrument, Meeting, Published, Reading, Statement
from parley.record.actors import cast_of
from parley.record.encounter import weekday_of
from parley.record.instruments import instruments
from parley.record.meetings import encounters
from parley.record.sayings import sayings
from parley.record.told import Ground, Told, written_when

__all__ = ["dates_from_record"]

_MONTH = 31
_WIDE = 45
"""An interval of more days than this does not date an article."""
_ROUNDS = 3
"""One article dates the next; so many times at most."""
_WEEK = timedelta(days=6)
"""A day of the week stands for one less than a week away."""
_COPIED = 14
"""Days within which an article is republished as news."""
_OLD = 60
"""Days by which a believed date may come after what the article announces."""
_TO_COME, _PAST, _OFF = (
    frozenset({"planned", "proposed"}),
    frozenset({"held", "under way"}),
    frozenset({"postponed", "cancelled", "failed to happen"}),
)
_STANDS = frozenset({"signed", "adopted", "in force", "holding", "extended", "violated", "agreed"})
_BEFORE = frozenset({"proposed", "being negotiated"})
_OVER = frozenset({"expired", "collapsed"})
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


@dataclass(frozen=True, slots=True)
class _Clue:
    """The article was written no earlier than `first`, no later than `last`, and why."""

    first: date | None
    last: date | None
    why: str


@dataclass(frozen=True, slots=True)
class _Things:
    """The reports that speak of one meeting, of one instrument, of one saying, by id."""

    meetings: tuple[tuple[str, ...], ...]
    instruments: tuple[tuple[str, ...], ...]
    quotations: tuple[tuple[str, ...], ...]
    """Looked for only where an article knows its month and not its year."""


def dates_from_record(
    articles: Sequence[Article], readings: Sequence[Reading], *, lexicon: Lexicon | None = None
) -> dict[str, Published]:
    """A better `published` for those articles (by id) that the record dates better than they date themselves.

    `articles` are as their coverage gives them and `readings` were made with those dates, so the answer never depends on what an
    earlier call said. The order of the arguments does not matter.
    """
    if all(_is_dated(a) for a in articles) and not any(_may_contradict(r) for r in readings):
        return {}
    ground = Ground.of(articles, readings, lexicon or _shipped())
    cast = cast_of(ground)
    yearless = any((a.published.edtf or "").startswith("XXXX") for a in articles)
    quoted = sayings(ground, cast) if yearless else ()
    things = _Things(encounters(ground, cast).groups, instruments(ground, cast), quoted)
    known: dict[str, Published] = {}
    for _ in range(_ROUNDS):
        found = known | _round(ground, things, known)
        if found == known:
            break
        known = found
    return {i: p for i, p in known.items() if p.edtf != ground.articles[i].published.edtf}


@cache
def _shipped() -> Lexicon:
    return Lexicon.load()


def _is_dated(article: Article) -> bool:
    edtf = article.published.edtf
    if edtf is None or edtf.startswith("XXXX"):
        return False
    days = bounds(edtf).days
    return days is not None and days <= _WIDE


def _may_contradict(reading: Reading) -> bool:
    return any(_YEAR.search(m.date_text or "") for m in reading.meetings)


def _round(ground: Ground, things: _Things, known: Mapping[str, Published]) -> dict[str, Published]:
    """What follows once what is known so far is believed; what is one meeting is settled before."""
    believed = replace(
        ground, articles={i: replace(a, published=known.get(i, a.published)) for i, a in ground.articles.items()}
    )
    clues = _clues(believed, things)
    found: dict[str, Published] = {}
    for i, article in ground.articles.items():
        if _is_dated(article) and not _contradicted(article, ground.reading_or_none(i)):
            continue
        if better := _dated(article, clues.get(i, ())):
            found[i] = better
    return found


def _contradicted(article: Article, reading: Reading | None) -> bool:
    """Whether the article announces, or tells as past, a day with its year that its own date excludes."""
    written = written_when(article)
    for meeting in reading.meetings if reading else ():
        if meeting.date and _YEAR.search(meeting.date_text or "") and not meeting.date.startswith("XXXX"):
            day = bounds(meeting.date)
            if meeting.status in _TO_COME and day.last and written.first and (written.first - day.last).days > _OLD:
                return True
            if meeting.status == "held" and day.first and written.last and day.first > written.last + timedelta(days=3):
                return True
    return False


def _dated(article: Article, clues: Sequence[_Clue]) -> Published | None:
    """The interval that all clues leave, with the reasons for its ends; None if they leave none or tell nothing."""
    own = article.published
    start = own.edtf if own.edtf and not _is_dated(article) else None
    span = Interval() if start is None or start.startswith("XXXX") else bounds(start)
    lower = max((c for c in clues if c.first), key=lambda c: (c.first or date.min, c.why), default=None)
    upper = min((c for c in clues if c.last), key=lambda c: (c.last or date.max, c.why), default=None)
    first = max((d for d in (span.first, lower and lower.first) if d), default=None)
    last = min((d for d in (span.last, upper and upper.last) if d), default=None)
    if (first is None and last is None) or (first and last and first > last):
        return None
    edtf = format_interval(first, last)
    if edtf and start and start.startswith("XXXX"):
        edtf = intersect(edtf, start) if first and last else None
    if edtf is None or edtf == own.edtf:
        return None
    reasons = [c.why for c, used in ((lower, first), (upper, last)) if c and used in (c.first, c.last)]
    if start:
        reasons.append(own.basis)
    stated = own.stated or (own.edtf if start is None else None)
    return Published(edtf, "; ".join(dict.fromkeys(reasons)), stated)


# --- clues ---------------------------------------------------------------------------------------------------------------------


def _clues(ground: Ground, things: _Things) -> dict[str, list[_Clue]]:
    """For every article that does not date itself what speaks of its date, in the order of the families."""
    found: dict[str, list[_Clue]] = {i: [] for i, a in ground.articles.items()}
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


def _from_meeting(told: Told[Meeting], others: Sequence[Told[Meeting]]) -> Iterator[_Clue]:
    span = _known(told) or _shared(others)
    if span is None or span.first is None or span.last is None:
        return
    report, weekday = told.report, weekday_of(told.report.date_text) is not None and span.days == 1
    where = f" in {report.place}" if report.place else ""
    when = f"{where} of {format_interval(span.first, span.last)}"
    old = (report.date_text or "").casefold().startswith(("last", "previous"))
    if report.status in _PAST:
        yield _Clue(
            span.first, span.last + _WEEK if weekday and not old else None, f"it tells of the meeting{when} as past"
        )
    elif report.status in _TO_COME:
        yield _Clue(
            span.first - _WEEK if weekday else None, span.last, f"it announces the meeting{when} as still to come"
        )
    elif report.status in _OFF and weekday:
        before = report.status == "postponed" and not old
        last = span.last if before else span.last + _WEEK
        yield _Clue(span.first - _WEEK, last, f"it tells that the meeting{when} is {report.status}")
    elif report.status == "postponed":
        yield _Clue(None, span.last + 3 * _WEEK, f"it tells as news that the meeting{when} is postponed")


def _known(told: Told[Meeting]) -> Interval | None:
    """The day or month that the article itself gives, if it gives the year with it or is dated."""
    edtf = told.report.date
    if edtf is None:
        return None
    if edtf.startswith("XXXX"):
        edtf = _with_year(edtf, told)
    dated = edtf is not None and (_is_dated(told.article) or bool(_YEAR.search(told.report.date_text or "")))
    span = bounds(edtf) if edtf and dated else None
    return span if span and span.days is not None and span.days <= _MONTH else None


def _with_year(edtf: str, told: Told[Meeting]) -> str | None:
    """What a dated article tells as past without its year was within the year before it."""
    first, last = shift_day(told.written.first, months=-11), told.written.last
    if told.report.status not in _PAST or not _is_dated(told.article) or not first or not last:
        return None
    return intersect(edtf, f"{first.isoformat()}/{last.isoformat()}")


def _shared(others: Iterable[Told[Meeting]]) -> Interval | None:
    """The day or month that most of the other articles give, the shortest of equals."""
    spans = [span for t in others if (span := _known(t))]
    return min(spans, key=lambda s: (-spans.count(s), s.days or 0, s.first or date.max), default=None)


def _from_instrument(told: Told[Instrument], others: Sequence[Told[Instrument]]) -> Iterator[_Clue]:
    report = told.report
    began = exact_day(report.since) or next(
        (d for t in others if _is_dated(t.article) and (d := exact_day(t.report.since))), None
    )
    ended = next(
        (d for t in others if _is_dated(t.article) and t.report.state in _OVER and (d := exact_day(t.report.until))),
        None,
    )
    if began and report.state in _STANDS | _OVER:
        yield _Clue(began, None, f"it knows of {report.name}, which began on {began.isoformat()}")
    if began and report.state in _BEFORE:
        yield _Clue(None, began, f"it does not know yet of {report.name}, which began on {began.isoformat()}")
    if ended and report.state in ("in force", "holding"):
        yield _Clue(None, ended, f"{report.name} still holds in it, which ended on {ended.isoformat()}")
    if ended and report.state in _OVER:
        yield _Clue(ended, None, f"it tells that {report.name} is over, which ended on {ended.isoformat()}")


def _from_quotation(told: Told[Statement], others: Iterable[Told[Statement]]) -> Iterator[_Clue]:
    """An article that knows its month is of the year in which others quote the same words."""
    if not (told.article.published.edtf or "").startswith("XXXX") or told.report.form == "indirect":
        return
    for other in others:
        if _is_dated(other.article) and other.report.form != "indirect":
            first, last = shift_day(other.written.first, -_WIDE), shift_day(other.written.last, _WIDE)
            yield _Clue(first, last, f"it quotes the same words as an article of {other.article.published.edtf}")


def _from_reading(reading: Reading, article: Article, ahead: frozenset[str]) -> Iterator[_Clue]:
    for commitment in reading.commitments:
        due = exact_day(commitment.due)
        if due and commitment.state == "made" and _YEAR.search(commitment.due_text or ""):
            yield _Clue(None, due, f"the deadline of {due.isoformat()} is still to come in it")
    to_come = (
        {m.date for m in reading.meetings if m.status not in _PAST}
        | {c.due for c in reading.commitments}
        | {i.until for i in reading.instruments}
    )
    for time in reading.times:
        day = exact_day(time.edtf) if time.type == "DATE" else None
        if day and _YEAR.search(time.words) and time.edtf not in to_come:
            before = article.text[max(0, time.start - 24) : time.start].casefold().split()
            if ahead.isdisjoint(before):
                yield _Clue(day, None, f"it names {day.isoformat()}")


def _from_copy(copy: Article, original: Article, found: Mapping[str, list[_Clue]]) -> None:
    source, own = written_when(original), written_when(copy)
    if _is_dated(original):
        last = shift_day(source.last, _COPIED)
        found[copy.id].append(_Clue(source.first, last, f"it copies an article of {original.published.edtf}"))
    if _is_dated(copy):
        found[original.id].append(_Clue(None, own.last, f"an article of {copy.published.edtf} copies it"))


def _from_vague_plans(reading: Reading | None, clues: Sequence[_Clue]) -> Iterator[_Clue]:
    """What is announced for a month without its year is of the first such month after what is past."""
    since = max((c.first for c in clues if c.first), default=None)
    for meeting in reading.meetings if reading and since else ():
        if meeting.status not in _TO_COME or not meeting.date or exact_day(meeting.date):
            continue
        if meeting.date.startswith("XXXX"):
            after = intersect(meeting.date, f"{since.isoformat()}/{shift_day(since, months=11)}") if since else None
            last = bounds(after).last if after else None
        else:
            last = bounds(meeting.date).last
        if last and since and last >= since:
            yield _Clue(None, last, f"it announces a meeting for {meeting.date_text or meeting.date} as still to come")
