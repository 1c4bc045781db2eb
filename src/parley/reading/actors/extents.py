"""Extents: from where to where a description goes in the text, as far as it says who is meant."""

from __future__ import annotations

from collections.abc import Container

from parley.model import Span
from parley.reading.syntax.parse import Parse

__all__ = ["core_of", "end_of_joined", "end_of_whole", "uncounted"]

_BEFORE = frozenset({"case", "cc", "mark", "punct", "fixed"})
_BOUNDS = frozenset({"least", "most"})
"""What "at least 40 villagers" leaves of its bound where the tree cuts it."""
_CUT = frozenset({"acl", "acl:relcl", "advcl", "punct", "appos", "conj", "cc", "parataxis", "dep"})
_CLAUSE = frozenset({"nsubj", "cop", "aux", "obl", "ccomp", "expl", "discourse", "vocative"})
"""What hangs on a noun as on a verb, where a sentence says of somebody what he is."""
_ASIDE = frozenset({"acl:relcl", "appos", "parataxis"})
"""What is said by the way of somebody to whom the described belongs: "a member of the team, who was there"."""
_OWN = ("det", "nummod", "nmod:poss", "case", "cop")
"""First words of a phrase that it shares with none before it."""
_STOPS = frozenset({",", ";", "(", "“", '"'})

_SHORT = 8
"""Tokens behind a noun that "of …" may take without a list."""
_LONG = 20
"""Tokens behind a noun that its phrase may take."""


def core_of(parse: Parse, i: int) -> Span:
    """The phrase from its determiner to its noun and the "of …" that names what it belongs to."""
    cut = {
        c
        for c in parse.children[i]
        if parse.dep[c] in _CUT | _CLAUSE
        or (c > i and not (parse.dep[c] == "nmod" and parse.case(c) in ("of", "for", "from")))
    }
    tokens = _told(parse, i, cut)
    left = min((t for t in tokens if t <= i and not parse.words[t].isspace()), default=i)
    right = max(t for t in tokens if t == i or not parse.words[t].isspace())
    while left < i and (parse.dep[left] in _BEFORE or parse.lower[left] in _BOUNDS):
        left += 1
    listed = any(parse.dep[t] == "conj" for t in tokens)
    return left, (right if right - i <= (_LONG if listed else _SHORT) else i) + 1


def _told(parse: Parse, i: int, cut: Container[int]) -> list[int]:
    """Tokens below a noun without some of those that hang on it, and without what is said by the way of others."""
    out, stack = [i], [c for c in parse.children[i] if c not in cut]
    while stack:
        t = stack.pop()
        out.append(t)
        stack.extend(c for c in parse.children[t] if parse.dep[c] not in _ASIDE or parse.words[c - 1] == "(")
    return out


def end_of_whole(parse: Parse, i: int, end: int) -> int:
    """Where a phrase ends with all that is said of its noun up to the next comma that joins no list."""
    cut = {
        c for c in parse.children[i] if parse.dep[c] in ("punct", "appos", "conj", "cc", "parataxis", "dep", "advcl")
    }
    last = max(t for t in parse.subtree(i, cut) if t == i or not parse.words[t].isspace())
    stop = next((t for t in range(end, last + 1) if parse.words[t] in _STOPS and not _goes_on(parse, t)), last + 1)
    return stop if end < stop <= i + _LONG else end


def _goes_on(parse: Parse, t: int) -> bool:
    """Whether a list goes on behind what else ends a phrase: a comma between its parts, a short form in brackets."""
    if parse.words[t] == "(":
        return parse.words[t + 2 : t + 3] == (")",)
    above = parse.head[t]
    return parse.words[t] == "," and parse.dep[above] == "conj" and parse.pos[above] in ("NOUN", "PROPN")


def uncounted(parse: Parse, i: int, first: int) -> int:
    """Where a phrase that begins at `first` goes on behind a count in figures, which names nobody: "860 civilians", "more than 14,000 people"."""
    count = parse.child(i, "nummod")
    if count is None or not first <= count < i or not parse.words[count][0].isdigit():
        return first
    return max(t for t in parse.subtree(count) if t < i) + 1


def end_of_joined(parse: Parse, i: int, end: int) -> int:
    """Where a phrase ends with others of its kind that share its first words: "American diplomats and soldiers", "women, girls and elders"."""
    if not parse.has(i, "Number=Plur"):
        return end
    last = end
    for c in parse.kids(i, "conj"):
        shares = parse.pos[c] == "NOUN" and parse.has(c, "Number=Plur") and not parse.kids(c, *_OWN)
        if not shares or c < last:
            break
        last = core_of(parse, c)[1]
    return last
