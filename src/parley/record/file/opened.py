"""An open record file: all that is asked of it. `store` is the same, written to.

What is asked in one call, or inside `at_one_moment`, is answered from one moment of the file, whatever others write meanwhile.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, func, select

from parley.errors import UnknownId
from parley.model import Article, Decision, Line, Published, Reading
from parley.record.copies.sketches import Alike
from parley.record.file import schema as t
from parley.record.file.codec import damaged, decoded, from_json, loads
from parley.record.file.engine import WAIT, Sqlite, choose_sqlite, is_fixed, named_errors, open_engine, pragma
from parley.record.file.growth import Added, Mark, added, mark
from parley.record.file.kept import Item, Stamp
from parley.record.file.ledger import is_barred
from parley.record.file.linebook import kept_under, read_lines, same_labels
from parley.record.file.pairs import kept_pairs, unsketched
from parley.record.file.rows import article_of, current, decision_of, decisions_query, reading_of, times_changed
from parley.record.fold.woven import Same

__all__ = ["Opened"]


class Opened:
    """An open record file. Use it as a context manager, or call `close`."""

    def __init__(self, path: Path, *, create: bool = False, sqlite: Sqlite | None = None, wait: float = WAIT) -> None:
        self.path = path
        self.sqlite = sqlite or choose_sqlite()
        self._engine = open_engine(path, create=create, sqlite=self.sqlite, wait=wait)
        self.fixed = is_fixed(path)
        self._moment: Connection | None = None
        self.is_shared = self._one(select(t.sharing.c.id)) is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; closing twice does no harm."""
        self._engine.dispose()

    @property
    def journal(self) -> str:
        """SQLite's journal mode: wal or delete."""
        with named_errors(self.path):
            return str(pragma(self._engine, "journal_mode"))

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Let all questions asked inside see the record as it is now, whatever others write meanwhile."""
        if self._moment is not None:
            yield
            return
        with named_errors(self.path), self._engine.connect() as db:
            self._moment = db
            try:
                yield
            finally:
                self._moment = None

    def has_reading(self, key: str) -> bool:
        """Whether a reading is kept under this key."""
        return self._one(select(t.readings.c.key).where(t.readings.c.key == key)) is not None

    def articles(self, *, dated: bool = True) -> tuple[Article, ...]:
        """All articles by path, then id; with `dated`, under the date that the record gives them."""
        with self.at_one_moment():
            found = [article_of(row) for row in self._all(current())]
            if len(found) != self.count():
                raise damaged()
            better = self.dates() if dated else {}
        found = [replace(a, published=better.get(a.id, a.published)) for a in found]
        return tuple(sorted(found, key=lambda a: (a.path or "", a.id)))

    def article(self, article_id: str) -> Article:
        """One article, under the date that the record gives it. Raises UnknownId."""
        row = self._one(current([article_id]))
        if row is None:
            raise UnknownId(f"No article has the id {article_id}.", "List them with: parley show articles")
        found = article_of(row)
        return replace(found, published=self.dates().get(article_id, found.published))

    def has_article(self, article_id: str) -> bool:
        """Whether an article is kept under this id."""
        return self._one(select(t.articles.c.id).where(t.articles.c.id == article_id)) is not None

    def readings(self, *, dated: bool = True) -> tuple[Reading, ...]:
        """The reading of each article, by the article's id; without `dated` those made with the date it was given with."""
        with self.at_one_moment():
            keys = self._keys(dated=dated)
            bodies = {row.key: row.body for row in self._all(select(t.readings.c.key, t.readings.c.body))}
        return tuple(reading_of(article, bodies.get(key)) for article, key in sorted(keys.items()))

    def reading(self, article_id: str) -> Reading:
        """The reading of one article. Raises UnknownId."""
        key = self._keys(dated=True).get(article_id)
        row = self._one(select(t.readings.c.body).where(t.readings.c.key == key))
        if row is None:
            raise UnknownId(f"No article has the id {article_id}.", "List them with: parley show articles")
        return reading_of(article_id, row.body)

    def dates(self) -> dict[str, Published]:
        """The record's own dates, by article id."""
        rows = self._all(select(t.dated.c.article, t.dated.c.published))
        return {row.article: decoded(from_json, Published, loads(row.published)) for row in rows}

    def dated_reading(self, article_id: str) -> str | None:
        """The key of the reading made with the record's own date of an article, None if it has none."""
        return self._dated().get(article_id)

    def places(self, article_id: str) -> tuple[str, ...]:
        """Where an article was found, in the order of the paths; "" for one that came without a path."""
        g = t.givings.c
        return tuple(row.path for row in self._all(select(g.path).where(g.article == article_id).order_by(g.path)))

    def found_in(self, place: str) -> str | None:
        """The id of the one article that was found in this place, None if there is none or several."""
        g = t.givings.c
        found = {row.article for row in self._all(select(g.article).where(g.path == place))} if place else set()
        return found.pop() if len(found) == 1 else None

    def raw(self, article_id: str) -> bytes | None:
        """The page's bytes, if the article came from a page."""
        row = self._one(current([article_id]).add_columns(t.givings.c.raw))
        return bytes(row.raw) if row is not None and row.raw is not None else None

    def stamps(self) -> tuple[Stamp, ...]:
        """What made the readings that are shown, sorted."""
        with self.at_one_moment():
            shown = set(self._keys(dated=True).values())
            rows = self._all(select(t.readings.c.key, t.readings.c.reader, t.readings.c.lexicon))
        return tuple(
            sorted({Stamp(r.reader, r.lexicon) for r in rows if r.key in shown}, key=lambda s: (s.reader, s.lexicon))
        )

    def inputs(self, *, decisions: bool = True) -> str:
        """How often anything that the record shows has changed: the same answer means that nothing has. Without `decisions` they do not count."""
        with self._reading() as db:
            made = db.execute(select(func.max(t.decisions.c.number))).scalar() if decisions else 0
            return f"{times_changed(db)}.{made or 0}"

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order in which they were made."""
        found = tuple(decision_of(row) for row in self._all(decisions_query()))
        if [decision.number for decision in found] != list(range(1, len(found) + 1)):
            raise damaged()
        return found

    def vocabulary(self) -> str | None:
        """The text of the case file, None if the articles were read without one."""
        row = self._one(select(t.vocabulary.c.text))
        return row.text if row is not None else None

    def pairs(self) -> list[Alike] | None:
        """The pairs of texts that are alike, None if some have not been looked for yet."""
        with self._reading() as db:
            return None if unsketched(db) else kept_pairs(db)

    def mark(self) -> Mark:
        """The state of the record, to be told later what was added to it."""
        with self._reading() as db:
            return mark(db, self.inputs(decisions=False))

    def added(self, before: Mark) -> Added | None:
        """What was added since; None if that is very much, or anything else has changed."""
        with self._reading() as db:
            return added(db, before)

    def lines_key(self) -> str | None:
        """The key under which the lines were kept, None if there are none yet."""
        found = self.kept_under()
        return found[0] if found else None

    def kept_under(self) -> tuple[str, Mark | None] | None:
        """The key under which the lines were kept, and what they can be carried on from; None if there are none yet."""
        with self._reading() as db:
            return kept_under(db)

    def lines(self) -> tuple[Line, ...]:
        """All lines, in the order in which they were put."""
        with self._reading() as db:
            return tuple(read_lines(db, db.execute(select(t.lines).order_by(t.lines.c.number, t.lines.c.id))))

    def same_labels(self) -> list[Same]:
        """What makes labels of actors one in the lines that are kept."""
        with self._reading() as db:
            return same_labels(db)

    def count(self) -> int:
        """How many articles there are."""
        row = self._one(select(func.count().label("n")).select_from(t.articles))
        return int(row.n) if row is not None else 0

    def run_items(self, run: int) -> tuple[Item, ...]:
        """What became of each thing given to a run, in the order given."""
        at = t.run_items.c
        rows = self._all(select(t.run_items).where(at.run == run).order_by(at.number))
        return tuple(Item(r.path, r.outcome, r.article, r.reason or "", r.next_step or "") for r in rows)

    def views(self) -> dict[str, str]:
        """The saved addresses of the desk by their names, in the order of the alphabet."""
        return {row.name: row.address for row in self._all(select(t.views).order_by(t.views.c.name))}

    def last_run(self) -> int:
        """The number of the last run, 0 if there was none."""
        row = self._one(select(func.max(t.runs.c.id).label("n")))
        return int(row.n or 0) if row is not None else 0

    def sourceless(self) -> tuple[int, int]:
        """How many articles name no source, and how many there are."""
        known = t.articles.c
        whole, named = (self._one(select(func.count(column).label("n"))) for column in (known.id, known.source))
        return (int(whole.n) - int(named.n), int(whole.n)) if whole and named else (0, 0)

    def read_since(self, run: int) -> tuple[str, ...]:
        """The ids of the articles that later runs read, each once, in the order in which they were read first."""
        at = t.run_items.c
        asked = select(at.article).where(at.run > run, at.outcome == "read", at.article.is_not(None))
        return tuple(dict.fromkeys(row.article for row in self._all(asked.order_by(at.run, at.number))))

    def unfinished_runs(self) -> int:
        """How many runs were interrupted."""
        row = self._one(select(func.count().label("n")).where(t.runs.c.state == "running"))
        return int(row.n) if row is not None else 0

    def damage(self) -> tuple[str, ...]:
        """What SQLite's own check finds wrong with the file; nothing if it is whole."""
        with self._reading() as db:
            found = [str(row[0]) for row in db.exec_driver_sql("PRAGMA integrity_check")]
        return () if found == ["ok"] else tuple(found)

    def is_barred(self, article: Article) -> bool:
        """Whether a person took this article, or all of its source, out of the record."""
        with self._reading() as db:
            return is_barred(db, article)

    # --- inside -----------------------------------------------------------------------------------------------------------------

    def _keys(self, *, dated: bool) -> dict[str, str]:
        given = {row.id: row.reading for row in self._all(current())}
        return given | self._dated() if dated else given

    def _dated(self) -> dict[str, str]:
        return {row.article: row.reading for row in self._all(select(t.dated.c.article, t.dated.c.reading))}

    def _all(self, query: Select[Any]) -> list[Row[Any]]:
        with self._reading() as db:
            return list(db.execute(query))

    def _one(self, query: Select[Any]) -> Row[Any] | None:
        with self._reading() as db:
            return db.execute(query).first()

    def asking(self) -> contextlib.AbstractContextManager[Connection]:
        """A connection to ask the tables themselves; errors of the database come out named."""
        return self._reading()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._moment is not None:
            yield self._moment
            return
        with named_errors(self.path), self._engine.connect() as db:
            yield db
