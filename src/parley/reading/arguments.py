"""Which words of a sentence play which part in what it tells, as the reader model sees them (`Parse.arguments`): who is bound, who meets, what is wanted.

The rules of a family know parties by their grammar; where a sentence tells something in words of no rule, these odds say who it is about.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence

from parley.reading.actors.cast import Cast
from parley.reading.syntax.parse import Parse

__all__ = ["PARTIES", "likeliest", "odds_of_party", "parties", "phrases", "plays", "words_of"]

PARTIES = frozenset(
    {
        "commitments by",
        "commitments to",
        "meetings participants",
        "positions actor",
        "statements speakers",
        "incidents by",
        "incidents on",
    }
)
"""The parts that somebody plays."""

Party = Callable[[int], Sequence[int]]
"""Whom a token means: indices of the cast."""

_PRONOUNS = frozenset({"PRON", "DET"})
_NEXT_BEST = -2.0
"""Log odds from which on the likeliest party of a sentence is believed where none is likely by itself."""
_GAP = 1
"""Words inside a phrase that may be less likely than those around them."""


def plays(parse: Parse, token: int, part: str) -> float:
    """The log odds that a token plays a part in something that its sentence tells: the lesser of those of both; -inf where nothing was read."""
    odds = parse.arguments.get(part)
    told = parse.tells[parse.sent[token]].get(part.split(maxsplit=1)[0], -math.inf)
    return min(odds[token], told) if odds else -math.inf


def words_of(parse: Parse, sentence: int, part: str, least: float = 0.0) -> tuple[int, ...]:
    """The tokens of a sentence that play a part with at least these log odds, in the order of the text."""
    odds = parse.arguments.get(part)
    first, end = parse.sents[sentence]
    return tuple(t for t in range(first, end) if odds[t] >= least) if odds else ()


def phrases(parse: Parse, sentence: int, part: str) -> list[list[int]]:
    """The same as runs of tokens, small gaps closed."""
    runs: list[list[int]] = []
    for t in words_of(parse, sentence, part):
        if runs and t - runs[-1][-1] <= _GAP + 1:
            runs[-1] += range(runs[-1][-1] + 1, t + 1)
        else:
            runs.append([t])
    return runs


def parties(parse: Parse, cast: Cast, sentence: int, part: str, means: Party) -> tuple[int, ...]:
    """Who plays a part in a sentence, each once: all who are likely to, else the likeliest if it is not unlikely."""
    odds = parse.arguments.get(part)
    if not odds:
        return ()
    first, end = parse.sents[sentence]
    may = [t for t in range(first, end) if t in cast.at or parse.pos[t] in _PRONOUNS]
    likely = [t for t in may if odds[t] >= 0]
    if not any(means(t) for t in likely):
        best = max((t for t in may if means(t)), key=lambda t: (odds[t], -t), default=None)
        likely = [best] if best is not None and odds[best] >= _NEXT_BEST else []
    return tuple(dict.fromkeys(n for t in likely for n in _by_itself(cast, t, means(t))))


def likeliest(parse: Parse, tokens: Iterable[int], part: str, means: Party) -> tuple[int, ...]:
    """Whom the token means that is the likeliest among some to play a part, if it is likely to."""
    odds = parse.arguments.get(part)
    if not odds:
        return ()
    may = [t for t in tokens if odds[t] >= 0 and means(t)]
    return tuple(means(max(may, key=lambda t: (odds[t], -t)))) if may else ()


def _by_itself(cast: Cast, token: int, found: Sequence[int]) -> Sequence[int]:
    """Of those whom a word means the one that it names, without those coordinated with it: each of them has odds of his own."""
    own = cast.at.get(token)
    return (own,) if own is not None and own in found and token not in cast.several else found


def odds_of_party(parse: Parse, cast: Cast, sentences: Collection[int], part: str, who: Sequence[int]) -> float | None:
    """The highest log odds with which some of the cast play a part in some sentences; none where they are not named there."""
    odds = parse.arguments.get(part)
    if not odds:
        return None
    ranges = [parse.sents[n] for n in sentences]
    named = (
        heads[bisect_left(heads, a) : bisect_left(heads, b)]
        for heads in (cast.members[n].heads for n in who)
        for a, b in ranges
    )
    return max((odds[t] for some in named for t in some), default=None)
