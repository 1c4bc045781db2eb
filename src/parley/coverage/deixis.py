"""The month of an article that states no date, where it speaks of one thing both by "last month" and by the month's name.

"They renewed last month's pact. ... The pact, signed in the first days of April" was written in some May.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from parley.dates.written import MONTHS

__all__ = ["month_told"]

_NAMES: Final = sorted({name.title() for name in MONTHS if len(name) > 3 or name == "may"})
_MONTH: Final = "|".join(_NAMES)
_RELATIVE: Final = (
    re.compile(r"\b(?P<which>last|this|next) month['\u2019]s (?:[a-z-]{1,20} ){0,2}?(?P<thing>[a-z-]{4,24})"),
    re.compile(r"\b(?P<thing>[a-z-]{4,24}) (?:[a-z]{2,12} )?(?P<which>last|this|next) month\b"),
)
_MOST: Final = 20
"""Expressions looked into: each is one run through the text."""
_SHIFT: Final = {"last": 1, "this": 0, "next": -1}


def month_told(text: str) -> tuple[str, str] | None:
    """The month of writing as `XXXX-12`, and the two expressions that give it; None if none or several are given."""
    told = {found[0]: found for found in _told(text)}
    return next(iter(told.values())) if len(told) == 1 else None


def _told(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _RELATIVE:
        for relative in islice(pattern.finditer(text), _MOST):
            named = _named(relative["thing"], text)
            if named:
                month = (MONTHS[named[1].lower()] - 1 + _SHIFT[relative["which"]]) % 12 + 1
                yield f"XXXX-{month:02}", f'"{relative[0]}" is "{" ".join(named[0].split())}"'


def _named(thing: str, text: str) -> re.Match[str] | None:
    """Where the same thing is dated by a month without a year."""
    return re.search(
        rf"\b[Tt]he (?:[a-z-]{{1,20}} ){{0,2}}{re.escape(thing)}\b[^.\n]{{0,40}}?\b(?:in|on|of|early|late) (?:[0-9]{{1,2}} )?({_MONTH})\b(?!,? [0-9])",
        text,
    )
