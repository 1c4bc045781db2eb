"""Closings: what was said before a cue that closes its sentence: "The truce holds, the mediators said on Friday"."""

from __future__ import annotations

from parley.reading.statements.clauses import QUOTE_MARKS
from parley.reading.syntax.parse import Parse

__all__ = ["closing"]


def closing(parse: Parse, i: int) -> list[int]:
    """Everything before the comma of "<what was said>, the mediators said on Friday", however the tree has it.

    Nothing but the cue, its subject and its adjuncts may follow that comma.
    """
    first, end = parse.sents[parse.sent[i]]
    subject = parse.child(i, "nsubj")
    if subject is None or parse.pos[i] != "VERB" or parse.lower[first] in ("as", "according"):
        return []
    own = parse.subtree(subject)
    start = min(own[0], i)
    if (
        not first + 3 < start
        or start - own[-1] > 1
        or any(parse.dep[c] in ("ccomp", "xcomp", "obj", "conj") and c > i for c in parse.children[i])
    ):
        return []
    comma = start - 1
    while comma > first and parse.words[comma] in QUOTE_MARKS:
        comma -= 1
    if (parse.words[comma] not in ",?!" and comma == start - 1) or _goes_on(parse, i, max(i, own[-1]) + 1, end):
        return []
    told_by = any(o < start and parse.case(o).startswith("according") for o in parse.kids(i, "obl"))
    if told_by or _fronted(parse, i, comma):
        return []
    inside = range(_last_stop(parse, first, comma), comma)
    return list(inside) if any(parse.pos[t] in ("VERB", "AUX") for t in inside) else []


def _fronted(parse: Parse, i: int, comma: int) -> bool:
    """Whether what stands before a comma is only when or how it was said: "Asked about the border, the envoy replied: …"."""
    before = (o for o in parse.kids(i, "advcl") if parse.subtree(o)[-1] == comma and parse.lower[o] != "as")
    return any(
        (parse.has(o, "VerbForm=Part") or parse.has(o, "VerbForm=Ger"))
        and parse.child(o, "nsubj", "nsubj:pass", "aux", "aux:pass") is None
        and not QUOTE_MARKS.intersection(parse.words[t] for t in parse.subtree(o))
        for o in before
        if o < comma
    )


def _last_stop(parse: Parse, first: int, end: int) -> int:
    """Where what was said begins: behind the last semicolon, or where a quotation opens behind a colon."""
    if QUOTE_MARKS.intersection(parse.words[first:end]):
        opens = (t for t in range(first + 1, end) if parse.words[t] in QUOTE_MARKS and parse.words[t - 1] == ":")
        return next(opens, first)
    return next((t + 1 for t in range(end - 1, first, -1) if parse.words[t] == ";"), first)


def _goes_on(parse: Parse, i: int, first: int, end: int) -> bool:
    """Whether something stands between two tokens that does not hang on the cue, or a clause that does.

    A participle behind a comma tells of who speaks, whatever the tree hung it on: "…, the official said, speaking on the radio".
    """
    aside = next((t for t in range(first + 1, end) if parse.words[t - 1] == "," and _participle(parse, t)), end)
    return any(
        parse.dep[t] != "punct"
        and ((t != i and i not in parse.ancestors(t)) or (parse.pos[t] == "VERB" and parse.dep[t] in ("conj", "ccomp")))
        for t in range(first, aside)
    )


def _participle(parse: Parse, t: int) -> bool:
    return parse.has(t, "VerbForm=Ger") or (parse.has(t, "VerbForm=Part") and parse.has(t, "Tense=Pres"))
