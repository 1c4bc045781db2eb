"""What the lines of a record follow from at one moment: articles, readings, decisions, vocabulary, copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from parley.dates import bounds
from parley.evidence import digest
from parley.lexicon import Lexicon
from parley.model import Article, Line, Reading
from parley.record.collecting import much_is_read
from parley.record.copies.copies import copies
from parley.record.copies.origins import with_origins
from parley.record.decisions.shown import Shown, shown
from parley.record.file.growth import Mark
from parley.record.file.kept import Stamp
from parley.record.file.store import Store
from parley.record.fold.lines import Folded, folded
from parley.record.fold.told import written_by
from parley.record.loom import Loom
from parley.record.rules import case_file, code_version
from parley.record.view import MadeBy, View

__all__ = ["Key", "Moment", "inputs_of", "is_fresh", "lexicon_of"]


@dataclass(frozen=True, slots=True)
class Key:
    """What kept lines follow from: `build` names all that they are built from, `whole` that and what persons think of them."""

    build: str
    whole: str

    @classmethod
    def of(cls, store: Store) -> Key:
        """The one under which the lines are kept."""
        return cls.from_text(store.lines_key() or "")

    @classmethod
    def from_text(cls, text: str) -> Key:
        """The one that was written so."""
        build, _, whole = text.partition(":")
        return cls(build, whole)

    @classmethod
    def carried_on(cls, store: Store, given: str) -> Key:
        """The one of lines that follow from these inputs and from no decisions but such as change reviews alone."""
        return cls(digest(given, Shown(()).key, _rules(store), length=32), inputs_of(store))

    def __str__(self) -> str:
        return f"{self.build}:{self.whole}"


@dataclass(frozen=True, slots=True)
class Moment:
    """What the lines follow from, at one moment; `lines` are those kept for just this, if there are any.

    `given` names articles, readings and vocabulary, `mark` the state of the record; `stored` are the articles as they are kept, `articles` as persons set them right;
    `read` are the readings as they were made, `state` those with the decisions laid over them;
    `fresh` says whether the kept lines have the review that follows from these.
    """

    given: str
    mark: Mark
    key: Key
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
    def of(cls, store: Store, before: Moment | None = None, loom: Loom | None = None) -> Moment:
        """The one that is now. Where nothing but decisions was added to the one `before`, they alone are read; else a loom may know it."""
        if not store.fixed:
            store.keep_pairs()
        with store.at_one_moment():
            given = store.inputs(decisions=False)
            if before is not None and before.given == given:
                return before.decided(store)
            made = store.stamps(), store.vocabulary()
            if loom is not None and loom.given == given:
                key, read = Key.from_text(loom.key), loom.readings
                now = cls(
                    given, loom.mark, key, loom.stored, loom.articles, read, Shown(read), *made, loom.copies, loom.lines
                )
                return now.decided(store)
            with much_is_read():
                stored, read = store.articles(), store.readings()
            return cls(given, store.mark(), Key("", ""), stored, (), read, Shown(read), *made, {}).decided(store)

    def decided(self, store: Store) -> Moment:
        """The same with the decisions that have been made, and the lines that were built for what they leave."""
        state = shown(self.stored, self.read, store.decisions())
        articles, copied = self._known(store, state)
        code = _rules(store)
        key, kept = Key(digest(self.given, state.key, code, length=32), inputs_of(store)), Key.of(store)
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

    def known_by(self, day: str, store: Store) -> Moment:
        """What of it was known on a day (EDTF): the articles that may have been written by then, undated ones among them."""
        last = bounds(day).last
        known = {article.id for article in self.articles if written_by(article, last)}
        if len(known) == len(self.articles):
            return self
        stored = tuple(article for article in self.stored if article.id in known)
        articles = _as_known(stored, self.state)
        return replace(
            self,
            stored=stored,
            articles=articles,
            copies=copies(articles, store.pairs(), self.state.copied),
            lines=None,
        )

    def build(self) -> Folded:
        """The lines."""
        return folded(self.articles, self.state, lexicon=lexicon_of(self.vocabulary), copied=self.copies)

    def seen(self, made_by: str, as_of: str | None, lines: tuple[Line, ...]) -> View:
        """Everything with these lines, which were seen from this day, each with its review."""
        lines, known = self.state.over(lines), {article.id for article in self.articles}
        return View(
            articles=self.articles,
            readings=tuple(reading for reading in self.state.readings if reading.article in known),
            lines=lines,
            copies=self.copies,
            as_of=as_of,
            made_by=_made_by(made_by, self.stamps),
            ruled=self.state.settled({line.id for line in lines}),
            fixed=self.state.fixed,
        )


def lexicon_of(vocabulary: str | None) -> Lexicon:
    """The words by which names and words are compared; `vocabulary` is the text of a case file."""
    with case_file(None, vocabulary) as case:
        return Lexicon.load(case)


def _as_known(stored: tuple[Article, ...], state: Shown) -> tuple[Article, ...]:
    """The articles as persons set them right; where the others tell it, it is filled in where a text came from, unless a person did."""
    told = with_origins(state.fixed[a.id].article if a.id in state.fixed else a for a in stored)
    return tuple(
        state.fixed[a.id].article if a.id in state.fixed and state.fixed[a.id].has("taken_from") else a for a in told
    )


def is_fresh(store: Store) -> bool:
    """Whether the lines that the store keeps, and what is derived from them, follow from all that it holds."""
    with store.at_one_moment():
        return Key.of(store).whole == inputs_of(store)


def inputs_of(store: Store) -> str:
    """A name for all that the lines follow from, what persons think of them among it."""
    return digest(store.inputs(), _rules(store), length=32)


def _rules(store: Store) -> str:
    """The version of the rules that lines follow from; the lines of a record without its texts are kept whatever the rules are now."""
    return "shared" if store.is_shared else code_version("parley.record", "parley.lexicon", "parley.dates")


def _made_by(version: str, stamps: tuple[Stamp, ...]) -> MadeBy:
    readers = sorted({stamp.reader.partition("+")[0] for stamp in stamps})
    return MadeBy(version, ", ".join(readers), ", ".join(sorted({stamp.lexicon for stamp in stamps})))
