"""What a line says: the values that its reports give, who tells them, and how sure the line is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from parley.dates import bounds, contains, exact_day, yearless
from parley.model import DATES, Instrument, Line, Value
from parley.record.compare.words import fold
from parley.record.fold.beginnings import is_made
from parley.record.fold.told import Ground, Told, near_day, source_name

__all__ = [
    "SHOWN",
    "confidence",
    "first_day",
    "further",
    "holds_days",
    "make_line",
    "rank",
    "shouted",
    "sure_of",
    "vague",
    "values_of",
]

SHOWN = {
    "actors": ("name", "type", "role"),
    "meetings": ("form", "place", "date", "status", "outcome", "about", "modality"),
    "statements": ("content", "form", "cue", "date", "via", "speaker_text"),
    "commitments": ("action", "kind", "condition", "due", "due_text", "made", "state", "modality"),
    "instruments": ("name", "type", "place", "state", "since", "until", "modality"),
    "incidents": ("type", "what", "place", "date", "modality"),
    "figures": ("value", "comparison", "unit", "measure", "place", "as_of", "by"),
    "positions": ("issue", "stance", "wants"),
}
"""The keys of each kind of report that a line shows, as they stand in the reports."""


def make_line(
    ground: Ground, kind: str, told: Sequence[Told[Any]], extra: Mapping[str, Iterable[tuple[str, str]]], **more: Any
) -> Line:
    """The line of these reports. `extra` are further values, as (value, report id) for each field."""
    ids = tuple(sorted(t.id for t in told))
    articles = [t.article.id for t in told]
    return Line(
        id=ids[0],
        kind=kind,
        reports=ids,
        values=values_of(ground, kind, told, extra),
        tellers=ground.tellers(articles),
        independent=ground.count_independent(articles),
        confidence=confidence(ground, told),
        **more,
    )


def confidence(ground: Ground, told: Iterable[Told[Any]]) -> float:
    """That at least one is right, were independent tellers independent witnesses; copies count once."""
    best: dict[str, float] = {}
    told = tuple(told)
    witness = ground.witnesses(t.article.id for t in told)
    for t in told:
        root = witness[t.article.id]
        best[root] = max(best.get(root, 0.0), t.report.confidence)
    return sure_of(best)


def sure_of(best: Mapping[str, float]) -> float:
    """That at least one of these witnesses is right, by how sure each is."""
    wrong = 1.0
    for _, c in sorted(best.items()):
        wrong *= 1.0 - c
    return round(1.0 - wrong, 4)


def values_of(
    ground: Ground, kind: str, told: Sequence[Told[Any]], extra: Mapping[str, Iterable[tuple[str, str]]]
) -> dict[str, tuple[Value, ...]]:
    """Field → values, those first that most independent tellers bear out, then the more precise date, the earlier teller, the alphabet."""
    by_id = {t.id: t for t in told}
    found: dict[str, tuple[Value, ...]] = {}
    for name in SHOWN[kind]:
        pairs = [(text, t.id) for t in told for text in _texts(getattr(t.report, name))]
        if pairs:
            found[name] = _ordered(ground, name, pairs, by_id)
    if kind == "statements":
        found["first_carrier"] = _ordered(ground, "first_carrier", _first_carriers(ground, told), by_id)
    if kind == "meetings" and "date" not in found:
        found["told"] = _first_told(told)
    return {name: values for name, values in (found | further(ground, told, extra)).items() if values}


def _first_told(told: Iterable[Told[Any]]) -> tuple[Value, ...]:
    """The day on which an article tells it first, where that is known to within a few weeks; for what nothing dates."""
    dated = [(day, t.article.published.edtf, t.id) for t in told if (day := near_day(t.written))]
    first = min(dated, default=None)
    return (Value(first[1] or "", tuple(sorted(i for _, edtf, i in dated if edtf == first[1]))),) if first else ()


def further(
    ground: Ground, told: Sequence[Told[Any]], extra: Mapping[str, Iterable[tuple[str, str]]]
) -> dict[str, tuple[Value, ...]]:
    """The same of values that stand in no key of these reports, as (value, report id) for each field."""
    by_id = {t.id: t for t in told}
    listed = {name: list(pairs) for name, pairs in extra.items()}
    return {name: _ordered(ground, name, pairs, by_id) for name, pairs in listed.items() if pairs}


def _first_carriers(ground: Ground, told: Sequence[Told[Any]]) -> list[tuple[str, str]]:
    """(source, report) of those who carried a saying first: no copies, and of those whose days leave it open all."""
    own = [t for t in told if t.article.id not in ground.copies] or list(told)
    ends = [end for t in own if (end := t.written.last)]
    first = [t for t in own if t.written.first and (not ends or t.written.first <= min(ends))]
    return [(source_name(t.article), t.id) for t in first or own]


def _texts(value: Any) -> Iterable[str]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return (str(v) for v in value)
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() else str(value),)
    return (str(value),)


def _ordered(
    ground: Ground, name: str, pairs: Iterable[tuple[str, str]], by_id: Mapping[str, Told[Any]]
) -> tuple[Value, ...]:
    """The values of a key, each with its reports, the best told first: see `rank`."""
    reports = _by_spelling(pairs)

    def ranked(item: tuple[str, set[str]]) -> tuple[Any, ...]:
        text, ids = item
        told = [by_id[i] for i in sorted(ids) if i in by_id]
        bearing = [by_id[i] for other, found in reports.items() if _bears_out(name, other, text) for i in found]
        return rank(
            name,
            text,
            stage=_stage(name, text, told) - (name == "date" and holds_days(text, reports)),
            independent=ground.count_independent(t.article.id for t in bearing),
            opinion=all(t.article.genre == "opinion" for t in told),
            tellers=len(ids),
            day=min((first_day(t) for t in told), default="9999"),
        )

    return tuple(Value(text, tuple(sorted(ids))) for text, ids in sorted(reports.items(), key=ranked))


def rank(  # noqa: PLR0913 - one keyword a criterion
    name: str, text: str, *, stage: int, independent: int, opinion: bool, tellers: int, day: str
) -> tuple[Any, ...]:
    """What a value of a key is ordered by among others: the smallest comes first. `day` is the first on which it was told."""
    width, length = _width(text) if name in DATES else 0, _NAME_LENGTH * len(text) if name == "name" else 0
    return stage, -independent, opinion, width, -tellers, day, length, text


def holds_days(whole: str, others: Iterable[str]) -> bool:
    """Whether it is the few days of talks that several others tell one day of each."""
    days = {other for other in others if exact_day(other)}
    few = "/" in whole and (bounds(whole).days or _FEW + 1) <= _FEW
    return few and sum(contains(whole, day) for day in days) > 1


def _bears_out(name: str, other: str, text: str) -> bool:
    """Whether who gives the one value bears out the other: the same, or a vaguer date that holds it."""
    return other == text or (name in DATES and contains(other, text))


def _by_spelling(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Reports by value; values that differ in case, accents or apostrophes only are one, in the spelling of most reports."""
    spelled: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for text, report in pairs:
        spelled[fold(text)][text].add(report)
    found = {}
    for forms in spelled.values():
        text = min(forms, key=lambda form: (shouted(form), -len(forms[form]), form))
        found[text] = set().union(*forms.values())
    return found


