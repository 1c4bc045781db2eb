"""Speech that goes on: who "added", "continued" or "went on to say" something is who spoke just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.model import Statement
from parley.reading.setting import Setting
from parley.reading.statements.nesting import Stretches
from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.parse import Parse

__all__ = ["with_speakers_before"]

_ONE = frozenset({"he", "she"})


def with_speakers_before(setting: Setting, words: SpeechWords, made: Sequence[Statement]) -> list[Statement]:
    """The statements; what "he" or "she" only goes on with is whose the speech before it is, if that is one person."""
    members = setting.cast.members
    people = {i for n, i in setting.ids.items() if members[n].type == "person" and not members[n].plural}
    spoken = Stretches(span for s in made for span in s.content_spans)
    told: dict[int, Statement] = {}
    out: list[Statement] = []
    for one in sorted(made, key=lambda s: s.cue_spans[0]):
        n = setting.parse.sent[_cue(setting.parse, one)]
        before = told.get(n, told.get(n - 1))
        s = one
        if before is not None and _goes_on(setting.parse, words, one):
            alone = len(before.speakers) == 1 and people.issuperset(before.speakers)
            s = replace(one, speakers=before.speakers, speaker_text=None) if alone else one
        out.append(s)
        if not spoken.hold(s.cue_spans[0]):
            ends = setting.parse.tokens_in(s.content_spans[-1])[-1]
            told[n] = told[max(n, setting.parse.sent[ends])] = s
    return out


def _cue(parse: Parse, s: Statement) -> int:
    """The token of the cue of a statement."""
    return parse.tokens_in(s.cue_spans[0])[0]


def _goes_on(parse: Parse, words: SpeechWords, s: Statement) -> bool:
    """Whether a cue tells that the one who spoke goes on: "he added", "she went on to say"."""
    cue = _cue(parse, s)
    goes = {parse.lemma[cue]} | {
        f"{parse.lemma[v]} {parse.lower[c]}"
        for v in (cue, parse.head[cue])
        for c in parse.kids(v, "advmod", "compound:prt")
    }
    pronoun = any(parse.lower[t] in _ONE for span in s.source_spans for t in parse.tokens_in(span))
    return pronoun and not words.continuing.isdisjoint(goes)
