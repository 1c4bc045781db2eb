"""Names of persons as bylines write them: recognised by their capitals, without a list of names."""

from __future__ import annotations

import re
from typing import Final

from parley.dates.written import MONTHS, WEEKDAYS

__all__ = ["is_name", "leading_name"]

_PART: Final = r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]{0,30}|al-[A-Z]\w{0,30})"
_LINK: Final = r"(?:[ \u00a0](?:al|el|bin|ibn|bint|de|da|di|dos|van|von|der|den|ten|ter|la|le|du|y|e|ben|abu|of))?"
_NAME: Final = re.compile(rf"{_PART}(?:{_LINK}[ \u00a0]{_PART}){{1,4}}")
_NO_NAME: Final = frozenset(
    {
        *("the", "a", "an", "in", "on", "at", "of", "for", "from", "by", "and", "or", "to", "with"),
        *(
            "talks",
            "truce",
            "ceasefire",
            "peace",
            "war",
            "news",
            "minister",
            "president",
            "staff",
            "agency",
            "agencies",
        ),
        *("correspondent", "reporter", "desk", "editor", "opinion", "world", "home", "politics"),
        *MONTHS,
        *WEEKDAYS,
    }
    - {"may", "jan", "mar", "april", "june", "august"}
)
"""Words that are no part of a name of a person; names of months that are given names too are left out."""


def is_name(text: str) -> bool:
    """Whether a line is nothing but the name of a person: two to five capitalised words, none of them a common one."""
    text = text.strip().rstrip(".,")
    if not _NAME.fullmatch(text) or (text.isupper() and len(text) > 40):
        return False
    return not any(w.lower().strip(".") in _NO_NAME for w in text.split()[:5] if w[0].isupper())


def leading_name(text: str) -> str | None:
    """The name of a person with which a line begins ("Jo van Doe is a lawyer"), if any."""
    found = _NAME.match(text)
    return found[0] if found and is_name(found[0]) else None
