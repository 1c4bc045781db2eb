"""Which mentions tell of one meeting: they gather while nothing speaks against it, days that cannot be one, places or parties that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from parley.dates import fits
from parley.model import HELD
from parley.reading.actors.cast import Cast
from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.timing import is_near

__all__ = ["gather", "with_title"]

_TO_COME = frozenset({"planned", "proposed", "postponed", "cancelled", "failed to happen"})
"""Of what was to come and did not, too, nothing was held."""
_LOOK_BACK = 100
"""So many meetings back one is taken up: a transcript of a year costs in proportion to its length."""
_PAIR = 2
_NEAR = 2
"""Sentences between what a body decided and the meeting in which it did."""
_GATHERINGS = frozenset({"talks", "summit", "conference", "session"})
_SITTINGS = frozenset({"talks", "summit", "session"})
_ROUNDS = frozenset({"talks", "session"})

Group = Sequence[MeetingMention]


def gather(
    cast: Cast, mentions: Iterable[MeetingMention], leads: Iterable[MeetingMention] = ()
) -> list[list[MeetingMention]]:
    """The mentions of each meeting, in the order of the text; of the `leads` only those that are of no other meeting, which they would tell no better."""
    gathered: list[list[MeetingMention]] = []
    for mention in (_by_name(cast, gathered, m) for m in mentions):
        home = _journey_to(gathered, mention) or _occasion(cast, gathered, mention) or _home(cast, gathered, mention)
        if home is None:
            gathered.append([mention])
        else:
            home.append(mention)
    for lead in leads:
        if _home(cast, gathered, lead) is None:
            gathered.append([lead])
    return sorted(gathered, key=lambda group: group[0].sent)


def _by_name(cast: Cast, gathered: Sequence[Group], m: MeetingMention) -> MeetingMention:
    """The mention with the names of those whom it calls by their office only, as they met the others just before: "the Secretary and Foreign Minister"."""
    last = _who(gathered[-1]) if gathered else set[int]()
    if last.isdisjoint(m.who):
        return m
    named = [n for n in last if n not in m.who and cast.members[n].named and cast.members[n].type == "person"]

    def meant(n: int) -> int:
        one = cast.members[n]
        office = one.type == "person" and not one.named and not one.plural and one.of is None
        fitting = [k for k in named if (cast.members[k].role or "").lower().endswith(one.name.lower())]
        return fitting[0] if office and len(fitting) == 1 else n

    return replace(m, who=tuple(dict.fromkeys(meant(n) for n in m.who)))


def _journey_to(gathered: Sequence[list[MeetingMention]], m: MeetingMention) -> list[MeetingMention] | None:
    """The journey that was made for a meeting and is one with it, in place; its own day is that of the meeting where that is told."""
    if m.purpose_of is None or not gathered:
        return None
    for k, told in enumerate(gathered[-1]):
        if told.trigger == m.purpose_of:
            another = m.date is not None and told.date is not None and not fits(told.date, m.date)
            gathered[-1][k] = replace(told, date=None, date_text=None) if another else told
            return gathered[-1]
    return None


def _occasion(cast: Cast, gathered: Sequence[list[MeetingMention]], m: MeetingMention) -> list[MeetingMention] | None:
    """The meeting at which a speaker says "our meeting here", "today's talks": the one of which most persons are told, of equals most parties."""
    near = islice(reversed(gathered), _LOOK_BACK) if m.ours and m.form in _SITTINGS else ()
    fitting = (g for g in near if g[0].form in _SITTINGS and g[0].status in HELD and _in_one_place(g, m))
    return max(fitting, key=lambda g: (max(_persons(cast, told) for told in g), len(_who(g))), default=None)


def _in_one_place(group: Group, m: MeetingMention) -> bool:
    """Whether neither day nor place speaks against a mention's being of a meeting."""
    days = all(not g.date or not m.date or fits(g.date, m.date) for g in group)
    return days and all(not g.place or not m.place or g.place == m.place for g in group)


def with_title(cast: Cast, gathered: list[list[MeetingMention]], titled: Sequence[MeetingMention]) -> None:
    """Add how the title tells of meetings, in place: to those of which the text tells only what was discussed, or that it only takes up.

    "A and B held talks in C", and below: "At the talks A said …". What the text does not tell at all, the title alone does.
    """
    for title in titled:
        says = title.sent not in cast.headings
        home = next((g for g in gathered if _who(g) <= set(title.who) and _is_taken_up(g, noun=says)), None)
        if home is not None:
            home.append(title)
        elif says and _persons(cast, title) > 1 and not any(len(_who(g) & set(title.who)) > 1 for g in gathered):
            gathered.insert(0, [title])


