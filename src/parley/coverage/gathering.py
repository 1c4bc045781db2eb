"""Files to articles: every given article exactly once, in order, one at a time; what cannot be read says why and costs nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from parley.coverage.article import Text, read_text
from parley.coverage.decoding import clean, decode
from parley.coverage.files import File, files, sidecar
from parley.coverage.metadata import NOTHING, Meta, from_mapping, from_sidecar, front_matter, merge
from parley.coverage.page import is_page, read_page
from parley.errors import ArticleError, Skipped, TooLarge, Unreadable
from parley.guard import MAX_BYTES, file_bytes, stream_bytes
from parley.lexicon import Lexicon
from parley.model import Article

__all__ = ["Given", "count", "gather"]

_PAGES: Final = (".htm", ".html", ".xhtml")
_FEEDS: Final = (".jsonl", ".ndjson")
_OBJECTS: Final = (".json",)
_MARKED: Final = (".markdown", ".md")
_ENOUGH: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Given:
    """One given article: its name, and the article or why there is none. `raw` is the page it was made from, if it was a page."""

    name: str
    article: Article | None
    problem: ArticleError | None = None
    raw: bytes | None = None


def gather(sources: Sequence[str | Path], *, lexicon: Lexicon, as_is: bool = False) -> Iterator[Given]:
    """Every given article once, sorted by name; a line of a JSON Lines file is named `feed.jsonl#3`.

    Sources are files, folders (all files below them; those whose ending is that of no article are skipped) and "-" for standard input; a `.json` file named outright is one line. Nothing is read before it is asked for.
    Never raises for what a source holds: each problem is the `problem` of one Given.
    """
    for file in files(sources):
        if _is_feed(file):
            yield from _feed(file, lexicon, as_is=as_is)
        else:
            yield _safely(file.name, partial(_read, file, lexicon, as_is=as_is))


def count(sources: Sequence[str | Path]) -> int:
    """How many articles `gather` will give, without reading them (JSON Lines files are run through for their lines)."""
    return sum(_lines_of(file) if _is_feed(file) else 1 for file in files(sources))


def _is_feed(file: File) -> bool:
    return file.ending in _FEEDS and not file.strayed


def _safely(name: str, read: Callable[[], Given]) -> Given:
    """What `read` gives; any failure becomes the problem of this one article, so that the run goes on."""
    try:
        return read()
    except ArticleError as problem:
        return Given(name, None, problem)
    except Exception as defect:  # noqa: BLE001  # the boundary of one article: parsers of pages fail in ways of their own
        what = f"{name} could not be read ({type(defect).__name__}: {defect})."
        return Given(
            name, None, Unreadable(what, "Save the article as text and give that, and please report the defect.")
        )


def _read(file: File, lexicon: Lexicon, *, as_is: bool) -> Given:
    raw = _raw(file)
    if file.ending in _OBJECTS:
        return _row(file.name, raw, lexicon, as_is=as_is)
    if _is_page(file, raw):
        return Given(file.name, read_text(_page_of(file, raw), lexicon, as_is=as_is), raw=raw)
    return Given(file.name, read_text(_text_of(file, raw), lexicon, as_is=as_is))


def _raw(file: File) -> bytes:
    if file.passed:
        kind = f"ending in {file.ending}" if file.ending else "without an ending"
        raise Skipped(f"In folders, files {kind} are not read.", "Name the file itself if it is an article.")
    if file.strayed:
        raise Unreadable(
            f"{file.name} is a link that leads out of its folder.", "Name the file itself to have it read."
        )
    if file.path is None:
        return stream_bytes(sys.stdin.buffer, "Standard input")
    if "://" in str(file.name) or str(file.name).startswith(("http:/", "https:/")):
        raise Unreadable(f"{file.name} is an address, and Parley reads files.", "Save the page and give the file.")
    return file_bytes(file.path, file.name)


def _is_page(file: File, raw: bytes) -> bool:
    return file.ending in _PAGES or (file.ending not in _MARKED and is_page(raw[:1000].decode("latin-1")))


def _page_of(file: File, raw: bytes) -> Text:
    beside, notes = _beside(file)
    page = read_page(raw, file.name)
    return Text(file.name, page.text, merge(beside, page.meta), (*page.changes, *notes))


def _text_of(file: File, raw: bytes) -> Text:
    beside, notes = _beside(file)
    decoded = decode(raw, file.name)
    marked = file.ending in _MARKED
    front, head = front_matter(decoded.text)
    if not marked and front == NOTHING:
        head = 0  # a text may begin with a line of hyphens
    return Text(file.name, decoded.text, merge(beside, front), (*decoded.changes, *notes), head, marked)


def _beside(file: File) -> tuple[Meta, tuple[str, ...]]:
    """What the sidecar states, and a note if there is one that cannot be read."""
    path = sidecar(file.path) if file.path and file.path.name else None
    try:
        if path is None or path == file.path or not path.is_file():
            return NOTHING, ()
        return from_sidecar(file_bytes(path, path.name)), ()
    except (ArticleError, OSError, ValueError) as error:
        return NOTHING, (f"the sidecar {path.name if path else ''} was left aside: {error}",)


# --- JSON Lines ----------------------------------------------------------------------------------------------------------------


def _feed(file: File, lexicon: Lexicon, *, as_is: bool) -> Iterator[Given]:
    try:
        if file.path is None or not file.path.is_file():
            raise Unreadable(f"There is no file {file.name}.", "Check its name.")
        with file.path.open("rb") as stream:
            for number, raw in _numbered(stream):
                name = f"{file.name}#{number}"
                yield _safely(name, partial(_row, name, raw, lexicon, as_is=as_is))
    except ArticleError as problem:
        yield Given(file.name, None, problem)
    except OSError as error:
        yield Given(
            file.name,
            None,
            Unreadable(f"{file.name} cannot be opened: {error.strerror}.", "Check that you may read it."),
        )


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers from 1; of a line beyond the cap only so much that it can be refused."""
    number = 0
    while line := stream.readline(MAX_BYTES + 2):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_ENOUGH)
        if line.strip():
            yield number, line


def _row(name: str, raw: bytes, lexicon: Lexicon, *, as_is: bool) -> Given:
    if len(raw) > MAX_BYTES:
        raise TooLarge(f"{name} is larger than {MAX_BYTES // (1024 * 1024)} MB.", "Give the article alone.")
    values, changes = _object(name, raw)
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Skipped(f"{name} is empty.", "Put the article under the key text.")
    cleaned = clean(text)
    given = Text(name, cleaned.text, from_mapping(values, "the feed"), (*changes, *cleaned.changes))
    return Given(name, read_text(given, lexicon, as_is=as_is))


def _object(name: str, raw: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    decoded = decode(raw, name)
    try:
        values = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{name} is not JSON.", "Write one JSON object a line.") from error
    if not isinstance(values, dict):
        raise Unreadable(f"{name} is not a JSON object.", "Write one JSON object a line.")
    return values, decoded.changes


def _lines_of(file: File) -> int:
    try:
        if file.path is None:
            return 1
        with file.path.open("rb") as stream:
            return sum(1 for _ in _numbered(stream))
    except OSError:
        return 1
