"""The lines that are kept, with all that is derived from them: written whole, or what has changed of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.model import KINDS, Line
from parley.record.file import schema as t
from parley.record.file.codec import damaged, dumps, line_from, line_json, loads
from parley.record.file.derived import Derived, differing, forget, of_lines, put
from parley.record.file.growth import Mark, mark_from, mark_json
from parley.record.file.rolls import Roll, is_rolled, parts_of, put_parts, unrolled
from parley.record.file.rows import batched, put_row
from parley.record.fold.woven import Same

__all__ = [
    "Kept",
    "Renewed",
    "kept_under",
    "put_changed",
    "put_lines",
    "put_whole",
    "read_lines",
    "renew",
    "same_labels",
]

Row_ = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """All lines, and what is `derived` from them; `key` names the inputs that they follow from.

    `mark` is the state of the record that they can be carried on from, if they can be, and `same` what makes labels of actors one.
    """

    key: str
    lines: Iterable[Line]
    derived: Derived = ((), (), ())
    mark: Mark | None = None
    same: Iterable[Same] = ()


@dataclass(frozen=True, slots=True)
class Renewed:
    """What additions have changed: `keys` name the inputs that the lines followed from and those that they follow from now.

    `lines` stand instead of those with their ids and of those that are `gone`, and rows `derived` instead of what these lines had; what makes
    labels one in stories that `ended` gives way to what does so now (`same`).
    """

    keys: tuple[str, str]
    mark: Mark
    gone: Collection[str] = ()
    lines: Sequence[Line] = ()
    derived: Derived = ((), (), ())
    ended: Collection[str] = ()
    same: Iterable[Same] = field(default_factory=tuple)


def kept_under(db: Connection) -> tuple[str, Mark | None] | None:
    """The key under which the lines were kept, and what they can be carried on from; None if there are none yet."""
    row = db.execute(select(t.fold.c.key, t.fold.c.mark)).first()
    return (row.key, mark_from(row.mark) if row.mark else None) if row is not None else None


def same_labels(db: Connection) -> list[Same]:
    """What makes labels of actors one."""
    return [(row.article, row.one, row.other) for row in db.execute(select(t.same))]


def read_lines(db: Connection, rows: Iterable[Row[Any]]) -> list[Line]:
    """The lines that rows hold, in their order. Raises RecordError if one is damaged."""
    found = list(rows)
    parts = parts_of(db, [row.id for row in found if is_rolled(row.body)])
    return [_line(row, parts) for row in found]


def _line(row: Row[Any], parts: Mapping[str, str]) -> Line:
    """The line that a row holds: id, kind, its number and body. Raises RecordError if these do not fit together."""
    raw = loads(row.body)
    line = line_from((unrolled(raw, parts) if is_rolled(row.body) else raw) | {"kind": row.kind})
    if line.id != row.id or line.kind not in KINDS or KINDS.index(line.kind) != row.number:
        raise damaged()
    return line


def put_lines(db: Connection, lines: Iterable[Line]) -> None:
    """Keep these lines, each instead of the one with its id."""
    _put_rows(db, dict(map(_row, lines)).values())


def put_whole(db: Connection, kept: Kept) -> None:
    """Keep these lines instead of all that were kept. What is the same as before stays as it is, so that others wait only shortly."""
    rows = dict(map(_row, kept.lines))
    old = {row.id: row._asdict() for row in db.execute(select(t.lines))}
    new = {i: row for i, (row, _) in rows.items() if old.get(i) != row}
    other = differing(db, kept.derived) | new.keys()
    for part in batched(sorted(other | (old.keys() - rows.keys()))):
        forget(db, part)
    _drop(db, old.keys() - rows.keys())
    _put_rows(db, [rows[i] for i in sorted(new)])
    put(db, of_lines(kept.derived, other))
    db.execute(delete(t.same))
    _put_same(db, kept.same)
    _put_key(db, kept.key, kept.mark)


def put_changed(db: Connection, renewed: Renewed) -> bool:
    """Write what has changed. False, and nothing is done, if the lines are not those kept under the first key."""
    before, now = renewed.keys
    if db.execute(select(t.fold.c.key)).scalar() != before:
        return False
    rows = dict(map(_row, renewed.lines))
    listed = {row["line"] for row in renewed.derived[0]}
    for part in batched(sorted(rows.keys() | set(renewed.gone) | listed)):
        forget(db, part)
    _drop(db, renewed.gone)
    _put_rows(db, rows.values())
    put(db, renewed.derived)
    for part in batched(sorted(renewed.ended)):
        db.execute(delete(t.same).where(t.same.c.article.in_(part)))
    _put_same(db, renewed.same)
    _put_key(db, now, renewed.mark)
    return True


def renew(db: Connection, key: str, lines: Sequence[Line], derived: Derived) -> None:
    """Bring some of the lines up to date, with what is `derived` from them; the rest follows from the inputs named `key` as it is."""
    if lines:
        put_lines(db, lines)
        forget(db, [line.id for line in lines])
        put(db, derived)
    put_row(db, t.fold, {"id": 1, "key": key}, ("id",))


def _row(line: Line) -> tuple[str, tuple[Row_, Roll]]:
    roll = Roll()
    body = dumps(line_json(line, roll))
    return line.id, ({"id": line.id, "kind": line.kind, "number": KINDS.index(line.kind), "body": body}, roll)


def _put_rows(db: Connection, rows: Collection[tuple[Row_, Roll]]) -> None:
    if rows:
        new = upsert(t.lines)
        db.execute(
            new.on_conflict_do_update(
                index_elements=["id"], set_={name: new.excluded[name] for name in ("kind", "number", "body")}
            ),
            [row for row, _ in rows],
        )
        put_parts(db, {row["id"]: roll for row, roll in rows})


def _drop(db: Connection, lines: Collection[str]) -> None:
    for part in batched(sorted(lines)):
        db.execute(delete(t.lines).where(t.lines.c.id.in_(part)))


def _put_same(db: Connection, same: Iterable[Same]) -> None:
    rows = [{"article": article, "one": one, "other": other} for article, one, other in sorted(set(same))]
    if rows:
        db.execute(insert(t.same), rows)


def _put_key(db: Connection, key: str, mark: Mark | None) -> None:
    put_row(db, t.fold, {"id": 1, "key": key, "mark": mark_json(mark) if mark else None}, ("id",))
