"""Who "I" and "we" are: the speaker of the words in which they stand, and where two met, whom he speaks to."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from parley.model import Statement
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting

__all__ = ["with_voices"]

_FIRST = frozenset({"i", "we", "me", "us"})
_WE = frozenset({"we", "us", "our"})
_TWO = 2


def with_voices(setting: Setting, words: MeetingWords, said: Sequence[Statement]) -> Setting:
    """The setting with a cast that knows whom the first person means in what is said; the inner speaker of nested words has it.

    What several say together, "we" and "our" are all of them. Where two talk, "our last meeting" and "we met" are theirs.
    """
    index = {report: n for n, report in setting.ids.items()}
    at, several = dict(setting.cast.at), dict(setting.cast.several)
    two = _talking(setting, said)
    for s in sorted(said, key=lambda s: -sum(b - a for a, b in s.content_spans)):
        speakers = tuple(index[r] for r in s.speakers if r in index)
        if len(speakers) == 1:
            at |= dict.fromkeys(_pronouns(setting, s, _FIRST), speakers[0])
            if s.speakers[0] in two:
                both = tuple(index[r] for r in two)
                several |= dict.fromkeys((t for t in _pronouns(setting, s, _WE) if _met(setting, words, t)), both)
        elif len(speakers) > 1:
            several |= dict.fromkeys(_pronouns(setting, s, _WE), speakers)
    return replace(setting, cast=replace(setting.cast, at=at, several=several))


def _talking(setting: Setting, said: Sequence[Statement]) -> tuple[str, ...]:
    """The only two who speak in the record of a talk; () of another text, or of more."""
    if setting.article.genre != "transcript":
        return ()
    speakers = dict.fromkeys(s.speakers for s in said if s.form == "direct" and len(s.speakers) == 1)
    return tuple(one for (one,) in speakers) if len(speakers) == _TWO else ()


def _met(setting: Setting, words: MeetingWords, token: int) -> bool:
    """Whether "our" owns an encounter, or "we" met nobody else: "our last meeting", "we met in Sochi"."""
    parse = setting.parse
    above = parse.head[token]
    if parse.dep[token] == "nmod:poss":
        return words.nouns.get(parse.lemma[above], "visit") != "visit"  # a visit is one side's
    others = parse.kids(above, "obj") or any(parse.case(o) == "with" for o in parse.kids(above, "obl", "obl:arg"))
    return parse.dep[token] == "nsubj" and parse.lemma[above] in words.verbs and not others


def _pronouns(setting: Setting, said: Statement, words: Container[str]) -> Iterator[int]:
    parse = setting.parse
    tokens = (t for span in said.content_spans for t in parse.tokens_in(span))
    return (t for t in tokens if parse.lower[t] in words and parse.pos[t] == "PRON")
