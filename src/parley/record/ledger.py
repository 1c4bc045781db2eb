"""The ledger of decisions: rows in the order in which they were made, written inside the transaction of the caller.

Nothing in it is ever changed, with one exception: of a removed article no words stay, so the quotes of decisions on it and what was
added to it or corrected in it are taken out of their rows. Who, when, what was done and on which ids stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from parley.model import Anchor, Decision
from parley.record import schema as t
from parley.record.codec import decision_from, decision_json, dumps, loads

__all__ = ["decision_of", "decisions_query", "enter", "take_words_out"]


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


def take_words_out(db: Connection, articles: Collection[str]) -> None:
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
