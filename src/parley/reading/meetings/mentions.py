"""Mentions of meetings: a verb of meeting or a noun for an encounter, with what its clause says of who, where, when and whether."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parley.model import MeetingForm, MeetingStatus, Time
from parley.reading.actors.cast import Cast
from parley.reading.meetings.parties import PARTIES, around_noun, around_verb, can_sit, means, meeting_parties, partners
from parley.reading.meetings.places import goal_of, meeting_place, near_place, object_place
from parley.reading.meetings.status import carries, status_of_noun, status_of_verb, status_on
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import Place, governor
from parley.reading.syntax.parse import Parse

__all__ = ["MeetingMention", "meeting_mentions"]

_NUMBERED = frozenset({"first", "second", "third", "fourth", "other", "latter", "next", "last", "another"})
_NOT_ONE = frozenset({"any", "no", "every", "such", "what", "which"})
"""Determiners of what is no encounter of its own."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its"})
_IT = frozenset({"it", "they", "which", "this"})
_PUT = frozenset({"planned", "postponed", "cancelled"})
"""What a verb must say of a meeting for its pronoun to be believed to mean one."""

_WITH_OBJECT = frozenset({"talks", "visit", "call"})
"""Forms of which the object of the verb is a party."""


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """What one sentence tells of a meeting: `trigger` is a token, `sent` the number of its sentence, `who` indices of the cast.

    `anaphor`: it takes up a meeting told of before.
    """

    trigger: int
    sent: int
    form: MeetingForm
    who: tuple[int, ...]
    place: str | None
    date: str | None
    date_text: str | None
    status: MeetingStatus
    anaphor: bool
    rule: str

    @property
    def told(self) -> int:
        """How much the mention tells: its sentence is cited where it tells most."""
        return 2 * len(self.who) + (2 if self.date else 0) + (2 if self.place else 0) + (0 if self.anaphor else 1)


@dataclass(frozen=True, slots=True)
class _Encounter:
    """A mention before its time and place are looked up below `heads`."""

    trigger: int
    form: MeetingForm
    who: tuple[int, ...]
    status: MeetingStatus
    rule: str
    heads: tuple[int, ...]
    definite: bool = False


def meeting_mentions(setting: Setting, words: MeetingWords) -> Iterator[MeetingMention]:
    """All mentions of an article, in the order of the text; titles and furniture are left out."""
    told = -2
    for number, first, end in setting.parse.read_sentences():
        if setting.parse.start[first] < setting.title_end or setting.is_title(number):
            continue
        for i in range(first, end):
            made = _at(setting, words, i) or (_taken_up(setting, words, i) if number - told < 2 else None)
            if made is not None:
                told = number
                yield made


