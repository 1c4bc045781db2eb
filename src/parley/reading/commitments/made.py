"""When a commitment was made: the day its verb tells, that of the saying, of the deal it stands under, of the document that lays it down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from parley.dates import alternatives, bounds
from parley.model import HELD, Meeting, Statement, Time
from parley.reading.commitments.bound import publisher
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.own_paper import signed_on
from parley.reading.scene import Scene
from parley.reading.times.present import told_in

__all__ = ["is_past", "made_of"]

_UNDER = frozenset({"under", "in", "by", "per", "with", "according to"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NAMING = frozenset({"compound", "flat", "amod", "nummod"})
"""Relations in which a time is part of a name."""
_CLAUSE = 3
"""Verbs above a promise that may stand under a deal, or tell its day, for it."""
_NOW = frozenset({"made", "repeated", "renewed"})
"""States of what somebody says now: who says it again says it on that day."""
_LAID_DOWN = frozenset({"duty", "binding-verb", "own-will"})
"""Rules of what a paper lays down on the day on which it is signed."""
_SOON = timedelta(days=3)
"""How long after an encounter the text comes out that tells of it as its occasion."""
_DAY = len("YYYY-MM-DD")


def made_of(
    scene: Scene, said: Sequence[Statement], met: Sequence[Meeting], m: CommitmentMention, told: Time | None
) -> str | None:
    """The day, EDTF, on which a commitment was made, as far as the text tells; `told` is the time that governs its verb."""
    if told is not None and is_past(scene, told):
        return told.edtf
    if (day := scene.setting.day(m.told if m.told is not None else m.trigger)) is not None and m.state == "made":
        return day
    own = _day_of(scene, m.trigger, m.deed) if scene.parse.pos[m.trigger] == "NOUN" else None
    return own or _joined(scene, m) or _under(scene, m) or _said(scene, said, m) or _laid_down(scene, met, m)


def is_past(scene: Scene, time: Time) -> bool:
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
    if time is not None and _is_in_name(scene, time, parse.head[verb]):
        return None  # "reaffirmed the 1998 treaty and promised to …"
    return time.edtf if time is not None and time.end <= parse.start[verb] and is_past(scene, time) else None


def _under(scene: Scene, m: CommitmentMention) -> str | None:
    """The day of the deal that binds: "under the memorandum signed in Helsinki on 15 August", "the June deal obliges …"."""
    parse, verb = scene.parse, m.deed if m.deed is not None else m.trigger
    for _ in range(_CLAUSE):
        below = [c for c in parse.kids(verb, "obl", "nsubj") if parse.pos[c] in _NOUNS and not scene.cast.all(c)]
        for noun in below:
            governs = parse.dep[noun] == "nsubj" or parse.case(noun) in _UNDER
            if governs and (day := _day_of(scene, noun, None)) is not None:
                return day
        beside = parse.dep[verb] == "conj" and parse.child(verb, "nsubj", "nsubj:pass") is not None
        if parse.head[verb] == verb or beside:
            break
        verb = parse.head[verb]
    return None


def _day_of(scene: Scene, noun: int, deed: int | None) -> str | None:
    """The day that a noun says of itself: "the June deal", "their pledge, given in July, to …"."""
    signed = [c for c in scene.parse.kids(noun, "acl", "acl:relcl") if c > noun and c != deed]
    times = (scene.setting.moment(t) for t in (*signed, noun))
    told = (t for t in times if t is not None and not _is_in_name(scene, t, noun))
    return next((t.edtf for t in told if is_past(scene, t) and _within(scene, t, noun)), None)


def _is_in_name(scene: Scene, time: Time, token: int) -> bool:
    """Whether a time is but part of a name: of another thing's ("commitment to the 1998 treaty"), or a day in its own ("the Good Friday Agreement")."""
    parse = scene.parse
    tokens = parse.tokens_in((time.start, time.end))
    named = [parse.head[t] for t in tokens if parse.dep[t] in _NAMING and parse.head[t] not in tokens]
    day = parse.words[token][:1].isupper() and not any(c.isdigit() for c in time.words)
    return any(noun != token or day for noun in named)


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
    if article.genre != "statement" or m.state not in _NOW:
        return None
    if m.rule == "commitment-noun" and (own := publisher(scene)) and not scene.sides(m.by) & set(own):
        return None  # "thanked them for their commitment to …"
    if scene.cue(m.trigger) or told_in(parse, m.trigger) == "Past":
        return _occasion(article.published.edtf, met)
    published = article.published.edtf
    signed = signed_on(scene.setting) if m.rule in _LAID_DOWN else None
    return signed or (published if published is not None and len(published) == _DAY else None)


def _occasion(published: str | None, met: Sequence[Meeting]) -> str | None:
    """The day of the encounter of which an official text tells: the last one that was held, if it came out within days of it."""
    written = bounds(published).first if published is not None else None
    ended = (
        (last, meeting.date)
        for meeting in met
        if meeting.status in HELD and meeting.date and (last := bounds(meeting.date).last)
    )
    near = [(last, day) for last, day in ended if written is not None and last <= written <= last + _SOON]
    return max(near)[1] if near else None
