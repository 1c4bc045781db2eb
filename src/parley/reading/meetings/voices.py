"""Who "I" and "we" are: the speaker of the words in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.model import Statement
from parley.reading.setting import Setting

__all__ = ["with_voices"]

_FIRST = frozenset({"i", "we", "me", "us"})


def with_voices(setting: Setting, said: Sequence[Statement]) -> Setting:
    """The setting with a cast that knows whom the first person means in what is said; the inner speaker of nested words has it."""
    index = {report: n for n, report in setting.ids.items()}
    parse, at = setting.parse, dict(setting.cast.at)
    for s in sorted(said, key=lambda s: -sum(b - a for a, b in s.content_spans)):
        speaker = next((index[r] for r in s.speakers if r in index), None) if len(s.speakers) == 1 else None
        if speaker is None:
            continue
        tokens = (t for span in s.content_spans for t in parse.tokens_in(span))
        at |= {t: speaker for t in tokens if parse.lower[t] in _FIRST and parse.pos[t] == "PRON"}
    return replace(setting, cast=replace(setting.cast, at=at))
