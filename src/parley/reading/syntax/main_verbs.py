"""Main verbs that the parser takes for participles: "Talks to end the strike opened on Monday", "Talks at the port collapsed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.reading.syntax.prefixes import Columns

__all__ = ["with_main_verbs"]

_LONGEST = 60
"""Tokens behind the first noun of a sentence among which its verb stands."""
_DEEPEST = 30
"""Words between a token and the root of its sentence."""
_FINITE = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cop"})
"""Relations of what makes a verb, or the noun before it, another's."""
_ADJUNCTS = {"obl": "nmod", "advcl": "acl", "obj": "nmod"}
"""What hangs on a noun, by what it was called where the noun was taken for a verb."""


def with_main_verbs(lower: Sequence[str], columns: Columns) -> Columns:
    """The columns with a verb in every sentence that opens with a noun, stops with a full stop and has none."""
    lemma, pos, dep, head = columns
    moves: dict[int, tuple[int, str]] = {}
    nouns: set[int] = set()
    for root in (t for t in range(len(head)) if head[t] == t and _opens(lower, columns, t)):
        verb = _main_verb(lower, columns, root)
        if verb is None:
            continue
        moves |= {verb: (verb, "root"), root: (verb, "nsubj")}
        below = [t for t in range(root + 1, verb) if head[t] == root]
        moves |= {t: (root, _ADJUNCTS.get(dep[t], dep[t])) for t in below}
        moves |= {t: (verb, dep[t]) for t in range(verb + 1, min(verb + _LONGEST, len(head))) if head[t] == root}
        nouns |= {root} if pos[root] == "VERB" else set()
    if not moves:
        return columns
    return Columns(
        lemma,
        ["NOUN" if t in nouns else tag for t, tag in enumerate(pos)],
        [moves[t][1] if t in moves else d for t, d in enumerate(dep)],
        [moves[t][0] if t in moves else h for t, h in enumerate(head)],
    )


def _opens(lower: Sequence[str], columns: Columns, root: int) -> bool:
    """Whether a root is the noun with which a sentence opens, or a noun in "-s" there that was taken for a verb."""
    _, pos, dep, head = columns
    first = root
    while first > 0 and head[first - 1] == root and dep[first - 1] in ("det", "amod", "compound", "nummod"):
        first -= 1
    begins = first == 0 or lower[first - 1] in (".", "\n", "”", '"', "-", "—", "–") or not lower[first - 1].strip()
    taken = pos[root] == "VERB" and first == root and lower[root].endswith("s")
    return begins and (pos[root] == "NOUN" or taken)


def _main_verb(lower: Sequence[str], columns: Columns, root: int) -> int | None:
    """The last participle that may as well be the past of a verb, in a sentence with no other; None if it has one, or is no sentence."""
    _, pos, dep, head = columns
    below = [t for t in _sentence(head, root) if lower[t].strip()]
    if not below or lower[below[-1]] != "." or any(head[t] == root and dep[t] in _FINITE for t in below):
        return None
    owned = {head[t] for t in below if dep[t] in _FINITE}
    found = [t for t in below if pos[t] == "VERB" and dep[t] in ("acl", "advcl") and t not in owned]
    verb = found[-1] if found else None
    if verb is None or not lower[verb].endswith("ed") or lower[verb + 1] == "by":
        return None
    return None if head[verb] == root and pos[root] == "NOUN" else verb


def _sentence(head: Sequence[int], root: int) -> Iterator[int]:
    """The tokens behind a root up to the end of its sentence."""
    for t in range(root + 1, min(root + _LONGEST, len(head))):
        above = t
        for _ in range(_DEEPEST):
            if head[above] == above:
                break
            above = head[above]
        if above != root:
            return
        yield t
