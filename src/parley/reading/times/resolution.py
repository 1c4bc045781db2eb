"""Time expressions of an article: what the words are, their ISO-TimeML type and value, and the days they stand for.

Values and types follow ISO-TimeML (ISO 24617-1) as the TempEval news corpora apply it; dates are EDTF. An expression is resolved against
every day on which the article can have been written: where they agree there is one answer, where they do not the answer is an interval,
or a set of days for "on Friday"; where nothing tells the day, what depends on it stays open (`XXXX-07`, or no date).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from parley.dates import Interval, bounds, format_alternatives, format_interval, is_edtf
from parley.errors import UsageError
from parley.evidence import cite, report_id
from parley.lexicon import Lexicon
from parley.model import Article, Time
from parley.reading.times.calendar import Point
from parley.reading.times.grammar import expressions
from parley.reading.times.points import Context, Found, Scene
from parley.reading.times.tense import Tense
from parley.reading.times.words import Pieces, TimeWords

__all__ = ["find_times"]

#: Days that stand for "any day" where the article has no date: they differ in year, month, week and day of the week.
_ANY_DAY = (date(1987, 3, 11), date(2005, 10, 29), date(2019, 7, 1))
#: On how many days of a long interval an expression is tried; how many days an answer lists before it becomes an interval; how many
#: years, before a month or day without a year becomes one of any year (`XXXX-07`).
_DAYS_TRIED, _DAYS_LISTED, _YEARS_LISTED = 31, 6, 2
_UNKNOWN = Point("XXXX-XX-XX")
#: Rules whose expression is a time even if nothing says which.
_OPEN_RULES = frozenset({"narrative", "narrative-part", "from-last", "from-point"})
_YEARLY_RULES = ("month", "month-day", "day-month", "part")
_WEEKDAY_RULES = ("weekday", "moved-weekday", "weekday-of-week")
#: How sure a rule's readings are, where it is not the usual 0.9: measured on news, rounded.
_CONFIDENCE = {
    "iso": 0.98, "full-date": 0.98, "month-day": 0.97, "day-month": 0.97, "month-year": 0.98, "weekday-date": 0.98, "day-word": 0.97, "weekday": 0.93,
    "year": 0.88, "numeric": 0.8, "month": 0.9, "season": 0.85, "reference": 0.75, "set-word": 0.75, "set-rate": 0.7, "stretch": 0.85,
    "duration": 0.9, "narrative": 0.75, "from-last": 0.7, "from-point": 0.8, "in-amount": 0.75, "clock": 0.85, "holiday": 0.85, "part": 0.85,
}  # fmt: skip
_ENDS = frozenset({".", "?", "!", "\n"})
_OWNS = frozenset({"'s", "’s"})
_NAMES = frozenset({"PERSON", "ORG", "FAC"})


def find_times(article: Article, doc: Doc, words: Lexicon | TimeWords) -> tuple[Time, ...]:
    """Read the time expressions of an article, in the order of the text; page furniture is left out.

    `doc` is the article's text read by any pipeline: sentences, tags and names are used where it has them, a blank one does.
    `words` is the vocabulary, or its index where many articles are read.
    """
    pieces = Pieces.of(article.text, words if isinstance(words, TimeWords) else TimeWords.of(words))
    scene = Scene(pieces, Tense(doc, pieces))
    skipped = _Ranges([(f.start, f.end) for f in article.furniture])
    names = _Ranges([(e.start_char, e.end_char) for e in doc.ents if e.label_ in _NAMES])
    surnames = _surnames(doc)
    found = [
        f
        for f in expressions(scene)
        if not skipped.hold(pieces, f) and not names.hold(pieces, f, whole=False) and not _is_owner(pieces, f, surnames)
    ]
    days, known = _days(article.published.edtf)
    breaks = list(_breaks(doc, pieces, found))
    columns = [_resolved(found, breaks, day) for day in days]
    republished = article.taken_from is not None and known and len(days) == 1 and days[0] > date.min
    eve = _resolved(found, breaks, days[0] - timedelta(days=1)) if republished else []
    times = (_time(article, pieces, f, _of(n, f, columns, eve), known=known) for n, f in enumerate(found))
    return tuple(time for time in times if time)


def _surnames(doc: Doc) -> frozenset[str]:
    """The last names of those whom the article names in full."""
    return frozenset(e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1)


def _is_owner(pieces: Pieces, found: Found, surnames: Container[str]) -> bool:
    """Whether a month is somebody's name, by what is his: the "May" of "May's deal", where an Ada May is spoken of."""
    start, end = pieces.starts[found.start], pieces.ends[found.end - 1]
    return found.rule == "month" and pieces.text[start:end] in surnames and pieces.text[end : end + 2] in _OWNS


def _of(
    n: int, found: Found, columns: Sequence[Sequence[Point | None]], eve: Sequence[Point | None]
) -> list[Point | None]:
    """What one expression can mean. A republished text may be of the day before: then "on Wednesday", published on a Wednesday, is either."""
    points = [column[n] for column in columns]
    return [*points, eve[n]] if eve and found.rule == "weekday" else points


