"""A text with what is stated about it, to an Article: all document facts, each by its own module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parley.coverage.byline import blurbs, find_author
from parley.coverage.era import find_era
from parley.coverage.furniture import as_ranges, by_form, partial
from parley.coverage.genre import Signs, find_genre
from parley.coverage.language import check_english
from parley.coverage.lines import Line, lines
from parley.coverage.metadata import Meta
from parley.coverage.outlets import Outlets
from parley.coverage.phrases import phrased
from parley.coverage.provenance import find_source, find_taken_from, outlet_lines
from parley.coverage.published import find_published
from parley.coverage.repeats import pull_quotes, repeated_titles
from parley.coverage.title import find_title
from parley.errors import Skipped
from parley.evidence import article_id, text_hash
from parley.guard import check_characters
from parley.lexicon import Lexicon
from parley.model import Article, Furniture

__all__ = ["read_text"]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What each line of the text is: kinds of furniture by line number, the title, the author, the outlets that lines name."""

    kinds: Mapping[int, str]
    title: str | None
    titled: int | None
    author: str | None
    mastheads: Mapping[int, str]


def read_text(text: str, meta: Meta, lexicon: Lexicon, *, name: str, changes: tuple[str, ...] = (), head: int = 0, as_is: bool = False) -> Article:
    """The article that a text is. `head` characters at its beginning are front matter; `name` is what the user calls it.

    Raises Skipped for an empty text or one in another language, TooLarge for an enormous one.
    """
    check_characters(text, name)
    found = tuple(line for line in lines(text) if line.start >= head)
    if not any(line.words for line in found):
        raise Skipped(f"{name} is empty.", "")
    language = check_english(text[head:], name, lexicon.table("languages"))
    outlets = Outlets.of(lexicon.table("outlets"))
    layout = _layout(found, meta, outlets, lexicon)
    source = find_source(found, meta.source, meta.url, layout.mastheads, layout.kinds, outlets)
    era = find_era(found, layout.kinds, lexicon.tables.get("offices"))
    sha = text_hash(text)
    return Article(
        id=article_id(sha, source, meta.url),
        text=text,
        text_sha256=sha,
        path=name,
        url=meta.url,
        title=layout.title,
        source=source,
        author=layout.author,
        language=language,
        published=find_published(found, meta, layout.kinds, era, layout.titled),
        genre=find_genre(_body(found, layout), _signs(found, layout, meta, outlets.kind(source) == "official"), lexicon.table("genre")),
        taken_from=find_taken_from(found, source, outlets),
        furniture=() if as_is else _ranges(found, layout, lexicon.table("furniture"), head),
        changes=changes,
    )


def _layout(found: tuple[Line, ...], meta: Meta, outlets: Outlets, lexicon: Lexicon) -> _Layout:
    table = lexicon.table("furniture")
    kinds = {**by_form(found), **phrased(found, table)}
    mastheads = outlet_lines(found, outlets, kinds)
    title, at = find_title(found, meta.title, {*kinds, *mastheads} if len(mastheads) < len(found) else kinds)
    kept = frozenset({*kinds, *mastheads} if at is None else {*kinds, *mastheads, at})
    quotes = pull_quotes(found, kept)
    kinds = {**quotes, **repeated_titles(found, title), **kinds}
    author = find_author(found, meta.author, quotes, None)
    told = blurbs(found, kinds, author.split(", ") if author else (), table["blurb"])
    author = author or find_author(found, None, (), found[min(told)].text if told else None)
    return _Layout({**told, **kinds}, title, at, author, {n: m for n, m in mastheads.items() if n != at})


def _body(found: tuple[Line, ...], layout: _Layout) -> tuple[Line, ...]:
    return tuple(line for n, line in enumerate(found) if n not in layout.kinds and n not in layout.mastheads)


def _signs(found: tuple[Line, ...], layout: _Layout, meta: Meta, official: bool) -> Signs:  # noqa: FBT001  # a fact, not a mode
    trail = " | ".join(found[n].text for n in (*sorted(layout.mastheads), *(k for k, kind in layout.kinds.items() if kind in {"navigation", "tags"})))
    return Signs(layout.title, official, meta.section, meta.url, frozenset(layout.kinds.values()), trail)


def _ranges(found: tuple[Line, ...], layout: _Layout, table: Mapping[str, Any], head: int) -> tuple[Furniture, ...]:
    inside = [part for n, line in enumerate(found) if n not in layout.kinds for part in partial(line, table["photo"])]
    front = [Furniture(0, head, "front matter")] if head else []
    return as_ranges(found, layout.kinds, [*front, *inside])
