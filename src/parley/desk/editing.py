"""Reports in forms: the fields that a person may fill, with what stands in them now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.desk.words import label, named
from parley.errors import UnknownId
from parley.model import Report
from parley.record import View
from parley.record.decisions.fields import BETWEEN, Field, as_text, family_of, fields_of

__all__ = ["Blank", "blanks", "changed", "filled"]


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of a form: what it is called, what may stand in it, and what does."""

    field: Field
    label: str
    value: str


def filled(view: View, report: Report) -> tuple[Blank, ...]:
    """The fields of a report with their values; actors by their names, several parted by " | "."""
    return tuple(
        Blank(field, label(name), _shown(view, report, field))
        for name, field in fields_of(family_of(report)).items()
        if name not in {"from", "modality", "according_to"} and hasattr(report, name)
    )


def blanks(family: str) -> tuple[Blank, ...]:
    """The fields of a report that is still to be made, those that it needs first."""
    every = [
        Blank(f, label(n), "") for n, f in fields_of(family).items() if n not in {"from", "modality", "according_to"}
    ]
    return tuple(sorted(every, key=lambda blank: not blank.field.needed))


def changed(view: View, report_id: str, form: Mapping[str, str]) -> dict[str, str]:
    """The fields whose value in a form is another than in the report. Raises UnknownId."""
    report = view.report.get(report_id)
    if report is None:
        raise UnknownId("No report of the record has this id.", "Go back to the line, and try again.")
    before = {blank.field.name: blank.value for blank in filled(view, report)}
    return {
        n: form[f"f.{n}"].strip()
        for n, was in before.items()
        if f"f.{n}" in form and form[f"f.{n}"].strip() != was.strip()
    }


def _shown(view: View, report: Report, field: Field) -> str:
    text = as_text(getattr(report, field.name)) or ""
    if field.sort in {"actor", "actors"}:
        return BETWEEN.join(_called(view, part) for part in text.split(BETWEEN)) if text else ""
    return text


def _called(view: View, actor: str) -> str:
    """What the report of the actor calls it: the name by which its own article knows it."""
    report = view.report.get(actor)
    return str(getattr(report, "name", "")) or named(view, actor)
