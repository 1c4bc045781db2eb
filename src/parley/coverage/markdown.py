"""The marks of Markdown in a text, as ranges that readings skip: heading signs, images, the addresses of links, quotation signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parley.model import Furniture

__all__ = ["marks"]

_BEFORE: Final = re.compile(r"^[ \t]{0,3}(?:#{1,6}|>|[-*+](?=[ \t]))[ \t]{1,4}", re.MULTILINE)
_IMAGE: Final = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,500}\)")
_LINK: Final = re.compile(r"(?<!!)(\[)[^\[\]\n]{1,300}(\]\([^()\n]{1,500}\))")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,500}(?<=\S)(\1)")


def marks(text: str, head: int) -> Iterator[Furniture]:
    """Ranges of markup after the front matter, which ends at `head`. They may overlap; what they mark up stays content."""
    for pattern in (_BEFORE, _IMAGE):
        yield from (Furniture(m.start(), m.end(), "markup") for m in pattern.finditer(text, head))
    for pattern in (_LINK, _STRONG):
        for m in pattern.finditer(text, head):
            yield Furniture(*m.span(1), "markup")
            yield Furniture(*m.span(2), "markup")
