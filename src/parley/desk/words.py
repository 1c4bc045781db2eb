"""The desk's words: what kinds, fields and states are called, and one line of text for each line of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from parley.dates import is_edtf
from parley.model import Actor, Commitment, Figure, Line, Position, Report, Step
from parley.record import View
from parley.record.brief.wording import in_words, listed

__all__ = [
    "DATES",
    "FIELDS",
    "FORMS",
    "KIND",
    "REVIEWS",
    "Kind",
    "Review",
    "counted",
    "course",
    "figure",
    "gist",
    "headline",
    "label",
    "lead",
    "main_date",
    "named",
    "said",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of line: what one and many are called, and what a line of it is, in one clause."""

    one: str
    many: str
    what: str


KIND: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "meetings": Kind("meeting", "Meetings", "who met whom, when and where, with what result"),
        "statements": Kind("statement", "Statements", "who said what, to whom, through whom"),
        "commitments": Kind(
            "commitment", "Commitments", "what was promised, on which condition, by when, and its fate"
        ),
        "instruments": Kind("instrument", "Instruments", "what can be in force or fail: truces, resolutions, mandates"),
        "incidents": Kind("incident", "Incidents", "what was done, by whom, to whom"),
        "figures": Kind("figure", "Figures", "what was counted, and who counted it"),
        "positions": Kind("position", "Positions", "who wants what on which issue"),
        "disagreements": Kind("disagreement", "Disagreements", "where tellers differ, and how independent they are"),
        "actors": Kind("actor", "Actors", "who acts, speaks, meets, promises"),
        "processes": Kind("process", "Processes", "the negotiations of this record"),
    }
)
"""The kinds of line in the order of the desk's navigation."""


@dataclass(frozen=True, slots=True)
class Review:
    """A state of review: its sign, and what it means."""

    sign: str
    means: str


REVIEWS: Final[Mapping[str, Review]] = MappingProxyType(
    {
        "machine": Review("○", "read by the machine, not yet looked at"),
        "confirmed": Review("✓", "confirmed by a person"),
        "disputed": Review("≠", "disputed by a person"),
        "rejected": Review("✕", "rejected by a person"),
    }
)

FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "meetings": ("date", "place", "participants", "status", "outcome", "form", "about", "modality"),
        "statements": ("content", "speakers", "speaker_text", "addressee", "date", "form", "cue", "via"),
        "commitments": (
            "action",
            "by",
            "to",
            "condition",
            "due",
            "due_text",
            "made",
            "kind",
            "state",
            "modality",
            "knowledge",
        ),
        "instruments": ("name", "type", "parties", "place", "since", "until", "state", "modality"),
        "incidents": ("what", "type", "by", "on", "place", "date", "modality"),
        "figures": ("comparison", "value", "unit", "measure", "place", "as_of", "by"),
        "positions": ("actor", "issue", "stance", "wants"),
        "actors": ("name", "type", "role", "of", "also"),
        "processes": ("name", "parties", "date"),
        "disagreements": ("kind",),
    }
)
"""The fields of each kind in the order in which a page shows them."""

