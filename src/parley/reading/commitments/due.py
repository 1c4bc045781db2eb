"""When a commitment falls due: the time among the words of its deed, or beside them, that sets it a limit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from parley.dates import bounds, shift
from parley.model import Time
from parley.reading.commitments.deadlines import Deadline, deadline
from parley.reading.commitments.duties import LIMITS
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.own_paper import counted_from
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse

__all__ = ["due_of", "is_limit"]

_NAMING = frozenset({"compound", "nummod", "amod"})
"""Relations in which a time tells no moment."""

_OVER = frozenset({"kept", "partly kept", "broken", "alleged broken", "withdrawn"})
"""States of a promise that was made before: nobody tells from when on its time counts."""
_YEAR, _MONTHS = 366, 12
_WEEK = 8
"""Days of the longest stretch in which a promise was made from which on a deadline is reckoned."""


def due_of(
    setting: Setting,
    words: CommitmentWords,
    m: CommitmentMention,
    asked: Collection[int],
    since: tuple[Time | None, str | None],
) -> Deadline | None:
    """The day by which it is to be done, if its words tell one; `asked` are those of its condition, `since` tells when it was made."""
    if m.deed is not None and _is_no_wait(setting.parse, words, m.deed):
        return None
    return _due(setting, m, asked, since) or _set_day(setting, words, m)


def is_limit(parse: Parse, words: CommitmentWords, token: int) -> bool:
    """Whether a noun is a day by which something is to be done: what is told of its time is no day on which it was made."""
    return parse.pos[token] == "NOUN" and parse.lemma[token] in words.limits


def _set_day(setting: Setting, words: CommitmentWords, m: CommitmentMention) -> Deadline | None:
    """The day that a deadline names, over or not: "missed a Tuesday deadline"."""
    parse = setting.parse
    nouns = (m.trigger, *parse.kids(m.trigger, "obj"))
    limit = next((t for t in nouns if is_limit(parse, words, t)), None)
    told = (
        limit if limit is None or not setting.is_time(parse.head[limit]) else parse.head[limit]
    )  # "the deadline is Friday"
    phrase = parse.phrase(told) if told is not None else None
    times = (t for t in setting.times if phrase and phrase[0] <= t.start < phrase[1] and t.type in ("DATE", "TIME"))
    time = next(times, None)
    return deadline(setting.article, time, time.edtf) if time is not None else None


def _is_no_wait(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether somebody will not wait for the time that is told: "we are not going to wait until Friday"."""
    above = parse.head[deed]
    denied = parse.negated(deed) or (parse.dep[deed] == "xcomp" and parse.negated(above))
    return denied and parse.lemma[deed] in words.waiting


def _due(
    setting: Setting, m: CommitmentMention, asked: Collection[int], since: tuple[Time | None, str | None]
) -> Deadline | None:
    """The first deadline that begins inside the deed, or beside a thing that was promised, not in what it depends on.

    `since` is the time that tells when it was made, and the day on which it was as far as anything tells it.
    """
    parse, (made, day) = setting.parse, since
    start = made.edtf if made is not None else day if day and (bounds(day).days or _WEEK) < _WEEK else None
    beside = (t for c in _whens(setting, m) for t in parse.subtree(c))
    aside = {
        t for c in m.action if c not in (m.deed, m.trigger) and _tells_aside(setting, m, c) for t in parse.subtree(c)
    }
    words = sorted({*m.action, *beside} - {*asked} - aside)
    if not words:
        return None
    first = bisect_left(setting.times, parse.start[words[0]], key=lambda t: t.start)
    for time in setting.times[first:]:
        if time.start >= parse.end[words[-1]]:
            break
        tokens = [t for t in words if parse.start[t] < time.end and time.start < parse.end[t]]
        if time is made or not any(parse.start[t] <= time.start for t in tokens) or _names(parse, tokens):
            continue
        own = start if made is not None or time.type != "DURATION" else None
        found = deadline(
            setting.article,
            time,
            counted_from(setting, time) or own,
            given=_is_given(parse, m, tokens),
        )
        if found is not None:
            found = found._replace(edtf=_next_year(setting, m, time, found.edtf)) if start is None else found
            return found if start is not None or not _told_of_then(parse, m, time) else found._replace(edtf=None)
    return None


