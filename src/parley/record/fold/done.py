"""What is told as done of promises: the vote or the meeting on a day, and deeds (`deeds`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from parley.dates import contains, days_of, shift_day
from parley.model import Commitment, Incident, Instrument, Meeting
from parley.record.fold.cast import Cast
from parley.record.fold.deeds import Deeds
from parley.record.fold.told import Ground, Told

__all__ = ["Deed", "Done"]

Deed = Told[Instrument] | Told[Meeting] | Told[Incident]
_VOTE, _MEETS = "election", frozenset({"meet", "talk"})
"""Headings of words for a vote and for a meeting."""
_GO = frozenset({"send", "attend", "travel", "go", "come", "join"})
"""Verbs of who will be at a meeting: "send their ministers to Oslo for talks"."""
_HEAD = 2
"""So many words at the beginning of a promise say what is to be done: "hold talks"."""
_AGAINST = frozenset({"denied", "negated"})
_DECIDED = frozenset({"adopted", "rejected"})
_NEWS = 2
"""Days within which an article that tells no day tells of a vote."""
_WEEK = 7
"""What is due within more days than these may be done by another meeting."""


class Done:
    """The votes that were held, and the meetings, as reports tell of them."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        self._vocabulary, self._cast, self._deeds = ground.vocabulary, cast, Deeds(ground, cast)
        self._votes = [t for t in ground.told(Instrument, "instruments") if t.report.state in _DECIDED]
        self._meetings = [t for t in ground.told(Meeting, "meetings") if t.report.status == "held" and t.report.date]

    def of(self, thread: Sequence[Told[Commitment]]) -> tuple[tuple[str, Deed], ...]:
        """The reports that tell of the vote or the meeting that was promised for a day, else of the deed, each with what it makes of the promise."""
        promises = [t.report for t in thread if t.report.due and t.report.modality not in _AGAINST]
        votes = (vote for p in promises if self._is_to_vote(p) for vote in self._votes if self._voted(p, vote))
        met = (met for p in promises if self._is_to_meet(p) for met in self._meetings if self._met(p, met))
        found: dict[str, Deed] = {told.id: told for deeds in (votes, met) for told in deeds}
        return tuple(("kept", deed) for deed in found.values()) or self._deeds.of(thread)

    def _is_to_vote(self, promise: Commitment) -> bool:
        """Whether it is to vote on something, and not for or against it: who told of the vote told not how each voted."""
        head = promise.action.split()[:_HEAD]
        return head[1:] in ([], ["on"]) and _VOTE in self._vocabulary.content(" ".join(head[:1]))

    def _is_to_meet(self, promise: Commitment) -> bool:
        """Whether it is to meet or to come to talks, and not something before or after that, nor to meet no more."""
        words = promise.action.split()
        head = words if _GO.intersection(words[:1]) else words[:_HEAD]
        return "not" not in head and not _MEETS.isdisjoint(self._vocabulary.content(" ".join(head)))

    def _voted(self, promise: Commitment, vote: Told[Instrument]) -> bool:
        """Whether it tells of a vote on that day in an article that speaks of who promised it, if that is anybody in particular."""
        day, by = days_of(promise.due).last, self._cast.known(promise.by)
        spoken = self._cast.around.get(vote.article.id, frozenset())
        return day is not None and _is_on(vote, day) and (not by or not by.isdisjoint(spoken))

    def _met(self, promise: Commitment, met: Told[Meeting]) -> bool:
        """Whether two sides at least who promised to meet met in that time."""
        due, sides = days_of(promise.due), self._tops((*promise.by, *promise.to))
        soon = due.days is not None and due.days <= _WEEK and contains(promise.due or "", met.report.date or "")
        return soon and len(sides) > 1 and sides <= self._tops(met.report.participants)

    def _tops(self, reports: Sequence[str]) -> frozenset[str]:
        """The sides of these actors."""
        return frozenset(top for group in self._cast.known(reports) for top in self._cast.top(group))


def _is_on(vote: Told[Instrument], day: date) -> bool:
    """Whether it tells of a vote on that day, or tells no day and was written then."""
    if since := days_of(vote.report.since).first:
        return since == day
    last = shift_day(day, _NEWS)
    return vote.written.first is not None and last is not None and day <= vote.written.first <= last
