"""What the page of each kind shows besides the values of its line and what they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.desk.bars import bars
from parley.desk.index import day
from parley.desk.network import ego
from parley.desk.sight import Part, Sight
from parley.model import Line
from parley.record import Why, by_date

__all__ = ["Stand", "of", "over_time"]

_MENTIONS: Final = 40
"""So many articles are listed that name an actor."""


def of(sight: Sight, line: Line, why: Why) -> Mapping[str, Any]:
    """What is known to the template of this kind alone."""
    make = _KINDS.get(line.kind)
    return make(sight, line, why) if make else {}


def _meeting(sight: Sight, line: Line, _: Why) -> Mapping[str, Any]:
    """The meetings of its series in their order, and what was said there."""
    first = line.series or line.id
    series = [m for m in sight.by_kind["meetings"] if (first in (m.series, m.id)) and m.review != "rejected"]
    here = set(line.reports)
    notes = sight.view.notes
    said = [
        s
        for s in sight.by_kind["statements"]
        if s.review != "rejected" and any(r in notes and notes[r].occasion in here for r in s.reports)
    ]
    return {"series": by_date(series) if len(series) > 1 else (), "occasion": by_date(said)}


def _actor(sight: Sight, line: Line, _: Why) -> Mapping[str, Any]:
    """Its parts in other lines, by role."""
    parts = [p for p in sight.parts_of(line) if p.line.review != "rejected"]
    ordered = {key: _ordered(parts, roles) for key, roles in _ROLES.items()}
    return {
        "parts": ordered,
        "over_time": over_time(sight, ordered["wants"]),
        "mentions": sight.mentions(line, _MENTIONS),
        "net": ego(sight, line),
    }


@dataclass(frozen=True, slots=True)
class Stand:
    """What an actor was told to want, on which day that was written, by whom, on the words of which report."""

    day: str
    edtf: str | None
    stance: str
    outlet: str
    line: Line
    report: str


def over_time(sight: Sight, positions: Iterable[Line]) -> Mapping[str, tuple[Stand, ...]]:
    """What each telling of some positions says, by issue, in the order in which they were written; undated ones last."""
    found: defaultdict[str, list[Stand]] = defaultdict(list)
    for line in positions:
        for value in line.values.get("stance", ()):
            for report in value.reports:
                if note := sight.view.notes.get(report):
                    card = sight.view.cards[note.article]
                    issue = line.first("issue") or ""
                    found[issue].append(
                        Stand(day(card)[0], card.published.edtf, value.value, card.outlet, line, report)
                    )
    return {issue: tuple(sorted(found[issue], key=lambda s: (s.day, s.report))) for issue in sorted(found)}


def _ordered(parts: list[Part], roles: frozenset[tuple[str, str]]) -> tuple[Line, ...]:
    return by_date({p.line.id: p.line for p in parts if (p.line.kind, p.role) in roles}.values())


_ROLES: Final = {
    "said": frozenset({("statements", "speakers")}),
    "heard": frozenset({("statements", "addressee")}),
    "gave": frozenset({("commitments", "by")}),
    "received": frozenset({("commitments", "to")}),
    "met": frozenset({("meetings", "participants")}),
    "party": frozenset({("instruments", "parties")}),
    "did": frozenset({("incidents", "by")}),
    "suffered": frozenset({("incidents", "on")}),
    "wants": frozenset({("positions", "actor")}),
}


def _process(sight: Sight, line: Line, _: Why) -> Mapping[str, Any]:
    """Its lines, by kind."""
    own = [one for one in sight.view.lines if one.process == line.id and one.review != "rejected"]
    kinds = ("meetings", "commitments", "instruments", "disagreements")
    return {"own": {kind: by_date([x for x in own if x.kind == kind]) for kind in kinds}}


def _instrument(sight: Sight, line: Line, _: Why) -> Mapping[str, Any]:
    """When it is in force, drawn."""
    return {"drawn": bars(sight, line)}


_KINDS: Final[Mapping[str, Callable[[Sight, Line, Why], Mapping[str, Any]]]] = {
    "meetings": _meeting,
    "actors": _actor,
    "instruments": _instrument,
    "processes": _process,
}
