"""Introduced: who speaks a quotation that has no verb of speech, as the words right before or behind it tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from parley.model import Statement
from parley.reading.setting import Setting
from parley.reading.syntax.quotes import Quotation

__all__ = ["introduced", "stands_alone"]

_STOPS, _BEHIND = frozenset(".!?…"), 4
"""What ends a sentence, and how many characters behind a quotation show whether it goes on."""

_COMING = frozenset({"be", "come"})
"""Verbs between a quotation and the noun that says whose it is: "“Never,” was his answer", "… came the reply from N"."""

_ANSWER = 6
"""Tokens behind such a verb among which that noun is looked for."""

_WHOSE = frozenset({"of", "from", "by"})


def introduced(setting: Setting, near: Sequence[Statement], q: Quotation) -> tuple[str, ...]:
    """Who speaks: who is named before a colon, behind "was the answer of", or does something in the sentence before; () if nobody.

    `near` are the statements around the quotation.
    """
    before = setting.article.text[: q.outer_start].rstrip()
    if before.endswith(":"):
        return _before_colon(setting, near, q, len(before) - 1)
    return _answering(setting, q) or _doing(setting, near, q, len(before) - 1)


def _before_colon(setting: Setting, near: Sequence[Statement], q: Quotation, end: int) -> tuple[str, ...]:
    """Who says what stands before a colon, else who does it ("put it this way: “…”", "was blunt: “…”")."""
    parse = setting.parse
    colon = bisect_left(parse.start, end)
    first = parse.sents[parse.sent[min(colon, len(parse.words) - 1)]][0]
    cued = (s for s in reversed(near) if s.cue_spans)
    saying = next((s for s in cued if parse.start[first] <= s.cue_spans[0][0] < q.outer_start), None)
    if saying is not None:
        return saying.speakers
    doing = (t for t in range(first, colon) if parse.dep[t] == "nsubj" and t not in setting.cast.quoted)
    return next((who for t in doing if (who := setting.refer(setting.cast.all(t)))), ())


def _answering(setting: Setting, q: Quotation) -> tuple[str, ...]:
    """Whose answer a quotation is said to be right behind it: "“We are not for sale,” was the answer of the president"."""
    parse = setting.parse
    verb = bisect_left(parse.start, q.outer_end)
    if verb >= len(parse.words) or parse.lemma[verb] not in _COMING or parse.text[q.end - 1] in ".…":
        return ()
    for t in range(verb + 1, min(verb + _ANSWER, parse.sents[parse.sent[verb]][1])):
        behind = (*parse.kids(t, "nmod"), *parse.kids(verb, "obl"))
        owners = (*parse.kids(t, "nmod:poss"), *(n for n in behind if parse.case(n) in _WHOSE))
        if parse.pos[t] == "NOUN" and owners:
            return setting.refer(setting.cast.all(owners[0]))
    return ()


def _doing(setting: Setting, near: Sequence[Statement], q: Quotation, end: int) -> tuple[str, ...]:
    """Which person does something in the sentence right before a quotation that stands by itself: "The envoy shrugged. “We have time.”"."""
    parse, cast = setting.parse, setting.cast
    text = setting.article.text
    if end < 0 or text[end] not in _STOPS or "\n" in text[end : q.outer_start] or not stands_alone(text, q):
        return ()
    sentence = parse.sent[max(0, bisect_left(parse.start, end + 1) - 1)]
    start = parse.start[parse.sents[sentence][0]]
    if any(start <= spans[0] for s in near for spans in (*s.cue_spans, *s.content_spans) if spans[0] < q.outer_start):
        return ()
    members = cast.all(cast.main_subject(sentence))
    return setting.refer(members) if all(cast.members[n].type == "person" for n in members) else ()


def stands_alone(text: str, q: Quotation) -> bool:
    """Whether a quotation ends its sentence: nobody is named behind it who says it."""
    behind = text[q.outer_end : q.outer_end + _BEHIND].lstrip(" ”’\"'")
    return not behind[:1].islower() and (text[q.end - 1 : q.end] in _STOPS or behind[:1] in _STOPS)
