"""A record to give away without the texts of others: what is cited, with a little context, and everything that was made of it.

In place of each character that is withheld stands a line end, so that every place in the text means what it meant, and each citation
still stands on its words. The lines are kept as they are; the hashes are those of the whole texts, so that whoever has them can compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select

from parley.evidence import text_hash
from parley.model import Actor, Anchor, Article, Decision, Reading, Report, Span, Time
from parley.record.file import schema as t
from parley.record.file.codec import decision_json, dumps, reading_json
from parley.record.file.rows import current, known, put_row
from parley.record.file.safekeeping import draft_of, may_be_written
from parley.record.file.shelf import put_on
from parley.record.file.store import Store
from parley.record.folding import Folding
from parley.record.questions.why import sentence_around
from parley.record.view import View

__all__ = ["CONTEXT", "share", "withheld"]

CONTEXT: Final = 300
"""Characters around a cited passage that are kept at most, from its own sentences."""
_NOTE: Final = "shared without its text: only what is cited stands here"


def share(store: Store, seen: Callable[[], View], to: Path, *, overwrite: bool = False) -> None:
    """Write a record without texts, raw pages, runs and paths of folders; it opens and is asked like any other.

    `seen` gives the view of the store as it is now. Raises UsageError if the file is there and may not be overwritten, RecordError if it cannot be written.
    """
    may_be_written(to, store.path, overwrite=overwrite)
    view = seen()
    with draft_of(to) as draft:
        with Store(draft, create=True, sqlite=store.sqlite) as shared:
            with store.at_one_moment(), shared.writing() as db:
                _fill(db, store, view)
            shared.is_shared = True
            Folding(shared, "").adopt(view)
        _plain(draft, store)
        draft.replace(to)


def withheld(article: Article, reports: Iterable[Report], quotes: Iterable[Span] = ()) -> str:
    """The text of an article with line ends in place of what nothing cites."""
    text, out, at = article.text, [], 0
    for start, end in _merged([*quotes, *(span for report in reports for span in _cited(text, report))]):
        out += ["\n" * (start - at), text[start:end]]
        at = end
    return "".join([*out, "\n" * (len(text) - at)])


def _cited(text: str, report: Report) -> Iterator[Span]:
    """The places of a report: its evidence in its sentences, the names and the parts of a saying."""
    for e in report.evidence:
        yield (e.start, e.end) if isinstance(report, Actor | Time) else _with_context(text, e.start, e.end)
    if isinstance(report, Actor):
        yield from ((m.start, m.end) for m in report.mentions)
    for part in ("source_spans", "cue_spans", "content_spans"):
        yield from getattr(report, part, ())


def _with_context(text: str, start: int, end: int) -> Span:
    """The sentences around, cut to so many characters besides the passage itself."""
    first, last = sentence_around(text, start, end)
    before = min(start - first, max(CONTEXT // 2, CONTEXT - (last - end)))
    return start - before, min(last, end + CONTEXT - before)


def _merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _fill(db: Connection, store: Store, view: View) -> None:
    """Write what is given away: every table of the record but texts, pages and what leads to folders."""
    ledger = store.decisions()
    readings = {reading.article: _pruned(reading) for reading in store.readings()}
    told = {a.id: (*_pruned(view.reading[a.id]).reports(), *readings[a.id].reports()) for a in view.articles}
    articles = [_bare(a, told[a.id], ledger) for a in view.articles]
    made = _made(store)
    _put(db, t.articles, [_article_row(a, view.article[a.id]) for a in articles])
    _put(db, t.readings, [{**made[a.id], "body": dumps(reading_json(readings[a.id]))} for a in articles])
    _put(db, t.givings, [_giving_row(a, made[a.id]["key"]) for a in articles])
    _put(db, t.sketches, [{"article": a.id, "size": 0, "sample": b""} for a in articles])
    _put(db, t.alike, [asdict(pair) for pair in store.pairs() or ()])
    _put(db, t.decisions, [_decision_row(decision) for decision in ledger])
    if vocabulary := store.vocabulary():
        put_row(db, t.vocabulary, {"id": 1, "text": vocabulary}, ("id",))
    put_row(db, t.sharing, {"id": 1, "context": CONTEXT}, ("id",))
    put_on(db, articles)


def _put(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.execute(insert(table), rows)


def _pruned(reading: Reading) -> Reading:
    """A reading without the attributions: no line stands on them, and together they cite most of a text."""
    return replace(reading, attributions=())


def _bare(article: Article, reports: Iterable[Report], ledger: Iterable[Decision]) -> Article:
    """The article with what is cited of its text, and of its place nothing but the name of the file."""
    anchors = (a for decision in ledger for a in (*decision.on, *decision.other) if a.article == article.id)
    quotes = [(a.start, a.start + len(a.quote)) for a in anchors if _stands(article, a)]
    place = article.path.replace("\\", "/").rpartition("/")[2] if article.path else None
    return replace(article, text=withheld(article, reports, quotes), path=place, changes=(*article.changes, _NOTE))


def _stands(article: Article, anchor: Anchor) -> bool:
    return bool(anchor.quote) and article.text[anchor.start : anchor.start + len(anchor.quote)] == anchor.quote


def _made(store: Store) -> dict[str, dict[str, str]]:
    """Article → key, reader and lexicon of the reading that is shown of it."""
    with store.asking() as db:
        keys = {row.id: row.reading for row in db.execute(current())}
        keys |= {row.article: row.reading for row in db.execute(select(t.dated.c.article, t.dated.c.reading))}
        rows = db.execute(select(t.readings.c.key, t.readings.c.reader, t.readings.c.lexicon))
        made = {row.key: {"key": row.key, "reader": row.reader, "lexicon": row.lexicon} for row in rows}
    return {article: made[key] | {"article": article} for article, key in keys.items()}


def _article_row(bare: Article, whole: Article) -> dict[str, Any]:
    row = {name: getattr(bare, name) for name in ("id", "text", "text_sha256", "source", "url")}
    return row | {"kept_sha256": text_hash(bare.text) if bare.text != whole.text else None}


def _giving_row(article: Article, reading: str) -> dict[str, Any]:
    return {"article": article.id, "path": article.path or "", "known": known(article), "reading": reading, "raw": None}


def _decision_row(decision: Decision) -> dict[str, Any]:
    """A decision with the words that it was made on, without those around them and the place of the file."""
    on, other = (
        tuple(replace(a, prefix="", suffix="", place="") for a in side) for side in (decision.on, decision.other)
    )
    body = dumps(decision_json(replace(decision, on=on, other=other)))
    return {**{name: getattr(decision, name) for name in ("number", "who", "at", "verb", "note")}, "body": body}


def _plain(path: Path, store: Store) -> None:
    """Leave one file without a log beside it."""
    with closing(store.sqlite.module.connect(str(path))) as db:
        db.execute("PRAGMA journal_mode = DELETE")