class _Ranges:
    """Ranges of the text that rule out what lies inside them."""

    __slots__ = ("_ranges", "_starts")

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def hold(self, pieces: Pieces, found: Found, *, whole: bool = True) -> bool:
        """Whether one of the ranges holds the expression; unless `whole`, only one that is longer than the expression."""
        start, end = pieces.starts[found.start], pieces.ends[found.end - 1]
        n = bisect_right(self._starts, start) - 1
        return n >= 0 and end <= self._ranges[n][1] and (whole or self._ranges[n] != (start, end))


def _days(published: str | None) -> tuple[Sequence[date], bool]:
    """The days on which the article can have been written, and whether anything is known of them."""
    try:
        span = bounds(published) if published else Interval()
    except UsageError:
        span = Interval()
    if span.first is None or span.days is None:
        return _ANY_DAY, False
    last, tried = span.days - 1, min(span.days, _DAYS_TRIED)
    steps = [n * last // max(1, tried - 1) for n in range(tried)]
    return [span.first + timedelta(days=n) for n in steps], True


def _breaks(doc: Doc, pieces: Pieces, found: Sequence[Found]) -> Iterator[bool]:
    """For each expression, whether a sentence has ended since the one before it."""
    starts = [sent.start_char for sent in doc.sents] if doc.has_annotation("SENT_START") else []
    before = 0
    for f in found:
        if starts:
            yield bisect_right(starts, pieces.starts[before]) != bisect_right(starts, pieces.starts[f.start])
        else:
            yield any(pieces.words[k] in _ENDS and not pieces.tight(k + 1) for k in range(before, f.start))
        before = f.end - 1


def _resolved(found: Sequence[Found], breaks: Sequence[bool], day: date) -> list[Point | None]:
    """What the expressions mean if the article was written on that day."""
    points: list[Point | None] = []
    last: Point | None = None
    sentence_day: date | None = None
    for f, new_sentence in zip(found, breaks, strict=True):
        sentence_day = None if new_sentence else sentence_day
        point = f.meaning(Context(day, last, sentence_day))
        points.append(point)
        if point and point.span and f.type in ("DATE", "TIME") and point.first:
            last = point
            sentence_day = point.first if point.first == point.last else sentence_day
    return points


def _time(
    article: Article, pieces: Pieces, found: Found, points: Sequence[Point | None], *, known: bool
) -> Time | None:
    if None in points:
        if found.rule not in _OPEN_RULES:
            return None
        points = [_UNKNOWN]
    resolved = [point for point in points if point]
    start, end = pieces.starts[found.start], pieces.ends[found.end - 1]
    evidence = cite(article, start, end)
    return Time(
        id=report_id("t", article.id, (start, end)),
        evidence=(evidence,),
        confidence=_CONFIDENCE.get(found.rule, 0.9),
        made_by=f"rule times-{found.rule}",
        start=start,
        end=end,
        words=evidence.words,
        type=found.type,
        value=_value(found, resolved),
        edtf=_date(found, resolved, known=known),
    )


def _value(found: Found, points: Sequence[Point]) -> str:
    """The ISO-TimeML value that all answers have in common; of an unknown Friday that it is one."""
    common = _common([point.value for point in points])
    days = {point.span.first.isoweekday() for point in points if point.span and point.span.first}
    return f"XXXX-WXX-{days.pop()}" if "X" in common and found.rule in _WEEKDAY_RULES and len(days) == 1 else common


def _date(found: Found, points: Sequence[Point], *, known: bool) -> str | None:
    """The EDTF of all days that the expression can stand for."""
    dates = [point.days for point in points]
    if None in dates:
        return None
    if len(set(dates)) == 1:
        return dates[0]
    if not known:
        return _masked_date([d for d in dates if d])
    spans = [point.span for point in points if point.span]
    listed = _DAYS_LISTED if found.rule in _WEEKDAY_RULES else _YEARS_LISTED if found.rule in _YEARLY_RULES else 0
    if len(set(spans)) <= listed:
        return format_alternatives(spans)
    every_year = _masked_date([d for d in dates if d])
    if found.rule in _YEARLY_RULES and every_year and every_year.startswith("XXXX"):
        return every_year
    return format_interval(min(s.first for s in spans if s.first), max(s.last for s in spans if s.last))


def _masked_date(dates: Sequence[str]) -> str | None:
    common = _common(dates)
    first, _, last = common.partition("/")
    if last and first[:7] == last[:7]:
        common = first[:7]
    return common if is_edtf(common) else None


def _common(values: Sequence[str]) -> str:
    """What the values have in common, part by part; a part in which they differ is X'ed out (2016-07-04, 2015-07-04: XXXX-07-04)."""
    if len(set(values)) == 1:
        return values[0]
    if all(value.count("/") == 1 for value in values):
        return "/".join(_common(side) for side in zip(*(value.split("/") for value in values), strict=True))
    rows = [value.replace("T", "-T").split("-") for value in values]
    if len({len(row) for row in rows}) > 1:
        return "XXXX-XX-XX"
    parts = [column[0] if len(set(column)) == 1 else _crossed(column) for column in zip(*rows, strict=True)]
    return "-".join(parts).replace("-T", "T")


def _crossed(column: Sequence[str]) -> str:
    part = column[0]
    return (part[0] if part[:1] in ("W", "Q", "H", "T") else "X") + "X" * (len(part) - 1)
