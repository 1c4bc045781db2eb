"""When a commitment was made: the day its verb tells, that of the saying, of the deal it stands under, of the document that lays it down."""

from __future__ import annotations

from collections.abc import Sequence

from parley.dates import alternatives, bounds
from parley.model import Meeting, Statement, Time
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.scene import Scene

__all__ = ["made_of"]

_UNDER = frozenset({"under", "in", "by", "per", "with", "according to"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLAUSE = 3
"""Verbs above a promise that may stand under a deal, or tell its day, for it."""
_HELD = frozenset({"held", "under way"})
_DAY = len("YYYY-MM-DD")


def made_of(
    scene: Scene, said: Sequence[Statement], met: Sequence[Meeting], m: CommitmentMention, told: Time | None
) -> str | None:
    """The day, EDTF, on which a commitment was made, as far as the text tells; `told` is the time that governs its verb."""
    if told is not None:
        return told.edtf if _is_past(scene, told) else None
    if (day := scene.setting.day(m.told if m.told is not None else m.trigger)) is not None and m.state == "made":
        return day
    return _joined(scene, m) or _under(scene, m) or _said(scene, said, m) or _laid_down(scene, met, m)


def _is_past(scene: Scene, time: Time) -> bool:
    """Whether a time does not begin after the article: "promised elections for December" tells when they are to be."""
    published = scene.setting.article.published.edtf
    if published is None or time.edtf is None:
        return time.edtf is not None
    near = bounds(published)
    first = min((a.first for a in alternatives(time.edtf, near) if a.first is not None), default=None)
    return first is None or near.last is None or first <= near.last


def _joined(scene: Scene, m: CommitmentMention) -> str | None:
    """The day of what the same people did before in one breath: "In June he signed a truce and undertook to let them through"."""
    parse, verb = scene.parse, m.told if m.told is not None else m.trigger
    if parse.dep[verb] != "conj" or parse.child(verb, "nsubj", "nsubj:pass") is not None:
        return None
    time = scene.setting.moment(parse.head[verb])
    return time.edtf if time is not None and time.end <= parse.start[verb] and _is_past(scene, time) else None


def _under(scene: Scene, m: CommitmentMention) -> str | None:
    """The day of the deal that binds: "under the memorandum signed in Helsinki on 15 August", "the June deal obliges …"."""
    parse, verb = scene.parse, m.deed if m.deed is not None else m.trigger
    for _ in range(_CLAUSE):
        below = [c for c in parse.kids(verb, "obl", "nsubj") if parse.pos[c] in _NOUNS and not scene.cast.all(c)]
        for noun in below:
            if parse.dep[noun] == "nsubj" or parse.case(noun) in _UNDER:
                signed = [c for c in parse.kids(noun, "acl", "acl:relcl") if c > noun]
                times = (scene.setting.moment(t) for t in (*signed, noun))
                if day := next(
                    (t.edtf for t in times if t is not None and _is_past(scene, t) and _within(scene, t, noun)), None
                ):
                    return day
        if parse.head[verb] == verb:
            break
        verb = parse.head[verb]
    return None


def _within(scene: Scene, time: Time, noun: int) -> bool:
    """Whether a time stands in the phrase of a noun."""
    tokens = scene.parse.subtree(noun)
    return bool(tokens) and scene.parse.start[tokens[0]] <= time.start < scene.parse.end[tokens[-1]]


def _said(scene: Scene, said: Sequence[Statement], m: CommitmentMention) -> str | None:
    """The day of the words by which it is made: "said on Monday that it would wait"; of an earlier promise they tell nothing."""
    parse = scene.parse
    if m.state != "made" or parse.has(m.trigger, "Tense=Past") or parse.has(m.trigger, "VerbForm=Part"):
        return None
    at = parse.start[m.trigger]
    around = [s for s in said if s.date and any(a <= at < b for a, b in s.content_spans)]
    inner = min(around, key=lambda s: sum(b - a for a, b in s.content_spans), default=None)
    return inner.date if inner is not None else None


def _laid_down(scene: Scene, met: Sequence[Meeting], m: CommitmentMention) -> str | None:
    """The day of an official text for what it promises itself; for what it tells of those who met, the day of their meeting."""
    article, parse = scene.setting.article, scene.parse
    if article.genre != "statement" or m.state != "made" or scene.cue(m.trigger):
        return None
    days = {meeting.date for meeting in met if meeting.status in _HELD and meeting.date}
    if parse.has(m.trigger, "Tense=Past"):
        return next(iter(days)) if len(days) == 1 else None
    published = article.published.edtf
    return published if published is not None and len(published) == _DAY else None
