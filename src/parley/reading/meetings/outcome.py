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
    """Whether two of those who met, or the meeting, agreed something there or in the next sentence: "they agreed …", "the talks produced an accord"."""
    parse, cast = setting.parse, setting.cast
    verbs = (v for n in (m.sent, m.sent + 1) for v in _verbs(setting, n, words.agreeing))
    subjects = ((v, parse.subject(v)) for v in verbs)
    return any(m.trigger in (s, v) or len(set(cast.all(s)) & set(m.who)) > 1 for v, s in subjects)
