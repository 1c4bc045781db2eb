"""A web page to text and stated values. The raw page is kept by the caller; offsets belong to the text made here.

trafilatura finds the article in the page; nothing is fetched. lxml reads the page once, so that its size can be checked
and what makes extraction explode (`colspan=1000`) taken out before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from parley.coverage.byline import find_author
from parley.coverage.decoding import declared_charset, decode
from parley.coverage.lines import lines, squeezed
from parley.coverage.metadata import Meta, from_mapping, merge
from parley.coverage.names import is_name
from parley.errors import Skipped, Unreadable
from parley.guard import MAX_DEPTH, check_characters, check_elements, nesting

__all__ = ["Page", "is_page", "read_page"]

_MARKUP: Final = re.compile(r"\s{0,200}(?:<!--|<\?xml|<!doctype html|<html|<head|<body)", re.IGNORECASE)
_BAR: Final = re.compile(r" [|\u2013\u2014-] ")
_AUTHOR: Final = re.compile(r"(?i)(?:^|[\s_-])(?:byline|author)(?:[\s_-]|$)")
_SITE_WORDS: Final = 8
_DATED: Final = ("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued",
                 "dc.date", "dcterms.created", "citation_publication_date", "pubdate", "publish-date", "date")  # fmt: skip
"""Names of `meta` elements that give the day of publication, surest first (Open Graph, schema.org, Dublin Core, feeds' habits)."""
_ARTICLES: Final = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
)
"""Types of schema.org that are an article (schema.org/Article and its kinds)."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page's article, what the page states about it, and what decoding changed."""

    text: str
    meta: Meta
    changes: tuple[str, ...] = ()


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return _MARKUP.match(text) is not None


def read_page(raw: bytes, name: str) -> Page:
    """The article of a page.

    Raises Unreadable if no article can be found in it, TooLarge if it has too many elements or characters, Skipped if it is empty.
    """
    decoded = decode(raw, name, declared_charset(raw))
    if not decoded.text.strip():
        raise Skipped(f"{name} is empty.", "")
    tree = _tree(decoded.text, name)
    meta = _stated(tree)
    body = _article(tree)
    if len(squeezed(body)) < 2:
        raise _nothing(decoded.text, name)
    check_characters(body, name)
    return Page(_headed(body, meta.title), meta, decoded.changes)


def _tree(markup: str, name: str) -> lxml_html.HtmlElement:
    # An XML declaration with an encoding is refused by lxml on text that is decoded already.
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _nothing(markup, name) from error
    check_elements(sum(1 for _ in tree.iter()), name)
    for cell in tree.iter("td", "th"):
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    return tree


def _nothing(markup: str, name: str) -> Unreadable:
    if nesting(markup) >= MAX_DEPTH:
        return Unreadable(
            f"{name} is nested too deep ({MAX_DEPTH} elements or more).", "Save the article as text and give that."
        )
    return Unreadable(f"No article was found in the page {name}.", "Save the article as text and give that.")


def _article(tree: lxml_html.HtmlElement) -> str:
    """The paragraphs of the article, a blank line between them."""
    from trafilatura import extract  # noqa: PLC0415  # half a second to import
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # no alarm signals: they fail outside of the main thread
    found = extract(
        tree,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        deduplicate=False,
        config=config,
    )
    paragraphs = (line.strip() for line in (found or "").splitlines())
    return "\n\n".join(p for p in paragraphs if p)


def _headed(body: str, title: str | None) -> str:
    """The text with its title as first line, as it is printed on the page."""
    if not title or squeezed(body[: 2 * len(title)]).startswith(squeezed(title)):
        return body
    return f"{title}\n\n{body}"


# --- what the page states ------------------------------------------------------------------------------------------------------


def _stated(tree: lxml_html.HtmlElement) -> Meta:
    linked = [from_mapping(_flattened(thing), "the page's metadata") for thing in _linked_data(tree)]
    return merge(Meta(), *linked, _meta_elements(tree), _visible(tree))


def _linked_data(tree: lxml_html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The articles among the page's JSON-LD objects (schema.org)."""
    for script in list(tree.iter("script"))[:50]:
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            parsed = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        things = parsed if isinstance(parsed, list) else [parsed]
        graphs = [
            part for t in things if isinstance(t, dict) and isinstance(t.get("@graph"), list) for part in t["@graph"]
        ]
        for thing in (*things, *graphs):
            if isinstance(thing, dict) and _is_article(thing):
                yield thing


def _is_article(thing: Mapping[str, Any]) -> bool:
    kind = thing.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(k in _ARTICLES for k in kinds if isinstance(k, str))


def _flattened(thing: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": thing.get("headline"),
        "source": thing.get("publisher"),
        "author": thing.get("author"),
        "published": thing.get("datePublished") or thing.get("dateCreated"),
        "language": thing.get("inLanguage"),
        "section": thing.get("articleSection"),
    }


def _meta_elements(tree: lxml_html.HtmlElement) -> Meta:
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if key and element.get("content"):
            named.setdefault(key, element.get("content", ""))
    author = named.get("author") or named.get("article:author") or named.get("dc.creator") or ""
    stated = {
        "title": named.get("og:title") or named.get("twitter:title") or named.get("dc.title"),
        "source": named.get("og:site_name") or named.get("application-name") or named.get("dc.publisher"),
        "author": None if "/" in author else author,  # often the address of a profile
        "published": next((named[key] for key in _DATED if key in named), None),
        "url": named.get("og:url"),
        "section": named.get("article:section"),
    }
    return from_mapping(stated, "the page's metadata")


def _visible(tree: lxml_html.HtmlElement) -> Meta:
    heading = next(tree.iter("h1"), None)
    title = next(tree.iter("title"), None)
    canonical = next((e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    times = [e.get("datetime") for e in tree.iter("time") if e.get("datetime")]
    stated = {
        "title": _said(heading) or _said(title),
        "source": _site(_said(title), _said(heading)),
        "author": _byline(tree),
        "url": canonical if canonical and "://" in canonical else None,
        "language": tree.get("lang"),
        "published": times[0] if len(set(times)) == 1 else None,  # several: which is the article's is not told
    }
    return from_mapping(stated, "the page's time element")


def _said(element: lxml_html.HtmlElement | None) -> str | None:
    return " ".join(str(element.text_content()).split()) or None if element is not None else None


def _site(title: str | None, heading: str | None) -> str | None:
    """The name of the site in "Heading | Site": what the window's title has more than the heading, after a bar or dash."""
    before, _, after = _BAR.sub("\n", title or "", count=1).partition("\n") if heading else ("", "", "")
    return (
        after.strip()
        if after and squeezed(before) == squeezed(heading or "") and len(after.split()) <= _SITE_WORDS
        else None
    )


def _byline(tree: lxml_html.HtmlElement) -> str | None:
    """The author in an element marked as byline or author, if there is one such text only."""
    marked = (
        e
        for e in tree.iter("a", "p", "span", "div", "address")
        if _AUTHOR.search(f"{e.get('class') or ''} {e.get('rel') or ''} {e.get('itemprop') or ''}")
    )
    found = {
        find_author(lines(text), None, (), None) or text
        for e in islice(marked, 20)
        if (text := _said(e)) and len(text.split()) <= _SITE_WORDS
    }
    names = {name for name in found if all(is_name(part) for part in name.split(", "))}
    return names.pop() if len(names) == 1 else None
