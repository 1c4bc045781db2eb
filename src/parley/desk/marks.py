"""Text from outside, made fit to be seen: characters that would turn the line around or hide are shown by their names."""

from __future__ import annotations

import unicodedata
from typing import Final

from markupsafe import Markup, escape

__all__ = ["flat", "isolated", "shown"]

_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_MARK: Final = "⸮"
_HIDING: Final = frozenset("\u200b\u2060\ufeff\u00ad")


def isolated(text: str) -> Markup:
    """The text, escaped, in an element of its own direction; a character that turns or hides is marked and does neither."""
    return Markup("<bdi>{}</bdi>").format(shown(text))


def shown(text: str) -> Markup:
    """The same as a part of a paragraph, which has one direction: in pieces of their own the words of Arabic would change places."""
    if not any(c in _TURNING or c in _HIDING or _is_control(c) for c in text):
        return escape(text)
    return Markup("").join(_shown(c) for c in text)


def flat(text: str) -> str:
    """The text for where no element can stand: each character that turns or hides is the mark alone."""
    return "".join(_MARK if c in _TURNING or c in _HIDING or _is_control(c) else c for c in text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in "\n\t\r"


def _shown(char: str) -> Markup:
    if char in _TURNING or char in _HIDING or _is_control(char):
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        return Markup('<span class="hidden-char" title="{}">{}</span>').format(name, _MARK)
    return escape(char)
