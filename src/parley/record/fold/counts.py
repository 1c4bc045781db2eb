"""The same figure, incident or position told by several articles."""

from __future__ import annotations

from collections.abc import Iterable

from parley.dates import exact_day, fits
from parley.model import Figure, Incident, Position
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import fold
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, days_apart

__all__ = ["figures", "incidents", "positions"]

_SAME_WEEK = 4
_MONTHS = 120
_SAME_TALE = 0.4
"""The share of the words of one sentence that are in another of the same thing."""


def figures(ground: Ground) -> tuple[tuple[str, ...], ...]:
    """Figure reports in groups: one measure of one place on one day, whatever the count."""
    told = ground.told(Figure, "figures")
    words = [ground.vocabulary.content(f"{t.report.measure or ''} {t.report.unit or ''}") for t in told]
    sentences = [ground.vocabulary.content(t.words) for t in told]
    weights = ground.weights

    def apart(i: int, j: int) -> bool:
        a, b = told[i], told[j]
        if fold(a.report.unit or "") != fold(b.report.unit or "") or not fits(a.report.as_of, b.report.as_of):
            return True
        if a.article.id == b.article.id and words[i] != words[j]:
            return True
        if a.report.value != b.report.value and not (a.report.measure and b.report.measure):
            return True  # six billion euros of nobody tells what, and two billion
        if a.report.place and b.report.place and fold(a.report.place) != fold(b.report.place):
            return True
        differ = a.report.value != b.report.value and words[i] != words[j]
        if differ and weights.contained(sentences[i], sentences[j]) < _SAME_TALE:
            return (
                True  # so many "killed" and so many "killed in the raid": of one event only if it is told in like words
            )
        gap = days_apart(a.written, b.written)
        undated = a.report.as_of is None or b.report.as_of is None
        return undated and a.report.value != b.report.value and (gap is None or gap > _SAME_WEEK)

    def likeness(i: int, j: int) -> float:
        overlap = weights.overlap(words[i], words[j])
        if told[i].report.measure and told[j].report.measure and (words[i] < words[j] or words[j] < words[i]):
            return 0.7  # "killed" and "killed in the raid": one tells it more closely
        return overlap if overlap >= 0.7 else 0.0

    near = near_pairs([{(fold(t.report.unit or ""), w) for w in own} for t, own in zip(told, words, strict=True)])
    pairs = [(s, i, j) for i, j in near if not apart(i, j) and (s := likeness(i, j))]
    return _ids(told, gather(len(told), pairs, apart))


_TO_COME = frozenset({"planned", "proposed", "hypothetical", "conditional"})


def incidents(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Incident reports in groups: one type, day and place, the same hands, told in like words; what is planned is not yet what was done."""
    told = ground.told(Incident, "incidents")
    words = [ground.vocabulary.content(f"{t.report.what} {t.report.place or ''}") for t in told]
    weights = ground.weights
    by, on = ([cast.known(getattr(t.report, side)) for t in told] for side in ("by", "on"))

    def apart(i: int, j: int) -> bool:
        a, b = told[i], told[j]
        if (a.report.modality in _TO_COME) != (b.report.modality in _TO_COME):
            return True
        if a.report.type != b.report.type or not fits(a.report.date, b.report.date) or a.article.id == b.article.id:
            return True
        if any(side[i] and side[j] and not cast.meet(side[i], side[j]) for side in (by, on)):
            return True
        if (
            a.report.place
            and b.report.place
            and not set(fold(a.report.place).split()) & set(fold(b.report.place).split())
        ):
            return True
        gap = days_apart(a.written, b.written)
        return gap is None or gap > _MONTHS

    def likeness(i: int, j: int) -> float:
        a, b = told[i].report, told[j].report
        overlap = weights.overlap(words[i], words[j])
        same_day = exact_day(a.date) is not None and a.date == b.date
        return overlap if overlap >= (0.4 if same_day else 0.65) else 0.0

    near = near_pairs([{(t.report.type, w) for w in own} for t, own in zip(told, words, strict=True)])
    pairs = [(s, i, j) for i, j in near if not apart(i, j) and (s := likeness(i, j))]
    return _ids(told, gather(len(told), pairs, apart))


def positions(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Position reports in groups: one actor on one issue."""
    told = ground.told(Position, "positions")
    words = [ground.vocabulary.content(t.report.issue) for t in told]
    wants = [ground.vocabulary.content(t.report.wants) for t in told]
    weights = ground.weights
    who = [cast.of_reports([t.report.actor]) for t in told]
    others = [_parties_beside(cast, t, own) for t, own in zip(told, who, strict=True)]

    def apart(i: int, j: int) -> bool:
        a, b = told[i], told[j]
        if a.article.id == b.article.id and (words[i] != words[j] or a.report.stance != b.report.stance):
            return True
        if others[i] and others[j] and not others[i] & others[j]:
            return True  # peace in one land and peace in another
        return not cast.meet(who[i], who[j])

    def likeness(i: int, j: int) -> float:
        overlap = weights.overlap(words[i], words[j]) + 0.3 * bool(wants[i] & wants[j])
        return overlap if overlap >= 0.6 else 0.0

    near = near_pairs([_by_actor(cast, t, own) for t, own in zip(told, words, strict=True)])
    pairs = [(s, i, j) for i, j in near if not apart(i, j) and (s := likeness(i, j))]
    return _ids(told, gather(len(told), pairs, apart))


def _parties_beside(cast: Cast, told: Told[Position], own: Iterable[str]) -> frozenset[str]:
    """Those whom the article speaks of, in the wider sense, besides whose position it is."""
    top = {party for group in own for party in cast.top(group)}
    return frozenset(p for g in cast.around.get(told.article.id, ()) for p in cast.top(g)) - top


def _by_actor(cast: Cast, told: Told[Position], words: Iterable[str]) -> set[tuple[str, str]]:
    return {(actor, word) for actor in cast.widened(cast.of_reports([told.report.actor])) for word in words}


def _ids(
    told: tuple[Told[Figure], ...] | tuple[Told[Incident], ...] | tuple[Told[Position], ...], groups: list[list[int]]
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(told[n].id for n in group) for group in groups)
