"""What ties a decision to the words it was made on, and finds them again in another reading or another extraction of the page.

A report's id comes first: better rules keep it. Where it is gone, the quote is looked for in the article, or in what the same page became
when it was extracted anew; of the reports of the same family on those words the one that says most nearly the same takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from parley.model import Anchor, Article, Reading, Report, Span
from parley.record.decisions.fields import family_of, gist

__all__ = ["Places", "anchor_words", "anchored", "located", "occurrences"]

_CONTEXT = 40
"""Characters kept before and after a quote."""
_QUOTE = 200
"""A longer quote is cut, its beginning finds it: with what stands around it a decision holds less than 300 characters of an article."""
_REACH = 4 * _CONTEXT
"""So much of a text is compared with what stood before or after a quote."""
_ALIKE = 60.0
"""Two reports of which one took the other's place say so much the same, of 100 (rapidfuzz, `token_set_ratio`)."""


def anchored(article: Article, report: Report) -> Anchor:
    """The anchor of a report in its article."""
    evidence = report.evidence[0]
    span = evidence.start, min(evidence.end, evidence.start + _QUOTE)
    return anchor_words(article, span, report.id, family_of(report), gist(report))


def anchor_words(article: Article, span: Span, report: str, family: str, said: str) -> Anchor:
    """The anchor of some words of an article, all of them, for a report of this id and family that says `said`."""
    start, end = span
    before, after = article.text[max(0, start - _CONTEXT) : start], article.text[end : end + _CONTEXT]
    place = article.url or article.path or ""
    return Anchor(report, family, article.id, start, article.text[start:end], before, after, said, place)


class Places:
    """Articles with their readings, where anchors are looked for."""

    def __init__(self, articles: Iterable[Article], readings: Iterable[Reading]) -> None:
        self._articles = {a.id: a for a in articles}
        self._readings = {r.article: r for r in readings}
        self._reports: dict[str, dict[str, Report]] = {}

    def find(self, anchor: Anchor) -> Report | None:
        """The report that the anchor stands for now, None if there is none or it cannot be told which."""
        if report := self._in(anchor.article).get(anchor.report):
            return report
        at = self.words(anchor)
        return self._on(anchor, *at) if at else None

    def article(self, anchor: Anchor) -> str | None:
        """The id of the article that a decision on an article stands on now; None if it is gone, or it cannot be told which."""
        if anchor.article in self._articles:
            return anchor.article
        found = self._at_place.get(anchor.place, []) if anchor.place else []
        return found[0].id if len(found) == 1 else None

    def words(self, anchor: Anchor) -> tuple[Article, Span] | None:
        """Where the quote stands: in the anchor's own article, else in what was found at its place since; None if nowhere."""
        if anchor.article in self._articles:
            homes = [self._articles[anchor.article]]
        else:
            homes = self._at_place.get(anchor.place, []) if anchor.place else []
        found = ((article, span) for article in homes if (span := located(anchor, article)))
        return next(found, None)

    @cached_property
    def _at_place(self) -> Mapping[str, list[Article]]:
        """Articles by their address and by their path, in the order of their ids."""
        found: defaultdict[str, list[Article]] = defaultdict(list)
        for _, article in sorted(self._articles.items()):
            for place in {article.url, article.path} - {None, ""}:
                found[place or ""].append(article)
        return found

    def _in(self, article: str) -> Mapping[str, Report]:
        if article not in self._reports:
            reading = self._readings.get(article)
            self._reports[article] = {r.id: r for r in reading.reports()} if reading else {}
        return self._reports[article]

    def _on(self, anchor: Anchor, article: Article, span: Span) -> Report | None:
        """The one report of the anchor's family on these words that says most nearly the same."""
        found = sorted(
            (
                (_likeness(r, anchor.gist), _shared(r, span), r.id)
                for r in self._in(article.id).values()
                if family_of(r) == anchor.family
                and _shared(r, span)
                and token_set_ratio(gist(r), anchor.gist) >= _ALIKE
            ),
            reverse=True,
        )
        if not found or (len(found) > 1 and found[0][:2] == found[1][:2]):
            return None
        return self._in(article.id)[found[0][2]]


def _likeness(report: Report, said: str) -> tuple[float, float]:
    """How much of the shorter is in the longer, then how much of both."""
    return token_set_ratio(gist(report), said), token_sort_ratio(gist(report), said)


def _shared(report: Report, span: Span) -> int:
    """How many characters of the span the report stands on."""
    return sum(max(0, min(e.end, span[1]) - max(e.start, span[0])) for e in report.evidence)


def located(anchor: Anchor, article: Article) -> Span | None:
    """Where the quote stands in an article: at its old place, else where most of what stood around it stands around it again.

    White space may have changed. None if the quote is not there, or stands several times in surroundings that tell nothing.
    """
    end = anchor.start + len(anchor.quote)
    if anchor.article == article.id and article.text[anchor.start : end] == anchor.quote:
        return anchor.start, end
    found = sorted(
        ((_ending(article.text[:at], anchor.prefix) + _beginning(article.text[end:], anchor.suffix), at, end))
        for at, end in occurrences(article.text, anchor.quote)
    )
    if not found or (len(found) > 1 and found[-1][0] == found[-2][0]):
        return None
    return found[-1][1:]


def occurrences(text: str, words: str) -> list[Span]:
    """Where the words stand in the text, whatever white space is between their characters."""
    bare, places = _squeezed(text)
    wanted = "".join(words.split())
    found, at = [], bare.find(wanted) if wanted else -1
    while at >= 0:
        found.append((places[at], places[at + len(wanted) - 1] + 1))
        at = bare.find(wanted, at + 1)
    return found


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each of its characters stands."""
    places = [n for n, c in enumerate(text) if not c.isspace()]
    return "".join(text[n] for n in places), places


def _ending(text: str, wanted: str) -> int:
    """How many characters at their ends the two share, white space left aside."""
    return _beginning(text[-_REACH:][::-1], wanted[::-1])


def _beginning(text: str, wanted: str) -> int:
    one, other = "".join(text[:_REACH].split()), "".join(wanted.split())
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
