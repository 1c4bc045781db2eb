"""Reports with the article that tells them, and which articles are independent of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from parley.dates import Interval, bounds
from parley.lexicon import Lexicon
from parley.model import Article, Reading, Report
from parley.record.compare.gather import Groups
from parley.record.compare.names import Names
from parley.record.compare.words import Vocabulary, Weights, fold
from parley.record.copies.copies import copies
from parley.record.fold.links import Links

__all__ = ["Ground", "Told", "days_apart", "near_day", "source_name", "teller", "written_by", "written_when"]

R = TypeVar("R", bound=Report)
_WIDE = 62
"""A date of more days than this places nothing in time."""


@dataclass(frozen=True, slots=True)
class Told(Generic[R]):
    """A report, the article that tells it, and the days on which the article may have been written."""

    report: R
    article: Article
    written: Interval

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id

    @property
    def words(self) -> str:
        """The words on which the report stands."""
        return " ".join(e.words for e in self.report.evidence)


@dataclass(frozen=True)
class Ground:
    """What the fold stands on: articles and readings in the order of their ids, the copies among them, the vocabulary."""

    articles: Mapping[str, Article]
    readings: tuple[Reading, ...]
    copies: Mapping[str, str]
    vocabulary: Vocabulary
    weights: Weights
    """How much each shared word tells."""
    names: Names
    links: Links = field(default_factory=Links)
    """What persons ruled on which reports are one."""

    @classmethod
    def of(
        cls,
        articles: Iterable[Article],
        readings: Iterable[Reading],
        lexicon: Lexicon,
        links: Links | None = None,
        copied: Mapping[str, str] | None = None,
    ) -> Ground:
        """The ground of these articles and readings; a reading without its article is left out."""
        known = {a.id: a for a in sorted(articles, key=lambda a: a.id)}
        kept = {r.article: r for r in sorted(readings, key=lambda r: r.article) if r.article in known}
        found = copies(tuple(known.values())) if copied is None else copied
        words = Vocabulary.of(lexicon), Weights.of(lexicon), Names(lexicon)
        return cls(known, tuple(kept.values()), found, *words, links or Links())

    def only(self, articles: Sequence[str]) -> Ground:
        """The ground of these articles alone, given by their ids in order; whose copies they are is known still."""
        read = (self.reading_or_none(i) for i in articles)
        return replace(
            self, articles={i: self.articles[i] for i in articles}, readings=tuple(r for r in read if r is not None)
        )

    def told(self, family: type[R], name: str) -> tuple[Told[R], ...]:
        """The reports of one family, in the order of their ids."""
        del family
        every = (
            Told(report, self.articles[reading.article], self.written[reading.article])
            for reading in self.readings
            for report in getattr(reading, name)
        )
        return tuple(sorted(every, key=lambda t: t.id))

    def reading(self, article: str) -> Reading:
        """The reading of an article."""
        return self._reading[article]

    def reading_or_none(self, article: str) -> Reading | None:
        """The reading of an article, None if it has not been read."""
        return self._reading.get(article)

    @cached_property
    def _reading(self) -> dict[str, Reading]:
        return {r.article: r for r in self.readings}

    @cached_property
    def written(self) -> dict[str, Interval]:
        """Article → the days on which it may have been written."""
        return {i: written_when(a) for i, a in self.articles.items()}

    def same_copy(self, a: Article, b: Article) -> bool:
        """Whether one copies the other, or both a third."""
        return self.root(a.id) == self.root(b.id)

    def root(self, article: str) -> str:
        """The article at the root of the copies: itself if it copies nobody."""
        while article in self.copies:
            article = self.copies[article]
        return article

    def tellers(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The names of the sources, each once, in the order of the alphabet."""
        return tuple(sorted({source_name(self.articles[a]) for a in articles}))

    def count_independent(self, articles: Iterable[str]) -> int:
        """How many of them neither copy nor quote each other, nor come from one source."""
        return len(set(self.witnesses(articles).values()))

    def witnesses(self, articles: Iterable[str]) -> dict[str, str]:
        """Article → one name for all of these articles that copy each other or a third, or come from one source."""
        order = sorted(set(articles))
        number: dict[str, int] = {}
        source = [number.setdefault(teller(self.articles[i]), len(number)) for i in order]
        sources, first = Groups(len(number)), dict[str, int]()
        for article, n in zip(order, source, strict=True):
            sources.join(n, first.setdefault(self.root(article), n))
        name: dict[int, str] = {}
        return {a: name.setdefault(sources.leader(n), a) for a, n in zip(order, source, strict=True)}


def source_name(article: Article) -> str:
    """What to call the source of an article: the outlet, or the file or address that it came from."""
    return article.source or (article.path or "").rpartition("/")[2] or article.url or article.id


def teller(article: Article) -> str:
    """By what the source of an article is told from others; those that name none are one, for they may all be of one."""
    return fold(article.source or "")


def written_when(article: Article) -> Interval:
    """The days on which the article may have been written; both ends open if nothing tells."""
    return bounds(article.published.edtf) if article.published.edtf else Interval()


def written_by(article: Article, day: date | None) -> bool:
    """Whether the article may have been written by a day; one that nothing dates may."""
    first = written_when(article).first
    return day is None or first is None or first <= day


def near_day(span: Interval) -> date | None:
    """The first day of a short span; the one end of an open one."""
    if span.days is not None and span.days > _WIDE:
        return None
    return span.first or span.last


def days_apart(a: Interval, b: Interval) -> int | None:
    """How many days lie between the two at least (0 if they share one); None if either is unknown."""
    if a == Interval() or b == Interval():
        return None
    gap = max(_gap(a.last, b.first), _gap(b.last, a.first))
    return max(0, gap)


def _gap(end: date | None, start: date | None) -> int:
    return (start - end).days if end and start else 0
