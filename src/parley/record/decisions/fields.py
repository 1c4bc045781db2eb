"""The fields of reports as persons fill them: what each may hold, from text and back.

A value is kept as text: dates as EDTF, actors by the ids of their reports, several values parted by " | ".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from parley.dates import is_edtf
from parley.errors import UsageError
from parley.model import DATES, FAMILIES, Report, report_fields

__all__ = ["ACTORS", "BETWEEN", "Field", "as_text", "family_of", "fields_of", "gist", "references"]

BETWEEN = " | "
"""What parts several values of one field."""

_FAMILY = {cls: family for family, cls in FAMILIES.items()}

Sort = Literal["actor", "actors", "choice", "date", "number", "whole", "text", "texts"]

ACTORS = frozenset(
    {"participants", "speakers", "addressee", "by", "to", "parties", "on", "actor", "of", "according_to"}
)
_OTHERS = ("series", "occasion")
_NOT_BY_HAND = frozenset({"mentions", "start", "end", "words", *_OTHERS})
_SAYS = {
    "actors": ("name",),
    "meetings": ("form", "place", "date_text"),
    "statements": ("content",),
    "commitments": ("action",),
    "instruments": ("name",),
    "incidents": ("type", "what"),
    "figures": ("value", "unit", "measure"),
    "positions": ("issue", "stance"),
    "times": ("words",),
    "attributions": ("kind",),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it may hold, whether who adds a report must give it, and whether it can be cleared."""

    family: str
    name: str
    sort: Sort
    choices: tuple[str, ...] = ()
    needed: bool = False
    clearable: bool = True

    def checked(self, text: str, actor: Callable[[str], str]) -> str | None:
        """The text as it is kept, None if the field is to be cleared; `actor` answers with the id of a named actor.

        Raises UsageError if the field cannot hold it.
        """
        text = text.strip()
        if not text:
            if not self.clearable:
                raise UsageError(
                    f"The {self.name} of {self.family} cannot be empty.", "Give a value, or reject the report."
                )
            return None
        parts = [part.strip() for part in text.split(BETWEEN.strip())] if self.sort in ("actors", "texts") else [text]
        return BETWEEN.join(self._part(part, actor) for part in parts if part)

    def _part(self, text: str, actor: Callable[[str], str]) -> str:
        if self.sort in ("actor", "actors"):
            return actor(text)
        if self.sort == "choice" and text not in self.choices:
            raise UsageError(f"{self.name} cannot be {text!r}.", f"It is one of: {', '.join(self.choices)}.")
        if self.sort == "date" and not is_edtf(text):
            raise UsageError(
                f"{self.name} cannot be {text!r}.", "Write dates as EDTF: 2016-08-26, 2016-08, 2016-08-26/2016-09-02."
            )
        if self.sort in ("number", "whole") and _number(text) is None:
            raise UsageError(f"{self.name} cannot be {text!r}.", "Give a number.")
        return text

    def value(self, text: str | None, now: Mapping[str, str | None]) -> Any:
        """What a report holds for the text that is kept; `now` tells what became of the ids of actors."""
        several = self.sort in ("actors", "texts")
        if text is None:
            return () if several else None
        parts = text.split(BETWEEN) if several else [text]
        if self.sort in ("actor", "actors"):
            parts = [found for part in parts if (found := now.get(part, part))]
        if several:
            return tuple(dict.fromkeys(parts))
        if self.sort in ("number", "whole"):
            number = _number(text)
            return int(number or 0) if self.sort == "whole" else number
        return parts[0] if parts else (None if self.clearable else "")


def _number(text: str) -> float | None:
    plain = text.replace(",", "")
    return (
        float(plain)
        if plain.isascii() and plain.removeprefix("-").replace(".", "", 1).isdigit() and len(plain) < 16
        else None
    )


@cache
def fields_of(family: str) -> Mapping[str, Field]:
    """The fields of a family that a person may fill, by name; `from` also stands for an instrument's `since`."""
    cls = FAMILIES[family]
    hints = get_type_hints(cls)
    wanted = {*report_fields(family), "modality", "according_to"} - _NOT_BY_HAND
    found = {
        f.name: _field(family, f.name, hints[f.name], needed=f.default is MISSING and f.default_factory is MISSING)
        for f in fields(cls)
        if f.name in wanted and not f.name.endswith("spans")
    }
    return found | ({"from": found["since"]} if "since" in found else {})


def _field(family: str, name: str, hint: Any, *, needed: bool) -> Field:
    several = get_origin(hint) is tuple
    inner = (
        next((part for part in get_args(hint) if part is not NoneType), hint) if NoneType in get_args(hint) else hint
    )
    return Field(
        family,
        name,
        _sort(family, name, inner, several=several),
        get_args(inner) if get_origin(inner) is Literal else (),
        needed,
        clearable=several or NoneType in get_args(hint),
    )


def _sort(family: str, name: str, hint: Any, *, several: bool) -> Sort:
    if name in ACTORS and family != "figures":
        return "actors" if several else "actor"
    if name in DATES:
        return "date"
    if get_origin(hint) is Literal:
        return "choice"
    sorts: dict[Any, Sort] = {float: "number", int: "whole"}
    return "texts" if several else sorts.get(hint, "text")


def as_text(value: Any) -> str | None:
    """A value of a report as it is kept, None if there is none."""
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return BETWEEN.join(map(str, value))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@cache
@cache
def references(family: str) -> tuple[str, ...]:
    """The fields of a family that hold ids of other reports."""
    own = (name for name in report_fields(family) if name in ACTORS or name in _OTHERS)
    return (*own, "according_to") if family != "figures" else ("according_to",)


def family_of(report: Report) -> str:
    """The family that a report is of."""
    return _FAMILY[type(report)]


def gist(report: Report) -> str:
    """What a report says in short: enough to know it again among others on the same words."""
    return " ".join(text for name in _SAYS[family_of(report)] if (text := as_text(getattr(report, name))))
