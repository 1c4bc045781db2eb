"""Words as the record compares them: folded, without accents, endings and small words, synonyms under one heading."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from parley.lexicon import Lexicon

__all__ = ["Vocabulary", "Weights", "fold", "longest_run", "numbers", "stem", "tokens"]

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_AMOUNT = re.compile(r"\b([0-9][0-9.,]{0,15}) ?(k|m|mn|bn|tn)\b")
_UNITS = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_MANY = 65536


@lru_cache(maxsize=_MANY)
def fold(text: str) -> str:
    """Case and accents taken off, typographic apostrophes made straight, possessive endings dropped."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'")).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"'s\b", "", bare)


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded."""
    return tuple(_WORD.findall(_AMOUNT.sub(_spell_out, fold(text))))


@lru_cache(maxsize=_MANY)
def numbers(text: str) -> frozenset[str]:
    """The numbers written in figures, without thousands separators."""
    return frozenset(
        found.replace(",", "").strip(".") for found in _NUMBER.findall(_AMOUNT.sub(_spell_out, fold(text)))
    )


def _spell_out(found: re.Match[str]) -> str:
    return f"{found[1]} {_UNITS[found[2]]}"


@lru_cache(maxsize=_MANY)
def stem(word: str) -> str:
    """A word without its commonest English endings; crude on purpose, and the same for both words of a comparison."""
    for ending, instead, least in (
        ("ies", "y", 5),
        ("sses", "ss", 6),
        ("ing", "", 6),
        ("ed", "", 5),
        ("es", "e", 5),
        ("s", "", 4),
    ):
        if word.endswith(ending) and len(word) >= least and not word.endswith(("ss", "us", "is", "eed")):
            word = word[: -len(ending)] + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table `identity` of the lexicon, made ready for comparing."""

    stop: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    heading: Mapping[str, str]
    again: frozenset[str]
    deny: frozenset[str]
    decline: frozenset[str]
    wish: frozenset[str]
    negation: frozenset[str]
    acts: frozenset[str]
    deeds: frozenset[str]
    """Those of the acts that who promised them does on the ground, once: to leave, to release."""
    partly: frozenset[str]
    """Words that tell of a deed that it is not the whole of it."""
    light: frozenset[str]
    courtesies: frozenset[str]
    claim: frozenset[str]
    ahead: frozenset[str]
    confirm: frozenset[str]
    doubt: frozenset[str]
    pointing: frozenset[str]
    deals: frozenset[str]
    near: tuple[tuple[str, ...], ...]
    far: tuple[tuple[str, ...], ...]
    """Words for a deal, and phrases that call one near or far away."""

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vocabulary:
        """From the lexicon's table `identity`."""
        table: Mapping[str, Any] = lexicon.table("identity")
        heading = {stem(fold(word)): name for name, members in table["same"].items() for word in members}
        plain = (
            "stop",
            "again",
            "deny",
            "decline",
            "negation",
            "claim",
            "ahead",
            "confirm",
            "doubt",
            "pointing",
            "partly",
        )
        words = {name: frozenset(table["words"][name]) for name in plain}
        words["light"] = frozenset(stem(fold(w)) for w in table["words"]["light"])
        words["deeds"] = frozenset(table["words"]["deeds"])
        words["wish"] = frozenset(stem(w) for w in table["words"]["wish"])
        words["courtesies"] = frozenset(heading.get(w, w) for w in map(stem, table["words"]["courtesies"]))
        words["acts"] = frozenset(stem(w) for w in table["words"]["acts"]) | frozenset(table["words"]["acts"])
        words["deals"] = frozenset(table["nearness"]["deals"])
        near, far = (tuple(tuple(p.split()) for p in table["nearness"][name]) for name in ("near", "far"))
        phrases = tuple((a, b) for a, b in table["phrases"])
        return cls(heading=heading, phrases=phrases, near=near, far=far, **words)

    def content(self, text: str | None) -> frozenset[str]:
        """The stems of the words that carry meaning, synonyms under their heading."""
        plain = fold(text or "")
        for phrase, word in self.phrases:
            plain = plain.replace(phrase, word)
        return frozenset(self._heading(word) for word in tokens(plain) if word not in self.stop)

    def negated(self, text: str) -> bool:
        """Whether an odd number of words turn the text round."""
        return (
            sum(word in self.negation for word in tokens(text.replace("n't", " not").replace("n’t", " not"))) % 2 == 1
        )

    def tells_part(self, text: str) -> bool:
        """Whether the text tells of a deed that only began, or of some of those it was to be done to."""
        return not self.partly.isdisjoint(tokens(text))

    def says_again(self, text: str) -> bool:
        """Whether the text itself says that this has been said before."""
        return not self.again.isdisjoint(tokens(text))

    def denies(self, text: str) -> bool:
        """Whether the text has a word of denial."""
        return not self.deny.isdisjoint(tokens(text))

    def declines(self, text: str) -> bool:
        """Whether its words of denial are such as turn down an offer or a demand as well as a claim."""
        denying = self.deny.intersection(tokens(text))
        return bool(denying) and denying <= self.decline

    def names_claim(self, text: str) -> bool:
        """Whether the text calls something a claim: "the charge", "reports of a raid"."""
        return not {stem(word) for word in self.claim}.isdisjoint(stem(word) for word in tokens(text))

    def names_wish(self, text: str) -> bool:
        """Whether the text calls something an offer, a demand or another thing that is wanted."""
        return not self.wish.isdisjoint(stem(word) for word in tokens(text))

    def doubts(self, text: str) -> bool:
        """Whether the text leaves open or calls doubtful what it points at: "neither side confirmed it", "the claim could not be verified"."""
        words = frozenset(tokens(text))
        told = not words.isdisjoint(self.confirm) and not words.isdisjoint(self.negation)
        points = not words.isdisjoint(self.pointing | self.claim)
        return points and (told or not words.isdisjoint(self.doubt))

    def _heading(self, word: str) -> str:
        stemmed = stem(word)
        return self.heading.get(stemmed, stemmed)


_COMMON = {"constantly": 0.8, "often": 1.4, "regularly": 2.0, "sometimes": 2.6}
_RARE = 3.2


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a shared word tells: the rarer in general, the more. No record is asked, so that no article re-weighs another."""

    known: Mapping[str, float]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Weights:
        """From the lexicon's table `frequencies`."""
        return cls({word: _COMMON[band] for band, words in lexicon.table("frequencies").items() for word in words})

    def of_word(self, word: str) -> float:
        """About the logarithm of how rare the word is."""
        return self.known.get(word, _RARE)

    def total(self, words: Iterable[str]) -> float:
        """The weight of a set of words together (summed in the order of the alphabet: the same bits whatever the hash seed)."""
        return math.fsum(self.of_word(word) for word in sorted(words))

    def contained(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How much of the poorer set the other one holds, 0 to 1."""
        least = min(self.total(a), self.total(b))
        return self.total(a & b) / least if least else 0.0

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Twice the shared weight over the weight of both, 0 to 1."""
        both = self.total(a) + self.total(b)
        return 2 * self.total(a & b) / both if both else 0.0


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How many words in a row both have, at most."""
    best, row = 0, [0] * (len(b) + 1)
    for word in a:
        last = 0
        for j, other in enumerate(b, 1):
            last, row[j] = row[j], last + 1 if word == other else 0
            best = max(best, row[j])
    return best
