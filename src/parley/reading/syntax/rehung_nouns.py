"""What belongs to nouns hung where it belongs: "the head of A and the head of B", "preparations for the talks to be held in A"."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.syntax.prefixes import Columns

__all__ = ["OF_NOUNS", "Move"]

Move = tuple[int, int, str]
"""A token, the one on which it belongs, and its relation there."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_FIRST_LIKE = 4
"""Tokens before the second of two of one shape, at least: "the head of A and the head of B"."""
_DEEP = 8
"""Tokens before a name among which its article stands."""
_LISTS = frozenset({"punct", "cc", "conj", "det", "amod", "compound", "flat", "nmod", "case"})
"""Relations of the words of a list of names."""
_UP = 6
"""Words from a noun up to the one on which its clause hangs."""


def _beside_its_like(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """The second of two of one shape, taken for part of the first: "the president of A and the chancellor of B"."""
    _, pos, dep, head = columns
    inner = head[t]
    noun = head[inner]
    if dep[t] != "conj" or dep[inner] != "nmod" or not noun < inner < t or pos[noun] not in _NOUNS or t < _FIRST_LIKE:
        return ()
    bare = all(dep[c] != "det" for c in range(noun + 1, inner) if head[c] == inner)
    alike = "of" in lower[noun + 1 : inner] and _is_told(lower, columns, t) and _is_told(lower, columns, noun)
    return ((t, noun, "conj"),) if bare and alike else ()


def _is_told(lower: Sequence[str], columns: Columns, noun: int) -> bool:
    """Whether a noun stands between its article and "of"."""
    _, _, dep, head = columns
    article = any(dep[c] == "det" and head[c] == noun for c in range(max(noun - 3, 0), noun))
    return article and "of" in lower[noun + 1 : noun + 2]


def _name_of_noun(_: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A name right behind a noun, taken for one more that is joined: "the Socialists and the separatist party Junts"."""
    _, pos, dep, head = columns
    noun = t - 1
    joined = dep[t] == "conj" and pos[t] == "PROPN" and noun >= 0 and pos[noun] == "NOUN"
    return ((t, noun, "appos"),) if joined and head[t] in (noun, head[noun]) else ()


def _noun_behind_initials(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A noun that a name with its initials tells apart: "the National Liberation Army (ELN) guerrillas"."""
    _, pos, dep, head = columns
    letters = t - 2
    if letters < 1 or pos[t] != "NOUN" or lower[t - 1] != ")" or lower[letters - 1] != "(" or dep[letters] != "appos":
        return ()
    name = head[letters]
    apart = name < letters and t not in (head[name], name) and head[t] != name and head[name] != name
    own = any(head[c] == t and dep[c] != "punct" for c in range(letters, t))
    if not apart or own or dep[t] not in (*_SUBJECTS, "obj", "obl", "conj", "appos"):
        return ()
    articles = (c for c in range(max(name - _DEEP, 0), name) if head[c] == name and dep[c] == "det")
    return (t, head[name], dep[name]), (name, t, "compound"), *((c, t, "det") for c in articles)


def _to_be_done(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """What is to be done with the noun right before it, hung on another: "preparations for the talks | to be held in A"."""
    _, pos, dep, head = columns
    noun, above = t - 3, head[t]
    if dep[t] != "acl" or not above < noun or lower[t - 2] != "to" or lower[t - 1] != "be" or head[t - 1] != t:
        return ()
    if pos[noun] not in _NOUNS or pos[above] not in _NOUNS or not _way_up(head, noun, above, t):
        return ()
    marks = tuple((m, noun, "case") for m in range(above + 1, noun) if dep[m] == "mark" and head[m] == t)
    return (*marks, (t, noun, "acl"))


def _behind_clause(_: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A participle behind a comma, hung across a clause of its own: "progress made since the round, | held in A"."""
    _, pos, dep, head = columns
    noun = t - 2
    if dep[t] != "acl" or pos[t] != "VERB" or not head[t] < noun or pos[t - 1] != "PUNCT" or pos[noun] != "NOUN":
        return ()
    across = any(pos[at] == "VERB" for at in _way_up(head, noun, head[t], t))
    return ((t, noun, "acl"),) if across else ()


def _name_behind_office(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A name right behind an office and its land, hung beside or below them: "talks with President of the Republic of Chad | N N"."""
    _, pos, dep, head = columns
    flat = t + 1 < len(dep) and dep[t + 1] == "flat" and head[t + 1] == t
    before = range(max(t - _DEEP, 0), t)
    if dep[t] not in ("nmod", "obl") or not flat or pos[t] != "PROPN" or pos[t - 1] != "PROPN":
        return ()
    if any(dep[c] == "case" and head[c] == t for c in before):
        return ()
    offices = (c for c in before if c == head[t] or (head[c] == head[t] and dep[c] == dep[t]))
    noun = next((c for c in offices if pos[c] in _NOUNS and lower[c + 1] == "of"), None)
    if noun is None or any(pos[c] in ("PUNCT", "CCONJ") for c in range(noun, t)):
        return ()
    land = next((c for c in range(noun + 1, t) if head[c] == t and dep[c] == "nmod:desc"), None)
    return ((t, noun, "appos"), *(((land, noun, "nmod"),) if land is not None else ()))


def _in_list_of_lands(_: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A land in a list of those whose leaders speak, hung on "we": "we, the leaders of A, B | and C"."""
    _, pos, dep, head = columns
    we = head[t]
    if dep[t] != "conj" or pos[t] != "PROPN" or pos[we] != "PRON" or not we < t:
        return ()
    leaders = (n for n in range(we + 1, t) if head[n] == we and dep[n] == "appos")
    lands = (k for n in leaders for k in range(n + 1, t) if head[k] == n and dep[k] == "nmod" and pos[k] == "PROPN")
    first = next(lands, None)
    return ((t, first, "conj"),) if first is not None and _LISTS.issuperset(dep[first + 1 : t]) else ()


def _way_up(head: Sequence[int], noun: int, above: int, but: int) -> tuple[int, ...]:
    """The words from a noun up to another word that it hangs on by a few steps; () if it does not, or only by `but`."""
    way = [noun]
    for _ in range(_UP):
        if way[-1] == above:
            return tuple(way)
        if way[-1] == but:
            return ()
        way.append(head[way[-1]])
    return ()


OF_NOUNS = (
    _beside_its_like,
    _name_of_noun,
    _noun_behind_initials,
    _to_be_done,
    _behind_clause,
    _name_behind_office,
    _in_list_of_lands,
)
"""The finders, each of which tells one slip of the parser."""
