"""A text with what is stated about it, to an Article: all document facts, each by its own module."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from parley.coverage.broken import mended
from parley.coverage.byline import blurbs, find_author, name_alone
from parley.coverage.era import find_era
from parley.coverage.furniture import as_ranges, by_form, partial
from parley.coverage.genre import Signs, find_genre
from parley.coverage.language import check_english
from parley.coverage.lines import Line, lines
from parley.coverage.markdown import marks
from parley.coverage.metadata import NOTHING, Meta
from parley.coverage.outlets import Outlets
from parley.coverage.phrases import phrased
from parley.coverage.provenance import find_source, find_taken_from, outlet_lines
from parley.coverage.published import find_published
from parley.coverage.repeats import pull_quotes, repeated_titles
from parley.coverage.title import find_title
from parley.coverage.wrapped import unwrapped
from parley.errors import Skipped
from parley.evidence import article_id, text_hash
from parley.guard import check_characters
from parley.lexicon import Lexicon
from parley.model import Article, Furniture

__all__ = ["Text", "read_text"]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What each line of the text is: kinds of furniture by line number, the title, the author, the outlets that lines name."""

    kinds: Mapping[int, str]
    title: str | None
    titled: int | None
    author: str | None
    mastheads: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was given: the name by which the user calls it, what is stated about it, what decoding changed.

    The first `head` characters are front matter; `marked` says that the text is Markdown.
    """

    name: str
    text: str
    meta: Meta = NOTHING
    changes: tuple[str, ...] = ()
    head: int = 0
    marked: bool = False


def read_text(given: Text, lexicon: Lexicon, *, as_is: bool = False) -> Article:
    """The article that a text is; `as_is` finds no furniture in it.

    Raises Skipped for an empty text or one in another language, TooLarge for an enormous one.
    """
    check_characters(given.text, given.name)
    given = _whole(given, lexicon.table("furniture")["broken"]["firsts"])
    found = tuple(line for line in lines(given.text) if line.start >= given.head)
    if not any(line.words for line in found):
        raise Skipped(f"{given.name} is empty.", "")
    language = check_english(given.text[given.head :], given.name, lexicon.table("languages"))
    outlets = Outlets.of(lexicon.table("outlets"))
    layout = _layout(found, given.meta, outlets, lexicon)
    source = find_source(found, given.meta, layout.mastheads, layout.kinds, outlets)
    era = find_era(found, layout.kinds, lexicon.tables.get("offices"))
    signs = _signs(found, layout, given.meta, outlets.kind(source))
    sha = text_hash(given.text)
    return Article(
        id=article_id(sha, source, given.meta.url),
        text=given.text,
        text_sha256=sha,
        path=given.name,
        url=given.meta.url,
        title=layout.title,
        source=source,
        author=layout.author,
        language=language,
        published=find_published(found, given.meta, layout.kinds, era, layout.titled),
        genre=find_genre(_body(found, layout), signs, lexicon.table("genre")),
        taken_from=find_taken_from(found, source, outlets),
        furniture=() if as_is else _ranges(found, layout, lexicon.table("furniture"), given),
        changes=given.changes,
    )


def _whole(given: Text, firsts: Collection[str]) -> Text:
    """The text with words and paragraphs whole that the ends of lines broke; that is said among the changes."""
    text, words = mended(given.text, given.head, firsts)
    text, ends = unwrapped(text, given.head)
    said = (
        (words, f"{words} {'word' if words == 1 else 'words'} broken at the end of a line made whole"),
        (ends, f"{ends} {'line' if ends == 1 else 'lines'} cut by a margin joined to the next"),
    )
    changes = tuple(told for count, told in said if count)
    return replace(given, text=text, changes=(*given.changes, *changes)) if changes else given


def _layout(found: tuple[Line, ...], meta: Meta, outlets: Outlets, lexicon: Lexicon) -> _Layout:
    """What each line of a page is: furniture by its kind, the title, the byline, mastheads; the rest is the article."""
    table = lexicon.table("furniture")
    kinds = {**by_form(found), **phrased(found, table)}
    mastheads = outlet_lines(found, outlets, kinds)
    title, at = find_title(found, meta.title, {*kinds, *mastheads} if len(mastheads) < len(found) else kinds)
    kept = frozenset({*kinds, *mastheads} if at is None else {*kinds, *mastheads, at})
    quotes = pull_quotes(found, kept)
    kinds = {**quotes, **repeated_titles(found, title), **kinds}
    author = find_author(found, meta.author, quotes, None) or name_alone(found)
    told = blurbs(found, kinds, author.split(", ") if author else (), table["blurb"])
    author = author or find_author(found, None, (), found[min(told)].text if told else None)
    return _Layout({**told, **kinds}, title, at, author, {n: m for n, m in mastheads.items() if n != at})


def _body(found: tuple[Line, ...], layout: _Layout) -> tuple[Line, ...]:
    """The lines that are the article itself."""
    return tuple(line for n, line in enumerate(found) if n not in layout.kinds and n not in layout.mastheads)


def _signs(found: tuple[Line, ...], layout: _Layout, meta: Meta, publisher: str) -> Signs:
    """What tells the genre of an article besides its text."""
    trails = (n for n, kind in layout.kinds.items() if kind in {"navigation", "tags"})
    trail = " | ".join(found[n].text for n in (*sorted(layout.mastheads), *sorted(trails)))
    return Signs(layout.title, publisher == "official", meta.section, meta.url, frozenset(layout.kinds.values()), trail)


def _ranges(found: tuple[Line, ...], layout: _Layout, table: Mapping[str, Any], given: Text) -> tuple[Furniture, ...]:
    """The furniture as ranges of the text: whole lines, parts of lines, front matter and marks."""
    inside = [part for n, line in enumerate(found) if n not in layout.kinds for part in partial(line, table["photo"])]
    front = [Furniture(0, given.head, "front matter")] if given.head else []
    return as_ranges(found, layout.kinds, [*front, *inside, *(marks(given.text, given.head) if given.marked else ())])
