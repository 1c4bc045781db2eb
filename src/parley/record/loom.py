"""The lines of a record that is open and grows: after articles were added, only what they change is folded and written.

It carries on for additions, and for decisions that change nothing but reviews. Where anything else was changed in the record (an article
read again, dated, removed, the vocabulary, what is one thing), where a new article tells of whom others were taken from, or where very many
came at once, the caller folds anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.model import KINDS, Article, Decision, Line, Reading, Report
from parley.record.decisions.shown import Shown, shown
from parley.record.file.derived import derived
from parley.record.file.growth import Added, Mark
from parley.record.file.store import Store
from parley.record.fold.fate import judged
from parley.record.fold.woven import Woven
from parley.record.questions.catalogue import called

__all__ = ["Loom"]

_MOST = 500
"""More new articles than this are folded with all others anew."""
_OF_OTHERS = frozenset({"blurb", "disclaimer"})
"""Furniture from which follows where other articles were taken from (`copies/origins.py`)."""


@dataclass(frozen=True, slots=True)
class _Known:
    report: Mapping[str, Report]
    article: Mapping[str, Article]
    line: Mapping[str, Line]


class Loom:
    """What the lines of a store follow from, in memory, so that they can be carried on."""

    def __init__(self, mark: Mark, stored: Iterable[Article], known: Added, state: Shown, lexicon: Lexicon) -> None:
        self._mark, self._woven = mark, Woven(lexicon)
        self._stored = {article.id: article for article in stored}
        self.key = ""
        """What the lines follow from, under which the store keeps them."""
        self._reports: dict[str, Report] = {}
        self._gone: set[str] = set()
        self._made: dict[str, Line] = {}
        self._take(known)
        self._reviews, self._kept = state.reviews, _by_id(state.over(self._made.values()))
        self._made = {}
        self._of = {report: line for line in self._kept.values() for report in _own(line)}

    @property
    def given(self) -> str:
        """The store's inputs that are known here."""
        return self._mark.given

    @property
    def stored(self) -> tuple[Article, ...]:
        """All articles as they are kept, by path, then id."""
        return _in_order(self._stored)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The same, with where they were taken from as the others tell it."""
        return _in_order(self._woven.articles)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The reading of each, by the article's id."""
        return tuple(reading for _, reading in sorted(self._woven.readings.items()))

    @property
    def copies(self) -> Mapping[str, str]:
        """Copy → original."""
        return dict(self._woven.copies)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines that are kept, in the record's order, as they are seen from the last dated day of the coverage."""
        coverage = self._woven.coverage
        ordered = sorted(self._kept.values(), key=lambda line: (KINDS.index(line.kind), line.id))
        return tuple(judged(line, coverage) for line in ordered)

    def grow(self, store: Store) -> bool:
        """Take in what was added to the store; False if anything else has happened to it, and the loom is of no use any more."""
        with store.at_one_moment():
            mark, new = store.mark(), store.added(self._mark, _MOST)
        if new is None or any(f.kind in _OF_OTHERS for a in new.articles for f in a.furniture):
            return False
        if new.articles:
            self._stored |= {article.id: article for article in new.articles}
            self._take(new)
        self._mark = mark
        return True

    def ruled(self, decisions: Sequence[Decision]) -> Shown | None:
        """What decisions make of what is known here; None if one may change more than reviews, or is on what is not here."""
        wanted = sorted({a.article for d in decisions for a in (*d.on, *d.other) if a.article})
        if not all(article in self._stored for article in wanted):
            return None
        state = shown([self._stored[i] for i in wanted], [self._woven.readings[i] for i in wanted], decisions)
        return state if state.only_reviews else None

    def keep(self, store: Store, key: str, state: Shown) -> bool:
        """Write what has changed in the lines, if `key` names other inputs than before. False if the store keeps lines of other inputs."""
        if key == self.key:
            return store.lines_key() == key
        kept = self._kept
        made = self._made if state.reviews == self._reviews else {**kept, **self._made}
        reviewed = state.over(line for i, line in made.items() if i not in self._gone)
        changed = [line for line in reviewed if (old := kept.get(line.id)) is not line and old != line]
        called = self._called_otherwise(changed)
        kept |= _by_id(changed)
        self._of |= {report: line for line in changed for report in _own(line)}
        listed = _by_id(changed) | {i: kept[i] for i in called}
        rows = derived(_Known(self._reports, self._woven.articles, self._of), listed.values())
        if not store.put_changed((self.key, key), self._gone, changed, rows, self._woven.coverage):
            return False
        for i in self._gone:
            kept.pop(i, None)
        self.key, self._reviews, self._gone, self._made = key, state.reviews, set(), {}
        return True

    def _take(self, new: Added) -> None:
        self._reports |= {report.id: report for reading in new.readings for report in reading.reports()}
        gone, made = self._woven.add(new.articles, new.readings, new.pairs)
        self._gone |= gone
        self._made |= _by_id(made)

    def _called_otherwise(self, changed: Iterable[Line]) -> set[str]:
        """The lines that speak of actors whom questions find by other names now."""
        articles: set[str] = set()
        for line in (line for line in changed if line.kind == "actors"):
            before = {i: self._of.get(i) for i in line.reports}
            olds, names = {id(old): old for old in before.values()}, called(line)
            other = {n for n, old in olds.items() if old is None or called(old) != names}
            articles |= {self._reports[i].evidence[0].article for i, old in before.items() if id(old) in other}
        return self._woven.lines_of(articles)


def _in_order(articles: Mapping[str, Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles.values(), key=lambda a: (a.path or "", a.id)))


def _by_id(lines: Iterable[Line]) -> dict[str, Line]:
    return {line.id: line for line in lines}


def _own(line: Line) -> tuple[str, ...]:
    return () if line.kind in ("processes", "disagreements") else line.reports
