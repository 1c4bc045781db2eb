"""From when and until when an instrument is in force, by the times that govern what the article tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from parley.dates import bounds, exact_day, intersect, is_edtf, shift
from parley.model import Time
from parley.reading.instruments.ends import ends, until_word
from parley.reading.instruments.mention import Mention
from parley.reading.instruments.stages import told_before, told_behind
from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import time_of, times_within
from parley.reading.times.present import is_present
from parley.reading.times.stretches import Stretch, back, stretch

__all__ = ["life"]

_BEGINS = {"in force": 3, "signed": 2, "adopted": 2, "agreed": 1}
"""Stages whose time is the beginning, the surer the higher."""
_LASTING = frozenset({"in force", "holding"})
"""Stages that last since their beginning."""
_WORD = 8
"""Code points in which a word stands before a time."""
_UP = 2
"""Words above a length among which the verb of lasting stands."""
_YEAR = 366
_REACH, _MONTH = 20, 31


def life(
    setting: Setting, words: InstrumentWords, group: Sequence[Mention], signed: str | None = None
) -> tuple[str | None, str | None]:
    """The days (EDTF) from which and until which it is in force, each None where the article does not say.

    "until Friday", "to 3 June" where it is extended, and what "runs out on Monday" end it; a length ("for seven days", "its
    six-month term") counts from its beginning or its extension, and back from its end. What is itself the text begins when it was `signed`.
    """
    parse, times = setting.parse, setting.times
    since, term = _since(setting, words, group) or signed, _term(parse, words, group, times)
    until = next(ends(setting, words, group), None) or (term.until if term is not None else None)
    since = _before_end(since, until)
    if term is None or term.length is None:
        return since, until
    if since is None and until is not None:
        return _begun(shift(until, **back(term.length)), setting.article.published.edtf), until
    start = term.renewed or since
    known = start is not None and is_edtf(start) and (bounds(start).days or _MONTH + 1) <= _MONTH
    return since, until or (shift(start, **term.length) if start is not None and known else None)


def _before_end(since: str | None, until: str | None) -> str | None:
    """A beginning in the year before where it lies behind the end: "declared in March, it collapsed in August", told in May."""
    if since is None or until is None or not is_edtf(since) or not is_edtf(until):
        return since
    first, last = bounds(since).first, bounds(until).last
    back_to_front = first is not None and last is not None and last < first and (first - last).days < _YEAR
    return shift(since, months=-12) if back_to_front else since


def _begun(start: str | None, written: str | None) -> str | None:
    """What of a beginning that is reckoned back lies before the article: its term is running."""
    last = bounds(written).last if written and not written.startswith("XXXX") else None
    return intersect(start, f"../{last.isoformat()}") if start is not None and last is not None else start


@dataclass(frozen=True, slots=True)
class _Term:
    """How long it is in force: its length, the date on which that begins anew where it is extended, the date on which it ends."""

    length: Stretch | None
    renewed: str | None = None
    until: str | None = None


def _since(setting: Setting, words: InstrumentWords, group: Sequence[Mention]) -> str | None:
    """The day from which on it is in force: in its name, behind "since", or of what brought it about, the surest of those."""
    parse, times = setting.parse, setting.times
    found = []
    for m in group:
        own = next((t for t in _within(parse, m, times) if t.type == "DATE" and t.edtf), None)
        if own is not None:
            found.append((4, own.edtf))
        told = () if m.stage is None or m.teller is None else ((m.stage, m.teller),)
        before = told_before(parse, words, m.teller) if m.teller is not None else ()
        behind = (f for f in (*told_behind(parse, words, m.head), *before) if f not in told)
        found += [
            day
            for stage, teller in (*told, *behind)
            if not stage.thin
            and (stage == words.to_come or not stage.bars)
            and parse.lemma[teller] not in words.ending
            and (day := _begins(setting, words, stage, teller)) is not None
        ]
    best = max(found, key=lambda f: f[0], default=None)
    return best[1] if best else None


def _begins(setting: Setting, words: InstrumentWords, stage: Stage, teller: int) -> tuple[int, str] | None:
    """The day on which what is told of it began, the surer the higher; None where the article does not say."""
    parse = setting.parse
    time = _told_at(parse, teller, setting.times)
    if time is None and stage == words.imposed and (day := _performed(setting, teller)) is not None:
        return _BEGINS[stage.name], day
    if time is None or not time.edtf or (parse.pos[teller] == "NOUN" and not _below(parse, teller, time)):
        return None  # "they met on Monday, the first time after the approval"
    if stage.name in _LASTING and _after(parse, time, "since"):
        return 5, time.edtf
    if stage in (words.to_come, words.beginning):
        return _BEGINS[words.in_force.name], time.edtf  # "takes effect on Monday"
    begins = stage.name in _BEGINS and not until_word(parse, words.until, time)
    return (_BEGINS[stage.name], time.edtf) if begins else None


def _performed(setting: Setting, verb: int) -> str | None:
    """The day of a statement, for what its author does by saying that he is doing it: "we are imposing sanctions"."""
    parse, article = setting.parse, setting.article
    doing = parse.pos[verb] == "VERB" and parse.lower[verb].endswith("ing") and is_present(parse, verb)
    return (
        article.published.edtf if doing and article.genre == "statement" and exact_day(article.published.edtf) else None
    )


def _told_at(parse: Parse, teller: int, times: Sequence[Time]) -> Time | None:
    """The date or time of what a teller tells; of a second verb also the one before the first: "in May A met B and signed the deal"."""
    time = time_of(parse, teller, times)
    first = parse.head[teller]
    if time is None and parse.dep[teller] == "conj" and parse.pos[first] == "VERB":
        before = time_of(parse, first, times)
        time = before if before is not None and before.start < parse.start[first] else None
    return time if time is not None and (time.type == "DATE" or _names_day(parse, time)) else None


def _names_day(parse: Parse, time: Time) -> bool:
    """Whether a time of day says of which day: "9 pm on Monday"; not "shortly before midnight"."""
    return time.type == "TIME" and any(parse.pos[t] == "PROPN" for t in parse.tokens_in((time.start, time.end)))


def _after(parse: Parse, time: Time, word: str) -> bool:
    """Whether a word stands right before a time."""
    return parse.text[max(0, time.start - _WORD) : time.start].lower().split()[-1:] == [word]


def _below(parse: Parse, noun: int, time: Time) -> bool:
    """Whether a time stands inside the phrase of a noun."""
    start, end = parse.phrase(noun)
    return start <= time.start and time.end <= end


def _within(parse: Parse, m: Mention, times: Sequence[Time]) -> Iterator[Time]:
    """Times in the name: "the 23 October ceasefire", "the 2018 accord", "the accord of 2018"."""
    start, end = parse.start[m.first], max(parse.end[m.head], m.anchor[1])
    yield from (t for t in times_within(times, start, end) if t.end <= end)
    behind = next(iter(times_within(times, end, end + _WORD)), None)
    if behind is not None and parse.text[end : behind.start].split() == ["of"]:
        yield behind


def _term(parse: Parse, words: InstrumentWords, group: Sequence[Mention], times: Sequence[Time]) -> _Term | None:
    """The term that a sentence gives: in the name, behind "for", or as a term of its own that ends ("its six-month mandate expires in May")."""
    for m in group:
        first, end = parse.sents[m.sent]
        for time in times_within(times, parse.start[first], parse.end[end - 1]):
            length = stretch(time.value) if time.type == "DURATION" else None
            if length is None:
                continue
            if time.edtf and _from_now(parse, time) and _of_it(parse, words, m, time):
                last = bounds(time.edtf).last
                return _Term(None, until=last.isoformat() if last is not None else None)
            own = _own_term(parse, words, time)
            if own is not None:
                return _Term(length, until=_date_of(parse, parse.head[own], times))
            inside = parse.start[m.first] <= time.start <= parse.end[m.end - 1]
            if inside or (_lasts(parse, time) and not _of_another_clause(parse, words, m, time)):
                anew = m.stage is not None and m.stage.name == "extended" and m.teller is not None
                return _Term(
                    length, renewed=_date_of(parse, m.teller, times) if anew and m.teller is not None else None
                )
    return None


def _from_now(parse: Parse, time: Time) -> bool:
    """As in "over the next 48 hours", "for the next four days": a length that begins now."""
    before = parse.text[max(0, time.start - _WORD) : time.start].lower().split()[-1:]
    return "next" in time.words.lower().split()[:2] and before[0:1] in (["over"], ["for"], ["by"])


def _of_it(parse: Parse, words: InstrumentWords, m: Mention, time: Time) -> bool:
    """Whether a length is that of the instrument: it stands in its phrase, or on the verb that tells its stage or that it lasts."""
    tokens = parse.tokens_in((time.start, time.end))
    above = {a for t in tokens for a in parse.ancestors(t)}
    verb = parse.head[m.head]
    lasts = parse.dep[m.head] in ("nsubj", "nsubj:pass") and parse.lemma[verb] in words.lasting
    return m.head in above or m.teller in above or (lasts and verb in above)


def _of_another_clause(parse: Parse, words: InstrumentWords, m: Mention, time: Time) -> bool:
    """Whether a length hangs on a clause that tells of something else: "signed the pact, ending a quarrel that had gone on for two years"."""
    top = next(iter(parse.tokens_in((time.start, time.end))), m.head)
    verb = next((a for a in parse.ancestors(top) if parse.pos[a] == "VERB"), m.head)
    own = (m.head, m.teller, parse.head[m.head], *parse.kids(m.head, "acl", "acl:relcl"))
    if parse.lemma[verb] in words.lasting and parse.subject(verb) == m.head:
        return False  # "takes effect in July and runs for ten years"
    return verb not in own and parse.dep[verb] in ("acl", "acl:relcl", "advcl", "conj", "ccomp")


def _own_term(parse: Parse, words: InstrumentWords, length: Time) -> int | None:
    """The token of a term of that length which is said to end: "its term of six months ends"."""
    after = parse.tokens_in((length.start, length.end + _REACH))
    term = next((t for t in after if parse.lemma[t] in words.terms), None)
    if (
        term is None
        or parse.dep[term] not in ("nsubj", "nsubj:pass")
        or parse.lemma[parse.head[term]] not in words.ending
    ):
        return None
    return term


def _date_of(parse: Parse, verb: int, times: Sequence[Time]) -> str | None:
    time = time_of(parse, verb, times)
    return time.edtf if time is not None and time.type in ("DATE", "TIME") else None


def _lasts(parse: Parse, time: Time) -> bool:
    """As in "for seven days", "for a first term of ten weeks", "was to last three days"."""
    above = (a for t in parse.tokens_in((time.start, time.end)) for a in islice(parse.ancestors(t), _UP))
    if any(parse.lemma[a] == "last" and parse.dep[a] != "amod" for a in above):
        return True
    before = parse.text[max(0, time.start - 40) : time.start].lower().split()
    return (
        before[-1:] == ["for"]
        or before[-2:] == ["for", "another"]
        or (before[-2:] == ["period", "of"] and "for" in before[-5:])
    )
