"""Lines that repeat other lines: pull quotes with their byline, the title printed twice, paragraphs printed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from parley.coverage.lines import Line, sentences, squeezed, words
from parley.coverage.names import is_name

__all__ = ["pull_quotes", "repeated_titles"]

_SHINGLE: Final = 6
"""Words that must agree in a row before two lines are compared: fewer repeat by chance ("the minister said on Friday that")."""
_TURN: Final = re.compile(r"[A-Z(][^:\n]{0,60}:\s")
_LONGEST: Final = 80
_SEEN: Final = 4
"""Lines remembered for each run of words; a text that repeats one line for ever stays cheap."""


def pull_quotes(lines: tuple[Line, ...], skip: frozenset[int]) -> dict[int, str]:
    """Line number to kind: a line of one to three sentences that stands again, word for word, inside a longer line or as another line.

    A line with a name alone right after one is its byline. Of two equal lines only one that is set as a quotation is furniture:
    it carries a byline, stands in quotation marks, or has no full stop while the other has one.
    """
    candidates = {n: squeezed(line.text) for n, line in enumerate(lines) if n not in skip and _may_be_quote(line)}
    where = _places(lines, {_first(own) for own in candidates.values()})
    found: dict[int, str] = {}
    for number, own in candidates.items():
        if any(_repeats(number, own, other, lines) for other in where.get(_first(own), ()) if other not in skip):
            found[number] = "pull quote"
            if number + 1 < len(lines) and _is_byline(lines[number + 1].text):
                found[number + 1] = "pull quote"
    return found


def repeated_titles(lines: tuple[Line, ...], title: str | None) -> dict[int, str]:
    """The lines that print the title again after the first time."""
    wanted = squeezed(title or "")
    if wanted.count(" ") < 2:
        return {}
    same = [n for n, line in enumerate(lines) if line.words <= 40 and squeezed(line.text) == wanted]
    return dict.fromkeys(same[1:], "title")


def _may_be_quote(line: Line) -> bool:
    """Whether a line is as long as a pull quote, and not set as a heading or an item of a list."""
    if not _SHINGLE <= line.words <= _LONGEST or sentences(line.text) > 3 or line.text.endswith((";", ":", ",")):
        return False
    if _TURN.match(line.text):
        return False
    run = line.text.split()
    capitals = sum(w[0].isupper() for w in run)
    return line.ends_sentence or (line.words >= 8 and 2 * capitals <= len(run))


def _places(lines: tuple[Line, ...], wanted: set[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    """In which lines each wanted run of words stands."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        run = words(line.text)
        for at in range(len(run) - _SHINGLE + 1):
            shingle = tuple(run[at : at + _SHINGLE])
            if shingle in wanted and len(where[shingle]) < _SEEN and number not in where[shingle]:
                where[shingle].append(number)
    return where


def _first(own: str) -> tuple[str, ...]:
    return tuple(own.split(" ", _SHINGLE)[:_SHINGLE])


def _repeats(number: int, own: str, other: int, lines: tuple[Line, ...]) -> bool:
    if other == number:
        return False
    there = squeezed(lines[other].text)
    if there == own:
        return _set_apart(lines, number) > _set_apart(lines, other)
    return f" {own} " in f" {there} "


def _set_apart(lines: tuple[Line, ...], number: int) -> tuple[bool, bool, bool]:
    line = lines[number]
    signed = number + 1 < len(lines) and _is_byline(lines[number + 1].text)
    return signed, line.text.startswith(("\u201c", '"', "\u2018")), not line.ends_sentence


def _is_byline(text: str) -> bool:
    return is_name(text.lstrip("\u2014\u2013-\u2022 "))
