"""Leads: sentences in which the reader model sees an encounter of several where no rule found words for one."""

from __future__ import annotations

from collections.abc import Container, Iterator

from parley.model import MeetingForm, MeetingStatus
from parley.reading.arguments import parties
from parley.reading.meetings.apart import over_days
from parley.reading.meetings.encounter import Encounter, MeetingMention
from parley.reading.meetings.parties import can_sit, meeting_parties
from parley.reading.meetings.status import how_often
from parley.reading.meetings.telling import by_phone, mention_of
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import clauses_of, reality
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD, LEADS, is_likely

__all__ = ["meeting_leads"]

_DENYING = frozenset({"no", "not", "n't", "never", "neither", "nor", "without"})
_NO_FACT = frozenset({"negated", "conditional", "proposed"})


def meeting_leads(setting: Setting, words: MeetingWords, told: Container[int]) -> Iterator[MeetingMention]:
    """One mention for each likely sentence of the text that is not among those `told`, if it names who comes together."""
    parse, cast = setting.parse, setting.cast
    for n, first, _ in parse.read_sentences():
        if n in told or setting.in_title(first) or setting.is_title(n) or not is_likely(parse, n, "meetings", LEADS):
            continue
        who = meeting_parties(cast, parties(parse, cast, n, "meetings participants", cast.all))
        if not (len(who) > 1 or (who and can_sit(cast, who[0]))):
            continue
        main, inner = clauses_of(parse, n)
        asked = not words.wishing.isdisjoint((parse.lemma[main], parse.lemma[inner]))
        if (
            asked
            or _attends(parse, words, main)
            or _is_habit(parse, words, n)
            or _denied(parse, n)
            or reality(parse, inner) in _NO_FACT
        ):
            continue
        status: MeetingStatus = "planned" if is_likely(parse, n, "meetings ahead") else "held"
        form: MeetingForm = "call" if by_phone(parse, words, inner) else "talks"
        made = mention_of(setting, Encounter(inner, form, who, status, LEAD, tuple(dict.fromkeys((inner, main)))))
        yield over_days(setting, made)


def _attends(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether somebody only takes part in a gathering: those who do need not meet each other."""
    obj = parse.child(verb, "obj")
    return parse.lemma[verb] in words.attending and obj is not None and parse.lemma[obj] in words.gatherings


def _is_habit(parse: Parse, words: MeetingWords, sentence: int) -> bool:
    """Whether a sentence tells what is done again and again."""
    here = parse.sents[sentence]
    return any(parse.lower[t] in words.habit for t in range(*here)) or how_often(parse, words, *here)


def _denied(parse: Parse, sentence: int) -> bool:
    """Whether anything in a sentence is denied: what it tells of an encounter is then for the rules, which know what is."""
    first, end = parse.sents[sentence]
    return any(parse.lower[t] in _DENYING for t in range(first, end))
