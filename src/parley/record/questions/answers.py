"""Answers that come straight from the tables of a record, however large it is: search, what is in force, what passed between two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from parley.evidence import cite
from parley.model import Article, Evidence, Fate, Line, Span
from parley.record.file import schema as t
from parley.record.file.codec import damaged, decoded, loads
from parley.record.file.linebook import read_lines
from parley.record.file.shelf import known_articles
from parley.record.questions.catalogue import spans
from parley.record.questions.course import course_from
from parley.record.questions.fulltext import LINES, SHELF, every, marked, matching, numbers
from parley.record.questions.query import Filters, checked, passes, processes_meant
from parley.record.questions.question import Question, Term, parse, says_something
from parley.record.questions.standing import Standing, standing
from parley.record.questions.why import sentence_around

__all__ = ["Answers", "Found", "Hit"]

Known = Callable[[Connection, list[str]], list[Article]]
"""Articles by their ids, as they are known now."""

_PER_QUERY = 500
_ABOUT = ("actors", "processes", "disagreements", "figures", "positions")
"""Kinds of line in which nobody has to do with anybody: who somebody is, what was counted, where tellers differ."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A line or an article that answers a search, on words of an article; `marks` are the words found, as places in that article.

    A process stands on no words of its own: it has neither `evidence` nor `article`.
    """

    kind: str
    id: str
    evidence: Evidence | None
    marks: tuple[Span, ...]
    article: Article | None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: lines and articles, the best first; `more` says whether there are others."""

    question: Question
    lines: tuple[Hit, ...]
    articles: tuple[Hit, ...]
    more: bool


