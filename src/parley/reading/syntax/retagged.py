"""Verbs that the tagger takes for nouns: "welcomes the accord and thanks the mediators", "condemns the raid and calls for talks"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parley.reading.syntax.prefixes import Columns

__all__ = ["retagged"]

_OPENS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("calls",), frozenset({"for", "on", "upon"})),
    **dict.fromkeys(("appeals",), frozenset({"to", "for"})),
    **dict.fromkeys(("demands", "requests", "hopes"), frozenset({"that"})),
    **dict.fromkeys(("vows", "pledges", "offers", "plans"), frozenset({"to"})),
}
"""Nouns that are verbs too, and the word behind such a verb that opens what it is about."""
_BEFORE = frozenset({"and", "but", "also", "again", "further", "strongly", "firmly", "once", "urgently"})
_SAYS = frozenset({"rejects", "dismisses", "ignores", "echoes", "backs", "supports", "repeats", "hears", "faces"})
"""Verbs of which calls and demands may be the object."""
_BEHIND = {"nmod": "obl", "acl": "ccomp", "acl:relcl": "ccomp", "obl": "obl", "advcl": "advcl", "ccomp": "ccomp"}
"""What hangs on such a noun or on what is before it, and what it is of the verb."""
_CLIMB = 3
_NEAR = 40
"""Tokens behind the verb within which what it is about begins."""


def retagged(lower: Sequence[str], columns: Columns) -> Columns:
    """The columns with nouns in "-s" read as the verbs that they are: those with an object, and those that go on behind another verb."""
    return _opening_verbs(lower, _second_verbs(lower, _with_object(lower, columns)))


def _with_object(lower: Sequence[str], columns: Columns) -> Columns:
    """A noun in "-s" that governs an object is a verb: no noun has one in Universal Dependencies."""
    lemma, pos, dep, head = columns
    verbs = {head[o] for o, relation in enumerate(dep) if relation == "obj" and head[o] < o and pos[head[o]] == "NOUN"}
    verbs = {v for v in verbs if lower[v].endswith("s")}
    if not verbs:
        return columns
    return Columns(
        [lower[t][:-1] if t in verbs else word for t, word in enumerate(lemma)],
        ["VERB" if t in verbs else tag for t, tag in enumerate(pos)],
        dep,
        head,
    )


def _second_verbs(lower: Sequence[str], columns: Columns) -> Columns:
    """A noun in "-s" joined to the object of a verb in "-s" is a second verb: "condemns the raid and demands that …"."""
    found = [(t, v) for t in range(1, len(lower) - 1) if (v := _first_verb(lower, columns, t)) is not None]
    if not found:
        return columns
    lemma, pos, dep, head = columns.lemma.copy(), columns.pos.copy(), columns.dep.copy(), columns.head.copy()
    for t, v in found:
        objects = {head[t], v, t}
        lemma[t], pos[t], dep[t], head[t] = lower[t][:-1], "VERB", "conj", v
        that = t + 1 if lower[t + 1] == "that" else None
        clause = None if that is None else head[that]
        for c in range(t + 1, min(t + _NEAR, len(lower))):
            if head[c] in objects and dep[c] in _BEHIND and c != that:
                head[c], dep[c] = t, "ccomp" if c == clause else _BEHIND[dep[c]]
        if that is not None and clause != t:
            dep[that], pos[that] = "mark", "SCONJ"
    return Columns(lemma, pos, dep, head)


def _opening_verbs(lower: Sequence[str], columns: Columns) -> Columns:
    """A noun in "-s" with which a clause of a list begins that goes on with the subject above it: "3. Calls for …"."""
    found = [
        t
        for t in range(len(lower) - 1)
        if lower[t] in _OPENS
        and columns.head[t] == t
        and columns.pos[t] == "NOUN"
        and lower[t + 1] in _OPENS[lower[t]]
        and (t == 0 or not lower[t - 1].isalpha())
    ]
    if not found:
        return columns
    lemma, pos, dep = list(columns.lemma), list(columns.pos), list(columns.dep)
    for t in found:
        lemma[t], pos[t] = lower[t][:-1], "VERB"
        for c in range(t + 1, min(t + _NEAR, len(lower))):
            dep[c] = _BEHIND.get(dep[c], dep[c]) if columns.head[c] == t else dep[c]
    return Columns(lemma, pos, dep, columns.head)


def _first_verb(lower: Sequence[str], columns: Columns, t: int) -> int | None:
    """The verb whose object a noun is joined to that is a second verb beside it; None where it is none."""
    _, pos, dep, head = columns
    joined = dep[t] == "conj" and pos[head[t]] in ("NOUN", "PROPN") and pos[t] in ("NOUN", "VERB")
    if lower[t] not in _OPENS or not joined or lower[t - 1] not in _BEFORE:
        return None
    if lower[t + 1] not in _OPENS[lower[t]]:
        return None
    above = head[t]
    several = lower[above].endswith("s")
    for _ in range(_CLIMB):
        above = head[above]
        if pos[above] == "VERB" and lower[above].endswith("s"):
            break
    if pos[above] != "VERB" or above >= t or not lower[above].endswith("s"):
        return None
    may_be_object = several and lower[above] in _SAYS and lower[t + 1] == "for"
    return None if may_be_object else above
