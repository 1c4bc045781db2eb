"""The ledger of decisions: rows in the order in which they were made, written inside the transaction of the caller.

Nothing in it is ever changed, with one exception: of a removed article no words stay, so the quotes of decisions on it and what was
added to it or corrected in it are taken out of their rows. Who, when, what was done and on which ids stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, update

from parley.model import Anchor, Decision
from parley.record import schema as t
from parley.record.codec import decision_from, decision_json, dumps, loads
from parley.record.derived import forget
from parley.record.pairs import drop_sketches
from parley.record.shelf import known_articles, take_off
from parley.record.shown import in_force

__all__ = ["barred", "decision_of", "decisions_query", "enter", "take_out"]


def decisions_query() -> Select[Any]:
    """Every decision by its number."""
    return select(t.decisions).order_by(t.decisions.c.number)


def decision_of(row: Row[Any]) -> Decision:
    """The decision that a row holds. Raises RecordError if the row is damaged."""
    own = {"number": row.number, "who": row.who, "at": row.at, "verb": row.verb, "note": row.note}
    return decision_from(loads(row.body) | own)


def enter(db: Connection, decision: Decision) -> Decision:
    """Write a decision down; the answer has the number that it got."""
    row = {"who": decision.who, "at": decision.at, "verb": decision.verb, "note": decision.note}
    entry = insert(t.decisions).values(row | {"body": dumps(decision_json(decision))})
    return replace(decision, number=int(db.execute(entry.returning(t.decisions.c.number)).scalar_one()))


def barred(db: Connection) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the articles, and the sources in small letters, that persons took out of the record and did not let in again."""
    verbs = decisions_query().where(t.decisions.c.verb.in_(("remove", "undo")))
    made = tuple(map(decision_of, db.execute(verbs).fetchall()))
    force = in_force(made)
    standing = [d for d in made if d.verb == "remove" and d.number in force]
    articles = frozenset(gone.article for d in standing if d.source is None for gone in d.removed)
    return articles, frozenset(d.source.casefold() for d in standing if d.source is not None)


def take_out(db: Connection, articles: Collection[str]) -> None:
    """Delete articles and everything that was read in them or follows from them, and leave no words of theirs in the ledger."""
    gone = [{"gone": article} for article in sorted(articles)]
    db.exec_driver_sql("PRAGMA secure_delete = ON")
    forget(db)
    take_off(db, articles)
    drop_sketches(db, articles, partial(known_articles, db))
    for derived in (t.fold, t.lines):
        db.execute(delete(derived))
    for table, column in (t.dated, "article"), (t.givings, "article"), (t.readings, "article"), (t.articles, "id"):
        if gone:
            db.execute(delete(table).where(table.c[column] == bindparam("gone")), gone)
    _take_words_out(db, articles)
    db.exec_driver_sql("PRAGMA secure_delete = OFF")


def _take_words_out(db: Connection, articles: Collection[str]) -> None:
    """Leave no words of these articles in the ledger."""
    for decision in map(decision_of, db.execute(decisions_query()).fetchall()):
        bare = _without_words(decision, articles)
        if bare != decision:
            row = update(t.decisions).where(t.decisions.c.number == decision.number)
            db.execute(row.values(body=dumps(decision_json(bare))))


def _without_words(decision: Decision, articles: Collection[str]) -> Decision:
    told = any(a.article in articles for a in decision.on) and decision.verb in ("add", "correct")
    return replace(
        decision,
        on=_bare(decision.on, articles),
        other=_bare(decision.other, articles),
        fields={} if told else decision.fields,
    )


def _bare(anchors: Iterable[Anchor], articles: Collection[str]) -> tuple[Anchor, ...]:
    return tuple(replace(a, quote="", prefix="", suffix="", gist="") if a.article in articles else a for a in anchors)
