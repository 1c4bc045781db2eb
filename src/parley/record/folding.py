"""From the store to a view: the fold over articles and readings, kept until what it follows from changes."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from parley.dates import bounds
from parley.evidence import digest
from parley.lexicon import Lexicon
from parley.model import Article, Line, Reading
from parley.record.copies.copies import copies
from parley.record.copies.origins import with_origins
from parley.record.decisions.publication import confirmed_lines, confirmed_readings
from parley.record.decisions.shown import Shown, shown
from parley.record.file.derived import derived
from parley.record.file.growth import Added
from parley.record.file.kept import Stamp
from parley.record.file.store import Store
from parley.record.fold.coverage import Coverage
from parley.record.fold.lines import lines_of
from parley.record.fold.told import written_when
from parley.record.loom import Loom
from parley.record.view import MadeBy, View, last_day

__all__ = ["Folding", "case_file", "code_version", "coverage_of", "is_fresh"]


@cache
def code_version(*packages: str) -> str:
    """A hash of the source and the vocabulary in these packages: what derived data is renewed by when its rules change."""
    return digest(*(part for package in packages for part in _sources(package)), length=12)


def _sources(package: str) -> list[str]:
    return [part for file in _files(resources.files(package)) for part in (file.name, file.read_text(encoding="utf-8"))]


def _files(folder: Traversable) -> Iterator[Traversable]:
    """The files of a package and of the packages in it, by name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry


@contextlib.contextmanager
def case_file(given: Path | None, kept: str | None) -> Iterator[Path | None]:
    """The case file to read with: the one given, else one with the text that the record keeps, for as long as the block lasts."""
    if given is not None or kept is None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        written = Path(folder) / "case.toml"
        written.write_text(kept, encoding="utf-8", newline="")
        yield written


