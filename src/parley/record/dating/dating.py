"""When an article was written, as the rest of the record tells it: a pure function of the articles and their first readings.

An article that does not say its day is no older than what it tells as past, and no younger than what it announces; both get their
days from other articles where they speak of the same meeting or agreement. Nothing is guessed: where the clues exclude each other,
the article keeps the date it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from parley.dates import bounds, days_of, format_interval, intersect, yearless
from parley.lexicon import Lexicon
from parley.model import Article, Published, Reading
from parley.record.copies.copies import copies
from parley.record.copies.sketches import Alike
from parley.record.dating.clues import YEAR, Clue, Things, clues, is_dated
from parley.record.fold.actors import cast_of
from parley.record.fold.instruments import instruments
from parley.record.fold.meetings import encounters
from parley.record.fold.sayings import sayings
from parley.record.fold.told import Ground, written_when
from parley.record.fold.when import TO_COME

__all__ = ["dates_from_record"]

_ROUNDS = 3
"""One article dates the next; so many times at most."""
_AHEAD = 3
"""Days by which what is told as past may come after the article."""
_OLD = 60
"""Days by which a believed date may come after what the article announces."""


def dates_from_record(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    *,
    lexicon: Lexicon | None = None,
    alike: Iterable[Alike] | None = None,
) -> dict[str, Published]:
    """A better `published` for those articles (by id) that the record dates better than they date themselves.

    `articles` are as their coverage gives them and `readings` were made with those dates, so the answer never depends on what an
    earlier call said. The order of the arguments does not matter. `alike` are the pairs of texts that are alike, if they are known.
    """
    if all(is_dated(a) for a in articles) and not any(_may_contradict(r) for r in readings):
        return {}
    copied = None if alike is None else copies(tuple(articles), alike)
    ground = Ground.of(articles, readings, lexicon or _shipped(), copied=copied)
    cast = cast_of(ground)
    quoted = sayings(ground, cast) if any(yearless(a.published.edtf) for a in articles) else ()
    things = Things(encounters(ground, cast).groups, instruments(ground, cast), quoted)
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


def _may_contradict(reading: Reading) -> bool:
    return any(YEAR.search(m.date_text or "") for m in reading.meetings)


def _round(ground: Ground, things: Things, known: Mapping[str, Published]) -> dict[str, Published]:
    """What follows once what is known so far is believed; what is one meeting is settled before."""
    believed = replace(
        ground, articles={i: replace(a, published=known.get(i, a.published)) for i, a in ground.articles.items()}
    )
    found_clues = clues(believed, things)
    found: dict[str, Published] = {}
    for i, article in ground.articles.items():
        if is_dated(article) and not _contradicted(article, ground.reading_or_none(i)):
            continue
        if better := _dated(article, found_clues.get(i, ())):
            found[i] = better
    return found


def _contradicted(article: Article, reading: Reading | None) -> bool:
    """Whether the article announces, or tells as past, a day with its year that its own date excludes."""
    written = written_when(article)
    for meeting in reading.meetings if reading else ():
        if meeting.date and YEAR.search(meeting.date_text or "") and not yearless(meeting.date):
            day = bounds(meeting.date)
            if meeting.status in TO_COME and day.last and written.first and (written.first - day.last).days > _OLD:
                return True
            if meeting.status == "held" and day.first and written.last and (day.first - written.last).days > _AHEAD:
                return True
    return False


def _dated(article: Article, clues: Sequence[Clue]) -> Published | None:
    """The interval that all clues leave, with the reasons for its ends; None if they leave none or tell nothing."""
    own = article.published
    start = own.edtf if own.edtf and not is_dated(article) else None
    span = days_of(start)
    lower = max((c for c in clues if c.first), key=lambda c: (c.first or date.min, c.why), default=None)
    upper = min((c for c in clues if c.last), key=lambda c: (c.last or date.max, c.why), default=None)
    first = max((d for d in (span.first, lower and lower.first) if d), default=None)
    last = min((d for d in (span.last, upper and upper.last) if d), default=None)
    if (first is None and last is None) or (first and last and first > last):
        return None
    edtf = format_interval(first, last)
    if edtf and start and yearless(start):
        edtf = intersect(edtf, start) if first and last else None
    if edtf is None or edtf == own.edtf:
        return None
    reasons = [c.why for c, used in ((lower, first), (upper, last)) if c and used in (c.first, c.last)]
    if start:
        reasons.append(own.basis)
    stated = own.stated or (own.edtf if start is None else None)
    return Published(edtf, "; ".join(dict.fromkeys(reasons)), stated)
