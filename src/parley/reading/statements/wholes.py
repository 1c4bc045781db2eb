"""Wholes: what was said as far as it goes, where the tree gave its cue a part of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.model import Span
from parley.reading.statements.speech import SPEECH, Attributed
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation, touching

__all__ = ["asks_behind", "quotation_beside", "whole"]

_QUOTE_ENDS = frozenset({"”", '"', "’", "»", "''"})
_STOPS = frozenset(".!?")
_GAP = 4
"""Characters, blank lines among them, between a cue that ends its paragraph and the quotation it tells of."""

_TAIL = 5
"""Tokens between a cue and the colon that ends its paragraph: "reads, in part:"."""

_WORDS = 3
"""Words of the shortest quotation beside a cue that is what was said."""


def whole(parse: Parse, quotes: Sequence[Quotation], found: Attributed) -> Attributed:
    """An attribution with all of the quotation that it lies in, with both halves of it, and with what goes on behind a colon."""
    if found.kind not in SPEECH:
        return found
    return _with_first_half(parse, quotes, _past_colon(parse, quotes, _with_whole_quotation(parse, quotes, found)))


def quotation_beside(parse: Parse, quotes: Sequence[Quotation], i: int) -> Quotation | None:
    """The quotation nearest to a cue in its sentence, else the one right before or behind that sentence."""
    first, end = parse.sents[parse.sent[i]]
    near = touching(quotes, parse.start[first], parse.end[end - 1])
    long = [q for q in near if len(parse.text[q.start : q.end].split()) >= _WORDS]
    found = [q for q in long if not q.start <= parse.start[i] < q.end] or _behind(parse, quotes, i)
    return min(
        found, key=lambda q: min(abs(q.outer_end - parse.start[i]), abs(q.outer_start - parse.end[i])), default=None
    )


def _with_whole_quotation(parse: Parse, quotes: Sequence[Quotation], found: Attributed) -> Attributed:
    """Content that lies in a quotation (or ends inside one) is the whole quotation: several sentences under one cue."""
    cue = (parse.start[found.cue], parse.end[found.cue])
    spans = list(found.content)
    for k, (a, b) in enumerate(spans):
        for q in touching(quotes, a, b):
            if not (q.start <= cue[0] < q.end):
                inside = q.outer_start <= a and b <= q.outer_end
                spans[k] = (
                    (q.start, q.end) if inside else (min(spans[k][0], q.outer_start), max(spans[k][1], q.outer_end))
                )
    return replace(found, content=_disjoint(spans))


def _past_colon(parse: Parse, quotes: Sequence[Quotation], found: Attributed) -> Attributed:
    """What was said goes on behind a colon to the end of its sentence: "said that nothing had changed: the border was closed"."""
    start, end = found.content[-1]
    _, last = parse.sents[parse.sent[found.cue]]
    colon = next((t for t in parse.tokens_in((end, parse.end[last - 1]))), None)
    if found.rule != "clause-cue" or start < parse.end[found.cue] or colon is None or parse.words[colon] != ":":
        return found
    rest = (parse.start[colon] + 1, parse.end[last - 1])
    if touching(quotes, *rest) or not any(parse.pos[t] in ("VERB", "AUX") for t in range(colon, last)):
        return found
    stop = rest[1] - (parse.words[last - 1] in _STOPS)
    return replace(found, content=(*found.content[:-1], (start, stop)))


def _with_first_half(parse: Parse, quotes: Sequence[Quotation], found: Attributed) -> Attributed:
    """A quotation around its cue is whole although the tree gave the cue its second half only: "“If so,” she said, “what then?”"."""
    subject = parse.child(found.cue, "nsubj")
    before = min(found.cue, parse.subtree(subject)[0]) if subject is not None else found.cue
    start = parse.start[before]
    near = (q for q in touching(quotes, start - 3, start) if q.outer_end <= start)
    ends = [(q, parse.text[q.end - 1], parse.text[q.outer_end : q.outer_end + 1]) for q in near]
    halves = [q for q, inside, behind in ends if inside == "," or (subject is not None and behind == ",")]
    second = any(found.content[0][0] in (q.outer_start, q.start) for q in touching(quotes, *found.content[0]))
    if not halves or not second or found.content[0][0] < parse.end[found.cue]:
        return found
    return replace(found, content=_disjoint([(halves[0].start, halves[0].end), *found.content]))


def _disjoint(spans: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return tuple(out)


def _behind(parse: Parse, quotes: Sequence[Quotation], i: int) -> list[Quotation]:
    """The quotation behind which a cue with its subject stands as a sentence of its own: "“Where are they?” the envoy asked."."""
    first = parse.sents[parse.sent[i]][0]
    asking = asks_behind(parse, i)
    subject = parse.child(i, "nsubj") if asking is None else asking
    if subject is None and parse.dep[i] in ("advcl", "xcomp"):
        return _next(parse, quotes, i)  # "was quoted as saying:"
    taken = any(c != asking for c in parse.kids(i, "obj", "ccomp", "xcomp"))
    if subject is None or min(i, parse.subtree(subject)[0]) != first or taken:
        return []
    start = parse.start[first]
    behind = [q for q in touching(quotes, start - 2, start) if q.outer_end <= start]
    return behind or _next(parse, quotes, i)


def asks_behind(parse: Parse, i: int) -> int | None:
    """Who speaks behind a cue that opens a sentence after a quotation, where the tree takes him for an object: "“Why?” asked the envoy."."""
    if i != parse.sents[parse.sent[i]][0] or i == 0 or parse.words[i - 1] not in _QUOTE_ENDS:
        return None
    who = None if parse.child(i, "nsubj") is not None else parse.child(i, "iobj", "obj")
    return who if who is not None and parse.subtree(who)[0] == i + 1 else None


def _next(parse: Parse, quotes: Sequence[Quotation], i: int) -> list[Quotation]:
    """The quotation that a paragraph opens with where the one before ends with a cue and a colon or comma: "The envoy said:"."""
    first, stop = parse.sents[parse.sent[i]]
    last = max((t for t in range(first, stop) if parse.pos[t] != "SPACE"), default=i)
    if parse.words[last] not in ":," or parse.kids(i, "obj", "ccomp", "xcomp") or last - i > _TAIL:
        return []
    end = parse.end[last]
    return [
        q
        for q in touching(quotes, end, end + _GAP)
        if q.outer_start >= end and not parse.text[end : q.outer_start].strip()
    ]
