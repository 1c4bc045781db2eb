"""Initials: the letters by which an interview labels those who speak, "JR:" after "Jane Roe:"."""

from __future__ import annotations

__all__ = ["initials", "is_initials"]

_FEWEST, _MOST = 2, 4


def initials(name: str) -> str:
    """The first letters of the words of a name, as capitals: `JR` of "Jane Roe"."""
    return "".join(word[0].upper() for word in name.split() if word[0].isalpha())


def is_initials(label: str) -> bool:
    """Whether a label is nothing but a few capitals, with or without dots."""
    letters = label.replace(".", "").replace(" ", "")
    return letters.isalpha() and letters.isupper() and _FEWEST <= len(letters) <= _MOST
