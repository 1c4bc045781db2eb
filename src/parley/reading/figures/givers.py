"""Who gives a figure: in whose words a number stands, and how the article calls them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from parley.model import Span
from parley.reading.actors.cast import Cast
from parley.reading.figures.wording import short
from parley.reading.statements.speech import Attributed
from parley.reading.syntax.parse import Parse

__all__ = ["Tellers", "called"]

_DEPTH = 40
"""Contents before a number among which those around it are: a bound, for long texts."""


@dataclass(frozen=True, slots=True)
class Tellers:
    """Attributions, and their contents as (start, end, index) in the order of the text."""

    found: Sequence[Attributed]
    spans: Sequence[tuple[int, int, int]]

    @classmethod
    def of(cls, found: Sequence[Attributed]) -> Tellers:
        """The attributions of an article."""
        return cls(found, sorted((a, b, k) for k, x in enumerate(found) for a, b in x.content))

    def around(self, span: Span) -> Attributed | None:
        """The innermost attribution in whose content a number stands."""
        last = bisect_left(self.spans, (span[0] + 1,))
        holding = [(b - a, k) for a, b, k in self.spans[max(0, last - _DEPTH) : last] if span[1] <= b]
        return self.found[min(holding)[1]] if holding else None


def called(parse: Parse, cast: Cast, teller: Attributed | None, who: Sequence[int]) -> str | None:
    """Who gives it, in the article's own words; the name in the cast for whom a pronoun or a possessor means, and where it says more."""
    if teller is None or teller.source is None or parse.pos[teller.source] not in ("NOUN", "PROPN"):
        return cast.members[who[0]].name if who else None
    source, n = teller.source, parse.ent_at[teller.source]
    said = short(parse, source)
    if n >= 0 and parse.pos[source] == "PROPN":
        first, end, _ = parse.ents[n]
        said = parse.text[parse.start[first] : parse.end[end - 1]]
    if not who:
        return said
    member = cast.members[who[0]]
    if source not in cast.at:
        return member.name
    return said if member.named else max(said, member.name, key=len)
