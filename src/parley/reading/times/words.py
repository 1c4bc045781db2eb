"""The text as the time grammar sees it: runs of letters, runs of digits and single marks, and the vocabulary to look them up in.

Pieces do not depend on how a tokenizer cuts "72-hour", "p.m." or "mid-2011"; the Doc gives sentences, tags and names only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from parley.dates.written import MONTHS, WEEKDAYS
from parley.lexicon import Lexicon

__all__ = ["Kind", "Pieces", "TimeWords", "split"]

#: Runs of letters, of digits, single other characters; line breaks; white space. Together they are the whole text.
_RUN = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]|\w|\n|[^\S\n]+")
#: How many empty pieces follow the last one, so that a rule may look ahead without asking where the text ends.
_MARGIN = 16
#: Words that are also something else, and name a month or a day of the week only in full company.
_SHORT = frozenset(name for name in (*MONTHS, *WEEKDAYS) if len(name) <= 4 and name not in ("may", "june", "july"))


class Kind:
    """What an expression that begins with a word can be: bits. NAME is a day with a name, if the word is capitalised."""

    # Plain numbers, as every word of an article is looked up: enum.Flag is twenty times slower.
    POINT, AMOUNT, CLOCK, SET, REFERENCE, NAME, FIGURES = 1, 2, 4, 8, 16, 32, 64


Phrases = Mapping[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The vocabulary of `lexicon/times.toml`, indexed; `firsts` are the words with which an expression can begin."""

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
    firsts: Mapping[str, int]
    after_the: Mapping[str, int]

    @classmethod
    def of(cls, lexicon: Lexicon) -> TimeWords:
        """Index the table `times` of the vocabulary."""
        t = lexicon.table("times")
        vague = frozenset(t["vague"]["words"]) | frozenset(t["vague"]["plurals"])
        references, holidays = _phrases(t["references"]), _phrases(t["holidays"])
        firsts = _firsts(t, vague, references, holidays)
        return cls(
            units=t["units"], numbers=t["numbers"], multipliers=t["multipliers"], ordinals=t["ordinals"], moves=t["moves"],
            narrative=t["narrative_moves"], days=t["days"], day_parts=t["day_parts"], clock_names=t["clock_names"],
            seasons=t["seasons"], parts=t["parts"], sets=t["sets"], zones=t["zones"], vague=vague,
            between=frozenset(t["between"]["words"]), company=_sets(t["company"]), tense=_sets(t["tense"]),
            references=references, holidays=holidays,
            not_before=frozenset(t["reference_exceptions"]["before"]), not_after=frozenset(t["reference_exceptions"]["after"]),
            firsts=firsts, after_the=_after_the(t, firsts),
        )  # fmt: skip


def _firsts(t: Mapping[str, Any], vague: frozenset[str], references: Phrases, holidays: Phrases) -> dict[str, int]:
    """For each word with which an expression can begin, of which kinds it can be."""
    groups = [
        (
            Kind.POINT,
            (
                MONTHS,
                WEEKDAYS,
                t["seasons"],
                t["days"],
                t["parts"],
                t["ordinals"],
                t["moves"],
                t["narrative_moves"],
                ("q", "twenty", "thirty"),
            ),
        ),
        (
            Kind.AMOUNT,
            (
                t["numbers"],
                t["multipliers"],
                vague,
                t["moves"],
                t["units"],
                ("half", "½", "another", "these", "previous", "preceding", "following", "a", "an"),
            ),
        ),
        (Kind.CLOCK, (t["clock_names"], t["numbers"])),
        (Kind.SET, (t["sets"], ("every", "each", "per", "a", "an"))),
        (Kind.REFERENCE, (references,)),
        (Kind.NAME, (holidays,)),
        (0, (("the", "'"),)),
    ]
    firsts: dict[str, int] = {}
    for kind, words in groups:
        for word in (w for group in words for w in group):
            firsts[word] = firsts.get(word, 0) | kind
    return firsts


def _after_the(t: Mapping[str, Any], firsts: Mapping[str, int]) -> dict[str, int]:
    """The same for the word after "the"."""
    kept = {word: kind & (Kind.POINT | Kind.AMOUNT | Kind.NAME) for word, kind in firsts.items()}
    units = dict.fromkeys(t["units"], Kind.POINT | Kind.AMOUNT)
    return (
        {word: kind for word, kind in kept.items() if kind}
        | units
        | dict.fromkeys(t["day_parts"], Kind.CLOCK | Kind.POINT)
    )


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
    return tuple(run for run in _RUN.findall(phrase.lower()) if not run.isspace())


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text, lower case with straight apostrophes, and where they stand; a line break is one if no sentence runs over it."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    known: TimeWords
    count: int

    @classmethod
    def of(cls, text: str, known: TimeWords) -> Pieces:
        """Cut a text. Line breaks inside a sentence (the next line goes on in lower case, or with a digit after a word) are left out."""
        runs = _RUN.findall(text)
        placed = [
            (run, end)
            for run, end in zip(runs, accumulate(map(len, runs)), strict=True)
            if not run.isspace() or (run == "\n" and not _soft_break(text, end - 1))
        ]
        words = ["'" if run == "’" else run.lower() for run, _ in placed]
        ends = [end for _, end in placed]
        starts = [end - len(run) for run, end in placed]
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
