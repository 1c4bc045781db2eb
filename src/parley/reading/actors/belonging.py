"""Belonging: whose minister somebody is of whom the article gives the office only, as the terms of the lexicon tell.

"Prime Minister A announced … Britain …": where A was in office when the article was written, and only one state or body of those the
article names had A in office then, A is of it. In a government's own text the officials of whom it gives no other state are its own. Nobody is
given to a state that the article does not name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from parley.dates.edtf import bounds
from parley.lexicon.offices import Offices
from parley.reading.actors.cast import Cast, Member

__all__ = ["belonging"]

_FORMER = frozenset({"former", "ex", "late", "then", "ex-president"})
"""Words of a role that is no more."""


def belonging(cast: Cast, published: str | None, home: Collection[str] = ()) -> Cast:
    """The cast with those in office on the days of `published` (EDTF) given to whom they serve; the same cast if undated.

    `home` are the gazetteer's entries for the government whose own text it is: officials of its house are given to its state.
    """
    days = bounds(published) if published is not None else None
    named = {m.name: n for n, m in enumerate(cast.members) if m.spans and m.type != "person"}
    offices = cast.gazetteer.offices
    members = cast.members
    if days is not None and days.first is not None and days.last is not None:
        when = days.first.isoformat(), days.last.isoformat()
        members = tuple(_placed(m, named, offices, when) for m in members)
    state = next((n for n, m in enumerate(members) if m.name in home and m.type == "state"), None)
    return replace(cast, members=tuple(_at_home(cast, m, state) for m in members))


def _at_home(cast: Cast, member: Member, state: int | None) -> Member:
    """An official of the government whose text it is with his state."""
    if state is None or member.of is not None or member.type != "person" or not member.named or member.role is None:
        return member
    ours = cast.gazetteer.roles.is_of_house(member.role) and not _retired(member)
    return replace(member, of=state) if ours else member


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
