"""When an instrument began: the day on which it was made, and a later one on which it was approved or took effect."""

from __future__ import annotations

from datetime import date

from parley.dates import Interval, bounds, days_of, fits, yearless
from parley.model import Instrument
from parley.record.fold.told import Told

__all__ = ["SLACK", "WAIT", "class_of", "first_day", "is_made", "leads_to", "near"]

SLACK = 4
"""Tellers differ by a few days on when the same thing began."""
WAIT = 120
"""Days within which what is negotiated can be what is later signed, and what is signed can take effect."""
_SOON = 14
"""Days within which a truce that is signed takes effect."""
_CLASS = {"truce": "ceasefire", "treaty": "agreement", "plan": "agreement", "waiver": "sanction"}
_MADE = frozenset({"agreed", "signed", "adopted"})


def class_of(kind: str) -> str:
    """The type under which one instrument may be told by several names: a truce is a ceasefire."""
    return _CLASS.get(kind, kind)


def first_day(edtf: str | None) -> date | None:
    """The first day that a date can mean, if there is one."""
    return (bounds(edtf) if edtf else Interval()).first


def near(a: str, b: str) -> bool:
    """Whether two beginnings can be one, tellers being off by a few days."""
    if yearless(a) or yearless(b):
        return fits(a, b)
    return fits(a, b) or bounds(a).widen(SLACK).meet(bounds(b)) is not None


def is_made(told: Told[Instrument]) -> bool:
    """Whether its beginning is told as the day on which it was made, which is no later than the article."""
    first, written = first_day(told.report.since), told.written.last
    return told.report.state in _MADE and not (first and written and first > written)


def leads_to(made: Told[Instrument], other: Told[Instrument]) -> bool:
    """Whether the one was made, and the other took effect soon after that, or was adopted by who had to approve it."""
    first, then = first_day(made.report.since), first_day(other.report.since)
    if first is None or then is None or not is_made(made) or (is_made(other) and other.report.state != "adopted"):
        return False
    over = days_of(made.report.until).last
    soon = _SOON if class_of(made.report.type) == "ceasefire" else WAIT
    return 0 <= (then - first).days <= soon and not (over and over < then)
