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
from parley.model import Article, Line
from parley.record.copies import copies
from parley.record.derived import derived
from parley.record.kept import Stamp
from parley.record.lines import lines_of
from parley.record.origins import with_origins
from parley.record.publication import confirmed_lines, confirmed_readings
from parley.record.shown import Shown, shown
from parley.record.store import Store
from parley.record.told import written_when
from parley.record.view import MadeBy, View, last_day

__all__ = ["case_file", "code_version", "is_fresh", "rebuilt", "view_known_on", "view_of"]


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
        build, _, whole = (store.lines_key() or "").partition(":")
        return cls(build, whole)

    def __str__(self) -> str:
        return f"{self.build}:{self.whole}"


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the lines follow from, at one moment; `lines` are those kept for just this, if there are any.

    `state` are the readings with the decisions laid over them; `fresh` says whether the kept lines have the review that follows from it.
    """

    key: _Key
    fresh: bool
    articles: tuple[Article, ...]
    state: Shown
    stamps: tuple[Stamp, ...]
    vocabulary: str | None
    copies: Mapping[str, str]
    lines: tuple[Line, ...] | None

    @classmethod
    def of(cls, store: Store) -> _Moment:
        if not store.fixed:
            store.keep_pairs()
        with store.at_one_moment():
            articles = with_origins(store.articles())
            state = shown(articles, store.readings(), store.decisions())
            copied = copies(articles, store.pairs())
            code = code_version("parley.record", "parley.lexicon", "parley.dates")
            key = _Key(digest(store.inputs(decisions=False), state.key, code, length=32), _all_inputs(store))
            kept = _Key.of(store)
            lines = store.lines() if kept.build == key.build else None
            return cls(key, kept == key, articles, state, store.stamps(), store.vocabulary(), copied, lines)

    def build(self, as_of: str | None = None) -> tuple[Line, ...]:
        """The lines, seen from a day."""
        with case_file(None, self.vocabulary) as case:
            return lines_of(self.articles, self.state, as_of=as_of, lexicon=Lexicon.load(case), copied=self.copies)

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
        )


def rebuilt(store: Store) -> tuple[Line, ...]:
    """The lines, built anew and kept."""
    now = _Moment.of(store)
    return _kept(store, now.key, now.seen("", last_day(now.articles), now.build())).lines


def is_fresh(store: Store) -> bool:
    """Whether the lines that the store keeps, and what is derived from them, follow from all that it holds."""
    with store.at_one_moment():
        return _Key.of(store).whole == _all_inputs(store)


def _all_inputs(store: Store) -> str:
    return digest(store.inputs(), code_version("parley.record", "parley.lexicon", "parley.dates"), length=32)


def _kept(store: Store, key: _Key, view: View) -> View:
    if not store.fixed:
        store.put_lines(str(key), view.lines, derived(view, view.lines))
    return view


def _renewed(store: Store, now: _Moment, view: View) -> View:
    """The view, those of its lines kept anew of which persons think otherwise than when they were kept."""
    if not (now.fresh or store.fixed):
        before = {line.id: line.review for line in now.lines or ()}
        changed = [line for line in view.lines if line.review != before[line.id]]
        store.renew_lines(str(now.key), changed, derived(view, changed))
    return view


def view_of(store: Store, made_by: str, as_of: str | None = None, *, only: Literal["confirmed"] | None = None) -> View:
    """Everything at one moment, or `only` what is confirmed, seen from the day `as_of` (the last dated day of the coverage without one).

    `made_by` is the version of Parley. The lines come from the store where they still follow from what it holds; else they are built
    and kept. Those that are seen from a day of one's own are built each time.
    """
    now = _Moment.of(store)
    today = last_day(now.articles)
    if as_of is not None and as_of != today:
        whole = now.seen(made_by, as_of, now.build(as_of))
    elif now.lines is not None:
        whole = _renewed(store, now, now.seen(made_by, today, now.lines))
    else:
        whole = _kept(store, now.key, now.seen(made_by, today, now.build()))
    return whole if only is None else _published(whole, now)


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


def view_known_on(store: Store, made_by: str, day: str) -> View:
    """What the articles alone give that may have been written by a day, seen from that day."""
    now, last = _Moment.of(store), bounds(day).last
    known = tuple(a for a in now.articles if _may_be_known(a, last))
    then = replace(now, articles=known)
    return then.seen(made_by, day, then.build(day))


def _may_be_known(article: Article, day: date | None) -> bool:
    first = written_when(article).first
    return day is None or first is None or first <= day


def _made_by(version: str, stamps: tuple[Stamp, ...]) -> MadeBy:
    readers = sorted({stamp.reader.partition("+")[0] for stamp in stamps})
    return MadeBy(version, ", ".join(readers), ", ".join(sorted({stamp.lexicon for stamp in stamps})))
