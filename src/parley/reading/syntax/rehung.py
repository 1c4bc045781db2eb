"""Phrases between a verb and what it governs, hung where they belong: "said on Thursday it had left", "condemned in the strongest terms the attack"."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.syntax.prefixes import Columns

__all__ = ["rehung"]

_ADJUNCTS = frozenset({"obl", "obl:unmarked"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_WHEN = frozenset({"on", "at", "during"})
"""Prepositions of the time and place of a saying; "said under the deal it would …" is another matter."""
_DEEP = 8
"""Steps from a token up to the noun of its phrase."""


def rehung(lower: Sequence[str], columns: Columns) -> Columns:
    """The columns with a saying's time hung on the saying, and with objects that stand behind an adjunct as objects.

    The parser hangs the time on what was said where no "that" tells them apart, and takes such an object for an apposition to the adjunct.
    """
    lemma, pos, dep, head = columns
    tokens = range(len(head))
    said = {t: above for t in tokens if (above := _saying(lower, columns, t)) is not None}
    done = {t: above for t in tokens if (above := _governing(columns, t)) is not None}
    if not (said or done):
        return columns
    moved, aside = {**said, **done}, {head[t] for t in done}
    return Columns(
        lemma,
        pos,
        ["obj" if t in done else "obl" if t in aside else d for t, d in enumerate(dep)],
        [moved.get(t, h) for t, h in enumerate(head)],
    )


def _governing(columns: Columns, t: int) -> int | None:
    """The verb of which a noun is the object that the parser takes for an apposition, though it stands right behind with an article of its own."""
    _, pos, dep, head = columns
    before = head[t]
    verb = head[before]
    slip = dep[t] in ("appos", "obj") and dep[before] in ("obl", "obj")
    if not slip or pos[t] != "NOUN" or not verb < before < t or pos[verb] != "VERB" or pos[before] == "VERB":
        return None
    if dep[before + 1] != "det" or head[before + 1] != t:
        return None
    adjunct = any(dep[c] == "case" and head[c] == before for c in range(verb + 1, before))
    free = all(dep[o] != "obj" or o == before for o in range(verb + 1, t) if head[o] == verb)
    return verb if adjunct and free else None


def _saying(lower: Sequence[str], columns: Columns, t: int) -> int | None:
    """The verb on which an adjunct belongs that hangs on what the verb governs; None where it is right."""
    _, pos, dep, head = columns
    clause = head[t]
    verb = head[clause]
    if dep[t] not in _ADJUNCTS or dep[clause] != "ccomp" or not verb < t < clause or pos[verb] != "VERB":
        return None
    first, last = _extent(head, t, verb, clause)
    if first != verb + 1:
        return None
    subject = next((s for s in range(last + 1, clause) if head[s] == clause and dep[s] in _SUBJECTS), None)
    behind = subject is not None and _extent(head, subject, verb, clause)[0] == last + 1
    case = {lower[c] for c in range(first, t) if head[c] == t and dep[c] == "case"}
    return verb if behind and case <= _WHEN else None


def _extent(head: Sequence[int], t: int, low: int, high: int) -> tuple[int, int]:
    """First and last token of what hangs on a token between two others."""
    first = last = t
    while first - 1 > low and _below(head, first - 1, t, high):
        first -= 1
    while last + 1 < high and _below(head, last + 1, t, high):
        last += 1
    return first, last


def _below(head: Sequence[int], token: int, top: int, high: int) -> bool:
    """Whether a token hangs on another, by a few steps."""
    for _ in range(_DEEP):
        if head[token] == top:
            return True
        if head[token] in (token, high):
            return False
        token = head[token]
    return False
