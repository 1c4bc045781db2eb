"""The nouns of `parley.model` as JSON-able dicts, and back: the shape of `parley-record/1` and of the store's columns.

Every key is always there, `null` or `[]` where nothing is known. Three shapes differ from the dataclasses, as the contract
has it: spans of statements and attributions stand under `spans` (`source`, `cue`, `content`), an instrument's `since` and
`until` are `from` and `until`, and an incident carries the guidelines' `reality` beside its `modality`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from parley.errors import RecordError
from parley.model import FAMILIES, Article, Decision, Line, Reading, Report

__all__ = [
    "article_from",
    "article_json",
    "decision_from",
    "decision_json",
    "decoded",
    "dumps",
    "from_json",
    "line_from",
    "line_json",
    "loads",
    "reading_from",
    "reading_json",
    "report_json",
    "to_json",
]

Json = dict[str, Any]
T = TypeVar("T")
P = ParamSpec("P")

_COMMON_LAST = ("modality", "according_to", "review", "corrected", "confidence", "made_by", "evidence")
_SPANS = ("source", "cue", "content")
_REALITY = {
    "happened": "reported",
    "rumoured": "alleged",
    "negated": "denied",
    "proposed": "planned",
    "conditional": "hypothetical",
}
_LINE_COMMON = ("id", "reports", "review", "process", "values", "tellers", "independent", "confidence")
_LINE_OWN = {
    "meetings": ("series", "round"),
    "instruments": ("series",),
    "commitments": ("fate", "steps"),
    "disagreements": ("about", "sides", "within_article"),
}


def dumps(value: Any) -> str:
    """Compact JSON with sorted keys, code points as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def loads(text: str) -> Any:
    """Parsed JSON of a stored column. Raises RecordError if the column is damaged."""
    try:
        return json.loads(text)
    except (ValueError, TypeError) as error:
        raise damaged() from error


def damaged() -> RecordError:
    """What is raised for a row that is not as it was written."""
    return RecordError(
        "The record holds a damaged row.", "Restore it from a backup, or read the coverage into a new record."
    )


