"""Whose meetings they are that name nobody: those of the parties to the negotiation of which the article tells around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parley.reading.actors.cast import Cast
from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.parties import WITH, means, meeting_parties, partners, takes_up_parties
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import compound_place
from parley.reading.tells import LEAD

__all__ = ["with_parties"]

_ROUNDS = frozenset({"talks", "session"})
_ONE_MORE = frozenset(
    {"another", "next", "new", "further", "more", "earlier", "previous", "last", "latest", "final", "fresh"}
)
_BODIES = frozenset({"meeting-addressed", "meeting-decided", "meeting-summoned"})
"""Rules for what a body or a ministry does: who was there is no party to the talks."""
_CAME_ABOUT = frozenset({"held", "under way"})

Group = Sequence[MeetingMention]


def with_parties(setting: Setting, gathered: Sequence[list[MeetingMention]]) -> None:
    """Give meetings of "the two sides", or of nobody, their parties, in place.

    They are those of the nearest other talks, if all talks of the article have parties in common, or those told of before and behind;
    where no talks have any, the only two between whom the article tells of anything: "the truce between A and B".
    """
    cast = setting.cast
    known = [_with_homes(cast, group) for group in gathered]
    bare = [_leaves_untold(cast, group) for group in gathered]
    if not any(bare):
        return
    talks = [k for k, group in enumerate(gathered) if not bare[k] and _are_talks(group)]
    one = all(known[a] & known[b] for a, b in pairwise(talks))
    sure = talks if one else [k for k in talks if any(m.rule != LEAD for m in gathered[k])]
    only = () if talks else _only_sides(setting)
    rows = {k for k, group in enumerate(gathered) if not bare[k] and _in_a_row(cast, group)}
    counted = [k for k in talks if k in rows] if rows else None
    one_row = all(known[a] & known[b] for a, b in pairwise(counted or ()))
    for k, group in enumerate(gathered):
        in_row = counted is not None and _in_a_row(cast, group)
        told = counted if in_row and counted is not None else sure
        place = bisect_left(told, k)
        near = told[max(0, place - 1) : place + 1]
        if bare[k] and (one or (in_row and one_row) or (len(near) > 1 and known[near[0]] & known[near[1]])):
            who = _parties(gathered[min(near, key=lambda t: (abs(t - k), t))]) if near else only
            if not _wanted_of_others(cast, group[0], who):
                group[0] = replace(group[0], who=(*who, *group[0].who))


def _are_talks(group: Group) -> bool:
    """Whether several parties negotiate: no body that decides, or is told something."""
    return group[0].form in _ROUNDS and len(_who(group)) > 1 and all(m.rule not in _BODIES for m in group)


def _in_a_row(cast: Cast, group: Group) -> bool:
    """Whether talks are counted: "the tenth round", "the next round"."""
    return any(m.number is not None or cast.parse.lemma[m.trigger] == "round" for m in group)


def _wanted_of_others(cast: Cast, wanted: MeetingMention, who: Sequence[int]) -> bool:
    """Whether a government's own text wants others to meet than those who issue it: "we urge the parties to resume their talks"."""
    parse = cast.parse
    we = any(parse.lower[s] == "we" for t in parse.ancestors(wanted.trigger) for s in parse.kids(t, "nsubj"))
    return we and wanted.status not in _CAME_ABOUT and any(cast.members[n].name in cast.home for n in who)


def _who(group: Group) -> set[int]:
    return {n for m in group for n in m.who}


def _leaves_untold(cast: Cast, group: Group) -> bool:
    """Whether a meeting is of parties told of elsewhere: "the two sides met", "a diplomat who sat in on Monday's session"."""
    who = _who(group)
    if who and all(takes_up_parties(cast, n) for n in who):
        return True
    witness = len(who) == 1 and all(cast.members[n].type == "person" and not cast.members[n].named for n in who)
    return (not who or witness or (len(who) == 1 and _is_hosted(cast, group))) and _one_more(cast, group)


def _is_hosted(cast: Cast, group: Group) -> bool:
    """Whether who is told of is only the host: "a first round, hosted by A", "A, which hosted an earlier round"."""
    parse, mediating = cast.parse, cast.gazetteer.roles.words.mediating
    carried = any(parse.dep[m.trigger] == "obj" and parse.lemma[parse.head[m.trigger]] in mediating for m in group)
    return carried or any(parse.lemma[v] in mediating for m in group for v in parse.kids(m.trigger, "acl"))


def _parties(group: Group) -> tuple[int, ...]:
    """Those who meet, by the mention that tells of most."""
    return max((m.who for m in group), key=len)


def _with_homes(cast: Cast, group: Group) -> set[int]:
    """Those who meet, and the states and bodies they are of."""
    who = _who(group)
    return who | {of for n in who if (of := cast.members[n].of) is not None}


def _one_more(cast: Cast, group: Group) -> bool:
    """Whether none of its sides is told of a meeting that is known, or one of a row: "the session", "a third round", "another meeting"."""
    parse = cast.parse
    phrase = [parse.lower[t] for m in group for t in parse.subtree(m.trigger)]
    others = any(partners(parse, parse.head[m.trigger]) or cast.adjectives(m.trigger) for m in group)
    named = any(m.series or m.called or m.beside is not None or compound_place(parse, m.trigger) for m in group)
    placed = (m for m in group if m.place is not None)  # "the hostage talks in A"
    named |= any(parse.pos[c] == "NOUN" for m in placed for c in parse.kids(m.trigger, "compound"))
    beside = {parse.lower[c] for m in group for c in parse.kids(m.trigger, "amod", "det")}
    one_of_a_row = any(m.definite or m.number is not None for m in group) or not beside.isdisjoint(_ONE_MORE)
    return group[0].form in _ROUNDS and one_of_a_row and not others and not named and WITH.isdisjoint(phrase)


def _only_sides(setting: Setting) -> tuple[int, ...]:
    """The parties between whom the article tells of something, if they are always the same."""
    parse, cast = setting.parse, setting.cast
    between = (parse.head[t] for t, word in enumerate(parse.lower) if word == "between" and parse.dep[t] == "case")
    told = [who for t in between if len(who := meeting_parties(cast, means(parse, cast, t))) > 1]
    return told[0] if told and all(set(who) == set(told[0]) for who in told) else ()
