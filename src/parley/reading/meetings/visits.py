"""Visits that a verb tells: who travels where, at whose invitation, whom he sees there, who receives whom."""

from __future__ import annotations

from dataclasses import replace

from parley.reading.actors.cast import Cast
from parley.reading.meetings.encounter import Encounter, MeetingMention
from parley.reading.meetings.parties import around_verb, means, meeting_parties
from parley.reading.meetings.places import object_place, state_called
from parley.reading.meetings.telling import mention_of
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import passive
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse
from parley.reading.times.present import is_present

__all__ = [
    "at_another_time",
    "goes_officially",
    "invited",
    "inviters",
    "is_visit",
    "received_by",
    "same_visit",
    "visit_told",
]

_OTHER_TIME = frozenset({"after", "before", "since"})
_GOAL = frozenset({"to", "in", "for"})
"""Prepositions of the place to which somebody travels."""


def visit_told(setting: Setting, words: MeetingWords, told: Encounter) -> MeetingMention | None:
    """Visits between persons, or of a person in office to a country or city, and receptions."""
    parse, members, i = setting.parse, setting.cast.members, told.trigger
    persons = [n for n in told.who if members[n].type in ("person", "group")]
    guest = parse.child(i, "nsubj:pass")
    called_on = parse.lemma[i] in words.receiving or any(_calls_on(setting, words, n) for n in persons)
    if not called_on or _sees_things(setting, i):
        return None  # "tourists visited the city"
    if not persons or (guest is not None and not received_by(parse, setting.cast, i)):
        return None
    guests = setting.cast.all(parse.child(i, "obj"))
    if guest is None and parse.lemma[i] in words.receiving and not any(_calls_on(setting, words, n) for n in guests):
        return None  # "welcomed the decision", "received refugees"
    goal = next((o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in _GOAL), None)
    travels = parse.lemma[i] in words.travel
    bidden = parse.lemma[i] in words.receiving and goal is not None and parse.case(goal) == "to"
    place = object_place(parse, goal if travels or bidden else parse.child(i, "obj"))
    hosts = _seen(setting, words, i) if place is not None else ()
    official = bool(hosts) or members[persons[0]].role is not None or members[persons[0]].of is not None
    if (travels or len(told.who) < 2 or parse.lemma[i] == "welcome") and (place is None or not official):
        return None
    hosts += inviters(parse, setting.cast, i)
    who = told.who if place is None else tuple(n for n in told.who if members[n].type != "state")
    if place is not None and not hosts:
        hosts = state_called(setting.cast, place)
    if told.status == "held" and parse.lemma[i] in words.arriving and is_present(parse, i):
        told = replace(told, status="under way")
    made = mention_of(setting, replace(told, who=meeting_parties(setting.cast, (*who, *hosts))))
    return replace(made, place=made.place or place)


def _sees_things(setting: Setting, i: int) -> bool:
    """Whether somebody visits a body, or troops, and nobody: "visited the museum", "visited the troops"."""
    seen = setting.parse.child(i, "obj") if setting.parse.lemma[i] == "visit" else None
    if seen is not None and _is_building(setting.parse, seen):
        return True
    members = [setting.cast.members[n] for n in setting.cast.all(seen)]
    return any(m.type == "organisation" or (m.type == "armed_group" and not m.named) for m in members)


def _is_building(parse: Parse, seen: int) -> bool:
    """Whether what somebody visits is a house by its common name: "visited the Red Cross museum"."""
    named = parse.ent_at[seen] >= 0 and parse.ents[parse.ent_at[seen]][2] != "PLACE"
    return named and parse.pos[seen] == "NOUN" and parse.words[seen][:1].islower()


def _calls_on(setting: Setting, words: MeetingWords, n: int) -> bool:
    """Whether one who is received comes on a visit: anybody but people of no office."""
    member = setting.cast.members[n]
    return member.type != "group" or member.named or goes_officially(setting.cast, words, n)


def inviters(parse: Parse, cast: Cast, i: int) -> tuple[int, ...]:
    """At whose invitation somebody travels: "B invited A to visit C", "at the invitation of B, A travelled to C"."""
    above = parse.head[i]
    if parse.lemma[above] == "invite" and parse.dep[i] in ("xcomp", "advcl", "ccomp"):
        return cast.all(parse.subject(above))
    asked = (o for o in parse.kids(i, "obl") if parse.lemma[o] == "invitation")
    return tuple(n for o in asked for c in parse.kids(o, "nmod", "nmod:poss") for n in cast.all(c))


def invited(parse: Parse, cast: Cast, i: int) -> tuple[int, ...]:
    """Guest and host of an invitation to do what a verb tells: "A repeated his invitation to B to visit C"."""
    above = parse.head[i]
    noun = parse.child(above, "obj") if parse.pos[above] == "VERB" else above
    if noun is None or parse.lemma[noun] != "invitation" or parse.dep[i] not in ("acl", "xcomp", "advcl"):
        return ()
    beside = (*parse.kids(noun, "nmod", "obl"), *(parse.kids(above, "obl", "iobj") if above != noun else ()))
    guests = [n for c in beside if parse.case(c) in ("to", "for") for n in means(parse, cast, c)]
    hosts = [n for c in parse.kids(noun, "nmod:poss") for n in means(parse, cast, c)]
    return (*guests, *hosts) if guests else ()


def is_visit(parse: Parse, i: int) -> bool:
    """Whether a verb of visiting has a place to go to."""
    goals = (o for o in (*parse.kids(i, "obl", "obl:arg"), parse.child(i, "obj")) if o is not None)
    return any(object_place(parse, o) is not None for o in goals if parse.case(o) in ("", *_GOAL))


def _seen(setting: Setting, words: MeetingWords, i: int) -> tuple[int, ...]:
    """Whom a visitor comes to see or meets there: "flew to A to see B", "travelled to A and met with B"."""
    parse, cast = setting.parse, setting.cast
    verbs = (v for v in parse.kids(i, "advcl", "xcomp", "conj") if same_visit(parse, words, v))
    return tuple(n for v in verbs for n in around_verb(parse, cast, v, obj=True)[1])


def same_visit(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether a verb of meeting tells only whom the visitor of the verb above sees there."""
    above = parse.head[i]
    seeing = parse.lemma[i] in words.seeing or words.verbs.get(parse.lemma[i]) == "talks"
    joined = (
        parse.dep[i] in ("advcl", "xcomp", "conj") and above != i and words.verbs.get(parse.lemma[above]) == "visit"
    )
    return seeing and joined and not at_another_time(parse, i) and parse.child(i, "nsubj") is None


def at_another_time(parse: Parse, i: int) -> bool:
    """Whether a verb tells what came before or after what the verb above it tells: "after meeting A, he flew to B"."""
    return parse.dep[i] == "advcl" and any(parse.lower[m] in _OTHER_TIME for m in parse.kids(i, "mark"))


def received_by(parse: Parse, cast: Cast, i: int) -> tuple[int, ...]:
    """The persons by whom somebody is received: "A was received by B"."""
    below = (o for o in parse.kids(i, "obl:agent", "obl") if parse.case(o) == "by" and passive(parse, i))
    return tuple(n for o in below for n in means(parse, cast, o) if cast.members[n].type == "person")


def goes_officially(cast: Cast, words: MeetingWords, n: int) -> bool:
    """Whether one of the cast is an envoy, or several of them: people in office, no troops."""
    member = cast.members[n]
    office = any(singular(word) in words.officials for word in f"{member.name} {member.role or ''}".lower().split())
    return (member.type == "person" and member.named) or (member.type in ("person", "group") and office)
