"""Names as the record compares them: spellings of one person's name, bodies of one state, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz.distance import Indel

from parley.lexicon import Lexicon
from parley.record.compare.words import fold, stem

__all__ = ["TOKEN", "Names", "PersonName", "bare", "same_part", "same_surname"]

_QUOTED = re.compile(r"[\"“”«»„‘(]([^\"“”«»„’()]{2,40})[\"“”«»’)]")
_SHORT = re.compile(r"\b[A-Z][A-Z&-]{1,9}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_WHOLE_WORD = re.compile(r"[^\W\d_][^\s,;()\"“”]*")

TOKEN = 0.82
"""Two spellings of one part of a name share at least this much (normalised insertions and deletions)."""
_SURE = 0.9
"""At least one part of the name must come as close as this."""
_WHOLE = 0.94
"""Whole names written together or apart share at least this much."""
_THROAT = frozenset("hjk")
"""Sounds that g, gh, kh and q stand for, each in some way of writing ("Gaddafi", "Qaddafi")."""


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


class Names:
    """How names are cut up, by the lexicon's tables `identity` and `states`."""

    def __init__(self, lexicon: Lexicon) -> None:
        table: Mapping[str, Any] = lexicon.table("identity")
        roles = lexicon.table("roles")
        self._titles = frozenset(table["titles"]) | _words_of(roles["titles"])
        self._generic = _words_of(roles["unnamed"]) | _words_of(roles["side"])
        self._offices = frozenset(fold(entry) for entry in roles["unnamed"]["person"] if " " in entry)
        self._particles = frozenset(table["particles"])
        self._suffixes = frozenset(table["suffixes"])
        self._given = {short: given for given, forms in table["given"].items() for short in forms}
        self._joined = tuple((f"{a} ", f"{b} ") for a, b in table["joined"])
        self._sounds = tuple((a, b) for a, b in table["sounds"])
        self._bodies = {tuple(fold(w).split()): head for head, members in table["bodies"].items() for w in members}
        self._stop = frozenset(table["words"]["stop"])
        self._plural = frozenset(table["words"]["plural"])
        self._states = _state_names(lexicon)

    def state(self, name: str) -> str | None:
        """The state that a name, capital or seat stands for, by its heading in the lexicon."""
        plain = fold(name).replace(".", "").strip()
        return self._states.get(plain) or self._states.get(plain.removeprefix("the "))

    def is_named(self, name: str, *, person: bool = False) -> bool:
        """Whether this is a name, not a description ("a senior official", "the Foreign Ministers"); a person's must be more than titles."""
        if fold(name).removeprefix("the ").removesuffix("s") in self._offices:
            return False
        whole = [self._without_particle(w) for w in _WHOLE_WORD.findall(name)]
        words = [w for w in whole if fold(w).strip(".") not in self._particles | self._stop]
        own = [w for w in words if not self._is_generic(fold(w))]
        own = [w for w in own if not person or fold(w).strip(".") not in self._titles]
        return bool(own) and all(w[0] != w[0].lower() for w in words)

    def _is_generic(self, word: str) -> bool:
        forms = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
        return any(form in self._generic for form in forms)

    def _without_particle(self, word: str) -> str:
        head, _, rest = word.partition("-")
        return rest if rest and fold(head) in self._particles else word

    def is_collection(self, name: str) -> bool:
        """Whether the name's head is a plural ("truces announced since April")."""
        head = next(
            (
                w
                for w in re.split(r"\b(?:between|of|for|since|that|which|announced|against|on|with|in)\b", fold(name))[
                    0
                ].split()[::-1]
            ),
            "",
        )
        return head in self._plural or (head.endswith("s") and not head.endswith(("ss", "us", "is")) and len(head) > 3)

    def person(self, name: str) -> PersonName:
        """A person's name cut into its parts."""
        nicknames = frozenset(self._sound(p) for found in _QUOTED.findall(name) for p in _WORD.findall(found))
        plain = " ".join(fold(re.sub(r"[-‐‑]", " ", _QUOTED.sub(" ", name))).split())
        for apart, together in self._joined:
            plain = plain.replace(apart, together)
        words = [w.strip(".'") for w in _WORD.findall(plain)]
        while len(words) > 1 and words[0] in self._titles:
            words = words[1:]
        while len(words) > 2 and words[-1] in self._suffixes:
            words = words[:-1]
        if len(words) > 1:
            words[0] = self._given.get(words[0], words[0])
        parts = tuple(self._sound(w) for w in words if w not in self._particles) or tuple(self._sound(w) for w in words)
        return PersonName(tuple(p for p in parts if p), nicknames)

    def short_forms(self, text: str) -> frozenset[str]:
        """The abbreviations written in a text."""
        return frozenset(_SHORT.findall(text))

    def initials(self, name: str) -> str:
        """The first letters of the words of a name, small words left out."""
        words = [w for w in _WORD.findall(name) if fold(w) not in self._stop and w[0].isupper()]
        return "".join(w[0] for w in words) if len(words) > 1 else ""

    def body(self, name: str) -> frozenset[str]:
        """What identifies a body: its words, its state by name, words for the same kind of body under one heading."""
        words = [w.strip(".'-") for w in re.split(r"[\s,]+", fold(_QUOTED.sub(" ", name)))]
        found: set[str] = set()
        at = 0
        while at < len(words):
            size, key = self._longest(words[at : at + 5])
            if key and key not in self._stop:
                found.add(key)
            at += size
        return frozenset(found)

    def _longest(self, words: list[str]) -> tuple[int, str]:
        for size in range(len(words), 0, -1):
            phrase = " ".join(words[:size]).replace(".", "")
            if tuple(words[:size]) in self._bodies:
                return size, self._bodies[tuple(words[:size])]
            if phrase in self._states:
                return size, "=" + self._states[phrase]
        return 1, words[0] if words[0] in self._stop else stem(words[0])

    def _sound(self, word: str) -> str:
        plain = fold(word).replace("'", "").replace(".", "")
        for spelled, sound in self._sounds:
            plain = plain.replace(spelled, sound)
        kept = "".join(c for i, c in enumerate(plain) if i == 0 or c != plain[i - 1])
        return kept[:-1] if len(kept) > 3 and kept.endswith("h") else kept


def _words_of(table: Mapping[str, Any]) -> frozenset[str]:
    """The entries of all lists of a table that are one word, folded."""
    return frozenset(fold(entry) for entries in table.values() for entry in entries if " " not in entry)


def _state_names(lexicon: Lexicon) -> dict[str, str]:
    """Every written form of a state that no other one shares, folded, with the state's heading."""
    found: dict[str, set[str]] = {}
    for heading, entry in lexicon.table("states").items():
        if not isinstance(entry, Mapping):
            continue
        forms = [
            heading,
            *(
                form
                for key in ("names", "short", "capitals", "seats", "adjectives", "people")
                for form in entry.get(key, ())
            ),
        ]
        for form in forms:
            found.setdefault(fold(form).replace(".", ""), set()).add(heading)
    return {
        form: min(headings)
        for form, headings in found.items()
        if len(headings) == 1 or form in {fold(h) for h in headings}
    }


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
