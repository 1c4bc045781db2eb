"""The loom of lines that were kept before, by this process or by another, so that only what was added since is folded."""

from __future__ import annotations

from collections.abc import Collection

from parley.record.collecting import much_is_read
from parley.record.copies.origins import with_origins
from parley.record.decisions.shown import shown
from parley.record.file.growth import Mark
from parley.record.file.store import Store
from parley.record.loom import Before, Loom, is_carried_on
from parley.record.moment import Key, Moment, lexicon_of

__all__ = ["resumed"]


def resumed(store: Store, last: Moment | None) -> Loom | None:
    """A loom with the lines that the store keeps; None if nothing was added since they were kept, or if anything else has happened.

    `last` is what was read of the store last: what is known from there is not read again.
    """
    with much_is_read(), store.at_one_moment():
        key, mark = store.kept_under() or ("", None)
        if mark is None or mark.given == store.inputs(decisions=False) or not _follow(store, key, mark):
            return None
        new = store.added(mark)
        if new is None or not is_carried_on(new):
            return None
        before = _before(store, key, mark, last, {article.id for article in new.articles})
        try:
            return Loom(before, lexicon_of(store.vocabulary()))
        except KeyError:  # lines that do not belong to what the record holds: all are folded anew
            return None


def _follow(store: Store, key: str, mark: Mark) -> bool:
    """Whether the lines follow from what was read alone, and decisions change nothing but reviews."""
    if Key.from_text(key).build != Key.carried_on(store, mark.given).build:
        return False
    decisions = store.decisions()
    wanted = sorted({a.article for d in decisions for a in (*d.on, *d.other) if a.article})
    articles = [store.article(i) for i in wanted if store.has_article(i)]
    return shown(articles, [store.reading(a.id) for a in articles], decisions).only_reviews


def _before(store: Store, key: str, mark: Mark, last: Moment | None, new: Collection[str]) -> Before:
    """What the lines were made of: all that the record holds but what is new."""
    pairs = [pair for pair in store.pairs() or () if pair.one not in new and pair.other not in new]
    same = store.same_labels()
    if last is not None and last.given == mark.given:
        lines = last.lines if last.lines is not None and str(last.key) == key else store.lines()
        return Before(mark, key, last.stored, last.articles, last.read, pairs, lines, same)
    stored = [article for article in store.articles() if article.id not in new]
    readings = [reading for reading in store.readings() if reading.article not in new]
    return Before(mark, key, stored, with_origins(stored), readings, pairs, store.lines(), same)
