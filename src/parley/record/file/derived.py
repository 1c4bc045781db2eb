"""What questions are answered from: the catalogue of the lines and the courses of the instruments, renewed with the lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Column, Connection, Table, delete, insert, select

from parley.model import Article, Line, Report
from parley.record.file import schema as t
from parley.record.file.codec import dumps
from parley.record.file.wordlists import CATALOGUE
from parley.record.questions.catalogue import Standing, entries, worked_out
from parley.record.questions.course import Course, course_json, course_of
from parley.record.questions.spells import spells

__all__ = ["Derived", "Known", "derived", "differing", "forget", "of_lines", "put"]

Rows = Sequence[dict[str, Any]]
Derived = tuple[Rows, Rows, Rows]
"""Rows of the tables `catalogue`, `standings` and `spells`."""
_TABLES = (t.catalogue, t.standings, t.spells)


class Known(Protocol):
    """What the rows of lines are made of besides the lines: reports and articles by id, and the line of each report. A view is this."""

    @property
    def report(self) -> Mapping[str, Report]:
        """Reports by id."""

    @property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""

    @property
    def line(self) -> Mapping[str, Line]:
        """The line of each report."""


def derived(view: Known, lines: Iterable[Line], standing: Standing = worked_out) -> Derived:
    """The rows that these lines of a view give; `standing` answers on what a line stands, where that is known."""
    chosen = list(lines)
    courses = [course_of(line, view.report, view.article, view.line) for line in chosen if line.kind == "instruments"]
    rows = [entry.row() for entry in entries(chosen, view.report, view.article, view.line, standing)]
    return rows, [{"line": c.line, "body": dumps(course_json(c))} for c in courses], list(_spells(courses))


def _spells(courses: Iterable[Course]) -> Iterator[dict[str, Any]]:
    for course in courses:
        for first, last in spells(course):
            days = (date.fromordinal(day).isoformat() for day in (first, last))
            yield {"line": course.line, **dict(zip(("first", "last"), days, strict=True))}


def differing(db: Connection, rows: Derived) -> frozenset[str]:
    """The lines for which other rows are kept than these, none among them, and those that have none here."""
    kept = [[row._asdict() for row in db.execute(select(*_said(table)))] for table in _TABLES]
    old, new = _by_line(kept), _by_line(rows)
    return frozenset(line for line in old.keys() | new.keys() if old.get(line) != new.get(line))


def of_lines(rows: Derived, lines: Collection[str]) -> Derived:
    """Those of the rows that belong to these lines."""
    catalogue, standings, spells_ = ([row for row in found if row["line"] in lines] for found in rows)
    return catalogue, standings, spells_


def _said(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if column.name != "number"]


def _by_line(rows: Sequence[Rows]) -> dict[str, frozenset[tuple[Any, ...]]]:
    found: defaultdict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for table, own in zip(_TABLES, rows, strict=True):
        names = [column.name for column in _said(table)]
        for row in own:
            found[row["line"]].add((table.name, *(row[name] for name in names)))
    return {line: frozenset(own) for line, own in found.items()}


def put(db: Connection, rows: Derived) -> None:
    """Put rows of lines that have none yet."""
    last = CATALOGUE.last(db)
    for table, found in zip(_TABLES, rows, strict=True):
        if found:
            db.execute(insert(table), found)
    CATALOGUE.add_after(db, last)


def forget(db: Connection, lines: Collection[str] | None = None) -> None:
    """Take out the rows of these lines, or of all."""
    if lines is None:
        CATALOGUE.forget_all(db)
    else:
        CATALOGUE.forget(db, sorted(lines))
    for table in (t.catalogue, t.spells, t.standings):
        gone = delete(table)
        db.execute(gone if lines is None else gone.where(table.c.line.in_(sorted(lines))))
