"""Papers that are themselves the text, an agreement or a resolution: the name that the title gives them, the day on which they were signed.

"within thirty days of the signature of this Agreement" counts from that day, in other articles from the day on which they say it was signed.
"""

from __future__ import annotations

from itertools import takewhile

from parley.dates import exact_day
from parley.model import Time
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import times_within

__all__ = ["counted_from", "is_itself", "on_signature", "signed_on", "title_noun"]

_DONE = frozenset({"done", "signed", "concluded"})
"""Words with which the line opens that tells where and when a paper was signed."""
_SIGNING = frozenset({"sign", "signature", "signing"})
_ADOPTING = frozenset({"adopt", "adoption"})
_COUNTS = frozenset({"of", "after", "from", "following"})
_ON_THE_WAY = frozenset({"date", "day", "time", "moment"})
_SELF = frozenset({"this", "present"})
_FORCE = frozenset({"force", "effect"})
_REACH = 9
"""Tokens behind a length among which that stands from which it counts."""
_CLOSING = 40
"""Sentences at the end of a paper among which that line stands, and before a length those that tell of a signing."""


def is_itself(parse: Parse, noun: int) -> bool:
    """As in "this Agreement", "the present resolution"."""
    return any(parse.lower[c] in _SELF for c in parse.kids(noun, "det", "amod"))


def title_noun(setting: Setting, noun: int) -> int | None:
    """The noun of the title that a paper's "this Agreement" or "the present resolution" takes up: the title names one, and tells nothing."""
    parse = setting.parse
    if setting.article.genre != "statement" or not is_itself(parse, noun):
        return None
    title = list(takewhile(setting.in_title, range(len(parse.words))))
    tells = any(parse.has(t, "VerbForm=Fin") or parse.lower[t] in _SELF for t in title)
    named = next((t for t in title if parse.lower[t] == parse.lower[noun]), None)
    if tells or named is None:
        return None
    numbered = named + 1 < len(parse.words) and parse.words[named + 1].isdecimal()
    return named if numbered or (parse.words[noun][:1].isupper() and parse.words[named][:1].isupper()) else None


def signed_on(setting: Setting) -> str | None:
    """The day of the line that closes a paper: "Done at Oslo on 20 May 2022", "Signed in Geneva on 3 June 2021 in two copies"."""
    parse = setting.parse
    for first, end in parse.sents[-_CLOSING:]:
        opens = next((t for t in range(first, end) if parse.pos[t] not in ("SPACE", "PUNCT")), first)
        if parse.lower[opens] not in _DONE or parse.head[opens] != opens or parse.child(opens, "nsubj") is not None:
            continue
        times = times_within(setting.times, parse.start[first], parse.end[end - 1])
        day = next((t.edtf for t in times if exact_day(t.edtf) is not None), None)
        if day is not None:
            return day
    return None


def on_signature(parse: Parse, noun: int) -> bool:
    """Whether a paper says of itself that it is in force since it was signed: "shall enter into force upon signature"."""
    verb = parse.head[noun]
    if not is_itself(parse, noun) or parse.dep[noun] not in ("nsubj", "nsubj:pass"):
        return False
    under = parse.subtree(verb)
    enters = any(parse.lower[t] in _FORCE and parse.head[t] == verb for t in under)
    return enters and any(parse.lemma[t] in _SIGNING for t in under if t > verb)


def counted_from(setting: Setting, length: Time) -> str | None:
    """The day from which a length counts that is told by a signing: "within ten days of the signing of the accord"."""
    parse = setting.parse
    tokens = parse.tokens_in((length.start, length.end))
    if length.type != "DURATION" or not tokens:
        return None
    behind = range(tokens[-1] + 1, min(tokens[-1] + 1 + _REACH, parse.sents[parse.sent[tokens[-1]]][1]))
    if not behind or parse.lower[behind[0]] not in _COUNTS:
        return None
    told = (t for t in behind if parse.pos[t] in ("NOUN", "PROPN", "VERB") and parse.lemma[t] not in _ON_THE_WAY)
    event = next(told, None)
    if event is None:
        return None
    published = setting.article.published.edtf if exact_day(setting.article.published.edtf) is not None else None
    itself = setting.article.genre == "statement" and any(
        is_itself(parse, t) for t in parse.subtree(event) if t != event
    )
    if parse.lemma[event] in _ADOPTING:
        return published if itself else None
    if parse.lemma[event] in _SIGNING:
        return signed_on(setting) or (published if itself else _told_signed(setting, behind[0]))
    comes = parse.lemma[event] in ("entry", "enter") and any(parse.lower[t] in _FORCE for t in behind if t > event)
    return signed_on(setting) if comes and itself and _is_on_signature(parse) else None


def _is_on_signature(parse: Parse) -> bool:
    """Whether a paper comes into force by being signed, as its last articles tell."""
    last = range(parse.sents[max(0, len(parse.sents) - _CLOSING)][0], len(parse.words))
    return any(on_signature(parse, t) for t in last if parse.pos[t] in ("NOUN", "PROPN"))


def _told_signed(setting: Setting, before: int) -> str | None:
    """The day on which something was signed, as the sentences before have it, the nearest one."""
    parse = setting.parse
    first = parse.sents[max(0, parse.sent[before] - _CLOSING)][0]
    for t in range(before - 1, first - 1, -1):
        if parse.lemma[t] != "sign" or parse.pos[t] != "VERB" or reality(parse, t) != "past":
            continue
        time = setting.moment(t)
        if time is not None and exact_day(time.edtf) is not None:
            return time.edtf
    return None
