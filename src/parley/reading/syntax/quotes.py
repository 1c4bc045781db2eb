"""Quotation marks paired into quotations, in linear time, one for each paragraph.

Curly, straight, low-high and angle marks; single marks only where they cannot be apostrophes. A quotation that opens in
one paragraph and is opened again in the next without having been closed runs on, as news style has it; so does one that
is closed some paragraphs later, as messages are printed. Another mark that is never closed makes no quotation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Quotation", "quotations", "touching"]

_CLOSERS = {"“": "”", "„": "”“", "«": "»", '"': '"”', "‘": "’", "'": "'"}
"""Opening mark -> the marks that may close it."""
_SINGLE = "‘'"
"""Marks that are closed by what may be an apostrophe."""
_STOPS = ",.?!…"
_BEHIND = ',.?!;:)]}”"—–'
_LONGEST = 6000
"""Characters: longer stretches are unbalanced marks, not speech."""
_AT_END = 3
"""Characters between the mark that closes a quotation over paragraphs and the end of its own: a stop, a space."""
_DOUBLED, _FILLER = ("''", "``"), "\0"
"""Two marks that stand for one, as typewriters and agencies have it, and what the second is held to be while marks are paired."""
_SHORTEST = 5
"""Words between doubled marks that are quoted; fewer are a title in slanted type."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `start:end` without the marks, `outer_start:outer_end` with them (code points).

    Of a quotation over several paragraphs each has its own; the marks are where it opens, opens again and ends.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in order, never overlapping; nested ones belong to the outer."""
    single = text
    for mark in (m for m in _DOUBLED if m in text):
        single = single.replace(mark, f'"{_FILLER}')
    out: list[Quotation] = []
    paragraphs, n = _paragraphs(single), 0
    while n < len(paragraphs):
        found, opened = _in_paragraph(single, *paragraphs[n])
        further = _further(single, paragraphs, n, opened) if opened is not None else []
        out += [*found, *further]
        n += max(1, len(further))
    return tuple(whole for q in out if (whole := _with_fillers(single, q)) is not None)


def _further(text: str, paragraphs: Sequence[tuple[int, int]], n: int, opened: tuple[int, str]) -> list[Quotation]:
    """What the mark quotes that paragraph `n` leaves open: its rest if that runs on, and all paragraphs up to one that closes it."""
    at, mark = opened
    start, end = paragraphs[n]
    again = n + 1 < len(paragraphs) and text.startswith(mark, paragraphs[n + 1][0])
    if at > start + 3:
        return []
    first = Quotation(at + 1, end, at, end)
    closed = [] if again else _until_closed(text, paragraphs, n + 1, mark, at + _LONGEST)
    return [first, *closed] if end - at <= _LONGEST else []


def _until_closed(text: str, paragraphs: Sequence[tuple[int, int]], n: int, mark: str, limit: int) -> list[Quotation]:
    """All paragraphs from the `n`th to the one that ends with what closes `mark`; none if another mark stands before that."""
    out: list[Quotation] = []
    for k in range(n, len(paragraphs)):
        start, end = paragraphs[k]
        marks = [i for i in range(start, min(end, limit)) if text[i] == mark or text[i] in _CLOSERS[mark]]
        if not marks and end <= limit:
            out.append(Quotation(start, end, start, end))
            continue
        closes = len(marks) == 1 and text[marks[0]] in _CLOSERS[mark] and end - marks[0] <= _AT_END
        return [*out, Quotation(start, marks[0], start, marks[0] + 1)] if closes and marks[0] > start else []
    return []


def _with_fillers(text: str, q: Quotation) -> Quotation | None:
    """A quotation between marks as wide as they are; None if doubled marks hold too few words."""
    if _FILLER not in text[q.outer_start : q.outer_end + 1]:
        return q
    start = q.start + (text[q.start : q.start + 1] == _FILLER)
    outer_end = q.outer_end + (text[q.outer_end : q.outer_end + 1] == _FILLER)
    if len(text[start : q.end].split()) < _SHORTEST and start > q.start:
        return None
    return Quotation(start, q.end, q.outer_start, outer_end)


def touching(quotes: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Those of all quotations of a text that share a character with a range; found by bisection, as they are in order."""
    first = bisect_left(quotes, start + 1, key=lambda q: q.outer_end)
    return quotes[first : bisect_left(quotes, end, lo=first, key=lambda q: q.outer_start)]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    out, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((start, start + len(line)))
        start += len(line) + 1
    return out


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Quotation], tuple[int, str] | None]:
    """The quotations of a paragraph, and the double mark (with its place) that is left open at its end."""
    out: list[Quotation] = []
    opened: tuple[int, str] | None = None
    firm = [i for i in range(start, end) if text[i] in "’'" and _firm(text, i, end)]
    for i in range(start, end):
        c = text[i]
        if opened is not None:
            if c in _CLOSERS[opened[1]] and _closes(text, i, c) and i > opened[0] + 1:
                if opened[1] in _SINGLE and _apostrophe(text, i, opened[1], firm):
                    continue
                if i - opened[0] <= _LONGEST:
                    out.append(Quotation(opened[0] + 1, i, opened[0], i + 1))
                opened = None
        elif c in _CLOSERS and _opens(text, i, c) and (c != "'" or (firm and firm[-1] > i)):
            opened = (i, c)
    return out, opened if opened is not None and opened[1] not in _SINGLE else None


def _opens(text: str, i: int, mark: str) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if mark in _SINGLE:
        return not before.isalnum() and before not in "’'" and after.isalnum()
    if mark == '"':
        return not after.isspace() and (not before.isalnum())
    return not after.isspace()


def _closes(text: str, i: int, mark: str) -> bool:
    after = text[i + 1] if i + 1 < len(text) else " "
    if mark in "’'":
        return not after.isalnum()
    if mark == '"':
        return not text[i - 1].isspace() or not after.isalnum()
    return True


def _firm(text: str, i: int, end: int) -> bool:
    """Whether a single mark closes for certain: a stop before or behind it, or the end of its paragraph."""
    return text[i - 1 : i] in _STOPS or i + 1 == end or text[i + 1] in _BEHIND


def _apostrophe(text: str, i: int, opened: str, firm: Sequence[int]) -> bool:
    """Whether a single mark that might close is the apostrophe of "the parties’ demands": one that surely closes is still to come.

    A straight mark closes only where it surely does.
    """
    last = bisect_left(firm, i)
    if last == len(firm) or firm[last] == i:
        return opened == "'" and last == len(firm)
    return opened == "'" or (text[i - 1] == "s" and "‘" not in text[i : firm[last]])
