"""Lines that are furniture by what they say: the phrases of the vocabulary `furniture`, laid over the lines of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.coverage.lines import Line

__all__ = ["Phrases", "phrased", "spoken"]

_NOT_KINDS: Final = frozenset({"blurb", "photo"})
_TOKEN: Final = re.compile(r"[0-9][0-9.,:]*(?:[KkMm]\b)?|[^\W\d_]+(?:['\u2019][^\W\d_]+)?|[\u00a9@#]")
_MARK: Final = re.compile(r"[\W_]{0,3}[:|\u203a\u00bb>\u2014\u2013-]")
_BARS: Final = re.compile(r"[|\u00b7\u2022/]|\s{2,}")
_MOST: Final = 12
_TAIL_LINES: Final = 4
_TAIL_WORDS: Final = 90
_HEAD_LINES: Final = 5
_FOOT_LINES: Final = 10
_HEADLINE: Final = 18
"""Words of a headline at most."""
_RUNNING: Final = 12
"""Words of a line that, ending as a sentence, is running text."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one kind of furniture, as the vocabulary file explains them."""

    kind: str
    whole: frozenset[str]
    starts: tuple[str, ...]
    marked: tuple[str, ...]
    contains: tuple[tuple[str, ...], ...]
    only: frozenset[str]
    key: frozenset[str]
    pieces: frozenset[str]
    belongs: tuple[str, ...]
    most: int
    opens: bool
    closes: bool
    edge: bool

    @classmethod
    def of(cls, kind: str, table: Mapping[str, Any]) -> Phrases:
        """One kind's table of the vocabulary file."""
        return cls(
            kind,
            frozenset(table.get("whole", ())),
            tuple(f"{p} " for p in table.get("starts", ())),
            tuple(f"{p} " for p in table.get("marked", ())),
            tuple(tuple(f" {p} " for p in group) for group in table.get("contains", ())),
            frozenset(table.get("only", ())),
            frozenset(table.get("key", ())),
            frozenset(table.get("pieces", ())),
            tuple(f" {p} " for p in table.get("belongs", ())),
            table.get("most", _MOST),
            bool(table.get("opens")),
            bool(table.get("closes")),
            table.get("place") == "edge",
        )

    def match(self, line: Line, said: str) -> bool:
        """Whether a line is of this kind; `said` is the line as `spoken` writes it."""
        if line.words > self.most:
            return False
        padded = f"{said} "
        if said in self.whole or padded.startswith(self.starts) or self._made_of(said) or self._pieced(line.text):
            return True
        if padded.startswith(self.marked) and self._is_marked(line, padded):
            return True
        padded = f" {padded}"
        return any(all(p in padded for p in group) for group in self.contains)

    def _made_of(self, said: str) -> bool:
        tokens = said.split()
        return bool(self.only) and self.only.issuperset(tokens) and not self.key.isdisjoint(tokens)

    def _pieced(self, text: str) -> bool:
        pieces = [spoken(piece) for piece in _BARS.split(text)] if self.pieces else []
        return len(pieces) > 1 and self.pieces.issuperset(pieces)

    def _is_marked(self, line: Line, padded: str) -> bool:
        """Whether a colon or the like follows the phrase in the line itself, or the phrase alone is in capitals."""
        for phrase in self.marked:
            if padded.startswith(phrase):
                tokens = list(_TOKEN.finditer(line.text))
                end = tokens[len(phrase.split()) - 1].end()
                shouted = " " in phrase.strip() and line.text[:end].isupper() and not line.text.isupper()
                if _MARK.match(line.text, end) or (shouted and not line.ends_sentence):
                    return True
        return False


def _is_headline(line: Line) -> bool:
    """Whether a line that ends as a sentence is a headline all the same: a question or a point of a list, and short."""
    return line.words <= _RUNNING and (line.text.endswith("?") or line.text[0] in "\u2022*-\u2013\u25aa")


def spoken(text: str) -> str:
    """A line as the phrases are written: words in lower case, numbers as "#", punctuation aside."""
    return " ".join(
        "#" if token[0].isdigit() else token.lower().replace("\u2019", "'") for token in _TOKEN.findall(text)
    )


def phrased(lines: tuple[Line, ...], table: Mapping[str, Any]) -> dict[int, str]:
    """Line number to kind, for the lines that a phrase makes furniture, and those that belong to one that opens or closes."""
    kinds = tuple(Phrases.of(kind, entries) for kind, entries in table.items() if kind not in _NOT_KINDS)
    widest = max((k.most for k in kinds), default=0)
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        if number in found or line.words > widest:
            continue
        said = spoken(line.text)
        kind = next((k for k in kinds if k.match(line, said) and _in_place(k, lines, number)), None)
        if kind:
            found[number] = kind.kind
            found.update((n, kind.kind) for n in _belonging(lines, number, kind) if n not in found)
    return found


def _in_place(kind: Phrases, lines: tuple[Line, ...], number: int) -> bool:
    if kind.closes:
        return _near_end(lines, number)
    return not kind.edge or number < _HEAD_LINES or number >= len(lines) - _FOOT_LINES


def _near_end(lines: tuple[Line, ...], number: int) -> bool:
    """Whether so little follows that the text can have ended here."""
    rest = lines[number + 1 :]
    return len(rest) <= _TAIL_LINES and sum(line.words for line in rest) <= _TAIL_WORDS


def _belonging(lines: tuple[Line, ...], number: int, kind: Phrases) -> Iterator[int]:
    if kind.closes:
        for n in range(number + 1, len(lines)):
            if not any(word in f" {spoken(lines[n].text)} " for word in kind.belongs):
                return
            yield n
    elif kind.opens and any(line.ends_sentence and line.words >= _RUNNING for line in lines[:number]):
        for n in range(number + 1, min(number + 13, len(lines))):
            if (lines[n].ends_sentence and not _is_headline(lines[n])) or lines[n].words > _HEADLINE:
                return
            yield n
