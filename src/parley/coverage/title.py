"""The title of an article, as stated or as its first lines print it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from parley.coverage.lines import Line, squeezed

__all__ = ["find_title"]

_HEAD: Final = 8
"""Lines in which a title is looked for."""
_LONGEST: Final = 35
"""Words of a title; a longer first line is the text itself."""


def find_title(lines: tuple[Line, ...], stated: str | None, skip: Collection[int]) -> tuple[str | None, int | None]:
    """The title and the number of its line, each if there is one. `skip` are lines that are no title: furniture, bylines, outlets.

    A stated title wins; otherwise the first line, unless it is long, or ends as a sentence without being printed again.
    """
    if stated:
        return stated, _line_of(lines, stated)
    number = next((n for n in range(min(_HEAD, len(lines))) if n not in skip), None)
    if number is None:
        return None, None
    line = lines[number]
    followed = number + 1 < len(lines)
    if (
        line.words > _LONGEST
        or not line.words
        or not followed
        or (line.text.endswith((".", ":", ";", ",")) and line.words > 12)
    ):
        return None, None
    return line.text.lstrip("#> ").rstrip("# "), number


def _line_of(lines: tuple[Line, ...], title: str) -> int | None:
    wanted = squeezed(title)
    return next((n for n, line in enumerate(lines[:_HEAD]) if squeezed(line.text) == wanted), None)
