"""The articles that are read: the example coverage, joined to texts of about 600 words, each a different mixture."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from parley.coverage import gather
from parley.evidence import article_id, text_hash
from parley.lexicon import Lexicon
from parley.model import Article, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CASE", "EXAMPLES", "articles"]

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "coverage"
CASE = ROOT / "examples" / "case.toml"

_WORDS = 600
_STEPS = (1, 2, 3, 5)


def articles(count: int = 30) -> tuple[Article, ...]:
    """Articles of about 600 words each, always the same ones; no two hold the same texts in the same order."""
    given = gather([EXAMPLES], lexicon=Lexicon.load(CASE))
    texts = [_body(thing.article) for thing in given if thing.article is not None]
    return tuple(islice(map(_article, _mixtures(texts)), count))


def _body(article: Article) -> str:
    """The text without the page around it."""
    kept, at = [], 0
    for furniture in article.furniture:
        kept.append(article.text[at : furniture.start].strip())
        at = furniture.end
    kept.append(article.text[at:].strip())
    return "\n\n".join(part for part in kept if part)


def _mixtures(texts: list[str]) -> Iterator[str]:
    """Neighbours in the list, then every second, third and fifth text, from each start, as many as make up the words."""
    for step in _STEPS:
        for start in range(len(texts)):
            yield "\n\n".join(_enough(texts[(start + n * step) % len(texts)] for n in range(len(texts))))


def _enough(texts: Iterator[str]) -> Iterator[str]:
    """Texts until the next would lead further away from the words wanted."""
    words = 0
    for text in texts:
        more = len(text.split())
        if abs(words + more - _WORDS) > abs(words - _WORDS):
            return
        words += more
        yield text


def _article(text: str) -> Article:
    sha = text_hash(text)
    return Article(
        id=article_id(sha, None, None),
        text=text,
        text_sha256=sha,
        published=Published("2023-05-29", "set by the benchmark"),
        language="en",
    )
