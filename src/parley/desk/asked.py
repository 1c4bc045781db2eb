"""What the pages are asked with: the desk, an id, filters in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Form, Path, Query, Request

from parley.desk.desk import Desk
from parley.desk.opening import StillOpening
from parley.desk.sight import Sight
from parley.model import Line
from parley.record import Filters
from parley.record.questions.query import checked

__all__ = ["AnyId", "Asked", "Back", "Named", "Sifted", "TheDesk", "Word", "inside"]


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    if request.method == "GET" and "text/html" in request.headers.get("accept", "") and not found.opening.wait():
        raise StillOpening
    return found


TheDesk = Annotated[Desk, Depends(_desk)]
AnyId = Annotated[str, Path(max_length=300)]
Word = Annotated[str, Query(max_length=300)]
Back = Annotated[str, Form(max_length=4_000)]
"""Where to go afterwards: an address of the desk."""


@dataclass(frozen=True)
class Sifted:
    """The filters of a list as they stand in its address; an empty one lets everything through."""

    by: str = ""
    with_: str = ""
    to: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    review: str = ""
    fate: str = ""
    text: str = ""
    source: str = ""
    order: str = ""

    def filters(self) -> Filters:
        """The filters of the record."""
        given = {k: v.strip() or None for k, v in asdict(self).items() if k not in {"source", "order"}}
        return Filters(**given)

    def lines(self, desk: Desk, sight: Sight, kind: str) -> tuple[Line, ...]:
        """The lines that pass, in order: by date, or surest first. The record's tables are asked, and only if something is filtered. Raises UsageError."""
        own = self.filters()
        if own in {Filters(), Filters(review=own.review)}:
            checked(kind, own)
            found = tuple(x for x in sight.by_kind[kind] if _has(x, own.review))
        else:
            with desk.asking() as record:
                passed = record.which(kind, own, sight.own)
            found = tuple(line for line in sight.by_kind[kind] if line.id in passed)
        if self.source.strip():
            wanted = self.source.strip().casefold()
            found = tuple(line for line in found if any(wanted in teller.casefold() for teller in line.tellers))
        if self.order == "sure":
            return tuple(sorted(found, key=lambda line: (-line.independent, -line.confidence, line.id)))
        if self.order == "unsure":
            return tuple(sorted(found, key=lambda line: (line.confidence, line.id)))
        return found

    @property
    def given(self) -> Mapping[str, str]:
        """The filters that are set, by their names in the address."""
        return {k.rstrip("_"): v for k, v in asdict(self).items() if v}

    def query(self, **more: Any) -> str:
        """The query string of these filters, with others laid over them (None takes one away)."""
        given = {**self.given, **{k: v for k, v in more.items() if v is not None}}
        kept = {k: v for k, v in given.items() if k not in {name for name, v in more.items() if v is None}}
        return f"?{urlencode(kept)}" if kept else ""


@dataclass(frozen=True)
class Named:
    """A page about something of this name, or `what` of it, as it stands in its address."""

    name: str
    what: str = ""

    def query(self, **more: Any) -> str:
        """The query string of the name, with others behind it (None leaves one out)."""
        given = {"name": self.name, "what": self.what or None, **more}
        return f"?{urlencode({name: value for name, value in given.items() if value is not None})}"


def _sifted(  # noqa: PLR0913, PLR0917 - one parameter a filter
    by: Word = "",
    with_: Annotated[str, Query(alias="with", max_length=300)] = "",
    to: Word = "",
    place: Word = "",
    since: Word = "",
    until: Word = "",
    review: Word = "",
    fate: Word = "",
    text: Word = "",
    source: Word = "",
    order: Word = "",
) -> Sifted:
    return Sifted(by, with_, to, place, since, until, review, fate, text, source, order)


def _has(line: Line, review: str | None) -> bool:
    return line.review != "rejected" if review is None else line.review == review


Asked = Annotated[Sifted, Depends(_sifted)]


def inside(address: str) -> str:
    r"""An address of the desk itself; of any other, the overview's. `//x` and `/\\x` lead elsewhere in a browser."""
    plain = address.isprintable() and not any(c in address for c in "\\\t\r\n")
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"
