"""Stories, kept as articles are added: a new article makes one of the stories near it, all others stay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from parley.record.fold.processes import are_near
from parley.record.fold.stories import Tie, Ties, grouped, is_much

__all__ = ["Neighbours"]

Story = tuple[str, ...]


class Neighbours:
    """The ties of all articles, by article and by tie, and the stories that follow: those that `grouped` makes of all ties."""

    def __init__(self) -> None:
        self.story: dict[str, Story] = {}
        """Article → the articles of its story, in order."""
        self._ties: dict[str, Ties] = {}
        self._holders: defaultdict[Tie, set[str]] = defaultdict(set)
        """Strong tie, or one that outlasts any silence → the articles that have it."""
        self._thin: set[str] = set()

    def add(self, ties: Mapping[str, Ties | None]) -> tuple[set[Story], tuple[Story, ...]]:
        """Take in articles with their ties, or with other ties than before. The answer are the stories that were, and those now."""
        for article, own in ties.items():
            self._forget(article)
            if own is not None:
                self._put(article, own)
        inside = set(ties)
        for article in ties if self.story else ():
            inside |= {other for near in (article, *self._near(article)) for other in self.story.get(near, (near,))}
        before = {self.story.pop(article) for article in inside if article in self.story}
        now = grouped({article: self._ties[article] for article in inside if article in self._ties})
        self.story |= {article: story for story in now for article in story}
        return before, now

    def _forget(self, article: str) -> None:
        if before := self._ties.pop(article, None):
            self._thin.discard(article)
            for tie in before.strong | before.always:
                self._holders[tie].discard(article)

    def _put(self, article: str, own: Ties) -> None:
        self._ties[article] = own
        for tie in own.strong | own.always:
            self._holders[tie].add(article)
        if own.is_thin:
            self._thin.add(article)

    def _near(self, article: str) -> Iterator[str]:
        """The articles that this one is of one story with, or that are so by others between them."""
        own = self._ties.get(article)
        if own is None:
            return
        for tie in own.always:
            yield from self._holders[tie]
        shared = Counter(other for tie in own.strong for other in self._holders[tie] if other != article)
        for other, n in shared.items():
            if self._ties[other].day is None or own.day is None:
                undated = (each.strong for each in (own, self._ties[other]) if each.day is None)
                if any(is_much(n, strong) for strong in undated):
                    yield other
            elif are_near(own.day, self._ties[other].day):
                yield other
        for other in self._ties if own.is_thin else self._thin:
            if are_near(own.day, self._ties[other].day) and not own.weak.isdisjoint(self._ties[other].weak):
                yield other
