"""Mentions of meetings: a verb of meeting or a noun for an encounter, with what its clause says of who, where, when and whether."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from parley.dates import exact_day
from parley.model import HELD
from parley.reading.meetings.apart import told_apart
from parley.reading.meetings.deeds import done_together
from parley.reading.meetings.encounter import Encounter, MeetingMention
from parley.reading.meetings.framing import status_of_noun
from parley.reading.meetings.light import called_off, phrasal
from parley.reading.meetings.nouns import nominal
from parley.reading.meetings.phrases import heads_talks
from parley.reading.meetings.telling import mention_of
from parley.reading.meetings.verbs import elliptic, named_by_number, verb_of, verbal
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting

__all__ = ["meeting_mentions", "title_mentions"]

_IT = frozenset({"it", "they", "which", "this"})
_THAT_DAY = frozenset({"the same day", "that same day", "that day", "same day", "later that day", "later the same day"})
"""Words for the day of the meeting told last."""
_PUT = frozenset({"planned", "postponed", "cancelled"})
"""What a verb must say of a meeting for its pronoun to be believed to mean one."""


def meeting_mentions(setting: Setting, words: MeetingWords) -> Iterator[MeetingMention]:
    """All mentions of an article, in the order of the text; titles and furniture are left out."""
    told = -2
    verb: MeetingMention | None = None
    last: MeetingMention | None = None
    day: str | None = None
    for number, first, end in setting.parse.read_sentences():
        if setting.parse.start[first] < setting.title_end or setting.is_title(number) or setting.is_heading(number):
            continue
        for i in range(first, end):
            made = _at(setting, words, i) or (_taken_up(setting, words, i) if number - told < 2 else None)
            if made is not None:
                told = number
                verb = made if setting.parse.pos[i] == "VERB" else verb
                if day is not None and (made.date_text or "").lower() in _THAT_DAY:
                    made = replace(made, date=day)
                day = made.date if made.status in HELD and exact_day(made.date) is not None else day
                made = _first_time(setting, _framed(setting, made, verb), last)
                last = made
                yield from told_apart(setting, made)


def title_mentions(setting: Setting, words: MeetingWords) -> tuple[MeetingMention, ...]:
    """The encounters of two parties that were held and that the title tells."""
    told = (_at(setting, words, i) for i in takewhile(setting.in_title, range(len(setting.parse.words))))
    return tuple(m for m in told if m is not None and len(m.who) > 1 and m.status == "held")


def _framed(setting: Setting, made: MeetingMention, verb: MeetingMention | None) -> MeetingMention:
    """A noun that frames what a verb of its sentence tells is of that encounter: "A and B met on Monday, in talks hosted by C"."""
    parse, i = setting.parse, made.trigger
    frames = parse.case(i) in ("in", "for", "at", "during") and not parse.kids(i, "det", "nmod:poss", "nmod")
    if verb is None or verb.sent != made.sent or verb.trigger == i or not frames:
        return made
    return replace(
        made,
        who=tuple(dict.fromkeys((*verb.who, *made.who))),
        date=verb.date,
        date_text=verb.date_text,
        place=verb.place,
        status=verb.status,
        form=verb.form,
    )


def _first_time(setting: Setting, made: MeetingMention, last: MeetingMention | None) -> MeetingMention:
    """Who met, told of an encounter just named: "a dinner in A on Monday, the first time B and C had met since May"."""
    above = setting.parse.head[made.trigger]
    time = setting.parse.dep[made.trigger] == "acl:relcl" and setting.parse.lemma[above] == "time"
    if not time or last is None or last.sent != made.sent or above < last.trigger:
        return made
    who = tuple(dict.fromkeys((*made.who, *last.who)))
    return replace(last, trigger=made.trigger, who=who)


def _at(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    parse = setting.parse
    if parse.pos[i] == "VERB" and parse.lemma[i] == "take" and named_by_number(parse, i):
        return elliptic(setting, words, i)
    if parse.lower[i] == "talks" and heads_talks(parse, i):
        return nominal(setting, words, i)
    if parse.pos[i] == "VERB" and verb_of(parse, words, i) is not None:
        return verbal(setting, words, i)
    if parse.lemma[i] in words.deeds and parse.pos[i] in ("VERB", "ADJ"):
        return done_together(setting, words, i)
    if parse.pos[i] in ("NOUN", "PROPN") and (parse.lemma[i] in words.nouns or parse.lower[i] in words.nouns):
        return nominal(setting, words, i)
    return None


def _taken_up(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """A pronoun for the meeting of the sentence before: "it was slated for …", "they have been postponed until …"."""
    parse, verb = setting.parse, setting.parse.head[i]
    taken = parse.lower[i] in _IT and parse.pos[i] == "PRON"
    done = taken and parse.dep[i] == "obj" and called_off(parse, words, verb) is not None
    subject = taken and parse.dep[i] in ("nsubj", "nsubj:pass") and parse.child(verb, "obj") is None
    put = words.light.get(parse.lemma[verb]) or words.light.get(phrasal(parse, verb))
    if not done and not (subject and put in _PUT):
        return None
    status = called_off(parse, words, verb) if done else status_of_noun(parse, words, i, verb, verb)
    if status is None:
        return None
    made = mention_of(setting, Encounter(i, "talks", (), status, "meeting-taken-up", (verb,)))
    return replace(made, anaphor=True, date=None if done else made.date) if done or made.date is not None else None
