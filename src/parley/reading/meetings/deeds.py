"""Encounters that a deed implies: who signs something together has met there, a body that decides something sits on that day."""

from __future__ import annotations

from dataclasses import replace

from parley.dates import exact_day
from parley.reading.actors.cast import Cast
from parley.reading.meetings.encounter import Encounter, MeetingMention
from parley.reading.meetings.hosts import hosts_of, those_there
from parley.reading.meetings.parties import means, meeting_parties, takes_up_parties
from parley.reading.meetings.places import state_called
from parley.reading.meetings.status import status_of_verb
from parley.reading.meetings.telling import mention_of
from parley.reading.meetings.visits import goes_officially
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import place_at

__all__ = ["done_together"]


def done_together(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """The encounter in which a verb of signing, agreeing or deciding is done; None where it is only tried ("failed to sign")."""
    lemma = setting.parse.lemma[i]
    told = (
        (words.uniting, _united),
        (words.summoning, _summoned),
        (words.addressing, _addressed),
        (words.sending, _sent),
        (words.expecting, _expected),
    )
    tell = next((tell for verbs, tell in told if lemma in verbs), None)
    if tell is not None:
        return tell(setting, words, i)
    if setting.parse.dep[i] == "xcomp":
        return None
    return (_decided if lemma in words.deciding else _sealed)(setting, words, i)


def _sides(setting: Setting, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(who does what a verb tells, to whom), in the active or the passive."""
    parse, cast = setting.parse, setting.cast
    done_to = parse.child(i, "nsubj:pass")
    if done_to is None:
        return means(parse, cast, parse.subject(i)), means(parse, cast, parse.child(i, "iobj") or parse.child(i, "obj"))
    doers = (o for o in parse.kids(i, "obl", "obl:agent", "obl:arg") if parse.case(o) in ("by", "to"))
    return tuple(n for o in doers for n in means(parse, cast, o)), means(parse, cast, done_to)


def _united(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """Who brings others together, or to a place: "A brought the leaders of B and C to D"."""
    parse, cast = setting.parse, setting.cast
    hosts, guests = _sides(setting, i)
    status = status_of_verb(parse, words, i)
    together = any(parse.lower[c] == "together" for c in parse.kids(i, "advmod"))
    goal = next((place for o in parse.kids(i, "obl") if parse.case(o) == "to" and (place := place_at(parse, o))), None)
    several = len(guests) > 1 or any(cast.members[n].plural for n in guests)
    people = any(cast.members[n].type in ("person", "group") for n in guests)
    if status is None or not several or not (together or (goal is not None and people)):
        return None
    who = meeting_parties(cast, (*hosts, *guests))
    made = mention_of(setting, Encounter(i, "talks", who, status, "meeting-united", (i,)))
    made = replace(made, place=goal.words) if goal is not None else made
    return made if made.place is not None or made.date is not None else None


def _sent(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """Who is sent somewhere goes there: "A sent a delegation to B", "A will dispatch its envoy to B"."""
    parse, cast = setting.parse, setting.cast
    senders, sent = _sides(setting, i)
    envoys = tuple(n for n in sent if goes_officially(cast, words, n))
    status = status_of_verb(parse, words, i)
    goals = (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) == "to")
    goal = next((place for o in goals if (place := place_at(parse, o)) is not None), None)
    of_nobody = not senders and parse.child(i, "nsubj") is not None  # "what sent us to A"
    if status is None or goal is None or not envoys or of_nobody:
        return None
    hosts = state_called(cast, goal.words)
    made = mention_of(
        setting, Encounter(i, "visit", meeting_parties(cast, (*envoys, *hosts)), status, "visit-verb", (i,))
    )
    return replace(made, place=goal.words)


def _expected(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """Who is expected or due somewhere is to go there: "A is expected in B on Monday"."""
    parse, cast = setting.parse, setting.cast
    goals = [o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in ("in", "at")]
    due = (t for t in (i, *goals) if parse.pos[i] == "ADJ")  # the tree may hang who is due in A on A
    guest = next((s for t in due if (s := parse.child(t, "nsubj")) is not None), parse.child(i, "nsubj:pass"))
    guests = tuple(n for n in means(parse, cast, guest) if goes_officially(cast, words, n))
    goal = next((place for o in goals if (place := place_at(parse, o)) is not None), None)
    if not guests or goal is None or parse.child(i, "xcomp") is not None or parse.negated(i):
        return None
    hosts = state_called(cast, goal.words)
    told = Encounter(i, "visit", meeting_parties(cast, (*guests, *hosts)), "planned", "visit-verb", (i,))
    return replace(mention_of(setting, told), place=goal.words)


def _summoned(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """A government that calls in an envoy: "A summoned the ambassador of B"."""
    hosts, guests = _sides(setting, i)
    status = status_of_verb(setting.parse, words, i)
    members = [setting.cast.members[n] for n in guests]
    envoys = any(not words.summoned.isdisjoint(f"{m.name} {m.role or ''}".lower().split()) for m in members)
    if status is None or not envoys:
        return None
    who = meeting_parties(setting.cast, (*hosts, *guests))
    return mention_of(setting, Encounter(i, "talks", who, status, "meeting-summoned", (i,)))


def _addressed(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """Who speaks to a body of many states that sits: "A told the Security Council"."""
    hosts, bodies = _sides(setting, i)
    status = status_of_verb(setting.parse, words, i)
    bodies = tuple(n for n in bodies if _sits(setting.cast, words, n) and _of_many(setting.cast, n))
    people = tuple(n for n in hosts if setting.cast.members[n].type == "person")
    if not people or not bodies or status is None:
        return None
    who = meeting_parties(setting.cast, (*bodies, *people))
    return mention_of(setting, Encounter(i, "session", who, status, "meeting-addressed", (i,)))


def _of_many(cast: Cast, n: int) -> bool:
    """Whether a body is that of an organisation, and no state's own: the Security Council, not a parliament."""
    home = cast.members[n].of
    return home is not None and cast.members[home].type == "organisation"


def _of_one_state(cast: Cast, n: int) -> bool:
    """Whether a body is a state's own, which sits among itself."""
    home = cast.members[n].of
    return home is not None and cast.members[home].type == "state"


def _sealed(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """Who seals something together at a place or on a day has met there: "A and B signed a truce in Geneva", "it was signed between A and B on Friday".

    Of those who only agree both place and day must be told.
    """
    parse, cast = setting.parse, setting.cast
    doers = [parse.subject(i)]
    if parse.child(i, "nsubj:pass") is not None:
        doers = [o for o in parse.kids(i, "obl", "obl:agent", "obl:arg") if parse.case(o) in ("by", "between")]
    who = meeting_parties(cast, [n for d in doers for n in means(parse, cast, d)])
    several = len(who) > 1 or any(takes_up_parties(cast, n) for n in who)
    status = status_of_verb(parse, words, i)
    if not several or status not in ("held", "planned"):
        return None
    who = meeting_parties(cast, (*who, *hosts_of(setting, words, (i,)), *those_there(setting, words, (i,))))
    made = mention_of(setting, Encounter(i, "session", who, status, "meeting-sealed", (i,)))
    told = (made.place is not None) + (made.date is not None and made.date_text is not None)
    return made if told > (parse.lemma[i] in words.settling) else None


def _decided(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """A body of several states that decides on a day sits on that day: "the council adopted the resolution on Friday"."""
    deciding = setting.cast.all(setting.parse.subject(i))
    who = tuple(n for n in deciding if _sits(setting.cast, words, n) and not _of_one_state(setting.cast, n))
    if not who or status_of_verb(setting.parse, words, i) != "held":
        return None
    made = mention_of(setting, Encounter(i, "session", who, "held", "meeting-decided", (i,)))
    return made if exact_day(made.date) is not None else None


def _sits(cast: Cast, words: MeetingWords, n: int) -> bool:
    """Whether one of the cast is a council, assembly or board."""
    member = cast.members[n]
    return member.type == "organisation" and not words.sitting.isdisjoint(member.name.lower().split())
