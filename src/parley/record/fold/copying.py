"""Which article copies which, kept as articles are added: a new one changes what hangs together with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from parley.model import Article
from parley.record.copies.copies import copies
from parley.record.copies.sketches import Alike

__all__ = ["Copying"]


class Copying:
    """Articles with those whose texts are alike; `of` is what `copies` answers for all of them."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        """Copy → original."""
        self._articles: dict[str, Article] = {}
        self._pairs: defaultdict[str, set[Alike]] = defaultdict(set)
        self._same: defaultdict[str, list[str]] = defaultdict(list)

    def root(self, article: str) -> str:
        """The article at the root of the copies: itself if it copies nobody."""
        while article in self.of:
            article = self.of[article]
        return article

    def add(self, articles: Mapping[str, Article], pairs: Iterable[Alike]) -> set[str]:
        """Take in articles, and the pairs that they are part of. The answer are those that copy another one now, or are of another root."""
        self._articles |= articles
        for i, article in articles.items():
            self._same[article.text_sha256].append(i)
        for pair in pairs:
            self._pairs[pair.one].add(pair)
            self._pairs[pair.other].add(pair)
        near = self._together(articles)
        before = {i: (self.root(i), self.of.get(i)) for i in near}
        for i in near:
            self.of.pop(i, None)
        self.of |= copies([self._articles[i] for i in near], {pair for i in near for pair in self._pairs.get(i, ())})
        return {i for i in near if before[i] != (self.root(i), self.of.get(i))}

    def _together(self, articles: Iterable[str]) -> set[str]:
        """These and all that hang together with them by likeness."""
        found: set[str] = set()
        waiting = list(articles)
        while waiting:
            article = waiting.pop()
            if article not in found:
                found.add(article)
                waiting += self._same[self._articles[article].text_sha256]
                waiting += [i for pair in self._pairs.get(article, ()) for i in (pair.one, pair.other)]
        return found
