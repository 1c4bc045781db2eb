"""What the reader model sees a sentence tell (`Parse.tells`), as traits for the heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.reading.syntax.parse import Parse

__all__ = ["LEAD", "LEADS", "is_likely", "odds_of", "steps"]

LEAD = "lead"
"""The rule by which a line is made of such a sentence."""
LEADS = -1.0
"""Log odds from which on a sentence is a lead where no rule finds words for what it tells; a head decides."""

_STEPS = (-4, -3, -2, -1, 0, 1, 2, 3, 4)


def steps(kind: str, odds: float | None) -> Iterator[str]:
    """The traits of log odds: each step that they reach, so that a weight is what a step adds."""
    if odds is None:
        yield f"{kind} unread"
    else:
        yield from (f"{kind} over {step}" for step in _STEPS if odds >= step)


def odds_of(parse: Parse, sentences: Iterable[int], kind: str) -> float | None:
    """The highest log odds among some sentences that they tell a kind of thing; none where no sentence was read."""
    return max((parse.tells[n][kind] for n in sentences if kind in parse.tells[n]), default=None)


def is_likely(parse: Parse, sentence: int, kind: str, least: float = 0.0) -> bool:
    """Whether a sentence tells a kind of thing with at least these log odds; one that was not read tells nothing."""
    return parse.tells[sentence].get(kind, least - 1) >= least