def _next_year(setting: Setting, m: CommitmentMention, time: Time, due: str | None) -> str | None:
    """A month by which something was promised lately, and that was over when it was told, is the next one: told in May, "promised to leave by March"."""
    written = setting.article.published.edtf
    had = any(setting.parse.lower[a] == "had" for a in setting.parse.kids(m.trigger, "aux"))
    if (
        m.state != "made"
        or m.rule != "binding-verb"
        or had
        or time.made_by != "rule times-month"
        or not (due and written)
    ):
        return due
    last, day = bounds(due).last, bounds(written).first
    over = last is not None and day is not None and 0 < (day - last).days <= _YEAR
    return shift(due, months=_MONTHS) if over else due


def _told_of_then(parse: Parse, m: CommitmentMention, time: Time) -> bool:
    """Whether a length counts from a day in the past that nobody tells: "was to leave within a week", "had agreed to leave within a week"."""
    before = m.rule == "set-duty" and parse.has(m.trigger, "Tense=Past")
    before = before or m.state in _OVER
    had = any(parse.lower[a] == "had" for a in parse.kids(m.trigger, "aux"))
    return time.type == "DURATION" and (before or had)


def _whens(setting: Setting, m: CommitmentMention) -> Iterator[int]:
    """The times that hang on the deed; on the word that binds, if it binds to a thing; and limits right behind the deed, whatever the tree hangs them to."""
    parse, deed = setting.parse, m.deed if m.deed is not None else m.trigger
    # "promised elections for December", "gave them until Friday to leave"
    given = m.rule == "laid-on" or (parse.head[deed] == m.trigger and parse.dep[deed] == "obj")
    for verb in (deed, m.trigger) if given else (deed,):
        yield from (c for c in parse.kids(verb, "obl", "obl:unmarked", "obj") if setting.is_time(c))
    for do in (c for c in parse.kids(m.trigger, "xcomp") if c != deed and parse.lemma[c] == "do"):
        yield from (c for c in parse.kids(do, "obl") if parse.case(c) in LIMITS and setting.is_time(c))
    if m.rule == "conduct" or not m.action:
        return
    for verb in (m.trigger, parse.head[m.trigger]):  # "repeated its pledge to leave by 2033"
        late = (c for c in parse.kids(verb, "obl") if parse.case(c) in LIMITS and setting.is_time(c))
        yield from (c for c in late if parse.subtree(c)[0] == m.action[-1] + 1)


def _is_given(parse: Parse, m: CommitmentMention, time: Sequence[int]) -> bool:
    """Whether a time is what somebody is given or has to do it: "gave them 90 days to leave"."""
    top = next((t for t in time if parse.head[t] not in time), None)
    return m.rule == "laid-on" and top is not None and parse.dep[top] == "obj" and parse.head[top] == m.trigger


def _tells_aside(setting: Setting, m: CommitmentMention, c: int) -> bool:
    """Whether words tell what is no part of the deed: "extend the truce, which expires in June", "broke the truce signed in May", and before it "under a deal signed in May, …"."""
    parse = setting.parse
    before = m.deed is not None and parse.head[c] == m.deed and c < m.deed and parse.dep[c] in ("obl", "advcl")
    if before and not setting.is_time(c):
        return True
    if parse.dep[c] == "acl:relcl" and "which" in [parse.lower[t] for t in parse.subtree(c)[:2]]:
        return True
    return m.rule == "conduct" and parse.dep[c] in ("acl", "acl:relcl")


def _names(parse: Parse, time: Sequence[int]) -> bool:
    """Whether a time only names a thing: "the 2019 agreement"."""
    tops = [t for t in time if parse.head[t] not in time]
    return any(parse.dep[t] in _NAMING for t in tops)