@dataclass(frozen=True, slots=True)
class _Key:
    """What kept lines follow from: `build` names all that they are built from, `whole` that and what persons think of them."""

    build: str
    whole: str

    @classmethod
    def of(cls, store: Store) -> _Key:
        """The one under which the lines are kept."""
        return cls.from_text(store.lines_key() or "")

    @classmethod
    def from_text(cls, text: str) -> _Key:
        """The one that was written so."""
        build, _, whole = text.partition(":")
        return cls(build, whole)

    def __str__(self) -> str:
        return f"{self.build}:{self.whole}"


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the lines follow from, at one moment; `lines` are those kept for just this, if there are any.

    `given` names articles, readings and vocabulary; `stored` are the articles as they are kept, `articles` as persons set them right;
    `read` are the readings as they were made, `state` those with the decisions laid over them;
    `fresh` says whether the kept lines have the review that follows from these.
    """

    given: str
    key: _Key
    stored: tuple[Article, ...]
    articles: tuple[Article, ...]
    read: tuple[Reading, ...]
    state: Shown
    stamps: tuple[Stamp, ...]
    vocabulary: str | None
    copies: Mapping[str, str]
    lines: tuple[Line, ...] | None = None
    fresh: bool = False

    @classmethod
    def of(cls, store: Store, before: _Moment | None = None, loom: Loom | None = None) -> _Moment:
        """The one that is now. Where nothing but decisions was added to the one `before`, they alone are read; else a loom may know it."""
        if not store.fixed:
            store.keep_pairs()
        with store.at_one_moment():
            given = store.inputs(decisions=False)
            if before is not None and before.given == given:
                return before.decided(store)
            made = store.stamps(), store.vocabulary()
            if loom is not None and loom.given == given:
                key, read = _Key.from_text(loom.key), loom.readings
                now = cls(given, key, loom.stored, loom.articles, read, Shown(read), *made, loom.copies, loom.lines)
                return now.decided(store)
            stored, read = store.articles(), store.readings()
            return cls(given, _Key("", ""), stored, (), read, Shown(read), *made, {}).decided(store)

    def decided(self, store: Store) -> _Moment:
        """The same with the decisions that have been made, and the lines that were built for what they leave."""
        state = shown(self.stored, self.read, store.decisions())
        articles, copied = self._known(store, state)
        code = _rules(store)
        key, kept = _Key(digest(self.given, state.key, code, length=32), _all_inputs(store)), _Key.of(store)
        lines = self.lines if key.build == self.key.build and (kept == self.key or store.fixed) else None
        if lines is None and kept.build == key.build:
            lines = store.lines()  # another process may have kept what follows from decisions in between
        return replace(self, key=key, articles=articles, fresh=kept == key, state=state, copies=copied, lines=lines)

    def _known(self, store: Store, state: Shown) -> tuple[tuple[Article, ...], Mapping[str, str]]:
        """The articles as persons set them right, and which copies which; what is known already is not looked for again."""
        if self.articles and (state.fixed, state.copied) == (self.state.fixed, self.state.copied):
            return self.articles, self.copies
        articles = _as_known(self.stored, state)
        return articles, copies(articles, store.pairs(), state.copied)

    def build(self, as_of: str | None = None) -> tuple[Line, ...]:
        """The lines, seen from a day."""
        return lines_of(self.articles, self.state, as_of=as_of, lexicon=self.lexicon(), copied=self.copies)

    def lexicon(self) -> Lexicon:
        """The vocabulary by which names and words are compared."""
        with case_file(None, self.vocabulary) as case:
            return Lexicon.load(case)

    def seen(self, made_by: str, as_of: str | None, lines: tuple[Line, ...]) -> View:
        """Everything with these lines, which were seen from this day, each with its review."""
        lines = self.state.over(lines)
        return View(
            articles=self.articles,
            readings=self.state.readings,
            lines=lines,
            copies=self.copies,
            as_of=as_of,
            made_by=_made_by(made_by, self.stamps),
            ruled=self.state.settled({line.id for line in lines}),
            fixed=self.state.fixed,
        )


def _as_known(stored: tuple[Article, ...], state: Shown) -> tuple[Article, ...]:
    """The articles as persons set them right; where the others tell it, it is filled in where a text came from, unless a person did."""
    told = with_origins(state.fixed[a.id].article if a.id in state.fixed else a for a in stored)
    return tuple(
        state.fixed[a.id].article if a.id in state.fixed and state.fixed[a.id].has("taken_from") else a for a in told
    )


def coverage_of(view: View) -> Coverage:
    """The coverage by which the lines of a view are judged."""
    return Coverage.of(view.articles, view.copies.keys(), bounds(view.as_of).last if view.as_of else None)


def is_fresh(store: Store) -> bool:
    """Whether the lines that the store keeps, and what is derived from them, follow from all that it holds."""
    with store.at_one_moment():
        return _Key.of(store).whole == _all_inputs(store)


def _all_inputs(store: Store) -> str:
    return digest(store.inputs(), _rules(store), length=32)


def _rules(store: Store) -> str:
    """The version of the rules that lines follow from; the lines of a record without its texts are kept whatever the rules are now."""
    return "shared" if store.is_shared else code_version("parley.record", "parley.lexicon", "parley.dates")


class Folding:
    """The views of one store. It remembers what it read last, so that after a decision little is read or built anew.

    `made_by` is the version of Parley.
    """

    def __init__(self, store: Store, made_by: str) -> None:
        self._store, self._made_by = store, made_by
        self._moment: _Moment | None = None
        self._loom: Loom | None = None
        self._has_folded = False

    def view(self, as_of: str | None = None, *, only: Literal["confirmed"] | None = None) -> View:
        """Everything, or `only` what is confirmed, seen from the day `as_of`, without one from the last dated day of the coverage.

        The lines come from the store where they still follow from what it holds; else they are built and kept. Those that are seen from a
        day of one's own are built each time.
        """
        now = self._now()
        today = last_day(now.articles)
        other = as_of is not None and as_of != today
        whole = now.seen(self._made_by, as_of, now.build(as_of)) if other else self._today(now, today)
        return whole if only is None else _published(whole, now)

    def carried_on(self) -> bool:
        """Bring the lines in the store up to date by what was added alone, since this one folded all; False if all are to be folded anew."""
        store, loom, self._loom = self._store, self._loom, None
        if loom is None or store.fixed:
            return False
        store.keep_pairs()
        with store.at_one_moment():
            state = loom.ruled(store.decisions()) if loom.grow(store) else None
            key = _Key(digest(loom.given, Shown(()).key, _rules(store), length=32), _all_inputs(store))
        if state is None or not loom.keep(store, str(key), state):
            return False
        self._loom = loom
        return True

    def rebuilt(self) -> tuple[Line, ...]:
        """The lines, built anew and kept; the near copies are looked for among all articles at once."""
        self._moment, self._loom, self._has_folded = None, None, False
        now = self._now()
        now = replace(now, lines=None, copies=copies(now.articles, ruled=now.state.copied))
        return self._today(now, last_day(now.articles)).lines

    def adopt(self, view: View) -> None:
        """Keep the lines of another record's view as those that follow from this one, which holds its readings without its texts."""
        self._store.put_lines(str(self._now().key), view.lines, derived(view, view.lines), coverage_of(view))

    def known_on(self, day: str) -> View:
        """What the articles alone give that may have been written by a day, seen from that day."""
        now, last = self._now(), bounds(day).last
        known = tuple(a for a in now.articles if _may_be_known(a, last))
        then = replace(now, articles=known)
        return then.seen(self._made_by, day, then.build(day))

    def _now(self) -> _Moment:
        if self._loom is not None:
            self.carried_on()
        self._moment = _Moment.of(self._store, self._moment, self._loom)
        return self._moment

    def _today(self, now: _Moment, today: str | None) -> View:
        if now.lines is not None:
            self._has_folded = True
            return self._renewed(now, now.seen(self._made_by, today, now.lines))
        loom = self._loom = self._begun(now)
        view = now.seen(self._made_by, today, now.build() if loom is None else loom.lines)
        self._moment, self._has_folded = replace(now, lines=view.lines), True
        if not self._store.fixed:
            self._store.put_lines(str(now.key), view.lines, derived(view, view.lines), coverage_of(view))
        if loom is not None:
            loom.key = str(now.key)
        return view

    def _begun(self, now: _Moment) -> Loom | None:
        """What carries the lines on from here, in a record that grows while it is open; None where decisions change more than reviews."""
        if not self._has_folded or self._store.fixed or not now.state.only_reviews:
            return None
        with self._store.at_one_moment():
            mark, pairs = self._store.mark(), self._store.pairs()
        if pairs is None or mark.given != now.given:
            return None
        return Loom(mark, now.stored, Added(now.articles, now.read, pairs), now.state, now.lexicon())

    def _renewed(self, now: _Moment, view: View) -> View:
        """The view, those of its lines kept anew of which persons think otherwise than when they were kept."""
        if not (now.fresh or self._store.fixed):
            before = {line.id: line.review for line in now.lines or ()}
            changed = [line for line in view.lines if line.review != before[line.id]]
            self._store.renew_lines(str(now.key), changed, derived(view, changed))
            self._moment = replace(now, lines=view.lines)
        return view


def _published(whole: View, now: _Moment) -> View:
    """The view of what persons confirmed, and of the articles that tell it; it counts the whole."""
    readings = confirmed_readings(whole.readings)
    telling = {reading.article for reading in readings if reading.reports()}
    state = replace(now.state, readings=readings, fallen=())
    lines = state.over(replace(now, state=state).build(whole.as_of))
    return replace(
        whole,
        articles=tuple(a for a in whole.articles if a.id in telling),
        readings=tuple(r for r in readings if r.article in telling),
        lines=confirmed_lines(lines),
        counted=whole.counts,
    )


def _may_be_known(article: Article, day: date | None) -> bool:
    first = written_when(article).first
    return day is None or first is None or first <= day


def _made_by(version: str, stamps: tuple[Stamp, ...]) -> MadeBy:
    readers = sorted({stamp.reader.partition("+")[0] for stamp in stamps})
    return MadeBy(version, ", ".join(readers), ", ".join(sorted({stamp.lexicon for stamp in stamps})))