def _is_taken_up(group: Group, *, noun: bool) -> bool:
    """Whether a text tells of a meeting as of one that is known: what was discussed there, or by a `noun` ("the talks", "their meeting")."""
    return all(m.rule == "meeting-discussed" or (noun and m.anaphor and m.place is None) for m in group)


def _persons(cast: Cast, m: MeetingMention) -> int:
    return sum(cast.members[n].type == "person" for n in m.who)


def _home(cast: Cast, gathered: Sequence[list[MeetingMention]], m: MeetingMention) -> list[MeetingMention] | None:
    """The meeting that a mention takes up, if it says too little to be another: the one that shares most parties, the latest of equals.

    Persons tell a meeting twice as well as states do.
    """

    def shared(group: Group) -> int:
        return sum(2 if cast.members[n].type == "person" else 1 for n in _who(group) & set(m.who))

    near = islice(reversed(gathered), _LOOK_BACK)
    fitting = (group for group in near if _fits(group, m))
    return max((g for g in fitting if _takes_up(cast, m, g)), key=shared, default=None)


def _fits(group: Group, m: MeetingMention) -> bool:
    """Whether nothing speaks against a mention being of a meeting; of what is on its day, the tense does not."""
    same_day = m.date is not None and any(g.date == m.date for g in group)
    return all(_may_be_one(g, m, same_day=same_day) for g in group)


def _who(group: Group) -> set[int]:
    return {n for m in group for n in m.who}


def _takes_up(cast: Cast, m: MeetingMention, group: Group) -> bool:
    who = _who(group)
    shared = who & set(m.who)
    if _others_met(cast, m, who):
        return False
    if any(g.date and g.date == m.date for g in group) and (
        shared or m.definite or not m.who or not who or _sits(m, group)
    ):
        return True
    if _is_known(m, group, shared=bool(shared)) or (shared and _sits_on(m, group)):
        return True
    if _homes_of(cast, m, who) or _same_series(m, group, known=bool(m.who and who)):
        return True
    if not m.who and not m.series:
        return _takes_up_unnamed(m, group, several=len(who) > 1)
    framed = m.sent == group[-1].sent and who <= set(m.who) and m.date == group[-1].date
    same = len(shared) > 1 or set(m.who) <= who or ((m.anaphor or framed) and who <= set(m.who))
    undated = m.date is None or (is_near(m.date) and all(g.date is None for g in group))
    return bool(shared) and same and (undated or framed)


def _homes_of(cast: Cast, m: MeetingMention, who: set[int]) -> bool:
    """Whether a mention names the states of the persons who met: "A's and B's ministers met. During their meeting …"."""
    homes = {cast.members[n].of for n in who if cast.members[n].type == "person"}
    several = m.anaphor and len(m.who) > 1
    return several and all(cast.members[n].type == "state" and n in homes for n in m.who)


def _same_series(m: MeetingMention, group: Group, *, known: bool) -> bool:
    """Whether talks of a kind are those of which has been told: nothing says of one of the two who takes part."""
    alike = m.definite or any(g.series & m.series or (g.anaphor and not m.who) for g in group)
    undated = bool(m.series) and m.date is None
    return undated and not known and group[0].form == "talks" and alike


def _others_met(cast: Cast, m: MeetingMention, who: set[int]) -> bool:
    """Whether a mention tells of one person with another than those of the meeting: "A spoke with B today, and will speak with C"."""
    persons = [
        {n for n in side if cast.members[n].type == "person" and cast.members[n].named} for side in (who, set(m.who))
    ]
    pair = all(len(side) == _PAIR for side in persons) and len(m.who) == len(who) == _PAIR
    return pair and persons[0] != persons[1]


def _is_known(m: MeetingMention, group: Group, *, shared: bool) -> bool:
    """Whether a mention says by itself of which encounter it tells: by a proper name, "the meeting", "during the trip"."""
    named = bool(m.called) and any(g.called for g in group)
    decided = _where_it_decided(m, group[-1]) or _where_it_decided(group[-1], m)
    taken_up = m.anaphor and m.number is not None and any(g.number == m.number and g.form == m.form for g in group)
    taken_up |= m.bare and m.anaphor and group[-1].form in _GATHERINGS
    return named or decided or taken_up or _is_stop(m, group, shared=shared)


