"""Deeds on the ground that settle a promise made before: who promised to withdraw or to release withdrew, released, or did not by the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from parley.dates import days_of, exact_day, shift_day
from parley.model import Commitment, Incident
from parley.record.fold.cast import Cast
from parley.record.fold.threads import core
from parley.record.fold.told import Ground, Told

__all__ = ["Deeds"]

_MUCH = 0.5
"""The share of what a promise is about that the deed must be about."""
_LATE = 60
"""Days behind the deadline, or the making of a promise without one, in which a deed may still be what was promised."""
_HAPPENED = frozenset({"happened", "alleged"})
_GIVEN = frozenset({"made", "repeated", "renewed"})


class Deeds:
    """The deeds that reports tell of, by who did them and what sort of deed it is."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        self._vocabulary, self._weights, self._cast = ground.vocabulary, ground.weights, cast
        self._by: defaultdict[tuple[str, str], list[Told[Incident]]] = defaultdict(list)
        for told in ground.told(Incident, "incidents"):
            for act in self._vocabulary.content(told.report.what) & self._vocabulary.deeds:
                for group in cast.known(told.report.by):
                    self._by[group, act].append(told)

    def of(self, thread: Sequence[Told[Commitment]]) -> tuple[tuple[str, Told[Incident]], ...]:
        """What the deeds told later make of a promise, in their order: ("kept", …) for one that was done, ("broken", …) for one not done by the day."""
        made = [t for t in thread if t.report.state in _GIVEN and t.report.kind != "threat"]
        found = {told.id: (step, told) for promise in made for step, told in self._settling(promise)}
        return tuple(sorted(found.values(), key=lambda pair: (_day(pair[1]), pair[1].id)))

    def _settling(self, promise: Told[Commitment]) -> Iterator[tuple[str, Told[Incident]]]:
        """The deeds that settle one telling of a promise."""
        content = self._vocabulary.content(core(promise.report))
        acts = content & self._vocabulary.deeds
        objects = content - self._vocabulary.acts - self._vocabulary.light
        if len(acts) != 1 or not objects or promise.report.action.startswith("not "):
            return
        keys = ((group, act) for group in sorted(self._cast.known(promise.report.by)) for act in acts)
        for told in (told for key in keys for told in self._by.get(key, ()) if self._is_of(objects, told)):
            if (step := self._step(promise, told)) is not None:
                yield step, told

    def _is_of(self, objects: frozenset[str], told: Told[Incident]) -> bool:
        """Whether a deed is told as a whole one, and is about most of what was promised, and as many of it."""
        about = self._vocabulary.content(told.report.what)
        promised, done = ({word for word in words if word.isdigit()} for words in (objects, about))
        if promised and done and promised.isdisjoint(done):
            return False
        whole = not self._vocabulary.tells_part(f"{told.report.what} {told.words}")
        return whole and self._weights.total(objects & about) >= _MUCH * self._weights.total(objects)

    def _step(self, promise: Told[Commitment], told: Told[Incident]) -> str | None:
        """What a deed makes of a promise: told behind its making, done behind it, and not by those alone who promised it."""
        report, begins, written = told.report, promise.written.last, told.written.first
        if begins is None or written is None or written <= begins:
            return None
        due = days_of(promise.report.due)
        last = shift_day(due.last or begins, _LATE)
        if last is None or written > last or self._praises_itself(promise, told):
            return None
        if report.modality == "negated":
            return "broken" if due.last is not None and written >= due.last else None
        day = exact_day(report.date)
        return "kept" if report.modality in _HAPPENED and day is not None and day >= begins else None

    def _praises_itself(self, promise: Told[Commitment], told: Told[Incident]) -> bool:
        """Whether only those tell it who promised it."""
        tellers, by = self._cast.of_reports(told.report.according_to), self._cast.known(promise.report.by)
        return bool(tellers) and all(self._cast.meet({teller}, by) for teller in tellers)


def _day(told: Told[Incident]) -> date:
    """The day on which it was done, or else told."""
    return exact_day(told.report.date) or told.written.first or date.max
