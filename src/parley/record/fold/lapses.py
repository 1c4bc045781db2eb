"""Promises that end with what they are about: who promised to observe a ceasefire is bound no more once it has run out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from parley.dates import days_of
from parley.model import Commitment, Instrument
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told

__all__ = ["Lapses"]

_BINDING = frozenset({"observe", "extend"})
"""Headings of what one promises to do with an instrument."""
_OVER = "expired"


class Lapses:
    """The instruments that have run out, by the word for what they are."""

    def __init__(self, ground: Ground, cast: Cast, groups: Iterable[Sequence[str]]) -> None:
        self._ground, self._cast = ground, cast
        told = {t.id: t for t in ground.told(Instrument, "instruments")}
        self._ended = [reports for g in groups if _is_over(reports := [told[i] for i in g])]

    def of(self, thread: Sequence[Told[Commitment]]) -> tuple[Told[Instrument], ...]:
        """The reports that tell the end of the one instrument which these promises were to observe; none if there are several."""
        found = [reports for reports in self._ended if self._binds(thread, reports)]
        return tuple(t for t in found[0] if t.report.state == _OVER) if len(found) == 1 else ()

    def _binds(self, thread: Sequence[Told[Commitment]], reports: Sequence[Told[Instrument]]) -> bool:
        content = self._ground.vocabulary.content
        kinds = frozenset(w for t in reports for w in content(t.report.type))
        words = [content(t.report.action) for t in thread]
        if not any(w & _BINDING and w & kinds for w in words):
            return False
        by = self._cast.known(i for t in thread for i in t.report.by)
        parties = self._cast.known(i for t in reports for i in t.report.parties)
        return bool(by) and self._cast.share(by, parties) > 0.5 and _promised(thread) <= _ended(reports)


def _is_over(reports: Sequence[Told[Instrument]]) -> bool:
    """Whether the last article that tells its state has it run out."""
    states = [(t.written.last or date.min, t.id, t.report.state) for t in reports if t.report.state]
    return bool(states) and max(states)[2] == _OVER


def _promised(thread: Sequence[Told[Commitment]]) -> date:
    return min((d for t in thread if (d := t.written.first)), default=date.min)


def _ended(reports: Sequence[Told[Instrument]]) -> date:
    """The day of its end as told, or that of the last article that tells it."""
    days = [d for t in reports if (d := days_of(t.report.until).last)] or [
        d for t in reports if t.report.state == _OVER and (d := t.written.last)
    ]
    return max(days, default=date.min)