class Answers:
    """Questions to the tables behind a connection, which must be up to date."""

    def __init__(self, asking: Callable[[], AbstractContextManager[Connection]], known: Known = known_articles) -> None:
        self._asking, self._known = asking, known

    def search(self, text: str, limit: int) -> Found:
        """Lines and articles that answer to a text, at most `limit` of each; any text will do (`question.py`)."""
        question = _standing_lines(parse(text))
        with self._asking() as db:
            lines = self._line_hits(db, question, limit + 1)
            articles = self._article_hits(db, question, limit + 1)
        more = max(len(lines), len(articles)) > limit
        return Found(question, tuple(lines[:limit]), tuple(articles[:limit]), more)

    def in_force(self, day: date) -> tuple[Standing, ...]:
        """The instruments that are told to be in force on a day, by name."""
        iso = day.isoformat()
        told = select(t.standings.c.body).join(t.spells).where(t.spells.c.first <= iso, t.spells.c.last >= iso)
        with self._asking() as db:
            courses = [decoded(course_from, loads(row.body)) for row in db.execute(told)]
        found = (standing(course, day) for course in courses)
        return tuple(
            sorted(
                (s for s in found if s and s.course.review != "rejected"), key=lambda s: (s.course.name, s.course.line)
            )
        )

    def lines(self, kind: str, filters: Filters) -> tuple[Line, ...]:
        """The lines of a kind that pass every filter, in the record's order: what the tables can tell is asked of them, the rest of each line.

        Raises UsageError as `checked` does.
        """
        kind = checked(kind, filters)
        with self._asking() as db:
            processes = processes_meant(_of_kind(db, "processes"), filters) if filters.process else frozenset[str]()
            question = _of_filters(kind, filters, processes)
            found = every(db, LINES, question) if question else []
            rows = [row for part in _parts(sorted(found)) for row in db.execute(_listed().where(part))]
            ordered = sorted(rows, key=lambda row: (row.place, row.id))
            lines = zip(read_lines(db, ordered), ordered, strict=True)
            return tuple(line for line, row in lines if passes(line, row, filters, processes))

    def which(self, kind: str, filters: Filters, known: Mapping[str, Line]) -> frozenset[str]:
        """The ids of those lines that `lines` would answer with, for who has the lines at hand. Raises UsageError as `checked` does."""
        kind = checked(kind, filters)
        listed = t.catalogue.c
        asked = select(listed.line, listed.who, listed.whom, listed.words, listed.first, listed.last)
        with self._asking() as db:
            processes = processes_meant(_of_kind(db, "processes"), filters) if filters.process else frozenset[str]()
            question = _of_filters(kind, filters, processes)
            found = every(db, LINES, question) if question else []
            rows = [row for part in _parts(sorted(found)) for row in db.execute(asked.where(part))]
        there = (row for row in rows if row.line in known)
        return frozenset(row.line for row in there if passes(known[row.line], row, filters, processes))

    def articles_with(self, text: str) -> frozenset[str]:
        """The ids of the articles in which these words stand next to each other, their titles among it, in any case of letters."""
        if not says_something(text):
            return frozenset()
        with self._asking() as db:
            found = every(db, SHELF, Question(((Term(text),),)))
            asked = select(t.shelf.c.article)
            parts = (found[at : at + _PER_QUERY] for at in range(0, len(found), _PER_QUERY))
            return frozenset(i for part in parts for i in db.execute(asked.where(t.shelf.c.number.in_(part))).scalars())

    def between(self, one: str, other: str) -> tuple[tuple[str, Line], ...]:
        """Lines in which the two take part, in whatever role, each with its first day, in the order of time.

        With them agreements of which nobody told whom they bind, of a negotiation that goes by the names of both.
        """
        both = ((Term(name, "by"), Term(name, "to")) for name in (one, other))
        others = ((Term(kind, "kind", negated=True),) for kind in _ABOUT)
        with self._asking() as db:
            found = every(db, LINES, _standing_lines(Question((*both, *others))))
            lines = [*_lines(db, found), *self._between_nobody(db, one, other)]
            return tuple(sorted(lines, key=lambda pair: (pair[0] or "9999", pair[1].id)))

    # --- inside -----------------------------------------------------------------------------------------------------------------

    @staticmethod
    def _between_nobody(db: Connection, one: str, other: str) -> Iterator[tuple[str, Line]]:
        """The agreements without parties of the negotiations whose names hold those of both."""
        processes = _of_kind(db, "processes")
        meant = frozenset.intersection(*(processes_meant(processes, Filters(process=name)) for name in (one, other)))
        if not meant:
            return
        asked = Question(((Term("instruments", "kind"),), tuple(Term(process, "process") for process in sorted(meant))))
        found = _lines(db, every(db, LINES, _standing_lines(asked)))
        yield from (pair for pair in found if not pair[1].values.get("parties"))

    def _line_hits(self, db: Connection, question: Question, limit: int) -> list[Hit]:
        order = numbers(db, LINES, question, limit)
        rows = {row.number: row for row in db.execute(select(t.catalogue).where(t.catalogue.c.number.in_(order)))}
        found = marked(db, LINES, matching(LINES, question), order)
        ids = [row.line for row in rows.values()]
        lines = {line.id: line for line in read_lines(db, db.execute(select(t.lines).where(t.lines.c.id.in_(ids))))}
        cited = {number: _best(row, found.get(number, ())) for number, row in rows.items()}
        articles = self._articles(db, (piece[0] for piece, _ in filter(None, cited.values())))
        try:
            return [_line_hit(lines[rows[n].line], cited[n], articles) for n in order]
        except KeyError as error:  # the tables do not fit together
            raise damaged() from error

    def _article_hits(self, db: Connection, question: Question, limit: int) -> list[Hit]:
        order = numbers(db, SHELF, question, limit)
        rows = db.execute(select(t.shelf.c.number, t.shelf.c.article).where(t.shelf.c.number.in_(order)))
        shelved = {row.number: row.article for row in rows}
        found = marked(db, SHELF, matching(SHELF, question), order)
        articles = self._articles(db, shelved.values())
        try:
            return [_article_hit(articles[shelved[n]], found.get(n, ())) for n in order]
        except KeyError as error:  # likewise
            raise damaged() from error

    def _articles(self, db: Connection, ids: Iterable[str]) -> dict[str, Article]:
        return {article.id: article for article in self._known(db, sorted(set(ids)))}


