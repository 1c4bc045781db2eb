"""The ledger of decisions: rows in the order in which they were made, written inside the transaction of the caller.

Nothing in it is ever changed, with one exception: of a removed article no words stay, so the quotes of decisions on it and what was
added to it or corrected in it are taken out of their rows. Who, when, what was done and on which ids stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Connection, insert, or_, select, update

from parley.model import Anchor, Article, Decision, Removed
from parley.record.decisions.articles import ARTICLES
from parley.record.decisions.ruled import in_force
from parley.record.file import schema as t
from parley.record.file.codec import decision_json, dumps
from parley.record.file.removal import drop
from parley.record.file.rows import decision_of, decisions_query
from parley.record.file.shelf import take_off

__all__ = ["enter", "is_barred", "take_out"]


def enter(db: Connection, decision: Decision) -> Decision:
    """Write a decision down; the answer has the number that it got."""
    row = {"who": decision.who, "at": decision.at, "verb": decision.verb, "note": decision.note}
    entry = insert(t.decisions).values(row | {"body": dumps(decision_json(decision))})
    entered = replace(decision, number=int(db.execute(entry.returning(t.decisions.c.number)).scalar_one()))
    take_off(db, _set_right(db, entered))
    return entered


def _set_right(db: Connection, decision: Decision) -> list[str]:
    """The articles of which a decision changes what is known, by itself or by undoing one that does."""
    while decision.verb == "undo":
        undone = decisions_query().where(t.decisions.c.number == decision.undoes)
        decision = decision_of(db.execute(undone).one())
    found: list[str] = []
    for anchor in (a for a in decision.on if a.family == ARTICLES):
        here = or_(t.givings.c.article == anchor.article, t.givings.c.path == anchor.place)
        found += [row.article for row in db.execute(select(t.givings.c.article).where(here))]
        found += [row.id for row in db.execute(select(t.articles.c.id).where(t.articles.c.url == anchor.place))]
    return found


def is_barred(db: Connection, article: Article, page: bytes | None = None) -> bool:
    """Whether a person took this article, or all of its source, out of the record and did not let it in again.

    It is the same article if it has the same id, address or page, or the same text in the same place.
    """
    verbs = decisions_query().where(t.decisions.c.verb.in_(("remove", "undo")))
    made = tuple(map(decision_of, db.execute(verbs).fetchall()))
    force = in_force(made)
    source, page_sha256 = (article.source or "").casefold(), sha256(page).hexdigest() if page is not None else None
    for decision in (d for d in made if d.verb == "remove" and d.number in force):
        if decision.source is not None and (
            decision.source.casefold() == source or article.id in {gone.article for gone in decision.removed}
        ):
            return True
        if decision.source is None and any(_is_same(article, page_sha256, gone) for gone in decision.removed):
            return True
    return False


def _is_same(article: Article, page_sha256: str | None, gone: Removed) -> bool:
    return (
        article.id == gone.article
        or (article.url is not None and article.url == gone.url)
        or (page_sha256 is not None and page_sha256 == gone.page_sha256)
        or (article.text_sha256 == gone.text_sha256 and article.path == gone.path)
    )


def take_out(db: Connection, articles: Collection[str]) -> None:
    """Delete articles and everything that was read in them or follows from them, and leave no words of theirs in the ledger."""
    db.exec_driver_sql("PRAGMA secure_delete = ON")
    drop(db, articles)
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
