"""Encounters that a verb tells: who meets, hosts, visits, speaks with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.dates import exact_day
from parley.model import MeetingForm
from parley.reading.actors.anaphors import SEVERAL
from parley.reading.actors.cast import Cast
from parley.reading.meetings.doers import asked
from parley.reading.meetings.encounter import Encounter, MeetingMention
from parley.reading.meetings.hosts import hosts_of, those_there
from parley.reading.meetings.light import phrasal
from parley.reading.meetings.parties import (
    PARTIES,
    around_verb,
    both,
    can_sit,
    means,
    meeting_parties,
    partners,
)
from parley.reading.meetings.places import near_place
from parley.reading.meetings.status import status_of_verb
from parley.reading.meetings.telling import by_phone, mention_of
from parley.reading.meetings.visits import at_another_time, invited, is_visit, received_by, same_visit, visit_told
from parley.reading.meetings.within import inside
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["elliptic", "named_by_number", "verb_of", "verbal"]

_NUMBERED = frozenset({"first", "second", "third", "fourth", "other", "latter", "next", "last", "another"})
_OF_TIME = frozenset({"on", "for", "", "in", "during", "after", "before", "by"})
"""Prepositions that leave open to whom somebody spoke, or from where."""
_AT = frozenset({"in", "at", "during"})
"""Prepositions of a noun that frames what a verb tells: "in a March 14 call, A and B discussed …"."""
_WITH_OBJECT = frozenset({"talks", "visit", "call"})
"""Forms of which the object of the verb is a party."""


def verb_of(parse: Parse, words: MeetingWords, i: int) -> str | None:
    """The verb of the vocabulary that a token is, with its particle if it needs one ("sit down"); None if it is none."""
    forms = (phrasal(parse, i), parse.lemma[i], f"{parse.lemma[i]}e")  # a lemma may have lost its e: "telephon"
    return next((form for form in forms if form in words.verbs), None)


def named_by_number(parse: Parse, i: int) -> bool:
    """Whether "take place" has an encounter named by its number only: "the second took place …"."""
    obj, subject = parse.child(i, "obj"), parse.child(i, "nsubj")
    return obj is not None and parse.lower[obj] == "place" and subject is not None and parse.lower[subject] in _NUMBERED


def elliptic(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """An encounter that is named by its number alone: "the second took place between A and B"."""
    parse, cast = setting.parse, setting.cast
    below = (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in PARTIES)
    parties = meeting_parties(cast, [n for o in below for n in means(parse, cast, o)])
    status = status_of_verb(parse, words, i)
    if len(parties) < 2 or status is None:
        return None
    return mention_of(setting, Encounter(i, "talks", parties, status, "meeting-verb", (i,)))


def verbal(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """What a verb of meeting, visiting or speaking tells; None if those around it do not come together."""
    parse, cast = setting.parse, setting.cast
    verb = verb_of(parse, words, i) or parse.lemma[i]
    who, other = _sides(setting, words, verb, i)
    if (other and all(_is_press(cast, words, n) for n in other)) or (verb == "call" and not _rings(parse, cast, i)):
        return None
    other += _addressed(parse, cast, i) if words.verbs[verb] == "speak" else ()
    other += received_by(parse, cast, i) if who and (words.verbs[verb] == "visit" or verb == "meet") else ()
    form = _form_of_verb(setting, words, verb, i, (who, other))
    guests = invited(parse, cast, i)
    there = those_there(setting, words, (i,))
    parties = meeting_parties(cast, [*guests, *who, *other, *there, *_hosts(setting, words, i)])
    status = "proposed" if guests else status_of_verb(parse, words, i)
    if form is None or status is None or any(parse.lower[c] == "without" for c in parse.kids(i, "mark", "case")):
        return None
    if same_visit(parse, words, i) and is_visit(parse, parse.head[i]) and verbal(setting, words, parse.head[i]):
        return None
    beside = parse.head[i] if at_another_time(parse, i) else None
    if form == "visit":
        visit = visit_told(setting, words, Encounter(i, form, parties, status, "visit-verb", (i,)))
        return replace(visit, beside=beside) if visit is not None else None
    if not _come_together(setting, words, i, form, parties):
        return None
    parties = meeting_parties(cast, [*parties, *hosts_of(setting, words, (i,))]) if parties else ()
    rule = "meeting-verb" if other or words.verbs[verb] != "speak" else "meeting-discussed"
    frames = tuple(o for o in parse.kids(i, "obl") if o < i and parse.lemma[o] in words.nouns and parse.case(o) in _AT)
    they = form == "talks" and not other and _they_alone(parse, i)
    on_visit = _on_visit(parse, words, i)
    heads = (*frames, i, *_beside(parse, words, i))
    told = Encounter(i, form, parties, status, rule, heads, definite=they, bare=they, on_visit=on_visit)
    more = {parse.lower[c] for c in parse.kids(i, "advmod")}
    again = "again" in more or ("also" in more and bool(other))  # "A also met B"
    return replace(mention_of(setting, told), again=again, beside=beside)


def _beside(parse: Parse, words: MeetingWords, i: int) -> tuple[int, ...]:
    """Where else its day and place may stand: "met on the sidelines of a forum in A", "was in A on Monday, where he met B", "met often, most recently in A"."""
    margins = (o for o in parse.kids(i, "obl") if parse.lemma[o] in words.margins)
    where = parse.dep[i].endswith(":relcl") and any(parse.lower[c] == "where" for c in parse.kids(i, "advmod"))
    return (
        *(t for o in margins for t in (o, *parse.kids(o, "nmod"))),
        *((parse.head[i],) if where else ()),
        *(c for c in parse.kids(i, "advmod") if c > i and parse.kids(c, "obl")),
    )


def _sides(setting: Setting, words: MeetingWords, verb: str, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who does what a verb tells, or is bidden to, and with whom; its object counts where it is one of them and no encounter."""
    parse, cast = setting.parse, setting.cast
    obj, form = parse.child(i, "obj"), words.verbs[verb]
    gathers = (form in _WITH_OBJECT and verb != "negotiate") or (form == "session" and obj in cast.at)
    with_object = gathers and obj is not None and parse.lemma[obj] not in words.nouns
    who, other = around_verb(parse, cast, i, obj=with_object)
    if form == "talks" and len(who) == 1 and not other:
        who = both(parse, cast, i) or who
    bidden = asked(parse, words, i)
    return (who if bidden is None else means(parse, cast, bidden)), other


