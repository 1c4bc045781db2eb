"""How near a deal is, as one says and another denies: "we are close" against "a long way to go"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from parley.model import Side, Statement
from parley.record.compare.gather import near_pairs
from parley.record.compare.words import tokens
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, days_apart

__all__ = ["characterisations"]

_DAYS = 10
"""What is said of a deal holds for so many days."""
_BEFORE = 12
"""A negation turns round what follows within so many words."""


def characterisations(ground: Ground, cast: Cast) -> Iterator[tuple[str, str, Sequence[Side]]]:
    """For each article in which somebody calls a deal near, those who call it far away in these days: about, kind, sides."""
    every = [
        (t, calls_near) for t in ground.told(Statement, "statements") if (calls_near := _is_near(ground, t)) is not None
    ]
    far_from: defaultdict[str, set[int]] = defaultdict(set)
    near_in: defaultdict[str, set[int]] = defaultdict(set)
    for i, j in near_pairs([_keys(ground, cast, t) for t, _ in every]):
        (a, a_near), (b, b_near) = every[i], every[j]
        if a_near is not b_near and _of_one_time(ground, cast, a, b) and not _one_voice(cast, a, b):
            near, far = (i, j) if a_near else (j, i)
            near_in[every[near][0].article.id].add(near)
            far_from[every[near][0].article.id].add(far)
    for article, numbers in sorted(near_in.items()):
        sides = ([every[n][0] for n in sorted(found)] for found in (numbers, far_from[article]))
        yield "how near a deal is", "characterisation", [_side(told) for told in sides]


def _side(told: Sequence[Told[Statement]]) -> Side:
    return Side(told[0].report.content, tuple(t.id for t in told))


def _keys(ground: Ground, cast: Cast, told: Told[Statement]) -> Iterable[tuple[str, int]]:
    """Said in one article, or in these days of the same parties; copies say nothing of their own."""
    if told.article.id in ground.copies:
        return ()
    day = told.written.first or told.written.last
    spans = {day.toordinal() // _DAYS + n for n in (0, 1)} if day else set[int]()
    around = cast.widened(cast.around.get(told.article.id, frozenset()))
    return {(told.article.id, 0)} | {(party, span) for party in around for span in spans}


def _of_one_time(ground: Ground, cast: Cast, a: Told[Statement], b: Told[Statement]) -> bool:
    if a.article.id == b.article.id:
        return True
    gap = days_apart(a.written, b.written)
    around = (cast.around.get(t.article.id, frozenset()) for t in (a, b))
    return gap is not None and gap <= _DAYS and not ground.same_copy(a.article, b.article) and cast.share(*around) > 0.5


def _one_voice(cast: Cast, a: Told[Statement], b: Told[Statement]) -> bool:
    """Whether one speaker says both, in turn."""
    return bool(cast.of_reports(a.report.speakers) & cast.of_reports(b.report.speakers))


def _is_near(ground: Ground, told: Told[Statement]) -> bool | None:
    """Whether the saying calls a deal near (True) or far away (False); None if it does neither, or both."""
    said = tokens(" ".join([told.report.content, *told.report.content_more]))
    if ground.vocabulary.deals.isdisjoint(said):
        return None
    found = {near is not _negated(ground, said, at) for near, at in _phrases(ground, said)}
    return found.pop() if len(found) == 1 else None


def _phrases(ground: Ground, said: tuple[str, ...]) -> Iterator[tuple[bool, int]]:
    for near, phrases in ((True, ground.vocabulary.near), (False, ground.vocabulary.far)):
        for phrase in phrases:
            yield from ((near, n) for n in range(len(said)) if said[n : n + len(phrase)] == phrase)


def _negated(ground: Ground, said: tuple[str, ...], at: int) -> bool:
    return sum(word in ground.vocabulary.negation for word in said[max(0, at - _BEFORE) : at]) % 2 == 1
