"""The setting: all that the readers of one article look at, and what each of them asks of it.

`scene` goes on from it to whose words and deeds a token is among.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.evidence import cite, report_id
from parley.model import Article, Evidence, Span, Time
from parley.reading.actors.cast import Cast
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation
from parley.reading.times.links import time_of
from parley.reading.times.present import is_present, tells_today

__all__ = ["Setting"]

_DEADLINE_WORDS = frozenset({"by", "until", "till", "before", "within", "after", "than"})
_NEWS = ("report", "digest")
_STOPS = frozenset({".", "?", "!", "…", "..."})
_CLOSING = frozenset({"”", "’", '"', "'", ")", "]"})
_HEADING = 6
"""Sentences at the head of an article among which its title may be printed once more."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One article, its parse, its quotations, its cast and its times; offsets are code points of the article's text."""

    article: Article
    parse: Parse
    quotes: tuple[Quotation, ...]
    cast: Cast
    ids: Mapping[int, str]
    """Report id of each of the cast that is mentioned, by index."""
    times: tuple[Time, ...]
    title_end: int
    """Where the title ends if the text opens with it, else 0."""
    issue_day: str | None
    """The day of publication, EDTF, if the text tells in the present what happens on it."""
    denied: frozenset[int]
    """Tokens that tell what the article says is not so."""

    @classmethod
    def of(  # noqa: PLR0913 - all that is known of one article
        cls,
        article: Article,
        parse: Parse,
        *,
        quotes: tuple[Quotation, ...],
        cast: Cast,
        times: tuple[Time, ...],
        denied: frozenset[int],
    ) -> Setting:
        """Set it: each of the cast has the report id of its first mention."""
        ids = _ids(article, cast)
        title = article.title or ""
        opens = bool(title) and article.text.lstrip().startswith(title)
        body, day = len(title) if opens else 0, article.published.edtf
        exact = day if day is not None and len(day) == len("YYYY-MM-DD") else None
        told = exact if article.genre in _NEWS and tells_today(parse, body) else None
        return cls(article, parse, quotes, cast, ids, times, body, told, denied)

    def refer(self, members: Iterable[int]) -> tuple[str, ...]:
        """Actor reports of some of the cast, given by index; who is never mentioned has none."""
        return tuple(self.ids[n] for n in members if n in self.ids)

    def report_id(self, kind: str, span: Span) -> str:
        """The id of a report of a kind (one letter) that is anchored at some words."""
        return report_id(kind, self.article.id, span)

    def span(self, token: int) -> Span:
        """Where a token stands."""
        return self.parse.start[token], self.parse.end[token]

    def sentence(self, token: int) -> Evidence:
        """The sentence in which a token stands."""
        first, end = self.parse.sents[self.parse.sent[token]]
        return cite(self.article, self.parse.start[first], self.parse.end[end - 1])

    def around(self, spans: Iterable[Span]) -> Evidence:
        """The whole sentences that some ranges touch, with all between them."""
        known = list(spans)
        first, last = min(start for start, _ in known), max(end for _, end in known)
        return cite(self.article, *self.parse.sentences_around((first, last)))

    def when(self, token: int, *, undated: bool = False) -> Time | None:
        """The time that governs a verb or noun; with `undated` also one of which the days are unknown ("Friday")."""
        return time_of(self.parse, token, self.times, undated=undated)

    def moment(self, token: int) -> Time | None:
        """The time at which something is said or done: the one that governs its verb, unless that sets a deadline."""
        time = self.when(token)
        before = self.article.text[max(0, time.start - 24) : time.start].lower().split() if time is not None else []
        return None if before[-1:] and before[-1] in _DEADLINE_WORDS else time

    def day(self, token: int) -> str | None:
        """The day of publication, for what an item that is told in the present says of it: "A and B meet in Doha"."""
        return self.issue_day if self.issue_day is not None and is_present(self.parse, token) else None

    def is_time(self, token: int, *, lengths: bool = True) -> bool:
        """Whether a token is part of a date or time: the "Friday" of "called on Friday"; `lengths` count too ("for two days")."""
        start = self.parse.start[token]
        last = bisect_right(self.times, start, key=lambda t: t.start)
        near = self.times[max(0, last - 2) : last]
        return any(start < t.end and (lengths or t.type != "DURATION") for t in near)

    def in_title(self, token: int) -> bool:
        """Whether a token stands in the title with which the text opens."""
        return self.parse.end[token] <= self.title_end

    def is_heading(self, sentence: int) -> bool:
        """Whether a sentence says nothing: without a verb, and without the stop, question or exclamation mark of what is said.

        A trail of headings ("Wars > The war in A > The A talks") is one whatever the tagger takes for a verb in it.
        """
        first, end = self.parse.sents[sentence]
        last = end - 1
        words = self.parse.words
        while last > first and (words[last].isspace() or words[last] in _CLOSING):
            last -= 1
        trail = ">" in words[first:end]
        return (trail or sentence in self.cast.headings) and words[last] not in _STOPS

    def is_title(self, sentence: int) -> bool:
        """Whether a sentence near the head says nothing but words of the title."""
        if sentence >= _HEADING or not (title := _letters(self.article.title or "")):
            return False
        first, end = self.parse.sents[sentence]
        return _letters(self.parse.text[self.parse.start[first] : self.parse.end[end - 1]]) in title


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _ids(article: Article, cast: Cast) -> dict[int, str]:
    """The report id of each of the cast: by its first mention that is nobody else's first."""
    out: dict[int, str] = {}
    used: set[Span] = set()
    for n, member in enumerate(cast.members):
        anchor = next((span for span in sorted(member.spans) if span not in used), None)
        if anchor is not None:
            used.add(anchor)
            out[n] = report_id("a", article.id, anchor)
    return out
