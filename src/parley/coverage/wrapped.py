"""Lines that a right margin broke, as in mail, agency copy and text taken from print: a paragraph is one line again."""

from __future__ import annotations

import itertools
import re
from typing import Final

__all__ = ["unwrapped"]

_LINE: Final = re.compile(r"[^\r\n]+")
_BREAK: Final = re.compile(r"[ \t]{0,40}\r?\n[ \t]{0,40}")
"""What stands between two lines without a blank one."""
_ENDED: Final = re.compile(r"[.!?\u2026:;]['\"\u2019\u201d)\]]{0,3}\s{0,40}$")
_ITEM: Final = re.compile(r"[-*\u2022\u2013\u2014>|#]|\(?(?:[0-9]{1,3}|[a-z]|[ivx]{2,4})[.)]\s")
"""How an item of a list, a quoted mail or a table begins; a short word that ends a sentence does not: "war. The …"."""
_HANGS: Final = re.compile(r"(?:,| (?:an?|the|of|in|on|at|to|for|by|with|from|and|or|but|that|as))\s{0,40}$")
"""How no headline ends."""
_NARROW: Final = 40
"""Characters from which a line can have been cut by a right margin."""
_MANY, _SHARE = 4, 0.1
"""Lines going on in lower case from which a text is taken for wrapped, and their share of all lines."""
_FEW, _MOST = 2, 0.5
"""The same for a short text: their share of the lines that stand right below another."""


def unwrapped(text: str, start: int) -> tuple[str, int]:
    """The text from `start` on with wrapped lines joined, and how many line ends that took; offsets stay as they are.

    A text is taken for wrapped by its lines that go on in lower case. In it a line also goes on with a capital; the first, which may be a headline, only from a word that ends none.
    """
    found = [match for match in _LINE.finditer(text, start) if match[0].strip()]
    below = [(a, b) for a, b in itertools.pairwise(found) if _BREAK.fullmatch(text, a.end(), b.start())]
    going = [(a, b) for a, b in below if _goes_on(a[0], b[0])]
    low = sum(b[0].lstrip()[0].islower() for _, b in going)
    if low < max(_MANY, _SHARE * len(found)) and (low < _FEW or low < _MOST * len(below)):
        return text, 0
    joined = [(a, b) for a, b in going if a is not found[0] or b[0].lstrip()[0].islower() or _HANGS.search(a[0])]
    pieces, last = list[str](), 0
    for a, b in joined:
        pieces += [text[last : a.end()], " " * (b.start() - a.end())]
        last = b.start()
    return "".join((*pieces, text[last:])), len(joined)


def _goes_on(line: str, below: str) -> bool:
    """Whether a line may go on in the one below: it is long and ends no sentence, and that is no item of a list."""
    return len(line.strip()) >= _NARROW and _ENDED.search(line) is None and _ITEM.match(below.lstrip()) is None
