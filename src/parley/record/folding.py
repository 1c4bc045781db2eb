"""From the store to a view: the fold over articles and readings, kept until what it follows from changes."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from parley.evidence import digest
from parley.lexicon import Lexicon
from parley.model import Article, Line, Reading
from parley.record.copies import copies
from parley.record.kept import Stamp
from parley.record.lines import build_lines
from parley.record.store import Store
from parley.record.view import MadeBy, View, last_day

__all__ = ["case_file", "code_version", "fold", "view_of"]


@cache
def code_version(*packages: str) -> str:
    """A hash of the source and the vocabulary in these packages: what derived data is renewed by when its rules change."""
    return digest(*(part for package in packages for part in _sources(package)), length=12)


def _sources(package: str) -> list[str]:
    files = sorted(resources.files(package).iterdir(), key=lambda file: file.name)
    return [
        part
        for file in files
        if file.name.endswith((".py", ".toml"))
        for part in (file.name, file.read_text(encoding="utf-8"))
    ]


@contextlib.contextmanager
def case_file(store: Store, given: Path | None = None) -> Iterator[Path | None]:
    """The case file to read with: the one given, else the one that the record keeps, for as long as the block lasts."""
    text = None if given else store.vocabulary()
    if text is None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        kept = Path(folder) / "case.toml"
        kept.write_text(text, encoding="utf-8", newline="")
        yield kept


def fold(store: Store, *, anew: bool = False) -> tuple[Line, ...]:
    """The lines, from the store if they still follow from what it holds, else built and kept; `anew` builds in any case."""
    if not anew and store.lines_key() == _key(store):
        return store.lines()
    with store.at_one_moment():
        key, lines = _key(store), _build(store, store.articles(), store.readings(), None)
    if not store.fixed:
        store.put_lines(key, lines)
    return lines


def _key(store: Store) -> str:
    return digest(store.inputs(), code_version("parley.record", "parley.lexicon", "parley.dates"), length=32)


def _build(
    store: Store, articles: tuple[Article, ...], readings: tuple[Reading, ...], as_of: str | None
) -> tuple[Line, ...]:
    with case_file(store) as case:
        return build_lines(articles, readings, as_of=as_of, lexicon=Lexicon.load(case))


def view_of(store: Store, made_by: str, as_of: str | None = None) -> View:
    """Everything at one moment, seen from the day `as_of`; without one from the last dated day of the coverage.

    `made_by` is the version of Parley. Only a day of one's own makes the lines be judged anew; they are not kept then.
    """
    lines = fold(store)
    with store.at_one_moment():
        articles, readings, stamps = store.articles(), store.readings(), store.stamps()
    if as_of is not None and as_of != last_day(articles):
        lines = _build(store, articles, readings, as_of)
    return View(articles, readings, lines, copies(articles), as_of or last_day(articles), _made_by(made_by, stamps))


def _made_by(version: str, stamps: tuple[Stamp, ...]) -> MadeBy:
    readers = sorted({stamp.reader.partition("+")[0] for stamp in stamps})
    return MadeBy(version, ", ".join(readers), ", ".join(sorted({stamp.lexicon for stamp in stamps})))
