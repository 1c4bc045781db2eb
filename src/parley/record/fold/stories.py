"""Which articles belong to one story: what two articles tell can be one thing only if both are of the same story.

A story is what is told of the same people. Two articles are of one if both speak of somebody who is no state (a person, a body, a force) or
of the same two states, and no long silence lies between them; an article that nothing dates must have two such ties. They are of one, too,
if they share a text or the number of a resolution, or if a person ruled on reports of both. An article that speaks of less is of one story
with whatever names the state that it speaks of, or says a word of what it tells.

So what an article can change in the record is its own story, however large the record is; states that have a hand in every negotiation
and towns where all of them are held join nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from parley.dates import days_of
from parley.model import Reading
from parley.record.compare.gather import Groups
from parley.record.decisions.fields import as_text, gist
from parley.record.fold.cast import Cast
from parley.record.fold.instruments import known_numbers
from parley.record.fold.processes import SILENCE, are_near
from parley.record.fold.told import Ground, near_day, written_when

__all__ = ["Ties", "grouped", "is_much", "stories", "ties_of"]

Tie = tuple[str, ...]

_TELLING = ("meetings", "statements", "commitments", "instruments", "incidents", "figures", "positions")
_PAST = ("date", "made", "since", "as_of")


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties an article to others: `strong` to all that have the same, `weak` where one of the two has nothing strong."""

    day: date | None
    strong: frozenset[Tie]
    weak: frozenset[Tie]
    always: frozenset[Tie]
    """However long the silence is: a text, a ruling, the number of a resolution."""

    @property
    def is_thin(self) -> bool:
        """Whether it has nothing strong."""
        return not self.strong


def stories(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles that tell something, those of each story in order, the stories in the order of their first."""
    found = {r.article: ties_of(ground, cast, r) for r in ground.readings}
    return grouped({article: ties for article, ties in found.items() if ties is not None})


def grouped(ties: Mapping[str, Ties]) -> tuple[tuple[str, ...], ...]:
    """The same from the ties of each article."""
    order = sorted(ties)
    number = {article: n for n, article in enumerate(order)}
    groups = Groups(len(order))
    for a, b in _edges(ties):
        groups.join(number[a], number[b])
    return tuple(tuple(order[n] for n in group) for group in groups.all())


def ties_of(ground: Ground, cast: Cast, reading: Reading) -> Ties | None:
    """What ties an article to others; None if it tells nothing that others could tell as well."""
    if not any(getattr(reading, family) for family in _TELLING):
        return None
    speaks_of = cast.widened(g for g in cast.around.get(reading.article, ()) if not g.startswith("in\t"))
    states = frozenset(group for group in speaks_of if group.startswith("state\t"))
    reports = [report for family in _TELLING for report in getattr(reading, family)]
    said = " ".join(f"{gist(r)} {as_text(getattr(r, 'place', None)) or ''}" for r in reports)
    one = ground.links.one
    return Ties(
        near_day(written_when(ground.articles[reading.article])) or _told_day(reading),
        frozenset((actor,) for actor in speaks_of - states) | frozenset(combinations(sorted(states), 2)),
        frozenset((state,) for state in states) | {("says", word) for word in ground.vocabulary.content(said)},
        frozenset({("text", ground.root(reading.article))})
        | {("ruled", one[r.id][0]) for r in reading.reports() if r.id in one}
        | {("number", number) for i in reading.instruments for number in known_numbers(i)},
    )


def _told_day(reading: Reading) -> date | None:
    """The last day that an article which is not dated itself tells of."""
    told = (getattr(report, name, None) for family in _TELLING for report in getattr(reading, family) for name in _PAST)
    days = (near_day(days_of(edtf)) for edtf in told)
    return max((day for day in days if day), default=None)


def _edges(ties: Mapping[str, Ties]) -> Iterable[tuple[str, str]]:
    """Pairs of articles that are of one story; what hangs together through them is one."""
    strong, weak, always = (defaultdict[Tie, list[str]](list) for _ in range(3))
    for article, own in ties.items():
        for kept, found in ((strong, own.strong), (weak, own.weak), (always, own.always)):
            for tie in found:
                kept[tie].append(article)
    for articles in always.values():
        yield from pairwise(articles)
    for articles in strong.values():
        yield from _without_silence(articles, ties)
    for article, own in ties.items():
        if own.day is None:
            yield from ((article, other) for other in _much_shared(article, own.strong, strong))
        if own.is_thin:
            near = (other for tie in own.weak for other in weak[tie] if are_near(own.day, ties[other].day))
            yield from ((article, other) for other in near)


def _without_silence(articles: Iterable[str], ties: Mapping[str, Ties]) -> Iterable[tuple[str, str]]:
    """Each article with the next by its day, unless it is long after."""
    dated = sorted((day, a) for a in articles if (day := ties[a].day))
    return ((a, b) for (first, a), (then, b) in pairwise(dated) if (then - first).days <= SILENCE)


def _much_shared(article: str, strong: Collection[Tie], holders: Mapping[Tie, Iterable[str]]) -> Iterable[str]:
    """Those that have two ties with an article, or all that it has: its day is not known, so one may be of another time."""
    shared = Counter(other for tie in strong for other in holders[tie] if other != article)
    return (other for other, n in shared.items() if is_much(n, strong))


def is_much(shared: int, strong: Collection[Tie]) -> bool:
    """Whether so many of its ties place an article that nothing dates."""
    return shared >= min(2, len(strong))
