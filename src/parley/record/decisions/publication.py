"""What persons confirmed and nothing else: the record as it can be published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from parley.model import FAMILIES, Line, Reading, Report
from parley.record.decisions.fields import family_of, references

__all__ = ["confirmed_lines", "confirmed_readings"]


def confirmed_readings(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with confirmed reports alone, and the actors that these speak of."""
    return tuple(_confirmed(reading) for reading in readings)


def confirmed_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The confirmed ones; a process that is not confirmed is not named either."""
    kept = tuple(line for line in lines if line.review == "confirmed")
    ids = {line.id for line in kept}
    return tuple(line if line.process in ids else replace(line, process=None) for line in kept)


def _confirmed(reading: Reading) -> Reading:
    known = {report.id: report for report in reading.reports()}
    kept: set[str] = set()
    waiting = [i for i, report in known.items() if report.review == "confirmed"]
    while waiting:
        report = known[waiting.pop()]
        kept.add(report.id)
        waiting += [i for i in _spoken_of(report) if i in known and i not in kept]
    families: dict[str, Any] = {f: tuple(r for r in getattr(reading, f) if r.id in kept) for f in FAMILIES}
    return replace(reading, **families)


def _spoken_of(report: Report) -> Iterable[str]:
    """The ids of the actors that a report refers to."""
    for name in references(family_of(report)):
        value = getattr(report, name)
        yield from (i for i in ((value,) if isinstance(value, str) else value or ()) if i.startswith("a:"))
