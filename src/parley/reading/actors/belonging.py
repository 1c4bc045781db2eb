"""Belonging: whose leader somebody is by the words of a title, and whose minister of whom the article gives the office only.

"The leader of the Reform Party" is of that party where the article speaks of it. Of an office alone the terms of the lexicon tell more:
"Prime Minister A announced … Britain …": where A was in office when the article was written, and only one state or body of those the
article names had A in office then, A is of it. In a government's own text the officials of whom it gives no other state are its own. Nobody is
given to a state that the article does not name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from parley.dates.edtf import bounds
from parley.lexicon.actors import Gazetteer
from parley.lexicon.roles import Roles
from parley.reading.actors.cast import Cast, Member

__all__ = ["belonging"]

_OWNING = frozenset({"of", "at", "from"})
_SHORTEST = 2
"""Letters of a body's name that can be looked for in a title."""
_LONGEST = 12
"""Words of such a name."""


def belonging(cast: Cast, published: str | None, home: Collection[str] = ()) -> Cast:
    """The cast with those in office on the days of `published` (EDTF) given to whom they serve; the same cast if undated.

    `home` are the gazetteer's entries for the government whose own text it is: officials of its house are given to its state.
    """
    days = bounds(published) if published is not None else None
    named = {m.name: n for n, m in enumerate(cast.members) if m.spans and m.type != "person"}
    roles = cast.gazetteer.roles
    called = {
        cast.parse.text[a:b]: n
        for n, m in enumerate(cast.members)
        if m.named and m.type != "person"
        for a, b in m.spans
    }
    members = tuple(_titled(m, called, roles) for m in cast.members)
    if days is not None and days.first is not None and days.last is not None:
        when = days.first.isoformat(), days.last.isoformat()
        members = tuple(_placed(m, named, cast.gazetteer, when) for m in members)
    state = next((n for n, m in enumerate(members) if m.name in home and m.type == "state"), None)
    return replace(cast, members=tuple(_at_home(cast, m, state) for m in members))


def _titled(member: Member, called: Mapping[str, int], roles: Roles) -> Member:
    """Somebody with the body of the article that the words of his title name: "Reform leader", "head of the Relief Committee"."""
    if (
        member.of is not None
        or member.type != "person"
        or not member.named
        or member.role is None
        or _retired(member, roles)
    ):
        return member
    return next(
        (replace(member, of=called[name]) for name in _owners_named(member.role, roles) if name in called), member
    )


def _owners_named(role: str, roles: Roles) -> Iterator[str]:
    """The words of a role that may name its owner, from left to right, the longest first; what stands behind "to" or "for" does not.

    So each title is looked up in the names of an article, whose number may be great.
    """
    words = [m.span() for m in re.finditer(r"\w+", role)]
    for k, (start, _) in enumerate(words):
        before = [w for w in role[:start].lower().split() if w != "the"]
        if before and before[-1] not in _OWNING and not roles.precedes_body(before[-1]):
            continue
        ends = (end for _, end in reversed(words[k : k + _LONGEST]))
        yield from (role[start:end] for end in ends if _SHORTEST <= end - start < len(role))


def _at_home(cast: Cast, member: Member, state: int | None) -> Member:
    """An official of the government whose text it is with his state."""
    if state is None or member.of is not None or member.type != "person" or not member.named or member.role is None:
        return member
    ours = cast.gazetteer.roles.is_of_house(member.role) and not _retired(member, cast.gazetteer.roles)
    return replace(member, of=state) if ours else member


def _placed(member: Member, named: dict[str, int], known: Gazetteer, when: tuple[str, str]) -> Member:
    """Somebody with whom he serves, if nothing in the article says so and the lexicon leaves no choice."""
    if member.of is not None or member.type != "person" or not member.named or _retired(member, known.roles):
        return member
    offices = known.offices
    # a title tells bearers of one surname apart
    titled = offices.holders(f"{member.role} {member.name}") if member.role else ()
    terms = [t for t in titled or offices.holders(member.name) if t.may_hold(*when)]
    served = {t.of for t in terms}
    if len(served) != 1 or len({t.name for t in terms}) != 1:
        return member
    return replace(member, of=named.get(served.pop() or ""))


def _retired(member: Member, roles: Roles) -> bool:
    """Whether his role is one that is no more: "former envoy", "ex-president"."""
    words = (member.role or "").split()
    return any("past" in (roles.standing(word), roles.standing(word.partition("-")[0])) for word in words)
