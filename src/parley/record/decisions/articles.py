"""What persons set right of articles: when and by whom they were published, what kind of text they are, where they were taken from.

An article's text is never corrected, and its id, which follows from what the coverage gave, stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

from parley.model import Anchor, Article, Correction, Decision, Genre, Published
from parley.record.decisions.anchoring import Places
from parley.record.decisions.fields import Field

__all__ = ["ARTICLES", "ARTICLE_FIELDS", "Fixed", "anchor_of_article", "fixed_articles"]

ARTICLES: Final = "articles"
"""The family of anchors that stand for articles."""

ARTICLE_FIELDS: Final[Mapping[str, Field]] = {
    field.name: field
    for field in (
        Field(ARTICLES, "published", "date"),
        Field(ARTICLES, "source", "text"),
        Field(ARTICLES, "title", "text"),
        Field(ARTICLES, "author", "text"),
        Field(ARTICLES, "genre", "choice", get_args(Genre), clearable=False),
        Field(ARTICLES, "taken_from", "text"),
    )
}
"""What can be set right of an article."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """An article as it is shown, and what the coverage had said of it."""

    article: Article
    corrections: tuple[Correction, ...]

    def has(self, field: str) -> bool:
        """Whether this field was set right."""
        return any(c.field == field for c in self.corrections)


def anchor_of_article(article: Article) -> Anchor:
    """What a decision on an article stands on."""
    place = article.url or article.path or ""
    return Anchor(article.id, ARTICLES, article.id, gist=article.title or "", place=place)


def fixed_articles(articles: Iterable[Article], decisions: Iterable[Decision]) -> dict[str, Fixed]:
    """Those of the articles, by id, that these decisions set right; `decisions` are all that are in force, in their order."""
    known = tuple(articles)
    ruled = [d for d in decisions if d.verb == "correct" and d.on[0].family == ARTICLES]
    found: dict[str, Fixed] = {}
    if ruled:
        places, by_id = Places(known, ()), {a.id: a for a in known}
        for decision in ruled:
            if at := places.article(decision.on[0]):
                found[at] = _fixed(found.get(at, Fixed(by_id[at], ())), decision)
    return found


def _fixed(before: Fixed, decision: Decision) -> Fixed:
    corrections = {c.field: c for c in before.corrections}
    article = before.article
    for name, value in decision.fields.items():
        was = corrections[name].machine if name in corrections else _as_text(getattr(article, name))
        corrections[name] = Correction(name, was, decision.number)
        article = replace(article, **_value(article, name, value, decision))
    return Fixed(article, tuple(corrections[name] for name in sorted(corrections)))


def _as_text(value: str | Published | None) -> str | None:
    return value.edtf if isinstance(value, Published) else value


def _value(article: Article, name: str, value: str | None, decision: Decision) -> dict[str, Any]:
    """What the field holds then, with the reason beside it where the article has a place for one."""
    reason = f"set right by {decision.who}"
    if name == "published":
        stated = article.published.stated or article.published.edtf
        return {name: Published(value, reason, stated if stated != value else None)}
    return {name: value, "taken_basis": reason if value else None} if name == "taken_from" else {name: value}
