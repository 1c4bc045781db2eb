"""Numbered speakers: "SENIOR ADMINISTRATION OFFICIAL ONE:" before a turn of a transcript is somebody by himself."""

from __future__ import annotations

from parley.lexicon.actors import Gazetteer
from parley.reading.actors.nominals import NominalMention
from parley.reading.syntax.parse import Parse

__all__ = ["numbered_speakers"]

_LONGEST = 8
"""Tokens of the longest such label."""
_NUMBERS = frozenset({"#", "no.", "one", "two", "three", "four", "five", "six"})


def numbered_speakers(parse: Parse, gazetteer: Gazetteer) -> tuple[NominalMention, ...]:
    """One mention for each label in capitals that numbers a word for a person, where it first stands."""
    out: dict[str, NominalMention] = {}
    for _, first, end in parse.read_sentences():
        colon = next((t for t in range(first + 1, min(first + _LONGEST, end)) if parse.words[t] == ":"), None)
        if colon is None:
            continue
        label = parse.text[parse.start[first] : parse.end[colon - 1]]
        head = next((t for t in range(colon - 1, first - 1, -1) if not _is_number(parse, t)), first)
        word = parse.lower[head]
        if label in out or not label.isupper() or head == colon - 1 or gazetteer.roles.person_word(word) != "person":
            continue
        role = parse.text[parse.start[first] : parse.end[head]]
        out[label] = NominalMention(
            first=first, end=colon, head=head, type="person", name=label, word=word, plural=False, definite=False,
            of=(), owner=None, active=True, whole=colon, joined=colon, role=role,
        )  # fmt: skip
    return tuple(out.values())


def _is_number(parse: Parse, token: int) -> bool:
    return parse.words[token].isdigit() or parse.lower[token] in _NUMBERS