def _stage(name: str, text: str, told: Sequence[Told[Any]]) -> int:
    """What comes before the count of tellers: what became of a plan, the last state told of an instrument, the day on which it took effect, a fuller name.

    A promise is worded by those who tell of its making; "promises" says less than what was promised, and so does what was broken.
    """
    if name == "status":
        return _STAGE.get(text, 0)
    if name == "state" and all(isinstance(t.report, Instrument) for t in told):
        return -max(((t.written.last or t.written.first or date.min).toordinal() for t in told), default=0)
    if name == "since":
        return int(exact_day(text) is None or all(is_made(t) for t in told))
    if name == "action":
        return int(len(text.split()) == 1) + all(t.report.state not in _GIVEN for t in told)
    return vague(name, text, is_person=name == "name" and any(t.report.type == "person" for t in told))


def vague(name: str, text: str, *, is_person: bool) -> int:
    """Names and roles that say less come last: a surname alone, a body in small letters only, capitals; whose "counterpart" somebody is."""
    if name == "role":
        return int(text.lower().endswith(_RELATIVE))
    if name != "name":
        return 0
    return int(shouted(text) or (len(text.split()) < 2 if is_person else text == text.lower()))


def shouted(text: str) -> bool:
    """Whether it is all in capitals, and no short form: the spelling of an article that prints names so."""
    return text.isupper() and (" " in text.strip() or len(text) > _SHORT_FORM)


_RELATIVE = ("counterpart", "colleague")
"""What somebody is to another, whatever office he holds."""
_STAGE = {"held": 0, "failed to happen": 0, "cancelled": 0, "postponed": 0, "under way": 0, "planned": 1, "proposed": 2}
"""What was planned is superseded by what became of it, however many told of the plan."""
_GIVEN = frozenset({"made", "repeated", "renewed"})
_FEW = 7
"""Days that talks take which are told of day by day."""
_NAME_LENGTH = -1
_SHORT_FORM = 6
"""Letters that the initials of a body have at most, mostly."""


def _width(edtf: str) -> int:
    if yearless(edtf):
        return 10**7
    span = bounds(edtf)
    return (span.last - span.first).days if span.first and span.last else 10**6


def first_day(told: Told[Any]) -> str:
    """The day on which an article was written, or the first of several, as a string that sorts."""
    day = told.written.first or told.written.last
    return day.isoformat() if day else "9999"
