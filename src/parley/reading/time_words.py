"""The text as the time grammar sees it: runs of letters, runs of digits and single marks, and the vocabulary to look them up in.

Pieces do not depend on how a tokenizer cuts "72-hour", "p.m." or "mid-2011"; the Doc gives sentences, tags and names only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from parley.dates.written import MONTHS, WEEKDAYS
from parley.lexicon import Lexicon

__all__ = ["Pieces", "TimeWords", "split"]

_PIECE = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]|\w|\n")
#: How many empty pieces follow the last one, so that a rule may look ahead without asking where the text ends.
_MARGIN = 16
#: Words that are also something else, and name a month or a day of the week only in full company.
_SHORT = frozenset(name for name in (*MONTHS, *WEEKDAYS) if len(name) <= 4 and name not in ("may", "june", "july"))

Phrases = Mapping[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The vocabulary of `lexicon/times.toml`, indexed; `starters` are all words with which an expression can begin."""

    units: Mapping[str, str]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    ordinals: Mapping[str, int]
    moves: Mapping[str, int]
    narrative: Mapping[str, int]
    days: Mapping[str, int]
    day_parts: Mapping[str, str]
    clock_names: Mapping[str, str]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    sets: Mapping[str, str]
    zones: Mapping[str, str]
    vague: frozenset[str]
    between: frozenset[str]
    company: Mapping[str, frozenset[str]]
    tense: Mapping[str, frozenset[str]]
    references: Phrases
    holidays: Phrases
    not_before: frozenset[str]
    not_after: frozenset[str]
    starters: frozenset[str]
    after_article: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> TimeWords:
        """Index the table `times` of the vocabulary."""
        t = lexicon.table("times")
        vague = frozenset(t["vague"]["words"]) | frozenset(t["vague"]["plurals"])
        references, holidays = _phrases(t["references"]), _phrases(t["holidays"])
        counts = {*t["numbers"], *t["multipliers"], *vague, "half"}
        names = {*MONTHS, *WEEKDAYS, *t["seasons"], *references, *holidays, *t["days"], *t["clock_names"], *t["parts"], *t["day_parts"]}
        movers = {*t["moves"], *t["narrative_moves"], *t["ordinals"], *t["between"]["words"]}
        return cls(
            units=t["units"], numbers=t["numbers"], multipliers=t["multipliers"], ordinals=t["ordinals"], moves=t["moves"],
            narrative=t["narrative_moves"], days=t["days"], day_parts=t["day_parts"], clock_names=t["clock_names"],
            seasons=t["seasons"], parts=t["parts"], sets=t["sets"], zones=t["zones"], vague=vague,
            between=frozenset(t["between"]["words"]), company=_sets(t["company"]), tense=_sets(t["tense"]),
            references=references, holidays=holidays,
            not_before=frozenset(t["reference_exceptions"]["before"]), not_after=frozenset(t["reference_exceptions"]["after"]),
            starters=frozenset({*counts, *names, *movers, *t["sets"], "every", "each", "per", "the", "a", "an", "these", "fy", "q", "another", "times"}),
            after_article=frozenset({*counts, *names, *movers, *t["units"]}),
        )  # fmt: skip


def _sets(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _phrases(table: Mapping[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(table, key=len, reverse=True):
        pieces = split(phrase)
        index.setdefault(pieces[0], []).append((pieces, table[phrase]))
    return index


def split(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of the vocabulary into pieces, lower case."""
    return tuple(_PIECE.findall(phrase.lower()))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text, lower case with straight apostrophes, and where they stand; a line break that ends a line of thought is "\\n"."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    known: TimeWords
    count: int

    @classmethod
    def of(cls, text: str, known: TimeWords) -> Pieces:
        """Cut a text. Line breaks inside a sentence (the next line goes on in lower case, or with a digit after a word) are left out."""
        found = [m for m in _PIECE.finditer(text) if m[0] != "\n" or not _soft_break(text, m.start())]
        words = ["'" if m[0] == "’" else m[0].lower() for m in found]
        starts, ends = [m.start() for m in found], [m.end() for m in found]
        margin, last = [""] * _MARGIN, [len(text)] * _MARGIN
        return cls(text, words + margin, starts + last, ends + last, known, len(words))

    def tight(self, i: int) -> bool:
        """Whether piece i touches the one before it."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether piece i begins with a capital letter."""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()

    def upper(self, i: int) -> bool:
        """Whether piece i is in capitals throughout."""
        return self.text[self.starts[i] : self.ends[i]].isupper()

    def digits(self, i: int, longest: int = 6) -> int | None:
        """The number that piece i writes in at most so many ASCII digits, if it does."""
        word = self.words[i]
        return int(word) if 0 < len(word) <= longest and word.isascii() and word.isdigit() else None

    def month(self, i: int) -> int | None:
        """The month that piece i names, if it does: capitalised."""
        return MONTHS.get(self.words[i]) if self.capital(i) else None

    def weekday(self, i: int) -> int | None:
        """The day of the week that piece i names, if it does: capitalised."""
        return WEEKDAYS.get(self.words[i]) if self.capital(i) else None

    def short(self, i: int) -> bool:
        """Whether piece i is an abbreviation of a month or day, which may be another word."""
        return self.words[i] in _SHORT

    def phrase(self, i: int, index: Phrases) -> tuple[int, str] | None:
        """The longest phrase of the index that begins at piece i: the piece after it, and its value."""
        for pieces, value in index.get(self.words[i], ()):
            if tuple(self.words[i : i + len(pieces)]) == pieces:
                return i + len(pieces), value
        return None

    def skip(self, i: int, words: Iterable[str]) -> int:
        """The piece after i if i is one of these words, else i."""
        return i + 1 if self.words[i] in words else i


def _soft_break(text: str, at: int) -> bool:
    """Whether the sentence goes on in the next line."""
    after = text[at + 1 : at + 3].lstrip(" \t")[:1]
    before = text[at - 1 : at] if at else ""
    return after.islower() or (after.isdigit() and (before.isalpha() or before == ","))
