"""Incumbents: an office named without its holder ("the Russian president") is whom of the cast the vocabulary knows to have held it then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from parley.dates import Interval
from parley.reading.actors.drafts import Draft, Drafts

__all__ = ["merge_incumbents"]

_FIRST, _LAST = "0001-01-01", "9999-12-31"
_LEADER = "leader"
"""The office of whoever leads."""


def merge_incumbents(drafts: Drafts, written: Interval) -> None:
    """Make each office of one state or body one with the only named person who may have held it when the article was written.

    "The Kenyan leader" is the only one to whom the article or the vocabulary gives an office that leads Kenya.
    """
    held = _held(drafts, written)
    leaders, only = _leaders(drafts, held), _only_holders(drafts, held)
    found = {n: _holders(drafts, draft, held, leaders, only) for n, draft in enumerate(drafts.all)}
    same = {n: next(iter(holders)) for n, holders in found.items() if len(holders) == 1}
    drafts.merge(same)


def _held(drafts: Drafts, written: Interval) -> dict[tuple[str, str | None], set[int]]:
    """Offices with their states or bodies, and who of the cast may have held them on a day of an interval."""
    days = (
        written.first.isoformat() if written.first else _FIRST,
        written.last.isoformat() if written.last else _LAST,
    )
    offices = drafts.gazetteer.offices
    held: defaultdict[tuple[str, str | None], set[int]] = defaultdict(set)
    for n, draft in enumerate(drafts.all):
        for term in offices.holders(draft.name) if draft.type == "person" and draft.named else ():
            for place in offices.places(term) if term.may_hold(*days) else ():
                held[place].add(n)
    return held


def _leaders(drafts: Drafts, held: dict[tuple[str, str | None], set[int]]) -> dict[str, set[int]]:
    """States and bodies, and who of the cast leads them: by an office that stands beside the name, or that the vocabulary knows."""
    leads, leaders = drafts.gazetteer.offices.leads, defaultdict[str, set[int]](set)
    for (office, of), found in held.items():
        if of is not None and leads(office):
            leaders[of] |= found
    for n, draft in enumerate(drafts.all):
        if draft.type == "person" and draft.named and draft.office and leads(draft.office):
            for owner in draft.owners:
                leaders[owner.name].add(n)
    return leaders


def _holders(
    drafts: Drafts,
    draft: Draft,
    held: Mapping[tuple[str, str | None], set[int]],
    leaders: Mapping[str, set[int]],
    only: Mapping[str, set[int]],
) -> set[int]:
    """Who may be meant by an office without a name; in a government's own text one of nobody's is its own ("the President")."""
    alone = draft.type == "person" and not draft.named and not draft.plural and len(draft.owners) < 2
    if not alone or not draft.office or draft.of is not None:
        return set()
    many = drafts.gazetteer.offices.by_name[draft.office].many
    whose = [o.name for o in draft.owners] or ([] if many else sorted(drafts.home))
    found = {n for of in whose for n in held.get((draft.office, of), ())}
    found = found or ({n for of in whose for n in leaders.get(of, ())} if draft.office == _LEADER else set())
    return found if found or whose or many else only.get(draft.office, set())


def _only_holders(drafts: Drafts, held: Mapping[tuple[str, str | None], set[int]]) -> dict[str, set[int]]:
    """Offices that the article gives nobody by name, and who of the cast held them, of whatever state, if it gives him no other: "A arrived. The chancellor said"."""
    given = {draft.office for draft in drafts.all if draft.named}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for (office, _), holders in held.items():
        if office not in given:
            found[office] |= {n for n in holders if drafts.all[n].office is None and not drafts.all[n].owners}
    return found
