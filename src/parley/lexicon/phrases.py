"""Finding the longest of many thousand phrases in a row of tokens, however text and phrase are cut into tokens.

A phrase and a text are compared piece by piece, a piece being a run of letters and digits: "Jabhat al-Nusra" is found in
the tokens `Jabhat`, `al`, `-`, `Nusra` as in `Jabhat`, `al-Nusra`. Accents, dots inside a word and the form of apostrophes
make no difference.

Letters: a piece written in capitals only ("WHO") is found in the same capitals only. A piece with a capital first letter
wants one in the text ("Turkey", never "turkey"); of a phrase of three pieces or more only the first one does ("UN security
council"). A piece in lower case is found in any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Phrases", "fold", "key", "pieces"]

T = TypeVar("T")

_PIECE = re.compile(r"[^\W_]+")
_BREAKS = frozenset(",;:.!?…\n")
_PLAIN = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "ß": "ss",
        "æ": "ae",
        "&": " and ",
        ".": None,
    }
)


def fold(text: str) -> str:
    """The text without accents and without dots, letters in their case."""
    if text.isascii():
        return text.translate(_PLAIN)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(_PLAIN)


def pieces(text: str) -> tuple[str, ...]:
    """Runs of letters and digits of a text, folded, in their case."""
    if text.isascii() and text.isalnum():
        return (text,)
    return tuple(_PIECE.findall(fold(text)))


def key(text: str) -> tuple[str, ...]:
    """Pieces in lower case, a leading "the" left out: what two spellings of one name share."""
    if text.isascii() and text.isalnum():
        return (text.lower(),)
    found = tuple(piece.casefold() for piece in pieces(text))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[T]):
    lower: tuple[str, ...]
    written: tuple[str, ...]
    meaning: T


class Phrases(Generic[T]):
    """Phrases with their meanings, found longest first. Immutable once built."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        by_first: dict[str, list[_Phrase[T]]] = {}
        for text, meaning in phrases:
            written = pieces(text)
            if written:
                lower = tuple(piece.casefold() for piece in written)
                by_first.setdefault(lower[0], []).append(_Phrase(lower, written, meaning))
        self._by_first = {first: sorted(found, key=lambda p: -len(p.lower)) for first, found in by_first.items()}

    def at(self, tokens: Sequence[str], i: int, *, cased: bool = True) -> tuple[int, tuple[T, ...]]:
        """Number of tokens and meanings of the longest phrase that begins with token `i`; `(0, ())` if none does.

        Several meanings: several entries bear this name. `cased=False` takes any mixture of capitals and small letters.
        """
        for length, meanings in self.all_at(tokens, i, cased=cased):
            return length, meanings
        return 0, ()

    def all_at(self, tokens: Sequence[str], i: int, *, cased: bool = True) -> Iterator[tuple[int, tuple[T, ...]]]:
        """The same for every phrase that begins with token `i`, longer ones first."""
        first = pieces(tokens[i])
        found = self._by_first.get(first[0].casefold(), ()) if first else ()
        if not found:
            return
        text, ends = _run(tokens, i, len(found[0].lower))
        lower = tuple(piece.casefold() for piece in text)
        meanings: list[T] = []
        at = 0
        for phrase in found:
            if len(phrase.lower) != at:
                if meanings:
                    yield ends[at], tuple(meanings)
                at, meanings = len(phrase.lower), []
            if at in ends and lower[:at] == phrase.lower and (not cased or _letters_agree(phrase.written, text)):
                meanings.append(phrase.meaning)
        if meanings:
            yield ends[at], tuple(meanings)

    def of(self, text: str, *, cased: bool = False) -> tuple[T, ...]:
        """Meanings of a text that is one of the phrases from end to end, "the" before it left out; `()` if it is none."""
        words = text.split()
        if len(words) > 1 and words[0].casefold() == "the":
            words = words[1:]
        for length, meanings in self.all_at(words, 0, cased=cased) if words else ():
            return meanings if length == len(words) else ()
        return ()


def _run(tokens: Sequence[str], i: int, most: int) -> tuple[list[str], dict[int, int]]:
    """Up to `most` pieces from token `i` on, not across a stop; and: number of pieces -> number of tokens they fill."""
    text: list[str] = []
    ends: dict[int, int] = {}
    for n in range(i, len(tokens)):
        found = pieces(tokens[n])
        if not found and (tokens[n] in _BREAKS or "\n" in tokens[n]):
            break
        text.extend(found)
        if found:
            ends[len(text)] = n + 1 - i
        if len(text) >= most:
            break
    return text, ends


def _letters_agree(written: Sequence[str], text: Sequence[str]) -> bool:
    return all(_letter_agrees(piece, text[n], strict=n == 0 or len(written) < 3) for n, piece in enumerate(written))


def _letter_agrees(written: str, text: str, *, strict: bool) -> bool:
    if sum(letter.isupper() for letter in written) > 1:
        return text == written
    if strict and written[0].isupper():
        return text[0].isupper()
    return True
