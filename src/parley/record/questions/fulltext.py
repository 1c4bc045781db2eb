"""A question put to SQLite: its words go to the full-text indexes as quoted phrases, its fields to plain columns, all of it as bound values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    TableClause,
    and_,
    column,
    false,
    func,
    not_,
    or_,
    select,
    table,
    true,
)

from parley.dates import bounds
from parley.model import Span
from parley.record.file import schema as t
from parley.record.questions.question import Question, Term

__all__ = ["LINES", "SHELF", "Index", "every", "marked", "matching", "numbers"]

Condition = ColumnElement[bool]

_BEGIN, _END = "\x02", "\x03"
"""What the engine puts around each word found. Where a text holds them itself its marks are left out."""
_MARK: Final = re.compile(f"[{_BEGIN}{_END}]")
_RANKED: Final = 10_000
"""Of more rows that hold the words the newest so many are ranked: a search for what nearly all hold answers in time too."""


def _words(name: str) -> TableClause:
    """An FTS5 table: asked by the column that bears its own name."""
    return table(name, column("rowid"), column("rank"), column(name))


@dataclass(frozen=True, slots=True)
class Index:
    """A table with its full-text index: the columns in which bare words are looked for, and those that each field names."""

    rows: Table
    words: TableClause
    columns: str
    fields: Mapping[str, str]

    def holds(self, match: str) -> Condition:
        """That the full-text index finds an expression."""
        return self.words.c[self.words.name].op("MATCH", is_comparison=True)(match)

    def holding(self, match: str) -> Condition:
        """That a row is one of those in which it finds an expression."""
        return self.rows.c.number.in_(select(self.words.c.rowid).where(self.holds(match)))


LINES: Final = Index(
    rows=t.catalogue,
    words=_words("catalogue_words"),
    columns="{words who whom place}",
    fields={"by": "who", "to": "whom", "place": "place", "source": "source"},
)
SHELF: Final = Index(
    rows=t.shelf,
    words=_words("shelf_words"),
    columns="{text title}",
    fields={"by": "{author source}", "source": "source"},
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question for one index: what its full-text index must find (nothing if empty), and what the columns must hold."""

    match: str
    where: tuple[Condition, ...]


def numbers(db: Connection, index: Index, question: Question, limit: int) -> list[int]:
    """The numbers of the rows that answer, at most so many: the best first, and without words to rank them the latest first."""
    if not question.clauses:
        return []
    asked, rows, words = _ask(index, question), index.rows, index.words
    if not asked.match:
        query = select(rows.c.number).where(*asked.where).order_by(rows.c.first.desc(), rows.c.number)
    else:
        some = words.c.rowid >= _newest(db, index, asked.match)
        query = (
            select(words.c.rowid, words.c.rank)
            .where(index.holds(asked.match), some)
            .order_by(words.c.rank, words.c.rowid)
        )
        if asked.where:
            # The limit keeps SQLite from asking the full-text index anew for each row of the table.
            best = query.limit(_RANKED).subquery()
            query = select(rows.c.number).join(best, best.c.rowid == rows.c.number).where(*asked.where)
            query = query.order_by(best.c.rank, rows.c.number)
    return [int(row[0]) for row in db.execute(query.limit(limit))]


def every(db: Connection, index: Index, question: Question) -> list[int]:
    """The numbers of all rows that answer, in no order."""
    asked = _ask(index, question)
    holds = [index.holding(asked.match)] if asked.match else []
    return [int(row[0]) for row in db.execute(select(index.rows.c.number).where(*holds, *asked.where))]


def _newest(db: Connection, index: Index, match: str) -> int:
    """The number from which on there are `_RANKED` rows that hold an expression; 0 if there are not so many."""
    words = index.words.c
    found = select(words.rowid).where(index.holds(match)).order_by(words.rowid.desc())
    return int(db.execute(found.limit(1).offset(_RANKED - 1)).scalar() or 0)


def matching(index: Index, question: Question) -> str:
    """What of a question the full-text index is asked, as an expression of its own; empty if nothing of it are words."""
    return _ask(index, question).match


def marked(db: Connection, index: Index, match: str, chosen: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    """Where in the first column of these rows the words of an expression stand, in code points; nothing if it is empty."""
    if not match:
        return {}
    words = index.words
    shown = func.highlight(column(words.name), 0, _BEGIN, _END).label("shown")
    query = select(words.c.rowid, shown).where(index.holds(match), words.c.rowid.in_(chosen))
    return {row.rowid: tuple(_spans(row.shown or "")) for row in db.execute(query)}


def _spans(shown: str) -> Iterator[Span]:
    """The stretches between the marks, as places in the text without them."""
    begun = 0
    for before, mark in enumerate(_MARK.finditer(shown)):
        if mark[0] == _BEGIN:
            begun = mark.start() - before
        else:
            yield begun, mark.start() - before


def _ask(index: Index, question: Question) -> _Asked:
    """The clauses shared out: what the full-text index can be asked as a whole, and what the columns must be."""
    found: list[str] = []
    refused: list[str] = []
    others: list[Condition] = []
    for clause in question.clauses:
        words = [_match(index, term) for term in clause]
        if all(words) and not any(term.negated for term in clause):
            found.append(f"({' OR '.join(words)})")
        elif len(clause) == 1 and words[0]:
            refused.append(words[0])
        else:
            others.append(_any(index, clause))
    if found:
        return _Asked(" NOT ".join([f"({' AND '.join(found)})", *refused]), tuple(others))
    return _Asked("", (*others, *(not_(index.holding(words)) for words in refused)))


def _match(index: Index, term: Term) -> str:
    """The term as a phrase in its columns; empty if it is nothing that the full-text index knows."""
    columns = index.fields.get(term.field) if term.field else index.columns
    return f"{columns} : {_phrase(term.words)}" if columns else ""


def _phrase(words: str) -> str:
    """Words as FTS5 takes them for words only: between quotation marks, those within doubled."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _any(index: Index, clause: Sequence[Term]) -> Condition:
    return reduce(or_, (_condition(index, term) for term in clause))


def _condition(index: Index, term: Term) -> Condition:
    words = _match(index, term)
    held = index.holding(words) if words else _column(index, term)
    return not_(held) if term.negated else held


def _column(index: Index, term: Term) -> Condition:
    """A field that is a plain column."""
    if term.field in {"since", "until"}:
        return _day(index, term)
    if index is SHELF:
        return true() if (term.field, term.words) == ("kind", "articles") else false()
    if term.field == "with":
        taken = index.holding(f"{{who whom}} : {_phrase(term.words)}")
        return and_(t.catalogue.c.kind.in_(["meetings", "instruments"]), taken)
    if term.field == "process":
        return _process(term.words)
    return t.catalogue.c[str(term.field)] == term.words


def _process(named: str) -> Condition:
    """The lines of a process, and its own, by its id or words of its name."""
    rows = t.catalogue.alias()
    words = select(LINES.words.c.rowid).where(LINES.holds(f"who : {_phrase(named)}"))
    known = select(rows.c.line).where(rows.c.kind == "processes", or_(rows.c.line == named, rows.c.number.in_(words)))
    return or_(t.catalogue.c.process.in_(known), t.catalogue.c.line.in_(known))


def _day(index: Index, term: Term) -> Condition:
    """Not wholly before, or not wholly after; what nothing dates is neither."""
    span, rows = bounds(term.words), index.rows.c
    day = span.first if term.field == "since" else span.last
    dated = or_(rows.first != "", rows.last != "9999")
    if day is None:
        return dated
    return and_(dated, rows.last >= day.isoformat() if term.field == "since" else rows.first <= day.isoformat())
