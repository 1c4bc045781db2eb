"""What came of a meeting, as the sentences that tell of it say: agreement, none, or talks broken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.model import Outcome
from parley.reading.meetings.telling import MeetingMention
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import reality

__all__ = ["outcome_of"]

_HELD = frozenset({"held", "under way"})


def outcome_of(setting: Setting, words: MeetingWords, group: Sequence[MeetingMention]) -> Outcome | None:
    """The outcome that the sentences of its mentions tell of a meeting that took place; None if they tell none."""
    held = [m for m in group if m.status in _HELD]
    if any(m.rule == "meeting-sealed" for m in held):
        return "agreement"
    if any(_says(setting, m, words.fruitless) for m in held):
        return "no agreement"
    if any(_ended(setting, words, m) for m in held):
        return "suspended"
    return "agreement" if any(_agreed(setting, words, m) for m in held) else None


def _says(setting: Setting, m: MeetingMention, phrases: Sequence[tuple[str, ...]]) -> bool:
    """Whether the sentence has one of the phrases."""
    first, end = setting.parse.sents[m.sent]
    said = setting.parse.lower[first:end]
    return any(said[k : k + len(p)] == p for p in phrases for k in range(len(said) - len(p) + 1))


def _verbs(setting: Setting, sentence: int, lemmas: frozenset[str]) -> Iterator[int]:
    """Verbs of a sentence with one of the lemmas that tell what happened."""
    parse = setting.parse
    for v in range(*parse.sents[sentence]) if sentence < len(parse.sents) else ():
        told = parse.pos[v] == "VERB" and parse.lemma[v] in lemmas and not parse.lower[v].endswith("ing")
        if told and reality(parse, v) == "past":
            yield v


def _ended(setting: Setting, words: MeetingWords, m: MeetingMention) -> bool:
    """Whether the meeting itself was broken off."""
    parse = setting.parse
    verbs = _verbs(setting, m.sent, words.suspending)
    return any(
        m.trigger in (parse.child(v, "nsubj:pass"), parse.child(v, "obj"), parse.child(v, "nsubj")) for v in verbs
    )


def _agreed(setting: Setting, words: MeetingWords, m: MeetingMention) -> bool:
    """Whether those who met, or their meeting, agreed something there or in the next sentence: "they agreed …", "the talks produced an accord"."""
    parse = setting.parse
    verbs = (v for n in (m.sent, m.sent + 1) for v in _verbs(setting, n, words.agreeing | words.reaching))
    return any(
        _by_those_who_met(setting, m, v) and (parse.lemma[v] in words.agreeing or _reaches(setting, words, v))
        for v in verbs
    )


def _by_those_who_met(setting: Setting, m: MeetingMention, verb: int) -> bool:
    """Whether the meeting is the verb's subject, or two of those who met are, or the verb goes on where theirs stood: "met and agreed"."""
    parse = setting.parse
    subject = parse.subject(verb)
    goes_on = parse.dep[verb] == "conj" and parse.head[verb] == m.trigger
    return m.trigger in (subject, verb) or goes_on or len(set(setting.cast.all(subject)) & set(m.who)) > 1


def _reaches(setting: Setting, words: MeetingWords, verb: int) -> bool:
    """Whether a deal is what the verb has as its object: "they struck a deal"."""
    thing = setting.parse.child(verb, "obj")
    return thing is not None and setting.parse.lemma[thing] in words.deals
