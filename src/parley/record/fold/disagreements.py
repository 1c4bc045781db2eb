"""Where tellers differ: shown side by side, never resolved.

Found are dates and counts of one thing that exclude each other, outcomes of one meeting, the fate of one promise, denials of
what another speaker claims in the same article, claims that are left open there, and how near a deal is called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from parley.dates import bounds, contains, exact_day, fits
from parley.evidence import digest
from parley.model import Figure, Line, Side, Value
from parley.record.compare.gather import near_pairs
from parley.record.compare.words import fold, numbers
from parley.record.fold.beginnings import is_made
from parley.record.fold.cast import Cast
from parley.record.fold.denials import denials
from parley.record.fold.doubts import doubted
from parley.record.fold.figures import SAME_TALE
from parley.record.fold.nearness import characterisations
from parley.record.fold.told import Ground, Told
from parley.record.fold.values import confidence
from parley.record.fold.when import MIDNIGHT, width

__all__ = ["disagreements"]

_DAYS = 3
"""A meeting told with more days than these may still have gone on when an outcome was told."""
_CLASH = {
    "outcome": ({"agreement", "partial agreement"}, {"no agreement"}),
    "status": ({"held", "under way"}, {"cancelled", "failed to happen", "postponed"}),
}
_CALLED_OFF = ("postponed", "cancelled")
_FATES = (
    ({"kept"}, {"broken", "alleged broken", "refused"}, "denial"),
    ({"kept"}, {"partly kept"}, "characterisation"),
)

Found = tuple[str, str, Sequence[Side]]
"""What it is about, its kind (date, figure, outcome, characterisation, claim, denial) and its sides."""


def disagreements(ground: Ground, cast: Cast, lines: Iterable[Line], told: Mapping[str, Told[Any]]) -> list[Line]:
    """All disagreements among and within these lines, in the order of their ids."""
    found: list[Found] = []
    for line in lines:
        found += _OF_KIND.get(line.kind, _nothing)(line, told)
    found += [one for one in _counts_apart(ground, told) if not _is_known(one, found)]
    found += denials(ground, cast, told)
    found += doubted(ground, told)
    found += characterisations(ground, cast)
    made = {line.id: line for line in (_line(ground, told, *one) for one in found)}
    return [made[i] for i in sorted(made)]


def _line(ground: Ground, told: Mapping[str, Told[Any]], about: str, kind: str, sides: Sequence[Side]) -> Line:
    reports = sorted({r for side in sides for r in side.reports})
    articles = sorted({told[r].article.id for r in reports})
    return Line(
        id="d:" + digest(kind, *reports),
        kind="disagreements",
        reports=(),
        values={"kind": (Value(kind, tuple(reports)),)},
        tellers=ground.tellers(articles),
        independent=ground.count_independent(articles),
        confidence=min(confidence(ground, [told[r] for r in side.reports]) for side in sides),
        about=about,
        sides=tuple(sides),
        within_article=len(articles) == 1,
    )


def _nothing(_line: Line, _told: Mapping[str, Told[Any]]) -> Iterable[Found]:
    return ()


def _of_meeting(line: Line, told: Mapping[str, Told[Any]]) -> Iterable[Found]:
    """Two days told by one article, days or outcomes that clash between tellers, and put off against called off."""
    where = f"the meeting in {line.first('place')}" if line.first("place") else "a meeting"
    when = f"{where}, {line.first('date')}" if line.first("date") else where
    for value in line.values.get("date", ()):
        texts = [told[r].report.date_text or "" for r in value.reports]
        if value.value.startswith("[") and ".." not in value.value and any(len(numbers(t)) > 1 for t in texts):
            days = [day.strip() for day in value.value[1:-1].split(",")]
            yield f"date of {where}", "date", [Side(day, value.reports) for day in days]
    yield from _clash(line.values.get("date", ()), f"date of {where}", told, _went_on)
    for name, (one, other) in _CLASH.items():
        sides = (
            [v for v in line.values.get(name, ()) if v.value in one],
            [v for v in line.values.get(name, ()) if v.value in other],
        )
        if all(sides) and not _outlived(line, sides, told):
            yield f"{name} of {when}", "outcome", [Side(v.value, v.reports) for side in sides for v in side]
    off = [v for v in line.values.get("status", ()) if v.value in _CALLED_OFF]
    if len(off) > 1:
        yield f"whether {when} was put off or called off", "characterisation", [Side(v.value, v.reports) for v in off]


def _outlived(line: Line, sides: Sequence[Sequence[Value]], told: Mapping[str, Told[Any]]) -> bool:
    """Whether one side was told while the meeting was still to come or went on; where its day is not known, whether it was told earlier."""
    day = line.first("date")
    end = bounds(day).last if day and width(day) <= _DAYS else None
    if end is None:
        return _superseded(sides, told)
    return any(all(_told_before(told[r], end) for v in side for r in v.reports) for side in sides)


def _told_before(told: Told[Any], end: date) -> bool:
    """Whether it was told before the meeting ended that day."""
    return told.report.status == "under way" or (told.written.last is not None and told.written.last < end)


def _superseded(sides: Iterable[Sequence[Value]], told: Mapping[str, Told[Any]]) -> bool:
    """Whether one was told before the other could be known: postponed first, held in the end."""
    days = [[told[r].written for v in side for r in v.reports] for side in sides]
    return any(
        all(a.last and b.first and a.last < b.first for a in one for b in other) for one, other in (days, days[::-1])
    )


def _of_instrument(line: Line, told: Mapping[str, Told[Any]]) -> Iterable[Found]:
    """Days on which it began that exclude each other; the day of its making is none against a later one on which it took effect."""
    values = line.values.get("since", ())
    begun = [d for v in values if not _is_made(v, told) and (d := bounds(v.value).first)]
    latest = max(begun, default=date.min)
    values = tuple(v for v in values if not (_is_made(v, told) and (bounds(v.value).last or date.max) <= latest))
    yield from _clash(values, f"when {line.first('name')} began", told)


def _is_made(since: Value, told: Mapping[str, Told[Any]]) -> bool:
    """Whether all who tell this beginning tell of its making."""
    return all(is_made(told[r]) for r in since.reports)


def _clash(
    values: Iterable[Value],
    about: str,
    told: Mapping[str, Told[Any]],
    agree: Callable[[Value, Value, Mapping[str, Told[Any]]], bool] | None = None,
) -> Iterable[Found]:
    """The days that exclude each other, unless the two `agree` all the same, or are of one stretch that somebody tells of as a whole."""
    days = [v for v in values if not v.value.startswith("[")]

    def exclude(a: Value, b: Value) -> bool:
        whole = any(contains(v.value, a.value) and contains(v.value, b.value) for v in days)
        explained = whole or _at_midnight(a, b, told) or (agree is not None and agree(a, b, told))
        return not (explained or fits(a.value, b.value))

    against = {v.value for a, b in combinations(days, 2) if exclude(a, b) for v in (a, b)}
    if against:
        yield about, "date", [Side(v.value, v.reports) for v in days if v.value in against]


def _at_midnight(a: Value, b: Value, told: Mapping[str, Told[Any]]) -> bool:
    """Whether the one day follows the other, and somebody tells that it was at midnight."""
    next_day = bounds(a.value).widen(1).meet(bounds(b.value)) is not None
    return next_day and any(MIDNIGHT in told[r].words for v in (a, b) for r in v.reports)


def _went_on(a: Value, b: Value, told: Mapping[str, Told[Any]]) -> bool:
    """Whether talks may have gone on from one day to the other: who wrote before the later one came cannot have told of it."""
    days = bounds(a.value).first, bounds(b.value).first
    return any(day is not None and _all_before(v, day, told) for v, day in zip((b, a), days, strict=True))


def _all_before(value: Value, day: date, told: Mapping[str, Told[Any]]) -> bool:
    """Whether all who tell it wrote before that day."""
    return all((told[r].written.last or date.max) < day for r in value.reports)


def _of_figure(line: Line, told: Mapping[str, Told[Any]]) -> Iterable[Found]:
    reports = [told[r] for r in line.reports]
    against = {
        t.id for a, b in combinations(reports, 2) if not (_compatible(a, b) or _one_breath(a, b)) for t in (a, b)
    }
    if against:
        counts: defaultdict[str, list[str]] = defaultdict(list)
        for t in reports:
            if t.id in against:
                counts[_count(t)].append(t.id)
        unit, measure = line.first("unit"), line.first("measure")
        what = (
            f"percentage {measure or ''}".strip()
            if unit == "%"
            else f"number of {' '.join(filter(None, (unit, measure)))}"
        )
        yield what, "figure", [Side(count, tuple(ids)) for count, ids in sorted(counts.items())]


def _one_breath(a: Told[Any], b: Told[Any]) -> bool:
    """Whether one sentence gives both: "twelve members, three from each side" contradicts nobody."""
    return a.article.id == b.article.id and a.words == b.words


def _counts_apart(ground: Ground, told: Mapping[str, Told[Any]]) -> Iterable[Found]:
    """Counts of the same things on the same day by different articles in like words, where not all say what was counted."""
    dated = [t for _, t in sorted(told.items()) if isinstance(t.report, Figure) and exact_day(t.report.as_of)]
    words = [ground.vocabulary.content(t.words) for t in dated]
    keys = [{(t.report.as_of, fold(t.report.unit or ""), w) for w in own} for t, own in zip(dated, words, strict=True)]
    for i, j in near_pairs(keys):
        a, b = dated[i], dated[j]
        apart = a.article.id != b.article.id and not _compatible(a, b)
        if apart and a.report.unit and _one_place(a, b) and ground.weights.contained(words[i], words[j]) >= SAME_TALE:
            yield f"number of {fold(a.report.unit)}", "figure", [Side(_count(t), (t.id,)) for t in (a, b)]


def _is_known(counts: Found, found: Iterable[Found]) -> bool:
    """Whether one of the two reports stands against the same count already."""
    _, _, sides = counts
    says, reports = {side.says for side in sides}, {r for side in sides for r in side.reports}
    return any(
        kind == "figure" and says <= {s.says for s in others} and any(reports.intersection(s.reports) for s in others)
        for _, kind, others in found
    )


def _one_place(a: Told[Any], b: Told[Any]) -> bool:
    """Whether both can be of one place."""
    places = a.report.place, b.report.place
    return not all(places) or fold(places[0]) == fold(places[1])


def _count(told: Told[Any]) -> str:
    value, sign = told.report.value, told.report.comparison
    return f"{'' if sign == '=' else sign}{int(value) if float(value).is_integer() else value}"


def _compatible(a: Told[Any], b: Told[Any]) -> bool:
    """Whether both counts can be true at once; "about" leaves a tenth of room."""
    (low, high), (low_b, high_b) = _range(a), _range(b)
    return low <= high_b and low_b <= high


def _range(told: Told[Any]) -> tuple[float, float]:
    value, endless = float(told.report.value), float("inf")
    ranges = {
        "~": (0.9 * value, 1.1 * value),
        ">": (value, endless),
        ">=": (value, endless),
        "<": (-endless, value),
        "<=": (-endless, value),
    }
    return ranges.get(told.report.comparison, (value, value))


def _of_thread(line: Line, told: Mapping[str, Told[Any]]) -> Iterable[Found]:
    states = {v.value: v for v in line.values.get("state", ())}
    for one, other, kind in _FATES:
        sides = [[states[s] for s in sorted(side) if s in states] for side in (one, other)]
        if all(sides) and not (kind == "characterisation" and _superseded(sides, told)):
            about = f"whether the promise was kept: {line.first('action')}"
            yield about, kind, [Side(v.value, v.reports) for side in sides for v in side]


_OF_KIND = {"meetings": _of_meeting, "instruments": _of_instrument, "figures": _of_figure, "commitments": _of_thread}
