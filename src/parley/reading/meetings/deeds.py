"""Encounters that a deed implies: who signs something together has met there, a body that decides something sits on that day."""

from __future__ import annotations

from parley.dates import exact_day
from parley.reading.actors.cast import Cast
from parley.reading.meetings.parties import means, meeting_parties, takes_up_parties
from parley.reading.meetings.status import status_of_verb
from parley.reading.meetings.telling import Encounter, MeetingMention, mention_of
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting

__all__ = ["done_together"]


def done_together(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """The encounter in which a verb of signing, agreeing or deciding is done; None where it is only tried ("failed to sign")."""
    if setting.parse.dep[i] == "xcomp":
        return None
    return (_decided if setting.parse.lemma[i] in words.deciding else _sealed)(setting, words, i)


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
    made = mention_of(setting, Encounter(i, "session", who, status, "meeting-sealed", (i,)))
    told = (made.place is not None) + (made.date is not None)
    return made if told > (parse.lemma[i] in words.settling) else None


def _decided(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """A body that decides on a day sits on that day: "the council adopted the resolution on Friday"."""
    who = tuple(n for n in setting.cast.all(setting.parse.subject(i)) if _sits(setting.cast, words, n))
    if not who or status_of_verb(setting.parse, words, i) != "held":
        return None
    made = mention_of(setting, Encounter(i, "session", who, "held", "meeting-decided", (i,)))
    return made if exact_day(made.date) is not None else None


def _sits(cast: Cast, words: MeetingWords, n: int) -> bool:
    """Whether one of the cast is a council, parliament or board."""
    member = cast.members[n]
    return member.type == "organisation" and not words.sitting.isdisjoint(member.name.lower().split())
