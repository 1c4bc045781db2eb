"""One place where an instrument is spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model import Span
from parley.reading.instruments.words import Kind, Stage

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an instrument is spoken of, at token `head`.

    `first:end` is the phrase that names it; `marks` tell which one it is (names, numbers, places, those who share it); `stage` what its
    clause says of it, told by token `teller`; `bare` that nothing but a determiner stands beside it;
    `fresh` that it is called a new one, `joined` the noun that it is joined to, or is inside: "a memorandum on trade and a memorandum on fishing" are two.
    """

    head: int
    kind: Kind
    type: str
    first: int
    end: int
    number: str | None
    anchor: Span
    marks: frozenset[str]
    parties: tuple[int, ...]
    stage: Stage | None
    teller: int | None
    bare: bool
    definite: bool
    earlier: bool
    fresh: bool
    sent: int
    noun: str = ""
    """The lemma of the noun: "the accord" rather takes up an accord than a treaty."""
    joined: int | None = None
