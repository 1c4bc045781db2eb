"""Shares told as so many in so many: "one in four trucks", "two in three nurses"."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["is_part", "is_whole"]

_MOST = 10
"""Up to here somebody tells a share in this way."""
_SPELLS = frozenset({
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "matches", "games", "attacks", "strikes", "raids",
    "clashes", "incidents", "accidents", "operations", "rounds", "cities", "towns", "villages", "provinces", "districts", "states",
    "countries", "places", "areas", "cases",
})  # fmt: skip
"""What is counted where something happens so often in so many: "three in ten days", "killed one in two attacks"."""
_NEAR = 4
"""Words among which that stands of which it is a share: "one in five long-distance trains"."""
_PLURAL = ("s", "men", "people", "children")
"""How the word ends that says of whom or what it is a share."""


def is_part(words: Sequence[str], at: int, end: int, value: float) -> bool:
    """Whether a number before token `at` may be the part of such a share."""
    return at + 1 < end and words[at] == "in" and 1 <= value < _MOST


def is_whole(words: Sequence[str], at: int, end: int, part: float, whole: float) -> bool:
    """Whether a number before token `at` is the whole of which `part` is told."""
    noun = next((word for word in words[at : min(at + _NEAR, end)] if word.endswith(_PLURAL)), None)
    return part < whole <= _MOST and noun is not None and noun not in _SPELLS