def _they_alone(parse: Parse, i: int) -> bool:
    """Whether only a pronoun says who meets: "they negotiated for two days"."""
    subject = parse.subject(i)
    return subject is not None and parse.pos[subject] == "PRON" and parse.child(i, "obj") is None


def _rings(parse: Parse, cast: Cast, i: int) -> bool:
    """Whether somebody calls a person by telephone, and does not call him something: "A called B to thank him"."""
    obj = parse.child(i, "obj")
    names = [c for c in parse.kids(i, "xcomp") if not to_infinitive(parse, c)]
    named = bool(names or parse.kids(i, "ccomp", "iobj", "compound:prt")) or len(parse.kids(i, "obj")) > 1
    persons = (
        obj is not None and parse.pos[obj] == "PROPN" and any(cast.members[n].type == "person" for n in cast.all(obj))
    )
    return persons and not named


def _addressed(parse: Parse, cast: Cast, i: int) -> tuple[int, ...]:
    """To whom somebody speaks, if that is a person or state, and no reporter: "A spoke to B"."""
    below = (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) == "to" and parse.pos[o] != "PRON")
    found = (n for o in below for n in means(parse, cast, o) if cast.members[n].type in ("person", "state"))
    return tuple(n for n in found if cast.members[n].named or cast.members[n].of is not None)


