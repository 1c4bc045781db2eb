"""What the page of each kind shows besides the values of its line and what they stand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.desk.bars import bars
from parley.desk.network import ego
from parley.desk.sight import Part, Sight
from parley.model import Line
from parley.record import Why, by_date

__all__ = ["of"]


def of(sight: Sight, line: Line, why: Why) -> Mapping[str, Any]:
    """What is known to the template of this kind alone."""
    make = _KINDS.get(line.kind)
    return make(sight, line, why) if make else {}


def _meeting(sight: Sight, line: Line, _: Why) -> Mapping[str, Any]:
    """The meetings of its series in their order, and what was said there."""
    first = line.series or line.id
    series = [m for m in sight.view.kind("meetings") if (first in (m.series, m.id)) and m.review != "rejected"]
    here = set(line.reports)
    said = [
        s
        for s in sight.view.kind("statements")
        if s.review != "rejected" and any(getattr(r, "occasion", None) in here for r in sight.reports(s))
    ]
    return {"series": by_date(series) if len(series) > 1 else (), "occasion": by_date(said)}


def _actor(sight: Sight, line: Line, _: Why) -> Mapping[str, Any]:
    """Its parts in other lines, by role."""
    parts = [p for p in sight.parts.get(line.id, ()) if p.line.review != "rejected"]
    return {
        "parts": {key: _ordered(parts, roles) for key, roles in _ROLES.items()},
        "mentions": sight.mentions(line),
        "net": ego(sight, line),
    }


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
