"""Where an article was taken from, as other articles of the record tell it.

A paper answers for its own writers: it prints a note on the author under the text and a disclaimer below the note. Where another page
carries a text by the same author under the same note, but neither a disclaimer nor a credit, the note came with the text: the text is
taken to be from the paper that answers for that writer. Where two papers do, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from parley.model import Article
from parley.record.compare.words import fold

__all__ = ["with_origins"]

_Note = tuple[str, str]
"""The author and the note on the author, folded."""
_WORDS = 12
"""A shorter note may stand under texts that have nothing to do with each other."""
_BASIS = "it carries the note on {author} that stands in {home}, which answers for this writer; it has no disclaimer of its own"


def with_origins(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The same articles in the same order, `taken_from` and its basis filled in where the others tell it."""
    given = tuple(articles)
    homes: defaultdict[_Note, set[str]] = defaultdict(set)
    for article in given:
        if article.source and _answers_for_writers(article):
            for note in _notes(article):
                homes[note].add(article.source)
    return tuple(_with_origin(article, homes) for article in given)


def _with_origin(article: Article, homes: defaultdict[_Note, set[str]]) -> Article:
    if article.taken_from is not None or _answers_for_writers(article):
        return article
    found = {home for note in _notes(article) for home in homes.get(note, ())}
    if len(found) != 1 or fold(article.source or "") in {"", *map(fold, found)}:
        return article
    home = found.pop()
    return replace(article, taken_from=home, taken_basis=_BASIS.format(author=article.author, home=home))


def _answers_for_writers(article: Article) -> bool:
    return any(part.kind == "disclaimer" for part in article.furniture)


def _notes(article: Article) -> Iterable[_Note]:
    for part in article.furniture:
        note = " ".join(fold(article.text[part.start : part.end]).split())
        if part.kind == "blurb" and article.author and len(note.split()) >= _WORDS:
            yield fold(article.author), note
