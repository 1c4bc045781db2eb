"""Pairs of texts that are alike, kept in the record: finding those of a new article costs in proportion to it and those near it.

The answer is that of `sketches.alike` over all articles, whatever the order in which they came. What one article can change for others
is whether a run is a formula: where one becomes a formula, pairs of those who have it may go; where it is none any more, they are found anew.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, case, delete, func, insert, or_, select

from parley.model import Article
from parley.record.copies.sketches import CROWD, FIGURES, Alike, Print, alike_pair, is_near, print_of, sample
from parley.record.file import schema as t
from parley.record.file.codec import damaged
from parley.record.file.pending import ask_for, done, pending
from parley.record.file.rows import PAIRS, batched, changed

__all__ = ["drop_sketches", "kept_pairs", "put_sketches", "unsketched"]

_FEW = 12
"""Who shares less than one of so many runs of the smaller sample is never near, as `is_near` has it."""
Fetch = Callable[[Iterable[str]], Iterable[Article]]


def unsketched(db: Connection, among: Collection[str] | None = None) -> list[str]:
    """The ids of the articles that have no sketch, or of those `among` these."""
    return pending(db, "compare", among)


def kept_pairs(db: Connection) -> list[Alike]:
    """All pairs, sorted. Raises RecordError if one is of an article that is not there."""
    order = (t.alike.c.one, t.alike.c.other)
    known = set(db.execute(select(t.articles.c.id)).scalars())
    found = [Alike(row.one, row.other, row.shared, row.shorter) for row in db.execute(select(t.alike).order_by(*order))]
    if not known.issuperset(i for pair in found for i in (pair.one, pair.other)):
        raise damaged()
    return found


def put_sketches(db: Connection, articles: Sequence[Article], fetch: Fetch) -> None:
    """Keep the sketches of articles that have none, and the pairs that they make. `fetch` gives articles by their ids."""
    prints = {a.id: print_of(a) for a in articles}
    samples = {i: sample(own) for i, own in prints.items()}
    if not samples:
        return
    for article, sampled in samples.items():
        packed = array("I", sampled).tobytes()
        row = {"article": article, "size": len(sampled), "sample": packed}
        number = db.execute(insert(t.sketches).values(row).returning(t.sketches.c.number)).scalar_one()
        if sampled:
            db.execute(insert(t.runs_of_words), [{"run": run, "sketch": number} for run in sampled])
    crowded, _ = _formulas_changed(db, {run for sampled in samples.values() for run in sampled})
    done(db, "compare", samples.keys())
    _thin_out(db, crowded)
    _pair_anew(db, set(samples), prints, fetch)


def drop_sketches(db: Connection, ids: Iterable[str], fetch: Fetch) -> None:
    """Forget the sketches of these articles, and their pairs; they are to be compared anew."""
    gone = sorted(ids)
    ask_for(db, "compare", gone)
    rows = _sketches(db, gone)
    for row in rows:
        sampled = array("I", row.sample).tolist()
        for part in batched(sampled):
            db.execute(
                delete(t.runs_of_words).where(t.runs_of_words.c.sketch == row.number, t.runs_of_words.c.run.in_(part))
            )
        db.execute(delete(t.sketches).where(t.sketches.c.number == row.number))
    _unpair(db, gone)
    _, telling = _formulas_changed(db, {run for row in rows for run in array("I", row.sample)})
    _pair_anew(db, _holding(db, telling), {}, fetch)


def _formulas_changed(db: Connection, runs: Iterable[int]) -> tuple[list[int], list[int]]:
    """Note which of these runs are formulas now; those that have become one, and those that are none any more."""
    become: list[int] = []
    ceased: list[int] = []
    for part in batched(sorted(runs)):
        has = t.runs_of_words.c.run
        counts = select(has, func.count().label("n")).where(has.in_(part)).group_by(has)
        crowded = {row.run for row in db.execute(counts) if row.n > CROWD}
        before = {row.run for row in db.execute(select(t.formulas.c.run).where(t.formulas.c.run.in_(part)))}
        become += sorted(crowded - before)
        ceased += sorted(before - crowded)
    if become:
        db.execute(insert(t.formulas), [{"run": run} for run in become])
    for part in batched(ceased):
        db.execute(delete(t.formulas).where(t.formulas.c.run.in_(part)))
    return become, ceased


def _holding(db: Connection, runs: Sequence[int]) -> set[str]:
    """The articles that have one of these runs."""
    found = (db.execute(_holders().where(t.runs_of_words.c.run.in_(part))) for part in batched(runs))
    return {row.article for rows in found for row in rows}


def _thin_out(db: Connection, become: Sequence[int]) -> None:
    """Drop the pairs that are none now that these runs are formulas; no pair can be new because of that."""
    holders = _holding(db, become)
    pairs = [p for p in _pairs_of(db, holders) if p.other in holders]
    samples = {
        row.article: frozenset(array("I", row.sample))
        for row in _sketches(db, {i for p in pairs for i in (p.one, p.other)})
    }
    formulas = {row.run for row in db.execute(select(t.formulas.c.run))} if pairs else set()
    for p in pairs:
        one, other = samples[p.one], samples[p.other]
        shared = (one & other) - formulas
        if not is_near(len(shared), sum(run >= FIGURES for run in shared), len(one), len(other)):
            db.execute(delete(t.alike).where(t.alike.c.one == p.one, t.alike.c.other == p.other))
            changed(db, PAIRS)


def _pairs_of(db: Connection, ones: Iterable[str]) -> list[Row[Any]]:
    return [row for part in batched(sorted(ones)) for row in db.execute(select(t.alike).where(t.alike.c.one.in_(part)))]


def _pair_anew(db: Connection, ids: set[str], prints: Mapping[str, Print], fetch: Fetch) -> None:
    """Find all pairs that one of these articles is part of; `prints` are those known already."""
    _unpair(db, sorted(ids))
    near = {row.article: _near(db, row.article, array("I", row.sample).tolist()) for row in _sketches(db, ids)}
    wanted = {*near, *(other for others in near.values() for other in others)}
    known = dict(prints) | {a.id: print_of(a) for a in fetch(sorted(wanted - prints.keys()))}
    pairs = {p for i, others in near.items() for j in others if (p := alike_pair(i, known[i], j, known[j]))}
    rows = [{"one": p.one, "other": p.other, "shared": p.shared, "shorter": p.shorter} for p in sorted(pairs)]
    if rows:
        db.execute(insert(t.alike), rows)


def _near(db: Connection, article: str, sampled: Sequence[int]) -> list[str]:
    """The other articles whose samples share enough with this one, formulas not counted."""
    shared, figures = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    run, size = t.runs_of_words.c.run, t.sketches.c.size
    n, of_figures = func.count().label("n"), func.sum(case((run >= FIGURES, 1), else_=0)).label("figures")
    parts = list(batched(sampled))
    for part in parts:
        telling = run.in_(part) & run.not_in(select(t.formulas.c.run))
        asked = _holders(size, n, of_figures).where(telling).group_by(t.sketches.c.number)
        if len(parts) == 1:  # most share next to nothing: they need not be looked at one by one
            asked = asked.having(or_(of_figures > 0, n * _FEW >= func.min(size, len(sampled))))
        for row in db.execute(asked):
            shared[row.article, row.size] += row.n
            figures[row.article, row.size] += row.figures
    near = (key for key, n in shared.items() if is_near(n, figures[key], len(sampled), key[1]))
    return [other for other, _ in near if other != article]


def _holders(*more: Any) -> Select[Any]:
    return select(t.sketches.c.article, *more).join(t.runs_of_words, t.runs_of_words.c.sketch == t.sketches.c.number)


def _sketches(db: Connection, ids: Iterable[str]) -> list[Row[Any]]:
    return [
        row
        for part in batched(sorted(ids))
        for row in db.execute(select(t.sketches).where(t.sketches.c.article.in_(part)))
    ]


def _unpair(db: Connection, ids: Sequence[str]) -> None:
    for part in batched(ids):
        db.execute(delete(t.alike).where(or_(t.alike.c.one.in_(part), t.alike.c.other.in_(part))))
