"""From when and until when an instrument is in force, by the times that govern what the article tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parley.dates import bounds, is_edtf, shift
from parley.model import Time
from parley.reading.instruments.mentions import Mention
from parley.reading.instruments.words import InstrumentWords
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import time_of

__all__ = ["life"]

_BEGINS = {"in force": 3, "signed": 2, "adopted": 2, "agreed": 1}
"""Stages whose time is the beginning, the surer the higher."""
_OVER = frozenset({"expired", "collapsed"})
_ENDING = frozenset({"expire", "lapse", "run", "end"})
_BEFORE = 4
_DAYS = re.compile(r"P([0-9]{1,3})([DWMY])")
_UNITS = {"D": ("days", 1), "W": ("days", 7), "M": ("months", 1), "Y": ("months", 12)}


def life(
    parse: Parse, words: InstrumentWords, group: Sequence[Mention], times: Sequence[Time]
) -> tuple[str | None, str | None]:
    """The days (EDTF) from which and until which it is in force, each None where the article does not say.

    "until Friday", "to 3 June" where it is extended, and what "runs out on Monday" end it; a length ("for seven days") counts from its beginning.
    """
    since = _since(parse, words, group, times)
    until = next(_ends(parse, words, group, times), None)
    return since, until or _after(parse, group, times, since)


def _since(parse: Parse, words: InstrumentWords, group: Sequence[Mention], times: Sequence[Time]) -> str | None:
    found = []
    for m in group:
        own = next((t for t in _within(parse, m, times) if t.type == "DATE" and t.edtf), None)
        if own is not None:
            found.append((4, own.edtf))
        if m.stage is None or m.teller is None or m.stage.name not in _BEGINS or parse.lemma[m.teller] in _ENDING:
            continue
        time = time_of(parse, m.teller, times)
        if time is not None and time.type in ("DATE", "TIME") and not _until_word(parse, words.until, time):
            found.append((_BEGINS[m.stage.name], time.edtf))
    best = max(found, key=lambda f: f[0], default=None)
    return best[1] if best else None


def _within(parse: Parse, m: Mention, times: Sequence[Time]) -> Iterator[Time]:
    """Times in the name: "the 23 October ceasefire", "the 2018 accord"."""
    start, end = parse.start[m.first], parse.end[m.head]
    return (t for t in times if start <= t.start and t.end <= end)


def _ends(parse: Parse, words: InstrumentWords, group: Sequence[Mention], times: Sequence[Time]) -> Iterator[str]:
    for m in reversed(group):
        if m.stage is None or m.teller is None:
            continue
        known = words.until_extended if m.stage.name == "extended" else words.until
        first, end = parse.sents[parse.sent[m.teller]]
        for time in times:
            if (
                time.edtf
                and time.type in ("DATE", "TIME")
                and parse.start[first] <= time.start < parse.end[end - 1]
                and _until_word(parse, known, time)
            ):
                yield time.edtf
        if parse.lemma[m.teller] in _ENDING:
            time_ = time_of(parse, m.teller, times)
            if time_ is not None and time_.edtf and time_.type in ("DATE", "TIME"):
                yield time_.edtf


def _until_word(parse: Parse, known: frozenset[str], time: Time) -> bool:
    """Whether a time has one of these words right before it, an article or an hour between left out."""
    before = parse.text[max(0, time.start - 30) : time.start].lower().split()[-_BEFORE:]
    for k, word in enumerate(reversed(before)):
        if word in known:
            return True
        if k == 0 and word not in ("the", "on", "midnight", "early", "late", "at"):
            return False
    return False


def _after(parse: Parse, group: Sequence[Mention], times: Sequence[Time], since: str | None) -> str | None:
    """The day so long after the beginning, if both are told to the day."""
    if since is None or not is_edtf(since) or bounds(since).first != bounds(since).last or bounds(since).first is None:
        return None
    for m in group:
        first, end = parse.sents[m.sent]
        for time in times:
            inside = parse.start[first] <= time.start < parse.end[end - 1]
            found = _DAYS.fullmatch(time.value) if inside and time.type == "DURATION" else None
            if found and (parse.start[m.first] <= time.start <= parse.end[m.end - 1] or _lasts(parse, time)):
                unit, factor = _UNITS[found[2]]
                return shift(since, **{unit: int(found[1]) * factor})
    return None


def _lasts(parse: Parse, time: Time) -> bool:
    """As in "for seven days", "for a first term of ten weeks"."""
    before = parse.text[max(0, time.start - 40) : time.start].lower().split()
    return before[-1:] == ["for"] or (before[-2:] == ["period", "of"] and "for" in before[-5:])
