"""What a speaker does with the floor he has: "I'll turn it over to you", "we'll take two more questions"; nobody is bound by it."""

from __future__ import annotations

from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import first_person
from parley.reading.syntax.parse import Parse

__all__ = ["is_of_speech"]

_THINGS = ("obj", "iobj", "obl", "obl:unmarked", "xcomp", "ccomp", "advcl", "advmod")
_NAMELESS = frozenset({"PRON", "ADV", "ADP", "PART"})


def is_of_speech(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether a deed that a speaker says he himself "will" do is one of his speech, and nothing else is named that it is done to."""
    subject = parse.subject(deed)
    if subject is None or not first_person(parse, subject):
        return False
    if parse.lemma[deed] in words.speaking:
        return True
    things = (c for c in parse.kids(deed, *_THINGS) if c > deed)
    return parse.lemma[deed] in words.floor and all(_is_of_floor(parse, words, c) for c in things)


def _is_of_floor(parse: Parse, words: CommitmentWords, thing: int) -> bool:
    """Whether a complement is a word for what is said or who is heard, a pronoun, or a deed of speech: "let the minister speak"."""
    known = words.floor_things | words.speaking
    return parse.pos[thing] in _NAMELESS or parse.lemma[thing] in known
