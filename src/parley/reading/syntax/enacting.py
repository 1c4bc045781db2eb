"""Enacting clauses: paragraphs that go on with a subject stated once above them, as resolutions and communiqués are written.

"The Security Council, / Recalling its resolution …, / 1. Demands that …": the Council recalls and demands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parley.reading.syntax.parse import Parse

__all__ = ["enacting", "with_enacting"]

_LONGEST = 70
"""Tokens of the longest line that states the subject: "The Peace and Security Council, at its 12th meeting, held on …"."""

_APART = 12
"""Sentences of another build (headings, lists below a clause) between two clauses of one subject."""

_LEAD = 8
"""Tokens before the verb of a clause: its number, "Strongly", "Having"."""

_NOMINAL = frozenset({"NOUN", "PROPN"})
_PREDICATES = frozenset({"VERB", "ADJ"})
_ON_THE_WAY = frozenset({"NUM", "PUNCT", "ADV", "SYM", "X", "SPACE", "AUX", "CCONJ", "ADP"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")


def with_enacting(parse: Parse) -> Parse:
    """The same parse, in which the verbs of such clauses have their subject."""
    found = enacting(parse)
    return replace(parse, enacted=found) if found else parse


def enacting(parse: Parse) -> Mapping[int, int]:
    """The subject of each verb that heads such a clause, as tokens; a line is a subject only if a clause follows right below it."""
    out: dict[int, int] = {}
    above: int | None = None
    last = begun = -1
    for n, a, b in parse.read_sentences():
        subject = _stated(parse, a, b)
        if subject is not None:
            above, last, begun = subject, n, n
            continue
        verb = _verb(parse, a, b, above) if above is not None else None
        if above is not None and verb is not None and (last > begun or n == begun + 1):
            out[verb], last = above, n
        elif n - last >= _APART or last == begun:
            above = None
    return out


def _stated(parse: Parse, a: int, b: int) -> int | None:
    """The head of a line that only states a subject: a noun with its article, then a comma or a colon at the line's end."""
    last = b - 1
    while last > a and parse.pos[last] == "SPACE":
        last -= 1
    if b - a > _LONGEST or parse.words[last] not in (",", ":") or parse.lower[a] != "the":
        return None
    root, head = next(t for t in range(a, b) if parse.head[t] == t), parse.head[a]
    tells = parse.pos[root] not in _NOMINAL or any(parse.has(t, "VerbForm=Fin") for t in range(a, b))
    return head if not tells and parse.pos[head] in _NOMINAL else None


def _verb(parse: Parse, a: int, b: int, subject: int) -> int | None:
    """The verb with which a sentence begins, if it has no subject: "Recalling …", "3. Strongly condemns …"; a bare form only below a plural."""
    verb = next(t for t in range(a, b) if parse.head[t] == t)
    lead = range(a, verb)
    if parse.pos[verb] not in _PREDICATES or len(lead) > _LEAD or any(parse.pos[t] not in _ON_THE_WAY for t in lead):
        return None
    first = min((*parse.kids(verb, "aux", "aux:pass"), verb))
    bare = (
        parse.pos[verb] == "VERB" and parse.lower[first] == parse.lemma[first] and not parse.has(subject, "Number=Plur")
    )
    suffers = parse.has(verb, "Voice=Pass")
    own = any(t < verb for t in parse.kids(verb, *_SUBJECTS))  # behind it the tree takes an object for one
    return None if bare or suffers or own else verb
