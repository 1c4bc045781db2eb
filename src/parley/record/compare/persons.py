"""Names of persons as the record compares them: spellings of one name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

__all__ = ["TOKEN", "PersonName", "bare", "same_part", "same_spelling", "same_surname"]

TOKEN = 0.82
"""Two spellings of one part of a name share at least this much (normalised insertions and deletions)."""
_SURE = 0.9
"""At least one part of the name must come as close as this."""
_WHOLE = 0.94
"""Whole names written together or apart share at least this much."""
_THROAT = frozenset("hjk")
"""Sounds that g, gh, kh and q stand for, each in some way of writing ("Ghanem", "Qanem")."""


@dataclass(frozen=True)
class PersonName:
    """A person's name without titles: its parts in the order written, folded to how they sound, and what else they are called."""

    parts: tuple[str, ...]
    also: frozenset[str] = frozenset()

    @cached_property
    def together(self) -> str:
        """All parts written as one word, the article of Arabic names left out where it is written to its noun."""
        return "".join(bare(p) for p in self.parts)

    @property
    def full(self) -> bool:
        """Whether there is more than one part."""
        return len(self.parts) > 1

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Pairs of names that can be one person's share one of these."""
        if not self.full:
            return frozenset()
        first, second, last = (_frame(p) for p in (self.parts[0], self.parts[1], self.parts[-1]))
        return frozenset(
            {("last", last[:2] + first[:1]), ("first", first[:2] + second[:2]), ("all", _frame(self.together)[:4])}
        )

    def same(self, other: PersonName) -> bool:
        """Whether two full names can be one person's: spelling, middle names and family names left out or added."""
        if not (self.full and other.full):
            return self.parts == other.parts
        if self.parts == other.parts:
            return True
        short, long = sorted((self.parts, other.parts), key=lambda p: (len(p), p))
        if _within(short, long):
            return True
        return min(len(self.together), len(other.together)) >= 10 and _alike(self.together, other.together) >= _WHOLE


def _frame(word: str) -> str:
    """The consonants of a word, the article of Arabic names left out."""
    plain = bare(word)
    return "".join(c for c in plain if c not in "aiu") or plain


def bare(word: str) -> str:
    """The word without the article of Arabic names."""
    return word[2:] if len(word) > 5 and word.startswith("al") else word


def _alike(a: str, b: str) -> float:
    return max(Indel.normalized_similarity(x, y) for x, y in {(a, b), (bare(a), b), (a, bare(b))})


def same_part(a: str, b: str) -> bool:
    """Whether two parts of names are spellings of one, an initial included."""
    return _is_initial(a, b) or same_spelling(a, b)


def same_spelling(a: str, b: str) -> bool:
    """Whether two parts of names are spellings of one."""
    return a == b or (min(len(a), len(b)) >= 4 and _alike(a, b) >= TOKEN)


def _is_initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def same_surname(a: str, b: str) -> bool:
    """Whether two surnames that stand alone are spellings of one: alike, and with one beginning ("Larsen" is no "Arsen")."""
    first, second = bare(a)[0], bare(b)[0]
    return same_spelling(a, b) and (first == second or {first, second} <= _THROAT)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the parts of the shorter name stand in the longer one in order, the first one first, one of them beyond doubt.

    An initial stands for a given name, never for the last part of a name.
    """
    at, sure = 0, False
    for n, part in enumerate(short):
        while at < len(long):
            given = n < len(short) - 1 and at < len(long) - 1
            if same_spelling(part, long[at]) or (given and same_part(part, long[at])):
                break
            if n == 0:
                return False
            at += 1
        if at == len(long):
            return False
        sure = sure or (len(part) > 1 and _alike(part, long[at]) >= _SURE)
        at += 1
    return sure
