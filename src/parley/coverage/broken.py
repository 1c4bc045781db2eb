"""Words that a line's end broke with a hyphen, as in text taken from print: "Libera-" and "tion" on the next line are one word."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

__all__ = ["mended"]

_BROKEN: Final = re.compile(
    r"(?<![\w-])([^\W\d_]{2,30})[-\u00ad\u2010][ \t]{0,4}\r?\n[ \t]{0,40}([a-z\u00df-\u00ff]{2,30})(?![\w-])"
)
"""A word, its hyphen, the end of the line and the rest of the word."""


def mended(text: str, start: int, firsts: Collection[str]) -> tuple[str, int]:
    """The text from `start` on with each broken word whole and its two lines one, and how many were broken.

    A hyphen is the word's own where the text has the word with it elsewhere, or where the word begins like one that keeps it (`firsts`).
    """
    count = 0

    def whole(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        first, rest = found.groups()
        own = first.lower() in firsts or f"{first}-{rest}" in text
        return f"{first}{'-' if own else ''}{rest}"

    return text[:start] + _BROKEN.sub(whole, text[start:]), count