def _at(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    parse = setting.parse
    if parse.pos[i] == "VERB" and parse.lemma[i] == "take" and _ordinal(parse, i):
        return _elliptic(setting, i)
    if parse.pos[i] == "VERB" and parse.lemma[i] in words.verbs:
        return _verbal(setting, words, i)
    if parse.pos[i] == "VERB" and parse.lemma[i] in words.sealing:
        return _sealed(setting, i)
    if parse.pos[i] in ("NOUN", "PROPN") and (parse.lemma[i] in words.nouns or parse.lower[i] in words.nouns):
        return _nominal(setting, words, i)
    return None


def _taken_up(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """A pronoun for the meeting of the sentence before: "it was slated for …", "they have been postponed until …"."""
    parse, verb = setting.parse, setting.parse.head[i]
    subject = parse.lower[i] in _IT and parse.pos[i] == "PRON" and parse.dep[i] in ("nsubj", "nsubj:pass")
    if not subject or words.light.get(parse.lemma[verb]) not in _PUT or parse.child(verb, "obj") is not None:
        return None
    status = status_of_noun(parse, words, i, verb, verb)
    if status is None:
        return None
    made = _mention(setting, _Encounter(i, "talks", (), status, "meeting-taken-up", (verb,)))
    return replace(made, anaphor=True) if made.date is not None else None


def _ordinal(parse: Parse, i: int) -> bool:
    """Whether "take place" has an encounter named by its number only: "the second took place …"."""
    obj, subject = parse.child(i, "obj"), parse.child(i, "nsubj")
    return obj is not None and parse.lower[obj] == "place" and subject is not None and parse.lower[subject] in _NUMBERED


def _elliptic(setting: Setting, i: int) -> MeetingMention | None:
    parse, cast = setting.parse, setting.cast
    below = (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in PARTIES)
    parties = meeting_parties(cast, [n for o in below for n in means(parse, cast, o)])
    status = status_of_verb(parse, i)
    if len(parties) < 2 or status is None:
        return None
    return _mention(setting, _Encounter(i, "talks", parties, status, "meeting-verb", (i,)))


def _sealed(setting: Setting, i: int) -> MeetingMention | None:
    """Who seals something together at one place on one day has met there: "A and B signed a truce in Geneva on Friday"."""
    who = meeting_parties(setting.cast, setting.cast.all(setting.parse.subject(i)))
    if len(who) < 2 or status_of_verb(setting.parse, i) != "held":
        return None
    made = _mention(setting, _Encounter(i, "talks", who, "held", "meeting-sealed", (i,)))
    return made if made.place is not None and made.date is not None else None


def _verbal(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    parse, cast = setting.parse, setting.cast
    obj = parse.child(i, "obj")
    with_object = (
        words.verbs[parse.lemma[i]] in _WITH_OBJECT and obj is not None and parse.lemma[obj] not in words.nouns
    )
    who, other = around_verb(parse, cast, i, obj=with_object)
    form = _form_of_verb(setting, words, i, (who, other))
    parties = meeting_parties(cast, [*who, *other])
    status = status_of_verb(parse, i)
    if form is None or status is None:
        return None
    if form == "visit":
        return _visit(setting, words, _Encounter(i, form, parties, status, "visit-verb", (i,)))
    if not _come_together(parse, cast, i, form, parties):
        return None
    return _mention(setting, _Encounter(i, form, parties, status, "meeting-verb", (i,)))


def _form_of_verb(
    setting: Setting, words: MeetingWords, i: int, sides: tuple[tuple[int, ...], tuple[int, ...]]
) -> MeetingForm | None:
    """The form that a verb tells; speaking is meeting only with somebody, and may be a call."""
    form = words.verbs[setting.parse.lemma[i]]
    if form != "speak":
        return form
    who, other = sides
    by_phone = _by_phone(setting.parse, words, i)
    if not other and not (len(who) > 1 and by_phone):
        return None
    if setting.parse.lemma[i] == "discuss" and not partners(setting.parse, i):
        return None
    if other and not any(_is_somebody(setting.cast, n) for n in other):
        return None
    return "call" if by_phone or setting.parse.lemma[i] in words.spoken else "talks"


def _is_somebody(cast: Cast, n: int) -> bool:
    member = cast.members[n]
    return member.named or member.type == "person" or member.of is not None


def _come_together(parse: Parse, cast: Cast, i: int, form: MeetingForm, parties: Sequence[int]) -> bool:
    """Whether those around a verb meet each other, and not a demand or a deadline."""
    obj = parse.child(i, "obj")
    if form == "session" and parse.child(i, "nsubj:pass") is None and parse.subject(i) is None:
        return False
    alone = form in ("talks", "session") and bool(parties) and can_sit(cast, parties[0])
    if len(parties) < 2 and not alone:
        return False
    return not (parse.lemma[i] == "meet" and obj is not None and not cast.all(obj) and not partners(parse, i))


def _visit(setting: Setting, words: MeetingWords, told: _Encounter) -> MeetingMention | None:
    """Visits between persons, or of a person in office to a country or city, and receptions."""
    parse, members, i = setting.parse, setting.cast.members, told.trigger
    persons = [n for n in told.who if members[n].type in ("person", "group")]
    if not persons or parse.child(i, "nsubj:pass") is not None:
        return None
    goal = next((o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in ("to", "in")), None)
    travels = parse.lemma[i] in words.travel
    place = object_place(parse, goal if travels else parse.child(i, "obj"))
    if (travels or len(told.who) < 2) and (place is None or members[persons[0]].role is None):
        return None
    who = told.who if place is None else tuple(n for n in told.who if members[n].type != "state")
    made = _mention(setting, replace(told, who=who))
    return replace(made, place=made.place or place)


def _nominal(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    parse = setting.parse
    if not _names_encounter(parse, words, i) or _told_above(parse, words, i):
        return None
    word = parse.lower[i] if parse.lower[i] in words.nouns else parse.lemma[i]
    verb = governor(parse, i)
    light = verb if verb is not None and carries(parse, words, i, verb) else None
    inner = [c for c in parse.kids(i, "nmod") if _told_above(parse, words, c)]
    hosts = (i, *inner) if light is None else (i, *inner, light)
    who = around_noun(parse, setting.cast, i, light)
    who += tuple(n for c in inner for n in around_noun(parse, setting.cast, c, light) if n not in who)
    dated = any(setting.when(h) is not None for h in hosts)
    placed = near_place(parse, *hosts) is not None
    definite = any(parse.lower[c] in _DEFINITE for c in parse.kids(i, "det", "nmod:poss"))
    vague = word in words.vague and not inner
    if vague and len(who) < 2 and not (who and (dated or placed)) and not (dated and definite):
        return None
    status = status_of_noun(parse, words, i, light, verb)
    if status is None or not (who or dated or placed or definite):
        return None
    form: MeetingForm = "call" if word in words.spoken and _by_phone(parse, words, i) else words.nouns[word]
    heads = (*parse.kids(i, "acl"), *(parse.kids(light, "xcomp") if light is not None else ()))
    return _mention(setting, _Encounter(i, form, who, status, "meeting-noun", (*hosts, *heads), definite))


def _told_above(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether the word above tells of the same encounter: "a round of talks", "will meet for talks"."""
    above = parse.head[i]
    if above == i:
        return False
    if parse.dep[i] == "nmod":
        return parse.case(i) == "of" and parse.lemma[above] in words.nouns and parse.lemma[i] in words.nouns
    return parse.dep[i] == "obl" and words.verbs.get(parse.lemma[above]) in ("talks", "session")


def _names_encounter(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether a noun stands for an encounter: no part of another name, no appeal, none that is only thought of."""
    if parse.dep[i] in ("compound", "amod", "flat", "nmod:desc") or parse.lower[i] == parse.lemma[i] == "talk":
        return False
    if any(parse.lower[c] in words.never for c in parse.kids(i, "compound", "amod")):
        return False
    appeal = parse.lemma[i] == "call" and any(
        parse.case(c) in ("for", "to", "on") or parse.dep[c] == "acl" for c in parse.children[i]
    )
    if appeal or any(parse.lower[c] in _NOT_ONE for c in parse.kids(i, "det")):
        return False
    body = parse.pos[i] == "PROPN" and parse.ent_at[i] >= 0 and parse.ents[parse.ent_at[i]][2] == "ORG"
    return not body


def _by_phone(parse: Parse, words: MeetingWords, i: int) -> bool:
    near = [*parse.children[i], *(g for c in parse.children[i] for g in parse.children[c])]
    return parse.lemma[i] in words.phoning or any(parse.lemma[c] in words.phone for c in near)


def _mention(setting: Setting, told: _Encounter) -> MeetingMention:
    i = told.trigger
    time = next((t for h in told.heads if (t := setting.when(h)) is not None), None)
    place = goal_of(setting.parse, i) if told.form == "visit" else None
    place = place or meeting_place(setting, i, told.heads)
    time = time or _right_behind(setting, i, place)
    words = time or next((t for h in told.heads if (t := setting.when(h, undated=True)) is not None), None)
    date = time.edtf if time is not None else None
    return MeetingMention(
        trigger=i,
        sent=setting.parse.sent[i],
        form=told.form,
        who=told.who,
        place=place.words if place is not None else None,
        date=date,
        date_text=words.words if words is not None else None,
        status=status_on(setting.article, told.status, date),
        anaphor=told.definite and date is None,
        rule=told.rule,
    )


def _right_behind(setting: Setting, trigger: int, place: Place | None) -> Time | None:
    """The time right behind a trigger or its place: "talks in Geneva on Friday", whatever the tree hangs it on."""
    last = place.end if place is not None and trigger < place.start <= trigger + 3 else trigger + 1
    last += last < len(setting.parse.words) and setting.parse.lower[last] == "on"
    if last >= len(setting.parse.words) or setting.parse.sent[last] != setting.parse.sent[trigger]:
        return None
    k = bisect_left(setting.times, setting.parse.start[last], key=lambda t: t.start)
    found = setting.times[k] if k < len(setting.times) else None
    return found if found is not None and found.start == setting.parse.start[last] and found.type == "DATE" else None
