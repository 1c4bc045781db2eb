"""Who "I" and "we" are: the speaker of the words in which they stand."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from parley.model import Statement
from parley.reading.setting import Setting

__all__ = ["with_voices"]

_FIRST = frozenset({"i", "we", "me", "us"})
_WE = frozenset({"we", "us", "our"})


def with_voices(setting: Setting, said: Sequence[Statement]) -> Setting:
    """The setting with a cast that knows whom the first person means in what is said; the inner speaker of nested words has it.

    What several say together, "we" and "our" are all of them.
    """
    index = {report: n for n, report in setting.ids.items()}
    at, several = dict(setting.cast.at), dict(setting.cast.several)
    for s in sorted(said, key=lambda s: -sum(b - a for a, b in s.content_spans)):
        speakers = tuple(index[r] for r in s.speakers if r in index)
        if len(speakers) == 1:
            at |= dict.fromkeys(_pronouns(setting, s, _FIRST), speakers[0])
        elif len(speakers) > 1:
            several |= dict.fromkeys(_pronouns(setting, s, _WE), speakers)
    return replace(setting, cast=replace(setting.cast, at=at, several=several))


def _pronouns(setting: Setting, said: Statement, words: Container[str]) -> Iterator[int]:
    parse = setting.parse
    tokens = (t for span in said.content_spans for t in parse.tokens_in(span))
    return (t for t in tokens if parse.lower[t] in words and parse.pos[t] == "PRON")
