"""An encounter as one sentence tells it, before and after its time and place are looked up."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model import MeetingForm, MeetingStatus

__all__ = ["Encounter", "MeetingMention"]


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """What one sentence tells of a meeting: `trigger` is a token, `sent` the number of its sentence, `who` indices of the cast.

    `anaphor`: it takes up a meeting told of before.
    """

    trigger: int
    sent: int
    form: MeetingForm
    who: tuple[int, ...]
    place: str | None
    date: str | None
    date_text: str | None
    status: MeetingStatus
    anaphor: bool
    rule: str
    definite: bool = False
    called: frozenset[str] = frozenset()
    """Words of its proper name: "Lisbon", "Peace", "Conference"."""
    bare: bool = False
    """Whether its own phrase says nothing of it: "A took part in the meeting"."""
    on_visit: bool = False
    """Whether it was on a visit told of before: "during the trip, they met A"."""
    number: int | None = None
    """Which of a row of meetings it is: "the inaugural meeting", "the third round"."""
    beside: int | None = None
    """The verb that tells of another meeting held at this one: "A met B at the summit"."""
    purpose_of: int | None = None
    """The verb of a journey that is made for it: "came to A for talks", "flew to A to attend a summit"."""
    partner: bool = False
    """Whether it is talks with somebody named, whoever else takes part: "talks with A go on"."""
    series: frozenset[str] = frozenset()
    """The words by which talks that go on for many days are said to be of a kind: "peace" talks."""
    ours: bool = False
    """Whether it is the one at which somebody speaks: "our meeting", "today's talks"."""
    again: bool = False
    """Whether it is one more than those before: "agreed to speak again"."""
    apart: tuple[int, ...] = ()
    """The tokens of the partner and the day that tell it apart from the encounters told by the same trigger before."""

    @property
    def anchor(self) -> tuple[int, int]:
        """The first and the last of the tokens by which it is known."""
        tokens = self.apart or (self.trigger,)
        return min(tokens), max(tokens)

    @property
    def told(self) -> int:
        """How much the mention tells, a day the most: its sentence is cited where it tells most."""
        return (
            2 * min(len(self.who), 2) + (5 if self.date else 0) + (2 if self.place else 0) + (0 if self.anaphor else 1)
        )


@dataclass(frozen=True, slots=True)
class Encounter:
    """A mention before its time and place are looked up below `heads`."""

    trigger: int
    form: MeetingForm
    who: tuple[int, ...]
    status: MeetingStatus
    rule: str
    heads: tuple[int, ...]
    definite: bool = False
    only_spoken_of: bool = False
    """Whether its clause tells of something else that is said of it or done to it, on a day of its own."""
    called: frozenset[str] = frozenset()
    bare: bool = False
    on_visit: bool = False
    number: int | None = None
