"""Until when an instrument is in force: "until Friday", "to 3 June" where it is extended, "runs out on Monday", "collapsed in May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from parley.dates import bounds, exact_day, shift
from parley.dates.written import MONTHS
from parley.model import Time
from parley.reading.instruments.mention import Mention
from parley.reading.instruments.telling import ends_another
from parley.reading.instruments.words import InstrumentWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import time_of, times_within

__all__ = ["ends", "until_word"]

_BEFORE = 4
_BETWEEN = frozenset(
    {"the", "on", "midnight", "noon", "early", "late", "at", "a.m.", "p.m.", "am", "pm", "gmt", "local", "time"}
)
"""Words that may stand between "until" and the day."""
_DUE = frozenset({"due", "to"})
_UP = 4
"""Words above what runs out, or before it, among which its noun stands."""
_END = re.compile(r"\b(?:end|close)\b")
_YEAR = re.compile(r"[0-9]{4}")


def ends(setting: Setting, words: InstrumentWords, group: Sequence[Mention]) -> Iterator[str]:
    """The dates on which it ends, those told last before the others; each as EDTF."""
    for m in reversed(group):
        told = [t for t in _until(setting, words, m) if t.edtf]
        behind = {t for t in told if _lasted(setting.parse, words, t)}
        yield from (_last_day(t, e) for t in told if (e := t.edtf if t in behind else _ahead(setting, t)))
        for verb in _ending_verbs(setting.parse, words, m):
            time = time_of(setting.parse, verb, setting.times)
            if time is not None and time.edtf and time.type in ("DATE", "TIME"):
                past = reality(setting.parse, verb) == "past"
                yield time.edtf if past else _ahead(setting, time) or time.edtf


def _until(setting: Setting, words: InstrumentWords, m: Mention) -> Iterator[Time]:
    """Times behind "until" in the sentence that tells its stage, or in the clause of which it is subject or object."""
    parse = setting.parse
    known = words.until_extended if m.stage is not None and m.stage.name == "extended" else words.until
    first, end = parse.sents[m.sent if m.teller is None else parse.sent[m.teller]]
    for time in times_within(setting.times, parse.start[first], parse.end[end - 1]):
        dated = time.type in ("DATE", "TIME")
        if dated and until_word(parse, known, time) and (m.teller is not None or _one_clause(parse, m, time)):
            yield time


def _lasted(parse: Parse, words: InstrumentWords, time: Time) -> bool:
    """Whether something held until a time that is past: "lasted from 24 November until 1 December"."""
    above = (a for t in parse.tokens_in((time.start, time.end)) for a in islice(parse.ancestors(t), 2))
    lasts = (a for a in above if parse.lemma[a] in words.lasting and parse.child(a, "obj", "aux:pass") is None)
    return any(reality(parse, a) == "past" for a in lasts)


def _one_clause(parse: Parse, m: Mention, time: Time) -> bool:
    """Whether a time hangs on the verb of which the instrument is subject or object."""
    verb = parse.head[m.head]
    if parse.dep[m.head] not in ("nsubj", "nsubj:pass", "obj") or verb == m.head:
        return False
    return any(verb in parse.ancestors(t) for t in parse.tokens_in((time.start, time.end)))


def _ending_verbs(parse: Parse, words: InstrumentWords, m: Mention) -> Iterator[int]:
    """Verbs that tell its end, or in its sentence and the next one that of its term: "the current term runs out"."""
    for n in (m.sent, m.sent + 1):
        for v in range(*parse.sents[n]) if n < len(parse.sents) else ():
            if parse.lemma[v] not in words.ending or parse.pos[v] != "VERB" or {"would", "have"} <= set(parse.aux(v)):
                continue  # "would have expired" has not
            subject = parse.subject(v)
            own = (subject == m.head and not ends_another(parse, v)) or v == m.teller or _right_behind(parse, m.head, v)
            if own or (subject is not None and parse.lemma[subject] in words.terms):
                yield v


def _right_behind(parse: Parse, noun: int, verb: int) -> bool:
    """Whether it is told behind a noun, or behind the last of its phrase, that it runs out: "its mandate, due to expire on Monday", "the mandate of the force, which expires on Monday"."""
    if parse.child(verb, "obj") is not None or not noun < verb:
        return False
    below = parse.dep[verb] == "acl:relcl" and noun in tuple(islice(parse.ancestors(verb), 1, _UP))
    between = range(noun + 1, verb)
    due = len(between) <= _UP and any(parse.lower[t] == "due" for t in between)
    return below or (due and all(parse.pos[t] == "PUNCT" or parse.lower[t] in _DUE for t in between))


def _last_day(time: Time, edtf: str) -> str:
    """The last day of what "until the end of June" names."""
    last = bounds(edtf).last if _END.search(time.words.lower()) else None
    return last.isoformat() if last is not None else edtf


def _ahead(setting: Setting, time: Time) -> str | None:
    """The end of what is in force lies ahead: "until 30 June", told in July, is of the next year."""
    day = exact_day(setting.article.published.edtf)
    if day is None or not time.edtf or time.edtf[:1] in "[X." or _YEAR.search(time.words):
        return time.edtf
    last = bounds(time.edtf).last
    months = any(word.strip(".,") in MONTHS for word in time.words.lower().split())
    return shift(time.edtf, months=12) if months and last is not None and last < day else time.edtf


def until_word(parse: Parse, known: frozenset[str], time: Time) -> bool:
    """Whether a time has one of these words right before it, an article or an hour between left out."""
    before = parse.text[max(0, time.start - 30) : time.start].lower().split()[-_BEFORE:]
    for word in reversed(before):
        if word in known:
            return True
        if word not in _BETWEEN and not word[:1].isdigit():
            return False
    return False
