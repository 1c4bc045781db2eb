"""What the network sees of a word: its word pieces, and its shape, which the uncased base model would not see.

The training and the run time share this module, so that both see the same thing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

#: Word pieces kept of one word; the rest of a very long word (an address, a run of letters) says little.
PIECES_A_WORD = 8
#: Ids of the marks that open and close a sentence, and of the piece that stands for the unknown.
OPEN, CLOSE, UNKNOWN = 101, 102, 100

#: How many values each of the four shape features has: case, punctuation, place in the sentence, spacing.
SHAPE_SIZES = (16, 24, 8, 4)

#: The form (case and punctuation) and the setting (place and spacing) of the marks that belong to no word.
NO_FORM, NO_SETTING = SHAPE_SIZES[0] * SHAPE_SIZES[1], SHAPE_SIZES[2] * SHAPE_SIZES[3]

_STRAIGHT = str.maketrans(
    "\u2018\u2019\u201a\u201b\u2032\u00b4`\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", "'''''''\"\"\"\"\"\"\""
)
_PUNCTUATION = {
    '"': 1, "'": 2, "\u201c": 3, "\u201e": 3, "\u00ab": 3, "``": 3, "\u201d": 4, "\u00bb": 4, "''": 4,
    "\u2018": 5, "`": 5, "\u2019": 6, ".": 7, ",": 8, "?": 9, "!": 10, ":": 11, ";": 12, "-": 13, "\u2010": 13,
    "\u2013": 14, "\u2014": 14, "--": 14, "(": 15, "[": 15, ")": 16, "]": 16, "/": 17, "...": 18, "\u2026": 18,
    "$": 19, "\u20ac": 19, "\u00a3": 19, "%": 20, "@": 21, "#": 21, "&": 22,
}  # fmt: skip
_OTHER_PUNCTUATION = 23

_LOWER, _TITLE, _UPPER, _INITIAL, _MIXED_LOW, _MIXED_HIGH, _DIGITS = 1, 2, 3, 4, 5, 6, 7
_NUMBER, _CODE_UPPER, _CODE_LOWER, _MARK, _SYMBOL, _DOTTED_UPPER, _DOTTED_TITLE, _DOTTED_LOWER = range(8, 16)
_CASED = (_TITLE, _UPPER, _INITIAL, _MIXED_HIGH, _DOTTED_TITLE, _DOTTED_UPPER)


def case_of(word: str) -> int:
    """Name the pattern of capitals, digits and marks in a word.

    :param word: One token, not empty.
    :return: A value below ``SHAPE_SIZES[0]``.
    """
    if word.isalpha():
        return _letters(word)
    letters = "".join(c for c in word if c.isalpha())
    if any(c.isdigit() for c in word):
        return _with_digits(word, letters)
    if not letters:
        return _SYMBOL if any(unicodedata.category(c)[0] in "SC" for c in word) else _MARK
    return _dotted(word, letters) if "." in word else _letters(letters)


def _with_digits(word: str, letters: str) -> int:
    if letters:
        return _CODE_UPPER if any(c.isupper() for c in letters) else _CODE_LOWER
    return _DIGITS if word.isdigit() else _NUMBER


def _dotted(word: str, letters: str) -> int:
    if all(c.isupper() for c in letters):
        return _DOTTED_UPPER
    return _DOTTED_TITLE if word[0].isupper() else _DOTTED_LOWER


def _letters(word: str) -> int:
    if word.islower():
        return _LOWER
    if word.isupper():
        return _INITIAL if len(word) == 1 else _UPPER
    if word[0].isupper():
        return _TITLE if word[1:].islower() else _MIXED_HIGH
    return _MIXED_LOW if any(c.isupper() for c in word) else _LOWER


class Encoded(NamedTuple):
    """One sentence as ids: three columns over its pieces, and where each word's first piece stands (0 for the root)."""

    ids: list[int]
    forms: list[int]
    settings: list[int]
    firsts: list[int]


class Pieces:
    """Turns words into ids. Remembers the words it has met, up to a bound, because texts repeat themselves."""

    _REMEMBERED = 50_000

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Take a word-piece tokenizer without padding or truncation.

        :param tokenizer: The base model's tokenizer.
        """
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[list[int], int, int]] = {}

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Read the tokenizer file.

        :param path: A ``tokenizer.json``.
        :raises OSError: if the file is missing or is no tokenizer.
        """
        try:
            return cls(Tokenizer.from_str(path.read_text("utf-8")))
        except ValueError as error:
            message = f"{path.name} is not a tokenizer file: {error}"
            raise OSError(message) from error

    def look(self, word: str) -> tuple[list[int], int, int]:
        """Look at one word out of context.

        :param word: One token, not empty.
        :return: its piece ids (one to :data:`PIECES_A_WORD`), its case, its punctuation kind.
        """
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word.translate(_STRAIGHT)[:100], add_special_tokens=False).ids
            case = case_of(word)
            mark = _PUNCTUATION.get(word, _OTHER_PUNCTUATION if case == _MARK else 0)
            known = (ids[:PIECES_A_WORD] or [UNKNOWN], case, mark)
            if len(self._known) >= self._REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known

    def encode(self, words: Sequence[str], spaces: Sequence[bool]) -> Encoded:
        """Turn one sentence into the network's input.

        :param words: The tokens of the sentence, none empty.
        :param spaces: For each word, whether white space follows it.
        """
        pieces, shapes = self.look_at_all(words, spaces)
        ids, forms, settings, firsts = [OPEN], [NO_FORM], [NO_SETTING], [0]
        for word, (case, mark, place, spacing) in zip(pieces, shapes, strict=True):
            firsts.append(len(ids))
            ids += word
            form, setting = case * SHAPE_SIZES[1] + mark, place * SHAPE_SIZES[3] + spacing
            if len(word) == 1:
                forms.append(form)
                settings.append(setting)
            else:
                forms += [form] * len(word)
                settings += [setting] * len(word)
        return Encoded([*ids, CLOSE], [*forms, NO_FORM], [*settings, NO_SETTING], firsts)

    def look_at_all(self, words: Sequence[str], spaces: Sequence[bool]) -> tuple[list[list[int]], list[list[int]]]:
        """Look at the words of one sentence.

        :param words: The tokens of the sentence, none empty.
        :param spaces: For each word, whether white space follows it.
        :return: the pieces of each word; the four shape features of each word.
        """
        looks = [self.look(word) for word in words]
        cases = [case for _, case, _ in looks]
        style = 2 * _style(words, cases)
        shapes, initial, before, last = [], 1, 1, len(looks) - 1
        for place, (_, case, mark) in enumerate(looks):
            after = 1 if place == last or spaces[place] else 0
            shapes.append([case, mark, style + initial, 2 * before + after])
            before = after
            if initial and case not in (_MARK, _SYMBOL):
                initial = 0
        return [ids for ids, _, _ in looks], shapes


def _style(words: Sequence[str], cases: Sequence[int]) -> int:
    """Tell running text (0) from ALL CAPS (1), Headline Casing (2) and text without any capital (3)."""
    upper = sum(case == _UPPER for case in cases)
    lower = sum(case == _LOWER for case in cases)
    cased = sum(case in _CASED for case in cases)
    if upper >= 2 and upper > 2 * lower and upper > 0.6 * cased:
        return 1
    if not cased:
        return 3
    long_lower = sum(case == _LOWER and len(word) > 4 for word, case in zip(words, cases, strict=True))
    return 2 if cased >= 4 and cased > 4 * long_lower else 0
