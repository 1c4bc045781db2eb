"""The readings that are measured: texts as they lie in their folders, read by the shipped reader."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.progress import track

from parley.coverage import gather
from parley.coverage.article import Text, read_text
from parley.errors import ArticleError, ParleyError
from parley.lexicon import Lexicon
from parley.model import Article, Reading
from parley.pool import Load, ReadArticle, read_many
from parley.reading.confidence import Confidence
from parley.reading.read import Readers, read_article
from parley.run import load_reader, shipped_reader

__all__ = ["JOBS", "estimating", "read_files", "read_texts"]

JOBS = max(1, (os.cpu_count() or 2) // 2)
_WORTH_PROCESSES = 60
"""Articles from which the start of several readers pays."""

Read = tuple[Article, Reading]


def estimating(case: Path | None) -> ReadArticle:
    """The shipped reader, but reports keep the estimates of their rules as confidence."""
    readers = Readers.of(shipped_reader(), Lexicon.load(case), Confidence({}, {}, {}))

    def read(article: Article) -> Reading:
        return read_article(article, readers)

    return read


def read_files(files: Sequence[Path], what: str, *, as_is: bool = False, load: Load = load_reader) -> dict[str, Read]:
    """The articles in these files with their readings, by the stem of the file's name.

    `as_is` takes page furniture for text. Raises ParleyError if one cannot be read: every one is meant to be.
    """
    lexicon = Lexicon.load()
    articles = []
    for given in gather(files, lexicon=lexicon, as_is=as_is):
        if given.article is None:
            raise given.problem or ParleyError(f"{given.name} holds no article.")
        articles.append(given.article)
    return {Path(str(a.path)).stem: (a, r) for a, r in _read(articles, what, load)}


def read_texts(texts: Iterable[Text], what: str, load: Load = load_reader) -> dict[str, Read]:
    """Texts as they are, with their readings, by name; those that nothing can be read of are left out."""
    lexicon = Lexicon.load()
    articles = []
    for text in texts:
        with suppress(ArticleError):
            articles.append(read_text(text, lexicon, as_is=True))
    return {str(a.path): (a, r) for a, r in _read(articles, what, load)}


def _read(articles: Sequence[Article], what: str, load: Load) -> list[Read]:
    """These articles with their readings; `what` is said beside the progress bar. Raises ParleyError if one cannot be read."""
    results = read_many(((a, a) for a in articles), load, None, JOBS if len(articles) >= _WORTH_PROCESSES else 1)
    shown = Console(stderr=True)
    return list(_whole(track(results, what, len(articles), console=shown, disable=not shown.is_terminal)))


def _whole(results: Iterable[tuple[Article, object]]) -> Iterator[Read]:
    for article, result in results:
        if isinstance(result, ParleyError):
            raise result
        if isinstance(result, Reading):
            yield article, result
