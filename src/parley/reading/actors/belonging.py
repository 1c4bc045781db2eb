"""Belonging: whose minister somebody is of whom the article gives the office only, as the terms of the lexicon tell.

"Prime Minister A announced … Britain …": where A was in office when the article was written, and only one state or body of those the
article names had A in office then, A is of it. Nobody is given to a state that the article does not name.
"""

from __future__ import annotations

from dataclasses import replace

from parley.dates.edtf import bounds
from parley.lexicon.offices import Offices
from parley.reading.actors.cast import Cast, Member

__all__ = ["belonging"]

_FORMER = frozenset({"former", "ex", "late", "then", "ex-president"})
"""Words of a role that is no more."""


def belonging(cast: Cast, published: str | None) -> Cast:
    """The cast with those in office on the days of `published` (EDTF) given to whom they serve; the same cast if undated."""
    days = bounds(published) if published is not None else None
    if days is None or days.first is None or days.last is None:
        return cast
    when = days.first.isoformat(), days.last.isoformat()
    named = {m.name: n for n, m in enumerate(cast.members) if m.spans and m.type != "person"}
    offices = cast.gazetteer.offices
    return replace(cast, members=tuple(_placed(m, named, offices, when) for m in cast.members))


def _placed(member: Member, named: dict[str, int], offices: Offices, when: tuple[str, str]) -> Member:
    """Somebody with whom he serves, if nothing in the article says so and the lexicon leaves no choice."""
    if member.of is not None or member.type != "person" or not member.named or _retired(member):
        return member
    titled = (
        offices.holders(f"{member.role} {member.name}") if member.role else ()
    )  # "King Salman", whose surname others bear
    terms = [t for t in titled or offices.holders(member.name) if t.may_hold(*when)]
    served = {t.of for t in terms}
    if len(served) != 1 or len({t.name for t in terms}) != 1:
        return member
    return replace(member, of=named.get(served.pop() or ""))


def _retired(member: Member) -> bool:
    return bool(_FORMER & set((member.role or "").lower().split()))