def _on_visit(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether it is set on a visit that is known: "during the trip, they met A"."""
    framing = (
        o for o in parse.kids(i, "obl") if parse.case(o) in ("during", "on") and parse.kids(o, "det", "nmod:poss")
    )
    there = parse.dep[i] in ("acl:relcl", "advcl") and any(parse.lower[c] == "where" for c in parse.kids(i, "advmod"))
    return there or any(words.nouns.get(parse.lemma[o]) == "visit" for o in framing)


def _hosts(setting: Setting, words: MeetingWords, i: int) -> tuple[int, ...]:
    """Those who host the talks in which others meet: "met in talks hosted by A"."""
    parse = setting.parse
    framing = (o for o in parse.kids(i, "obl") if parse.lower[o] in words.nouns and parse.case(o) in ("in", "at"))
    return tuple(n for o in framing if not parse.kids(o, "nmod") for n in inside(setting, words, o))


def _form_of_verb(
    setting: Setting, words: MeetingWords, verb: str, i: int, sides: tuple[tuple[int, ...], tuple[int, ...]]
) -> MeetingForm | None:
    """The form that a verb tells; speaking is meeting only with somebody, and may be a call."""
    form = words.verbs[verb]
    if form != "speak":
        return form
    who, other = sides
    on_phone = by_phone(setting.parse, words, i)
    if other and not any(_is_somebody(setting.cast, n) for n in other):
        return None
    if not other and not (_several(setting.cast, who) and (on_phone or _together(setting, words, i, who))):
        return None
    return "call" if on_phone or verb in words.spoken else "talks"


def _several(cast: Cast, who: Sequence[int]) -> bool:
    """Whether several are meant."""
    return len(who) > 1 or any(cast.members[n].plural for n in who)


def _together(setting: Setting, words: MeetingWords, i: int, who: Sequence[int]) -> bool:
    """Whether those who discuss something come together for it: at a place on a day, or two persons who are to do so.

    Who only "spoke on Friday" did so with each other.
    """
    parse, members = setting.parse, setting.cast.members
    silent = parse.child(i, "obj", "ccomp", "obl:arg") is None and parse.lemma[i] != "discuss"
    once_more = any(parse.lower[c] == "again" for c in parse.kids(i, "advmod"))
    if (
        silent
        and (once_more or setting.when(i) is not None)
        and all(parse.case(o) in _OF_TIME for o in parse.kids(i, "obl"))
    ):
        return True
    people = all(members[n].type in ("person", "group") for n in who)
    if parse.lemma[i] == "discuss" and people and (time := setting.when(i)) is not None and exact_day(time.edtf):
        return True
    persons = len(who) > 1 and all(members[n].named and members[n].type == "person" for n in who)
    apart = len({members[n].of for n in who} - {None}) > 1
    if persons and (apart or status_of_verb(setting.parse, words, i) in ("planned", "proposed")):
        return True
    return near_place(setting, i) is not None and setting.when(i) is not None


def _is_press(cast: Cast, words: MeetingWords, n: int) -> bool:
    """Whether one of the cast is journalists: to speak to them is no encounter."""
    member = cast.members[n]
    return not member.named and any(singular(word) in words.press for word in member.name.lower().split())


def _is_somebody(cast: Cast, n: int) -> bool:
    """Whether one of the cast is named, a person, or of somebody."""
    member = cast.members[n]
    return member.named or member.type == "person" or member.of is not None


def _come_together(setting: Setting, words: MeetingWords, i: int, form: MeetingForm, parties: Sequence[int]) -> bool:
    """Whether those around a verb meet each other, and not a demand or a deadline."""
    parse, cast = setting.parse, setting.cast
    obj = parse.child(i, "obj")
    if form == "session" and parse.child(i, "nsubj:pass") is None and parse.subject(i) is None:
        return False
    if form == "session" and obj is not None and _is_founded(parse, cast, obj):
        return False
    alone = form in ("talks", "session", "call") and bool(parties) and can_sit(cast, parties[0])
    alone = alone and (form != "session" or _gathers(setting, words, i, parties[0]))
    subject = parse.subject(i)
    somebody = subject is not None and parse.pos[subject] == "PRON"
    they = somebody and subject is not None and (parse.lower[subject] in SEVERAL or parse.lower[subject] == "we")
    body = subject is not None and parse.pos[subject] == "NOUN" and obj is None and form == "talks"
    asked_for = "?" in parse.words[slice(*parse.sents[parse.sent[i]])]
    named = form == "talks" and obj is not None and bool(cast.all(obj)) and not asked_for
    met = partners(parse, i) or (named and setting.when(i) is not None)
    someone = (somebody and bool(met) and bool(parties)) or ((they or body) and _set_down(setting, i))
    if len(parties) < 2 and not (alone or someone):
        return False
    if parse.lemma[i] == "meet" and _is_answered(parse, cast, i, obj):
        return False
    aside = obj is None or parse.lemma[obj] in words.manner or parse.pos[obj] == "PRON"
    aside = aside or bool(cast.all(obj) or partners(parse, i))
    if parse.lemma[i] == "negotiate" and obj is not None and len(parties) < 2 and setting.when(i) is None:
        return False  # somebody negotiates prices
    return aside or parse.lemma[i] != "meet"


def _is_founded(parse: Parse, cast: Cast, obj: int) -> bool:
    """Whether a body is only set up: "agreed to convene a working group"."""
    body = obj in cast.at and not cast.members[cast.at[obj]].named and parse.has(obj, "Number=Sing")
    return body and any(parse.lower[c] in ("a", "an") for c in parse.kids(obj, "det"))


def _is_answered(parse: Parse, cast: Cast, i: int, obj: int | None) -> bool:
    """Whether a thing is met, or with a thing: "was met with protests", "meeting NATO targets"; not "was met by President B"."""
    if received_by(parse, cast, i):
        return False
    thing = obj is not None and parse.pos[obj] == "NOUN" and obj not in cast.at and obj not in cast.several
    if obj is None and any(_is_a_thing(parse, cast, o) for o in partners(parse, i)):
        return True
    return parse.child(i, "nsubj:pass", "aux:pass") is not None or (thing and bool(parse.kids(obj or 0, "compound")))


def _is_a_thing(parse: Parse, cast: Cast, token: int) -> bool:
    """Whether with what somebody met is nobody: "met with criticism"."""
    alone = not parse.kids(token, "det", "nmod:poss", "nummod") and parse.has(token, "Number=Sing")
    return parse.pos[token] == "NOUN" and alone and token not in cast.at and token not in cast.several


def _set_down(setting: Setting, i: int) -> bool:
    """Whether a verb tells both day and place: "they last met in A in May"."""
    return setting.when(i) is not None and near_place(setting, i) is not None


def _gathers(setting: Setting, words: MeetingWords, i: int, n: int) -> bool:
    """Whether one party that gathers sits in session: a body, or people in office who gather at a place."""
    member = setting.cast.members[n]
    office = any(singular(word) in words.officials for word in member.name.lower().split())
    return member.type == "organisation" or (office and near_place(setting, i) is not None)
