"""The stories of a round-up: paragraphs that open with a place and a dash tell of different things, and nobody is taken up across them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from parley.reading.syntax.parse import Parse

__all__ = ["Stories"]

_DATELINE: Final = re.compile(
    r"^[ \t]{0,8}[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019 -]{2,30}(?:[,/] ?[\w.\u2019' ]{1,24})?(?: \([\w ]{2,20}\))? ?[-\u2013\u2014]{1,2} ",
    re.MULTILINE,
)
"""How a paragraph opens that has a place of its own in capitals: "LIMA - …", "NAIROBI, Kenya (Wire) - …"."""
_LEAST: Final = 2
"""Datelines from which a text is a round-up; one alone opens any report."""


@dataclass(frozen=True, slots=True)
class Stories:
    """The tokens with which the stories of a text begin; none where it is but one."""

    firsts: tuple[int, ...]

    @classmethod
    def of(cls, parse: Parse) -> Stories:
        """Found by the datelines of paragraphs."""
        starts = [m.start() for m in _DATELINE.finditer(parse.text)]
        if len(starts) < _LEAST:
            return cls(())
        return cls(tuple(bisect_right(parse.end, start) for start in starts))

    def begin(self, token: int) -> int:
        """The first token of the story in which a token stands."""
        n = bisect_right(self.firsts, token)
        return self.firsts[n - 1] if n else 0
