"""The lines of a text with their places: what document facts (title, date line, furniture) are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Line", "lines", "sentences", "squeezed", "words"]

_LINE: Final = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_SENTENCE_END: Final = re.compile(r"[.!?\u2026]['\"\u2019\u201d)\]]{0,3}(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, outer white space left out: `text == article[start:end]`. `words` is their number."""

    start: int
    end: int
    text: str
    words: int

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, closing quotation marks and brackets aside."""
        return self.text.rstrip("'\"\u2019\u201d)] ").endswith((".", "!", "?", "\u2026", ":", ";"))


def lines(text: str) -> tuple[Line, ...]:
    """All lines that are not blank, in order."""
    return tuple(_line(text, match.start(), match.end()) for match in _LINE.finditer(text) if match[0].strip())


def _line(text: str, start: int, end: int) -> Line:
    """A stretch of the text without its outer white space."""
    bare = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Line(start, start + len(bare), bare, len(_WORD.findall(bare)))


def words(text: str) -> list[str]:
    """The words in lower case, an inner apostrophe kept as a straight one."""
    return [w.lower().replace("\u2019", "'") for w in _WORD.findall(text)]


def squeezed(text: str) -> str:
    """The words alone, in lower case: what two printings of the same line share."""
    return " ".join(words(text))


def sentences(text: str) -> int:
    """About how many sentences a line holds: ends of sentences followed by white space or nothing, at least one."""
    return max(1, len(_SENTENCE_END.findall(text)))