def _sits_on(m: MeetingMention, group: Group) -> bool:
    """Whether somebody speaks to a body of whose session has been told, or others have spoken to."""
    told = (m, *group)
    return any(g.rule == "meeting-addressed" for g in told) and all(g.form == "session" for g in told)


def _sits(m: MeetingMention, group: Group) -> bool:
    """Whether a body decides in a session of that day."""
    told = (m, *group)
    return any(g.rule == "meeting-decided" for g in told) and all(g.form == "session" for g in told)


def _where_it_decided(m: MeetingMention, other: MeetingMention) -> bool:
    """Whether one tells what a body decided, and the other, close by, of a meeting of which nothing is known but perhaps its place."""
    bare = not other.who and other.date is None and other.form in _ROUNDS
    return m.rule == "meeting-decided" and bare and abs(m.sent - other.sent) <= _NEAR


def _is_stop(m: MeetingMention, group: Group, *, shared: bool) -> bool:
    """Whether whom somebody met belongs to a visit told of before: "during the trip", "while in A"."""
    where = m.sent == group[-1].sent and group[-1].date is None  # "will travel to A, where he will meet B on Friday"
    another_day = m.date is not None and not where and all(g.date != m.date for g in group)
    if group[0].form != "visit" or m.form != "talks" or another_day:
        return False
    there = m.place is not None and any(g.place == m.place for g in group)
    return (m.on_visit and m.sent - group[-1].sent <= _NEAR) or (there and shared)


def _takes_up_unnamed(m: MeetingMention, group: Group, *, several: bool) -> bool:
    """Whether a mention without parties is of a meeting; "the Geneva talks" are those of which Geneva has been told."""
    if m.place and not any(g.place for g in group):
        return False
    undated = m.definite and several and all(g.date is None and g.form == m.form for g in group)
    beside = m.sent == group[-1].sent and not m.date and m.form == group[-1].form
    known = m.definite and m.form == "summit" and all(g.date is None and g.form == m.form for g in group)
    return m.anaphor or undated or beside or known or (m.status == "under way" and not m.date and not m.place)


def _may_be_one(a: MeetingMention, b: MeetingMention, *, same_day: bool = False) -> bool:
    """Whether nothing speaks against two mentions being of one meeting; `b` is told later."""
    told_apart = b.trigger in (a.trigger, a.beside) or b.beside == a.trigger
    told_apart |= (b.bare and a.beside is not None) or (a.bare and b.beside is not None)
    told_apart |= a.number is not None and b.number is not None and a.number != b.number
    if told_apart or (a.called and b.called and not (a.called <= b.called or b.called <= a.called)):
        return False
    once_more = (b.again and a.status in HELD) or (a.again and a.status in _TO_COME and b.status in HELD)
    if once_more or (a.date and b.date and not fits(a.date, b.date)):
        return False
    if _discussed_there(a, b):
        return True
    if a.place and b.place and a.place.lower() not in b.place.lower() and b.place.lower() not in a.place.lower():
        return False
    if (a.form == "call") != (b.form == "call") and not (a.anaphor or b.anaphor):
        return False
    apart = (a.status in HELD and b.status in _TO_COME) or (a.status in _TO_COME and b.status in HELD)
    return not apart or same_day or _goes_on(a, b) or _made_good(a, b)


def _made_good(a: MeetingMention, b: MeetingMention) -> bool:
    """Whether one tells only that a visit was to be, and the other that it was: "said that he would go to A"."""
    if a.form == b.form == "visit" and any(m.anaphor and m.place is None for m in (a, b)):
        return not set(a.who).isdisjoint(b.who)  # "their visit"
    to_be = next((m for m in (a, b) if m.status in _TO_COME), None)
    there = a.form == b.form == "visit" and a.place is not None and a.place == b.place
    return there and to_be is not None and to_be.date is None and not set(a.who).isdisjoint(b.who)


def _goes_on(a: MeetingMention, b: MeetingMention) -> bool:
    """Whether one only takes up talks of which the other says that they are to be: "return to the talks", "a partner in the negotiations"."""
    return any(
        m.anaphor and m.form == other.form == "talks" and m.status == "under way" and m.place in (None, other.place)
        for m, other in ((a, b), (b, a))
    )


def _discussed_there(a: MeetingMention, b: MeetingMention) -> bool:
    """Whether one only tells what those who met, or called, discussed: "they would discuss …", "A and B discussed …"."""
    told, other = (b, a) if b.rule == "meeting-discussed" else (a, b)
    return told.rule == "meeting-discussed" and set(told.who) <= set(other.who)