def to_json(value: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, the rest as it is."""
    if isinstance(value, Report):
        return report_json(value)
    if is_dataclass(value):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    return value


def report_json(report: Report) -> Json:
    """One report: its id, its family's own keys, the common ones last."""
    names = [f.name for f in fields(report) if f.name not in _COMMON_LAST]
    raw = {name: to_json(getattr(report, name)) for name in names}
    if "content_spans" in raw:
        raw["spans"] = {part: raw.pop(f"{part}_spans") for part in _SPANS}
    if "since" in raw:
        raw = {("from" if name == "since" else name): item for name, item in raw.items()}
    if isinstance(report, FAMILIES["figures"]):
        raw["value"] = int(raw["value"]) if float(raw["value"]).is_integer() else raw["value"]
    if isinstance(report, FAMILIES["incidents"]):
        raw["reality"] = _REALITY.get(report.modality, report.modality)
    return raw | {name: to_json(getattr(report, name)) for name in _COMMON_LAST}


def article_json(article: Article) -> Json:
    """An article with all it is known by, the text included."""
    raw: Json = to_json(article)
    return raw


def reading_json(reading: Reading) -> Json:
    """A reading: `article`, `relevance`, and a list of reports under each family's name."""
    raw: Json = {"article": reading.article, "relevance": reading.relevance}
    return raw | {family: [_as_read(r) for r in getattr(reading, family)] for family in FAMILIES}


def _as_read(report: Report) -> Json:
    """A report as the machine made it; what decisions make of it is kept with them."""
    return {key: item for key, item in report_json(report).items() if key not in ("review", "corrected")}


def line_json(line: Line, listed: Callable[[tuple[str, ...]], Any] = list) -> Json:
    """A line: the keys that all kinds share, then those of its kind, and whatever else is set.

    `listed` writes down the reports of the line and those of its values, which may be many.
    """
    own = _LINE_OWN.get(line.kind, ())
    raw = {name: to_json(getattr(line, name)) for name in _LINE_COMMON if name not in ("reports", "values")}
    raw["reports"] = listed(line.reports)
    raw["values"] = {
        name: [{"value": value.value, "reports": listed(value.reports)} for value in values]
        for name, values in sorted(line.values.items())
    }
    raw = {name: raw[name] for name in _LINE_COMMON}
    for f in fields(line):
        if f.name not in {*_LINE_COMMON, "kind"} and (f.name in own or getattr(line, f.name) != f.default):
            raw[f.name] = to_json(getattr(line, f.name))
    return raw


def decision_json(decision: Decision) -> Json:
    """A decision without what stands in columns of its own (number, who, at, verb, note) and what is not set."""
    body = ("on", "other", "fields", "undoes", "source", "removed")
    return {name: to_json(value) for name in body if (value := getattr(decision, name))}


def article_from(raw: Json) -> Article:
    """The article that `article_json` wrote down."""
    return decoded(from_json, Article, raw)


def decision_from(raw: Json) -> Decision:
    """The decision that `decision_json` wrote down, its columns added."""
    return decoded(from_json, Decision, raw)


def line_from(raw: Json) -> Line:
    """The line that `line_json` wrote down, its `kind` added."""
    return decoded(from_json, Line, raw)


def reading_from(raw: Json) -> Reading:
    """The reading that `reading_json` wrote down."""
    return decoded(_reading_from, raw)


def decoded(build: Callable[P, T], *raw: P.args, **more: P.kwargs) -> T:
    """What `build` makes of stored JSON. Raises RecordError if it is JSON of another shape."""
    try:
        return build(*raw, **more)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise damaged() from error


def _reading_from(raw: Json) -> Reading:
    families = {name: tuple(_report_from(cls, item) for item in raw.get(name, ())) for name, cls in FAMILIES.items()}
    return Reading(article=raw["article"], relevance=raw.get("relevance", "no"), **families)  # type: ignore[arg-type]


def _report_from(cls: type[Report], raw: Json) -> Report:
    flat = dict(raw)
    for part, spans in flat.pop("spans", {}).items():
        flat[f"{part}_spans"] = spans
    if "from" in flat:
        flat["since"] = flat.pop("from")
    return from_json(cls, flat)


def from_json(cls: type[T], raw: Json) -> T:
    """A dataclass from its dict: unknown keys are left aside, missing ones take their default.

    Raises RecordError if a key without a default is missing.
    """
    known: dict[str, Any] = {}
    for name, is_needed, build in _builders(cls):  # type: ignore[arg-type]
        if name in raw:
            known[name] = raw[name] if build is None else build(raw[name])
        elif is_needed:
            raise RecordError(
                f"A stored {cls.__name__.lower()} lacks its {name!r}.", "Read the coverage into a new record."
            )
    return cls(**known)


_Build = Callable[[Any], Any]


@cache
def _builders(cls: type[Any]) -> tuple[tuple[str, bool, _Build | None], ...]:
    """Each field by name: whether it must be there, and how its value is rebuilt; None if it is kept as it is."""
    hints = get_type_hints(cls)
    return tuple(
        (f.name, f.default is MISSING and f.default_factory is MISSING, _builder(hints[f.name])) for f in fields(cls)
    )


def _builder(hint: Any) -> _Build | None:
    """How to rebuild a value of this type from JSON; None if it is the same there."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = _builder(next(a for a in args if a is not type(None)))
        return None if inner is None else lambda raw: None if raw is None else inner(raw)
    if origin is tuple:
        item = _builder(args[0])
        return tuple if item is None else lambda raw: tuple([item(part) for part in raw])
    if origin is dict:
        value = _builder(args[1])
        return (
            (lambda raw: dict(raw.items()))
            if value is None
            else lambda raw: {key: value(part) for key, part in raw.items()}
        )
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda raw: from_json(hint, raw)
    return float if hint is float else None