def _of_filters(kind: str, filters: Filters, processes: Iterable[str]) -> Question | None:
    """What the tables are asked for these filters, which lets through whatever passes them; None if nothing can."""
    told = {"by": filters.by, "with": filters.with_, "to": filters.to, "place": filters.place}
    told |= {"since": filters.since, "until": filters.until, "review": filters.review}
    clauses: list[tuple[Term, ...]] = [
        (Term(kind, "kind"),),
        *((Term(value, name),) for name, value in told.items() if value is not None),
    ]
    if filters.fate is not None:
        clauses.append(tuple(Term(fate, "fate") for fate in get_args(Fate) if fate.startswith(filters.fate)))
    if filters.process is not None:
        clauses.append(tuple(Term(process, "process") for process in processes))
    asked = all(clause and says_something(clause[0].words) for clause in clauses)
    return _standing_lines(Question(tuple(clauses))) if asked else None


def _standing_lines(question: Question) -> Question:
    """The same, without the lines that a person rejected unless they are asked for."""
    asked = any(term.field == "review" for clause in question.clauses for term in clause)
    clauses = question.clauses
    return Question((*clauses, (Term("rejected", "review", negated=True),)) if clauses and not asked else clauses)


def _article_hit(article: Article, found: Sequence[Span]) -> Hit:
    """The article with the sentence of the first word found that is not page furniture; one found by its title with its beginning."""
    inside = [m for m in found if not any(f.start <= m[0] < f.end for f in article.furniture)]
    begin = next((f.end for f in reversed(article.furniture) if f.start == 0), 0)
    at = (inside or [*found, (begin, min(begin + 1, len(article.text)))])[0]
    evidence = cite(article, *sentence_around(article.text, *at))
    marks = tuple(m for m in found if evidence.start <= m[0] and m[1] <= evidence.end)
    return Hit("articles", article.id, evidence, marks, article)


Piece = tuple[str, int, int]
"""A piece of evidence: article, start, end."""


def _best(row: Row[Any], found: Sequence[Span]) -> tuple[Piece, tuple[Span, ...]] | None:
    """That piece of a line's evidence that holds most of the words found, and where these stand in its article; None without evidence."""
    pieces = list(zip(loads(row.evidence), spans(row.evidence), strict=True))
    if not pieces:
        return None
    begins = [a for a, _ in found]
    (of, start, end), (low, high) = max(
        pieces, key=lambda p: bisect_left(begins, p[1][1]) - bisect_left(begins, p[1][0])
    )
    return (of, start, end), tuple((a - low + start, b - low + start) for a, b in found if low <= a and b <= high)


def _line_hit(line: Line, cited: tuple[Piece, tuple[Span, ...]] | None, articles: Mapping[str, Article]) -> Hit:
    if cited is None:
        return Hit(line.kind, line.id, None, (), None, line)
    (of, start, end), marks = cited
    return Hit(line.kind, line.id, cite(articles[of], start, end), marks, articles[of], line)


def _lines(db: Connection, found: Iterable[int]) -> Iterator[tuple[str, Line]]:
    for part in _parts(sorted(found)):
        rows = db.execute(_listed().where(part)).fetchall()
        yield from zip((row.first for row in rows), read_lines(db, rows), strict=True)


def _of_kind(db: Connection, kind: str) -> list[Line]:
    return read_lines(db, db.execute(select(t.lines).where(t.lines.c.kind == kind)))


def _listed() -> Select[Any]:
    """Lines, with what the catalogue holds of them."""
    listed = t.catalogue.c
    names = (listed.who, listed.whom, listed.words, listed.first, listed.last)
    return select(t.lines, t.lines.c.number.label("place"), *names).join(t.catalogue, listed.line == t.lines.c.id)


def _parts(found: Sequence[int]) -> Iterator[ColumnElement[bool]]:
    """That the number is one of these, a few hundred at a time."""
    return (t.catalogue.c.number.in_(found[at : at + _PER_QUERY]) for at in range(0, len(found), _PER_QUERY))
