"""How long a stretch of time is, as days or months that dates can be moved by."""

from __future__ import annotations

import re
from typing import TypedDict

__all__ = ["Stretch", "back", "stretch"]

_LENGTH = re.compile(r"P([0-9]{1,3})([DWMY])")
_HOURS = re.compile(r"PT([0-9]{1,3})H")
_DAY = 24
_UNITS = {"D": ("days", 1), "W": ("days", 7), "M": ("months", 1), "Y": ("months", 12)}


class Stretch(TypedDict, total=False):
    """Arguments of `parley.dates.shift`."""

    days: int
    months: int


def stretch(value: str) -> Stretch | None:
    """The stretch that an ISO-TimeML duration stands for ("P2W" is fourteen days, "PT72H" three); None if it has no one unit."""
    hours = _HOURS.fullmatch(value)
    if hours is not None:
        days, rest = divmod(int(hours[1]), _DAY)
        return None if rest else Stretch(days=days)
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    unit, factor = _UNITS[found[2]]
    length = factor * int(found[1])
    return Stretch(days=length) if unit == "days" else Stretch(months=length)


def back(length: Stretch) -> Stretch:
    """The same stretch backwards."""
    return Stretch(days=-length.get("days", 0), months=-length.get("months", 0))
