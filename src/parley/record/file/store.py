"""The store: one SQLite file that holds what was given, what was read of it, and the lines that follow.

It knows no reader. What an article *is* follows from the set of places where it was found, never from the order in which they were
given: of several places the first by path counts, and what was given last at a place replaces what was known there. Each call that
writes is one transaction: it has happened as a whole, or not at all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from parley.errors import RecordError, Skipped
from parley.evidence import check
from parley.model import Article, Decision, Line, Reading
from parley.record.decisions.adopting import Adopted, adopted
from parley.record.file import schema as t
from parley.record.file.codec import dumps, to_json
from parley.record.file.derived import Derived
from parley.record.file.engine import WAIT, Sqlite, named_errors, sweep, writer
from parley.record.file.kept import Item, Outcome, Stamp, reading_key
from parley.record.file.ledger import enter, is_barred, take_out
from parley.record.file.linebook import Kept, Renewed, put_changed, put_whole, renew
from parley.record.file.opened import Opened
from parley.record.file.pairs import drop_sketches, put_sketches, unsketched
from parley.record.file.removal import drop, superseded
from parley.record.file.rows import (
    changed,
    decision_of,
    decisions_query,
    keepable,
    known,
    put_article,
    put_item,
    put_reading,
    put_row,
    there,
)
from parley.record.file.shelf import known_articles, take_off

__all__ = ["Store"]

_AT_ONCE = 200
"""So many articles are compared in one transaction."""


class Store(Opened):
    """An open record file that is written to. Use it as a context manager, or call `close`."""

    def __init__(self, path: Path, *, create: bool = False, sqlite: Sqlite | None = None, wait: float = WAIT) -> None:
        super().__init__(path, create=create, sqlite=sqlite, wait=wait)
        self._writer = writer(self._engine)
        self._inode = path.stat().st_ino

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

    def writing(self) -> contextlib.AbstractContextManager[Connection]:
        """One transaction that may write to the tables that are derived."""
        return self._writing(counts=False)

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
