"""Initials: the letters by which an interview labels those who speak, "JR:" after "Jane Roe:"."""

from __future__ import annotations

from parley.reading.syntax.parse import Parse

__all__ = ["initials", "is_initials", "labels_turn"]

_FEWEST, _MOST = 2, 4
_OPEN, _CLOSED = "((", "))"


def initials(name: str) -> str:
    """The first letters of the words of a name, as capitals: `JR` of "Jane Roe"."""
    return "".join(word[0].upper() for word in name.split() if word[0].isalpha())


def is_initials(label: str) -> bool:
    """Whether a label is nothing but a few capitals, with or without dots."""
    letters = label.replace(".", "").replace(" ", "")
    return letters.isalpha() and letters.isupper() and _FEWEST <= len(letters) <= _MOST


def labels_turn(parse: Parse, first: int, end: int) -> bool:
    """Whether the tokens `first:end` stand alone before what somebody says: "JR:", "((JR))"."""
    text, start, stop = parse.text, parse.start[first], parse.end[end - 1]
    opens = first == parse.sents[parse.sent[first]][0] and parse.words[end : end + 1] == (":",)
    return opens or (text.endswith(_OPEN, 0, start) and text.startswith(_CLOSED, stop))
