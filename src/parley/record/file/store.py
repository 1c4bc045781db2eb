"""The store: one SQLite file that holds what was given, what was read of it, and the lines that follow.

It knows no reader. What an article *is* follows from the set of places where it was found, never from the order in which they were
given: of several places the first by path counts, and what was given last at a place replaces what was known there. Each call that
writes is one transaction: it has happened as a whole, or not at all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from parley.errors import RecordError, Skipped, UnknownId
from parley.evidence import check
from parley.model import Article, Decision, Line, Published, Reading
from parley.record.copies.sketches import Alike
from parley.record.decisions.adopting import Adopted, adopted
from parley.record.file import schema as t
from parley.record.file.codec import damaged, decoded, dumps, from_json, loads, to_json
from parley.record.file.derived import Derived
from parley.record.file.engine import (
    WAIT,
    Sqlite,
    choose_sqlite,
    is_fixed,
    named_errors,
    open_engine,
    pragma,
    sweep,
    writer,
)
from parley.record.file.growth import Added, Mark, added, mark
from parley.record.file.kept import Item, Outcome, Stamp, reading_key
from parley.record.file.ledger import enter, is_barred, take_out
from parley.record.file.linebook import (
    Kept,
    Renewed,
    kept_under,
    put_changed,
    put_whole,
    read_lines,
    renew,
    same_labels,
)
from parley.record.file.pairs import drop_sketches, kept_pairs, put_sketches, unsketched
from parley.record.file.removal import drop, superseded
from parley.record.file.rows import (
    article_of,
    changed,
    current,
    decision_of,
    decisions_query,
    keepable,
    known,
    put_article,
    put_item,
    put_reading,
    put_row,
    reading_of,
    there,
    times_changed,
)
from parley.record.file.shelf import known_articles, take_off
from parley.record.fold.woven import Same

__all__ = ["Store"]

_AT_ONCE = 200
"""So many articles are compared in one transaction."""


class Store:
    """An open record file. Use it as a context manager, or call `close`."""

    def __init__(self, path: Path, *, create: bool = False, sqlite: Sqlite | None = None, wait: float = WAIT) -> None:
        self.path = path
        self.sqlite = sqlite or choose_sqlite()
        self._engine = open_engine(path, create=create, sqlite=self.sqlite, wait=wait)
        self.fixed = is_fixed(path)
        self._writer = writer(self._engine)
        self._inode = path.stat().st_ino
        self._moment: Connection | None = None
        self.is_shared = self._one(select(t.sharing.c.id)) is not None

    def __enter__(self) -> Store:
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

    # --- writing: one transaction each ------------------------------------------------------------------------------------------

    def put(
        self,
        article: Article,
        stamp: Stamp,
        reading: Reading | None = None,
        *,
        raw: bytes | None = None,
        run: tuple[int, int] | None = None,
    ) -> Outcome:
        """Keep an article as it was found, with its reading; `reading` may be left out if this very reading is kept already.

        `raw` is the page's bytes: of one page in one place the last extraction counts; `run` is (run, number of the item in it). Answers "unchanged" if all of it was there, else "read".
        Raises Unreadable for text that no database keeps (NUL, lone surrogates), EvidenceError if the reading's words are not in the
        article, Skipped if a person removed it, UnknownId if the reading is neither given nor kept, RecordError and its kinds if the file cannot be written.
        """
        if self.is_shared:
            raise RecordError(
                f"{self.path} was shared without its texts.", "Add articles to the record that it was made from."
            )
        keepable(article)
        if reading is not None:
            check(article, reading.reports())
        key = reading_key(article, stamp)
        row = {"article": article.id, "path": article.path or "", "known": known(article), "reading": key, "raw": raw}
        with self._writing(counts=False) as db:
            if is_barred(db, article, raw):
                raise Skipped("A person removed it from the record.", "To have it read again undo that: parley log")
            outcome: Outcome = "unchanged" if there(db, t.givings, row) else "read"
            if outcome == "read":
                put_article(db, article)
                put_reading(db, key, stamp, article.id, reading)
                put_row(db, t.givings, row, ("article", "path"))
                drop(db, superseded(db, row))
                db.execute(delete(t.dated).where(t.dated.c.article == article.id))
                take_off(db, [article.id])
                drop_sketches(db, [article.id], partial(known_articles, db))
                changed(db)
            if run:
                put_item(db, run, Item(article.path or article.id, outcome, article.id, "; ".join(article.changes)))
        return outcome

    def put_item(self, run: int, number: int, item: Item) -> None:
        """Log what became of something that was not read."""
        with self._writing(counts=False) as db:
            put_item(db, (run, number), item)

    def put_dated(self, article: Article, stamp: Stamp, reading: Reading | None = None) -> None:
        """Keep a better `published` for an article (it stands in `article.published`) with the reading made with it."""
        if reading is not None:
            check(article, reading.reports())
        key = reading_key(article, stamp)
        row = {"article": article.id, "published": dumps(to_json(article.published)), "reading": key}
        with self._writing() as db:
            put_reading(db, key, stamp, article.id, reading)
            put_row(db, t.dated, row, ("article",))
            take_off(db, [article.id])

    def drop_dated(self, ids: Iterable[str]) -> None:
        """Forget the record's own date of these articles; they show the one they were given with again."""
        gone = sorted(ids)
        if gone:
            with self._writing() as db:
                db.execute(delete(t.dated).where(t.dated.c.article.in_(gone)))
                take_off(db, gone)

    def begin_run(self, at: str | None = None) -> int:
        """Open a run's log and answer its number. `at` is the time in words of the caller: the store has no clock."""
        with self._writing(counts=False) as db:
            return int(db.execute(insert(t.runs).values(state="running", at=at).returning(t.runs.c.id)).scalar_one())

    def end_run(self, run: int) -> None:
        """Mark a run as finished; one without this mark was interrupted."""
        with self._writing(counts=False) as db:
            db.execute(update(t.runs).where(t.runs.c.id == run).values(state="finished"))

    def put_vocabulary(self, text: str) -> None:
        """Keep the text of the case file that articles are read with from now on."""
        if text != self.vocabulary():
            with self._writing() as db:
                put_row(db, t.vocabulary, {"id": 1, "text": text}, ("id",))

    def put_decision(self, decision: Decision) -> Decision:
        """Write a decision into the ledger; the answer has its number there."""
        return self.put_decisions([decision])[0]

    def put_decisions(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Write decisions into the ledger, all or none; the answers have their numbers there."""
        with self._writing(counts=False) as db:
            return tuple(enter(db, decision) for decision in decisions)

    def adopt(self, others: Sequence[Decision]) -> Adopted:
        """Write down those decisions of another ledger that are not in this one, all or none."""
        with self._writing(counts=False) as db:
            own = tuple(map(decision_of, db.execute(decisions_query()).fetchall()))
            wanted = {a.article for d in others for a in (*d.on, *d.other)}
            found = adopted(own, others, {a.id: a for a in known_articles(db, wanted)})
            for decision in found.decisions:
                enter(db, decision)
        return found

    def remove(self, decision: Decision) -> Decision:
        """Take the articles that a decision removes out of the file, whole, and write the decision down; the answer has its number.

        Afterwards no words of theirs are left in the file, in its unused parts neither. Raises RecordBusy if another process holds on to
        old pages of it: the articles are gone then, `sweep` does the rest later.
        """
        with self._writing() as db:
            take_out(db, {gone.article for gone in decision.removed})
            decision = enter(db, decision)
        self.sweep()
        return decision

    def sweep(self) -> None:
        """Rewrite the file without its unused parts. Raises RecordBusy if another process is at work on it."""
        with named_errors(self.path, self.sqlite.module.Error):
            sweep(self._engine)

    def put_lines(self, kept: Kept) -> None:
        """Keep these lines instead of all that were kept."""
        with self._writing(counts=False) as db:
            put_whole(db, kept)

    def put_changed(self, renewed: Renewed) -> bool:
        """Write what additions have changed in the lines. False, and nothing is done, if others are kept than those that it speaks of."""
        with self._writing(counts=False) as db:
            return put_changed(db, renewed)

    def renew_lines(self, key: str, lines: Sequence[Line], derived: Derived) -> None:
        """Bring some of the lines up to date, with what is `derived` from them; the rest follows from the inputs named `key` as it is."""
        with self._writing(counts=False) as db:
            renew(db, key, lines, derived)

    def put_view(self, name: str, address: str | None) -> None:
        """Keep an address of the desk under a name, or forget it (None)."""
        with self._writing(counts=False) as db:
            db.execute(delete(t.views).where(t.views.c.name == name))
            if address is not None:
                db.execute(insert(t.views).values(name=name, address=address))

    def put_seen(self, ids: Iterable[str]) -> frozenset[str]:
        """Remember alerts as seen; the answer are those of them that had not been."""
        with self._writing(counts=False) as db:
            known = {row.alert for row in db.execute(select(t.seen.c.alert))}
            new = frozenset(ids) - known
            if new:
                db.execute(insert(t.seen), [{"alert": alert} for alert in sorted(new)])
        return new

    def keep_pairs(self) -> None:
        """Find the near copies of articles that came since the last time; many transactions, so that others can write in between."""
        with self._reading() as db:
            ids = unsketched(db)
        for at in range(0, len(ids), _AT_ONCE):
            with self._writing(counts=False) as db:
                new = unsketched(db, ids[at : at + _AT_ONCE])
                put_sketches(db, known_articles(db, new), partial(known_articles, db))

    # --- reading ----------------------------------------------------------------------------------------------------------------

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

    def writing(self) -> contextlib.AbstractContextManager[Connection]:
        """One transaction that may write to the tables that are derived."""
        return self._writing(counts=False)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._moment is not None:
            yield self._moment
            return
        with named_errors(self.path), self._engine.connect() as db:
            yield db

    @contextlib.contextmanager
    def _writing(self, *, counts: bool = True) -> Iterator[Connection]:
        """One transaction; it `counts` unless it leaves all alone that the lines follow from."""
        if not self.path.exists() or self.path.stat().st_ino != self._inode:
            raise RecordError(
                f"The record {self.path} was removed or replaced while it was open.",
                "Put it back and run the same again.",
            )
        with named_errors(self.path), self._writer.begin() as db:
            yield db
            if counts:
                changed(db)
