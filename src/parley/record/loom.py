"""The lines of a record that is open and grows: after articles were added, only what they change is folded and written.

It carries on for additions, and for decisions that change nothing but reviews. Where anything else was changed in the record (an article
read again, dated, removed, the vocabulary, what is one thing), where a new article tells of whom others were taken from, or where very many
came at once, the caller folds anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.lexicon import Lexicon
from parley.model import KINDS, Article, Decision, Line, Reading, Report, Review
from parley.record.copies.sketches import Alike
from parley.record.decisions.shown import Shown, shown
from parley.record.file.derived import derived
from parley.record.file.growth import Added, Mark
from parley.record.file.linebook import Renewed
from parley.record.file.store import Store
from parley.record.fold.tally import Tally
from parley.record.fold.woven import Same, Woven
from parley.record.questions.catalogue import EVER, MOST, Base, called

__all__ = ["Before", "Loom", "is_carried_on"]

_OF_OTHERS = frozenset({"blurb", "disclaimer"})
"""Furniture from which follows where other articles were taken from (`copies/origins.py`)."""


@dataclass(frozen=True, slots=True)
class Before:
    """What lines that are kept were made of: the articles as they are `stored`, as they are shown, their readings, and the pairs of like texts.

    `mark` is the state of the record then, `key` what the lines are kept under, and `same` is what makes labels of actors one.
    """

    mark: Mark
    key: str
    stored: Sequence[Article]
    articles: Sequence[Article]
    readings: Sequence[Reading]
    pairs: Sequence[Alike]
    lines: Sequence[Line]
    same: Sequence[Same]


@dataclass(frozen=True, slots=True)
class _Known:
    report: Mapping[str, Report]
    article: Mapping[str, Article]
    line: Mapping[str, Line]
    tally: Callable[[Line], Tally]

    def standing(self, line: Line) -> Base | None:
        """On what the line of an actor stands, without a look at all of its reports."""
        if line.kind != "actors":
            return None
        tally = self.tally(line)
        return Base(tally.evidence(MOST), tally.written or EVER)


class Loom:
    """What the lines of a store follow from, in memory, so that they can be carried on."""

    def __init__(self, before: Before, lexicon: Lexicon) -> None:
        self._mark, self._woven, self.key = before.mark, Woven(lexicon), before.key
        self._stored = {article.id: article for article in before.stored}
        self._reports = {report.id: report for reading in before.readings for report in reading.reports()}
        machine = (line if line.review == "machine" else replace(line, review="machine") for line in before.lines)
        self._woven.begin(before.articles, before.readings, before.pairs, machine, before.same)
        self._kept = _by_id(before.lines)
        self._reviews: Mapping[str, Review] | None = None
        self._gone: set[str] = set()
        self._made: dict[str, Line] = {}

    @property
    def given(self) -> str:
        """The store's inputs that are known here."""
        return self._mark.given

    @property
    def mark(self) -> Mark:
        """The state of the store that is known here."""
        return self._mark

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
        """All lines that are kept, in the record's order."""
        return tuple(sorted(self._kept.values(), key=lambda line: (KINDS.index(line.kind), line.id)))

    def grow(self, store: Store) -> bool:
        """Take in what was added to the store; False if anything else has happened to it, and the loom is of no use any more."""
        with store.at_one_moment():
            mark, new = store.mark(), store.added(self._mark)
        if new is None or not is_carried_on(new):
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
        kept |= _by_id(changed)
        listed = _by_id(changed) | {i: kept[i] for i in self._woven.called_otherwise(called)}
        if not store.put_changed(self._renewed(key, changed, listed.values())):
            return False
        for i in self._gone:
            kept.pop(i, None)
        self.key, self._reviews, self._gone, self._made = key, state.reviews, set(), {}
        return True

    def _renewed(self, key: str, changed: Sequence[Line], listed: Iterable[Line]) -> Renewed:
        woven = self._woven
        known = _Known(self._reports, woven.articles, woven.actor, woven.tally)
        ended, begun = woven.taken()
        same = [(article, a, b) for article, pairs in begun.items() for a, b in pairs]
        rows = derived(known, listed, known.standing)
        return Renewed((self.key, key), self._mark, self._gone, changed, rows, ended, same)

    def _take(self, new: Added) -> None:
        self._reports |= {report.id: report for reading in new.readings for report in reading.reports()}
        gone, made = self._woven.add(new.articles, new.readings, new.pairs)
        self._gone = (self._gone | gone) - {line.id for line in made}
        self._made = {i: line for i, line in self._made.items() if i not in gone} | _by_id(made)


def is_carried_on(new: Added) -> bool:
    """Whether lines can be carried on by these articles: they say nothing of where others were taken from."""
    return not any(part.kind in _OF_OTHERS for article in new.articles for part in article.furniture)


def _in_order(articles: Mapping[str, Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles.values(), key=lambda a: (a.path or "", a.id)))


def _by_id(lines: Iterable[Line]) -> dict[str, Line]:
    return {line.id: line for line in lines}
