"""Long lists of reports, kept beside the lines that have them, in parts: where one report comes to thousands, one part is written.

A part holds those ids that begin alike and is known by a hash of them, so that what is written follows from the line alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select

from parley.evidence import digest
from parley.record.file import schema as t
from parley.record.file.codec import damaged
from parley.record.file.rows import batched

__all__ = ["Roll", "is_rolled", "parts_of", "put_parts", "unrolled"]

_LONG: Final = 256
"""A list of more reports than this is kept in parts."""
_KEY: Final = "in parts"
_SPREAD: Final = 16
"""What ids begin with is one of so many digits."""


class Roll:
    """Writes down the lists of one line; `parts` are those that the long ones among them are kept in, by their hashes."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self._known: dict[tuple[str, ...], list[str]] = {}

    def __call__(self, reports: tuple[str, ...]) -> list[str] | dict[str, list[str]]:
        """A short list as it is, of a long one the hashes of its parts."""
        if len(reports) <= _LONG:
            return list(reports)
        if reports not in self._known:
            found = {digest(part): part for part in map("\n".join, _parted(reports))}
            self.parts |= found
            self._known[reports] = list(found)
        return {_KEY: self._known[reports]}


def _parted(reports: Sequence[str]) -> Iterator[Sequence[str]]:
    """The sorted ids in stretches of those that begin alike, some dozens or hundreds each."""
    digits = 0
    while len(reports) > _LONG * _SPREAD**digits:
        digits += 1
    at = 0
    while at < len(reports):
        begin = reports[at][: reports[at].find(":") + 1 + digits]
        end = bisect_left(reports, f"{begin}\U0010ffff", at)
        yield reports[at:end]
        at = end


def put_parts(db: Connection, rolls: Mapping[str, Roll]) -> None:
    """Keep the parts of these lines, by their ids, and forget those that they had and have no more."""
    kept = {(row.line, row.part) for row in _rows(db, rolls.keys(), t.rolls.c.line, t.rolls.c.part)}
    new = {(line, part): reports for line, roll in rolls.items() for part, reports in roll.parts.items()}
    for line, part in sorted(kept - new.keys()):
        db.execute(delete(t.rolls).where(t.rolls.c.line == line, t.rolls.c.part == part))
    rows = [{"line": line, "part": part, "reports": new[line, part]} for line, part in sorted(new.keys() - kept)]
    if rows:
        db.execute(insert(t.rolls), rows)


def parts_of(db: Connection, lines: Collection[str]) -> dict[str, str]:
    """The parts of the lists of these lines, by their hashes."""
    return {row.part: row.reports for row in _rows(db, lines, t.rolls.c.part, t.rolls.c.reports)}


def _rows(db: Connection, lines: Iterable[str], *columns: Any) -> Iterator[Row[Any]]:
    for some in batched(sorted(lines)):
        yield from db.execute(select(*columns).where(t.rolls.c.line.in_(some)))


def is_rolled(body: str) -> bool:
    """Whether a line has lists that are kept in parts."""
    return f'"{_KEY}":' in body


def unrolled(raw: dict[str, Any], parts: Mapping[str, str]) -> dict[str, Any]:
    """The line with its lists whole. Raises RecordError if a part of one is not there."""
    known: dict[tuple[str, ...], list[str]] = {}

    def whole(reports: Any) -> Any:
        if not isinstance(reports, dict):
            return reports
        own = tuple(reports[_KEY])
        if own not in known:
            known[own] = [report for part in own for report in parts[part].split("\n")]
        return known[own]

    try:
        values = {name: [v | {"reports": whole(v["reports"])} for v in found] for name, found in raw["values"].items()}
        return raw | {"reports": whole(raw["reports"]), "values": values}
    except (KeyError, TypeError, AttributeError) as error:
        raise damaged() from error
