"""Obliques: what stands behind the preposition that a verb of attribution takes: "called for …", "accused him of …", "spoke in favour of …"."""

from __future__ import annotations

from typing import NamedTuple

from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import passive, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["Complement", "deadline", "oblique", "topic"]

_TERMS = frozenset({"by", "until", "within"})
_ABOUT = frozenset({"about", "of", "on"})


class Complement(NamedTuple):
    """What was said (tokens, in the order in which the grammar has them), by which rule, and the token of whom it was said to."""

    rule: str
    tokens: list[int]
    addressee: int | None


def topic(parse: Parse, _: SpeechWords, i: int, __: frozenset[str]) -> Complement | None:
    """Of what somebody is told: "informed his counterpart about the accord"; who "was told of it" says nothing."""
    told = parse.child(i, "iobj", "obj")
    if told is None or passive(parse, i):
        return None
    behind = (o for o in (*parse.kids(i, "obl", "obl:arg", "advcl"), *parse.kids(told, "nmod")) if o > told)
    what = next((own for o in behind if parse.lower[(own := parse.subtree(o))[0]] in _ABOUT), None)
    return Complement("oblique", what[1:], told) if what is not None else None


def oblique(parse: Parse, words: SpeechWords, i: int, takes: frozenset[str]) -> Complement | None:
    """What stands behind one of the prepositions that the cue takes: "called for …", "accused him of …"."""
    obj = parse.child(i, "obj", "nsubj:pass")
    behind = parse.kids(obj, "acl", "nmod") if obj is not None and obj > i else ()
    for o in (*parse.children[i], *behind):
        if parse.dep[o] not in ("obl", "obl:arg", "advcl", "nmod", "xcomp", "ccomp", "acl") or o < i:
            continue
        if parse.lemma[o] == "behalf":
            continue
        marker, what = _siding(parse, o) or (
            parse.case(o) or next((parse.lower[m] for m in parse.kids(o, "mark")), ""),
            o,
        )
        if marker in takes:
            last = marker.split(" ")[-1]
            lead = {c for c in parse.kids(what, "case", "mark") if parse.lower[c] in (marker, last)}
            tokens = [t for t in parse.subtree(what) if t not in lead]
            tokens += [t for c in parse.children[i] if c > o and _completes(parse, c, tokens) for t in parse.subtree(c)]
            tokens += [t for c in parse.children[i] if c > o and deadline(parse, words, c) for t in parse.subtree(c)]
            return _with_target(parse, words, i, takes, tokens) if tokens else None
    return None


def _siding(parse: Parse, o: int) -> tuple[str, int] | None:
    """The preposition that a noun makes, and what stands behind it: "in favour of" talks, "in support of" lifting the ban."""
    below = parse.kids(o, "nmod", "acl") if parse.case(o) == "in" else ()
    what = next((n for n in below if any(parse.lower[c] == "of" for c in parse.kids(n, "case", "mark"))), None)
    return (f"in {parse.lower[o]} of", what) if what is not None else None


def _completes(parse: Parse, c: int, tokens: list[int]) -> bool:
    """Whether a complement goes on with another: "pointed to it as proof", "asked for time to read it", "spoke of A leaving"."""
    if parse.case(c) == "as":
        return True
    goes_on = to_infinitive(parse, c) or (
        parse.pos[c] == "VERB" and (parse.has(c, "VerbForm=Ger") or parse.has(c, "VerbForm=Part"))
    )
    return goes_on and bool(tokens) and parse.subtree(c)[0] == tokens[-1] + 1


def deadline(parse: Parse, words: SpeechWords, o: int) -> bool:
    """Whether an adjunct sets a term to what was asked or promised: "asked for proposals by the 20th of the month"."""
    timed = parse.words[o][0].isdigit() or parse.lemma[o] in words.occasions or bool(parse.kids(o, "nummod"))
    return parse.case(o) in _TERMS and timed


def _with_target(parse: Parse, words: SpeechWords, i: int, takes: frozenset[str], tokens: list[int]) -> Complement:
    """With whom it is about where that belongs to it: "thanked them for …"; who is accused is not who is spoken to."""
    target = parse.child(i, "obj", "iobj")
    if "target" in takes and target is not None:
        tokens = parse.subtree(target) + tokens
    return Complement("oblique", tokens, target if parse.lemma[i] in words.addressing else None)