_LABELS: Final = MappingProxyType(
    {
        "about": "About",
        "addressee": "Said to",
        "also": "Also called",
        "as_of": "As of",
        "by": "By",
        "cue": "Said how",
        "due": "Due",
        "due_text": "Due, in words",
        "made": "Made",
        "of": "Belongs to",
        "on": "Against",
        "speaker_text": "Speaker, in words",
        "to": "To",
        "wants": "Wants",
        "modality": "Told as",
        "knowledge": "What is known",
        "according_to": "According to",
        "date_text": "Date, in words",
    }
)
DATES: Final = frozenset({"date", "due", "made", "since", "until", "as_of"})
FORMS: Final = MappingProxyType(
    {"=": "", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most ", "~": "about "}
)
"""How a figure's comparison is said before its value."""
_MAIN: Final = MappingProxyType(
    {
        "meetings": ("date",),
        "statements": ("date",),
        "commitments": ("due", "made"),
        "instruments": ("since", "until"),
        "incidents": ("date",),
        "figures": ("as_of",),
        "processes": ("date",),
    }
)

_SORT: Final = MappingProxyType({"actors": "type", "positions": "stance", "disagreements": "kind"})
"""The field that says what sort of thing a line without a date is."""


def label(field: str) -> str:
    """What a page calls a field."""
    return _LABELS.get(field) or field.replace("_", " ").capitalize()


def said(field: str, value: str) -> str:
    """A value of a field in plain words: dates as a reader would write them."""
    if field in DATES and is_edtf(value):
        return in_words(value)
    if field == "type":
        return value.replace("_", " ")
    return FORMS.get(value, value).strip() or "exactly" if field == "comparison" else value


def named(view: View, value: str) -> str:
    """The name of the actor with this id; anything else as it is."""
    line = view.line.get(value)
    if line is not None and line.kind == "actors" and (name := line.first("name")):
        return name
    report = view.report.get(value)
    return report.name if isinstance(report, Actor) else value


def main_date(line: Line) -> str | None:
    """The date (EDTF) that a line is put by in lists and on the timeline; None if it tells none."""
    found = (line.first(name) for name in _MAIN.get(line.kind, ()))
    told = next((date for date in found if date and is_edtf(date)), None)
    return told or next((step.on for step in line.steps if step.on), None)


def lead(line: Line) -> str:
    """What stands before a line in a list: its date, if it tells one; of what has none by its nature, what sort of thing it is."""
    if sort := _SORT.get(line.kind):
        return said(sort, line.first(sort) or "")
    return in_words(main_date(line))


def _names(line: Line, field: str, most: int = 3) -> str:
    return listed([value.value for value in line.values.get(field, ())], most)


def headline(line: Line) -> str:
    """A line of the record in one line of text, with what takes it back."""
    return f"{_told(line)}{f' ({line.reserve})' if line.reserve else ''}"


def _told(line: Line) -> str:  # noqa: PLR0911 - one sentence a kind
    match line.kind:
        case "meetings":
            who = _names(line, "participants", 4) or "Parties not told"
            return f"{who}, {place}" if (place := line.first("place")) else who
        case "statements":
            who = _names(line, "speakers") or line.first("speaker_text") or "Somebody"
            return f"{who}: {line.first('content') or ''}"
        case "commitments":
            to = f" to {_names(line, 'to', 2)}" if line.values.get("to") else ""
            return f"{_names(line, 'by') or 'Somebody'}{to}: {line.first('action') or ''}"
        case "incidents":
            return line.first("what") or line.first("type") or line.id
        case "figures":
            return figure(line)
        case "positions":
            stance, wants = line.first("stance") or "", line.first("wants")
            return f"{line.first('actor')} on {line.first('issue')}: {stance}{f' – {wants}' if wants else ''}"
        case "disagreements":
            about = line.about or line.id
            return f"{about[:1].upper()}{about[1:]}"
    return line.first("name") or line.id


def figure(line: Line) -> str:
    """A count in words: "more than 290,000 people killed"."""
    return counted(line.first("value") or "", line.first("comparison"), line.first("unit"), line.first("measure"))


def counted(value: str, comparison: str | None, unit: str | None, measure: str | None) -> str:
    """The same of its parts; words that its unit and its measure share are said once."""
    plain = value.replace(".", "", 1).removeprefix("-").isdigit() and len(value) < 16
    number = f"{float(value):,.10g}" if plain else value
    unit = "person" if (number, unit) == ("1", "people") else unit
    parts = (f"{FORMS.get(comparison or '=', '')}{number}", unit, measure)
    return " ".join(dict.fromkeys(part for part in parts if part))


def course(steps: Iterable[Step]) -> list[Step]:
    """Steps in the order of their days, undated ones last; what several tell of one day, according to the same, is one step."""
    found: dict[tuple[str | None, str, tuple[str, ...]], list[str]] = {}
    for step in sorted(steps, key=lambda step: step.on or "9999"):
        found.setdefault((step.on, step.step, step.according_to), []).extend(step.reports)
    return [Step(name, on, tuple(reports), who) for (on, name, who), reports in found.items()]


def gist(view: View, report: Report) -> str:
    """What one report says, in one line of text, with names for ids."""
    match report:
        case Figure():
            return counted(f"{report.value:.15g}", report.comparison, report.unit, report.measure)
        case Position():
            return f"{named(view, report.actor)} on {report.issue}: {report.stance}"
        case Commitment(by=(_, *_)):
            return f"{listed([named(view, actor) for actor in report.by], 2)}: {report.action}"
    for field in ("content", "action", "what", "name", "words", "type"):
        if value := getattr(report, field, None):
            return str(value)
    people = getattr(report, "participants", ())
    return listed([named(view, p) for p in people], 4) or getattr(report, "place", None) or report.id
