"""An article's text cut for the page: paragraphs of sentences of pieces, each piece with the reports that stand on it.

Sentences are a matter of display and of addresses (`/articles/ID#s12`): they follow from the text alone, so that an address stays good
whatever is read of it. Nothing is left out: the pieces put together are the text.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from parley.model import Actor, Article, Evidence, Mention, Report, Span, Statement
from parley.record.decisions.fields import family_of

__all__ = ["Paragraph", "Piece", "Sentence", "cut", "sentence_at", "sentences"]

_END: Final = re.compile(r"[.!?…]{1,3}[\"”’»)\]]{0,3}[ \t\u00a0]{1,4}(?=[\"“‘«(\[]?[^\W\d_a-z])|\n")
_SHORT: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "st",
        "no",
        "vs",
        "jr",
        "sr",
        "prof",
        "rep",
        "sen",
        "gov",
        "adm",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)
_WIDEST: Final = 12
"""Letters of the word before a full stop that are looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same reports stand on. `furniture` says what kind of page furniture they are, if any."""

    words: str
    start: int
    reports: tuple[Report, ...] = ()
    furniture: str | None = None

    @property
    def narrow(self) -> Report | None:
        """The report on the fewest words here, speech and actors last: the one that the underline speaks of."""
        return self.reports[0] if self.reports else None

    @property
    def speech(self) -> bool:
        """Whether somebody says these words."""
        return any(isinstance(report, Statement) for report in self.reports)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number in the article from 1, where it stands, its pieces, and the reports that begin in it."""

    number: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences up to a line's end; `furniture` if all of it is page furniture."""

    sentences: tuple[Sentence, ...]
    furniture: bool

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that begin in the paragraph, in their order, actors left out."""
        return tuple(r for s in self.sentences for r in s.reports if family_of(r) != "actors")


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences, blank ones left out; in order, together they hold every character that is not white space."""
    ends = [m.end() for m in _END.finditer(text) if not _is_short(text, m.start())]
    edges = [0, *ends, len(text)]
    return tuple((a, b) for a, b in itertools.pairwise(edges) if text[a:b].strip())


def _is_short(text: str, stop: int) -> bool:
    """Whether the full stop at this place ends an abbreviation: a title, a month, an initial."""
    if text[stop] != ".":
        return False
    before = re.search(r"[^\W\d_]{1,12}$", text[max(0, stop - _WIDEST) : stop])
    return before is not None and (before[0].lower() in _SHORT or (len(before[0]) == 1 and before[0].isupper()))


def sentence_at(text: str, place: int) -> int:
    """The number, from 1, of the sentence in which a place lies."""
    return max(1, bisect_right([start for start, _ in sentences(text)], place))


def cut(article: Article, reports: Iterable[Report]) -> tuple[Paragraph, ...]:
    """The whole text of an article in paragraphs, with these reports on it."""
    spans = sentences(article.text)
    on: defaultdict[int, list[_Place]] = defaultdict(list)
    starts = [start for start, _ in spans]
    for place in sorted((p for r in reports for p in _places(r)), key=lambda p: (p[0], p[1], p[2].id)):
        for n in range(max(0, bisect_right(starts, place[0]) - 1), bisect_left(starts, place[1])):
            on[n].append(place)
    found: list[Paragraph] = []
    row: list[Sentence] = []
    for n, (start, end) in enumerate(spans):
        row.append(_sentence(article, n + 1, (start, end), on[n]))
        if article.text[end - 1] == "\n":
            found.append(_paragraph(row))
            row = []
    return tuple([*found, _paragraph(row)] if row else found)


_Place = tuple[int, int, Report]


def _places(report: Report) -> Iterable[_Place]:
    """Where a report is marked: an actor where it is named, anything else on its evidence."""
    spots: Iterable[Evidence | Mention] = (
        (report.mentions or report.evidence) if isinstance(report, Actor) else report.evidence
    )
    return ((spot.start, spot.end, report) for spot in spots)


def _sentence(article: Article, number: int, span: Span, places: Sequence[_Place]) -> Sentence:
    start, end = span
    furniture = [f for f in article.furniture if f.start < end and f.end > start]
    edges = {start, end, *(n for f in furniture for n in (f.start, f.end)), *(n for a, b, _ in places for n in (a, b))}
    order = sorted(n for n in edges if start <= n <= end)
    pieces = []
    for a, b in itertools.pairwise(order):
        over = sorted((p for p in places if p[0] <= a and b <= p[1]), key=_rank)
        kind = next((f.kind for f in furniture if f.start <= a and b <= f.end), None)
        pieces.append(Piece(article.text[a:b], a, tuple(dict.fromkeys(p[2] for p in over)), kind))
    begun = tuple(dict.fromkeys(p[2] for p in places if start <= p[0] < end))
    return Sentence(number, start, end, tuple(pieces), begun)


def _rank(place: _Place) -> tuple[bool, bool, int, str]:
    """Narrow marks before wide ones; speech after the rest, and names of actors last."""
    return isinstance(place[2], Actor), isinstance(place[2], Statement), place[1] - place[0], place[2].id


def _paragraph(row: Sequence[Sentence]) -> Paragraph:
    return Paragraph(tuple(row), all(p.furniture or not p.words.strip() for s in row for p in s.pieces))
