"""What is meant by what a person typed: an article, words of it, an actor in it."""

from __future__ import annotations

from parley.errors import UnknownId, UsageError
from parley.model import Actor, Anchor, Article, Span
from parley.record.decisions.anchoring import anchored, occurrences
from parley.record.view import View

__all__ = ["ENOUGH", "ActorsMeant", "article_meant", "articles_meant", "words_meant"]

ENOUGH = 4
"""Characters of an id from which on it may be cut short."""


class ActorsMeant:
    """Actors of one article by name or id, and anchors of those that were named."""

    def __init__(self, view: View, article: Article) -> None:
        self.article, self.actors = article, view.reading[article.id].actors
        self._meant: dict[str, Actor] = {}

    def id_of(self, name: str) -> str:
        """The id of the actor that is called so in the article. Raises UsageError if there is none, or several."""
        wanted = name.casefold()
        found = {a.id: a for a in self.actors if a.review != "rejected" and wanted in _called(a)}
        found = {i: a for i, a in found.items() if a.id == name or a.name.casefold() == wanted} or found
        if len(found) != 1:
            raise UsageError(
                f"{'Several actors' if found else 'No actor'} of the article can be meant by {name!r}.",
                "Give an id, or add one: parley add actor ARTICLE --words NAME --field type=TYPE",
            )
        self._meant |= found
        return next(iter(found))

    def anchors(self) -> tuple[Anchor, ...]:
        """Anchors of all who were named."""
        return tuple(anchored(self.article, actor) for _, actor in sorted(self._meant.items()))


def _called(actor: Actor) -> set[str]:
    return {words.casefold() for words in (actor.id, actor.name, *(m.words for m in actor.mentions))}


def words_meant(article: Article, words: str, nth: int | None = None) -> Span:
    """Where these words stand in an article, in whole words; the `nth` time (from 1) if they do so several times. Raises UsageError."""
    text = article.text
    found = [(a, b) for a, b in occurrences(text, words) if not (_inside(text, a) or _inside(text, b))]
    if not found:
        raise UsageError(
            f"These words do not stand in the article {article.id}.", "Copy them as they stand in: parley why ID"
        )
    if nth is None and len(found) > 1:
        raise UsageError(f"These words stand there {len(found)} times.", "Give more of them, or say which with --nth.")
    which = 1 if nth is None else nth
    if not 1 <= which <= len(found):
        raise UsageError(f"These words stand there {len(found)} times, not {nth}.", "Give another --nth.")
    return found[which - 1]


def _inside(text: str, at: int) -> bool:
    """Whether the place is in the middle of a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def article_meant(view: View, name: str) -> Article:
    """The article with this id, beginning of an id, path or address. Raises UnknownId."""
    asked = name.strip()
    cards = view.cards.values()
    found = [c.id for c in cards if asked in (c.id, c.path, c.url)]
    found = found or [c.id for c in cards if len(asked) >= ENOUGH and c.id.startswith(asked)]
    if len(found) != 1:
        raise UnknownId(
            f"{'Several articles' if found else 'No article'} can be meant by {asked!r}.",
            "Give an id from the first column of: parley show articles",
        )
    return view.article[found[0]]


def articles_meant(view: View, article: str | None, source: str | None) -> tuple[Article, ...]:
    """The one article, or all of a source, in any case of letters. Raises UnknownId if there is none, UsageError if neither is named."""
    if (article is None) == (not source):
        raise UsageError("Name an article, or a source with --source.", "List them with: parley show articles")
    if article is not None:
        return (article_meant(view, article),)
    found = [c.id for c in view.cards.values() if (c.source or "").casefold() == (source or "").casefold()]
    if not found:
        raise UnknownId(f"No article is of the source {source!r}.", "Sources stand in: parley show articles")
    return tuple(view.article[i] for i in found)
