"""What came of a meeting, as the sentences that tell of it say: agreement, none, or talks broken off."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parley.model import HELD, Outcome
from parley.reading.meetings.agreements import agreed, agreed_there, joint_agreements
from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.light import phrasal
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import governor, reality
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["outcomes"]

_ENDS = frozenset({"in", "to", "with"})
"""Prepositions of what an encounter ends with."""


def outcomes(
    setting: Setting, words: MeetingWords, gathered: Sequence[Sequence[MeetingMention]]
) -> tuple[Outcome | None, ...]:
    """The outcome of each meeting that took place, as the sentences that tell of it or follow say; None where they say none."""
    joint = joint_agreements(setting, words, gathered)
    return tuple(_outcome(setting, words, group, joint.get(k, frozenset())) for k, group in enumerate(gathered))


def _outcome(
    setting: Setting, words: MeetingWords, group: Sequence[MeetingMention], joint: Collection[bool]
) -> Outcome | None:
    """What the mentions of one meeting tell came of it; `joint` is whether those who met agreed something behind, or not, or both."""
    held = [m for m in group if m.status in HELD]
    if any(m.rule == "meeting-sealed" for m in held):
        return "agreement"
    if any(_fruitless(setting, words, m) or _in_vain(setting.parse, words, m) for m in held):
        return "no agreement"
    if any(_ended(setting, words, m) for m in held) or any(_paused(setting.parse, words, m) for m in group):
        return "suspended"
    if len(joint) > 1:
        return "partial agreement"
    if True in joint or any(m.rule == "meeting-decided" or _agreed(setting, words, m) for m in held):
        return "agreement"
    return "no agreement" if joint else None


def _in_vain(parse: Parse, words: MeetingWords, m: MeetingMention) -> bool:
    """Whether an encounter is told as one that failed: "failed talks", "the talks collapsed"."""
    if any(parse.lower[c] in words.outcome.vain for c in parse.kids(m.trigger, "amod")):
        return True
    top = m.trigger
    while parse.dep[top] == "nmod" and parse.case(top) == "of":
        top = parse.head[top]
    verb = parse.head[top]
    fails = words.outcome.failing & {parse.lemma[verb], phrasal(parse, verb)}
    return bool(fails) and parse.dep[top] == "nsubj" and reality(parse, verb) in ("past", "present")


def _paused(parse: Parse, words: MeetingWords, m: MeetingMention) -> bool:
    """Whether a noun says that talks are broken off for a time: "a pause in the talks"."""
    above = parse.head[m.trigger]
    pause = parse.dep[m.trigger] == "nmod" and words.put_off.get(parse.lemma[above]) == "postponed"
    return pause and parse.lower[m.trigger] in words.series


def _fruitless(setting: Setting, words: MeetingWords, m: MeetingMention) -> bool:
    """Whether the sentence says that nothing came of it, and not of another: "the talks resumed after a first session ended without a deal"."""
    parse = setting.parse
    first, end = parse.sents[m.sent]
    said = parse.lower[first:end]
    found = (k for p in words.outcome.fruitless for k in range(len(said) - len(p) + 1) if said[k : k + len(p)] == p)
    return any(not _of_another(parse, words, m, first + k) for k in found)


def _of_another(parse: Parse, words: MeetingWords, m: MeetingMention, token: int) -> bool:
    """Whether a token stands in a clause of which another encounter is the subject."""
    verb = governor(parse, token) if parse.pos[token] != "VERB" else token
    subject = parse.subject(verb) if verb is not None else None
    if subject is None or parse.lemma[subject] not in words.nouns:
        return False
    return m.trigger not in (subject, verb) and m.trigger not in parse.kids(subject, "nmod")


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
    verbs = _verbs(setting, m.sent, words.outcome.suspending)
    return any(
        m.trigger in (parse.child(v, "nsubj:pass"), parse.child(v, "obj"), parse.child(v, "nsubj")) for v in verbs
    )


def _agreed(setting: Setting, words: MeetingWords, m: MeetingMention) -> bool:
    """Whether an encounter, or those who met there, agreed something: "they met and agreed …", "the talks led to an accord"."""
    parse = setting.parse
    inside = range(*parse.sents[m.sent])
    if agreed_there(setting, words, m) or any(_led_to(parse, words, m, v) for v in inside):
        return True
    return any(_by_the_meeting(parse, m, v) and agreed(parse, words, v) for v in inside)


def _by_the_meeting(parse: Parse, m: MeetingMention, verb: int) -> bool:
    """Whether the meeting is the verb's subject, or the verb goes on where that of those who met stood: "met and agreed"."""
    return m.trigger in (parse.subject(verb), verb) or (parse.dep[verb] == "conj" and parse.head[verb] == m.trigger)


def _led_to(parse: Parse, words: MeetingWords, m: MeetingMention, verb: int) -> bool:
    """Whether the encounter brought or ended with what is agreed: "talks that led to a truce", "ended the talks with an agreement"."""
    if parse.lemma[verb] not in words.outcome.leading or m.trigger not in (
        parse.subject(verb),
        parse.child(verb, "obj"),
    ):
        return False
    ends = (o for o in parse.kids(verb, "obl", "obl:arg") if parse.case(o) in _ENDS)
    told = reality(parse, verb) == "past" or parse.dep[verb] == "acl"
    return told and any(singular(parse.lower[o]) in words.outcome.deals for o in ends)
