"""A named mention: where the text names a person, a state, a body, a group, and what the words beside the name say."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model import ActorType
from parley.reading.actors.owners import Owner
from parley.reading.actors.titles import Title

__all__ = ["NamedMention"]


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name in the text: tokens `first:end`, the token that heads its phrase, who or what it is.

    `key` is the same for two names of one thing as far as the vocabulary knows. `acts` is False where the name only says
    where something is.
    """

    first: int
    end: int
    head: int
    type: ActorType
    name: str
    key: tuple[str, ...]
    how: str
    acts: bool
    title: Title | None = None
    of: tuple[Owner, ...] = ()
    """What the title or the entry itself belongs to."""
    apposed: tuple[Title, ...] = ()
    """Descriptions set off by commas that mean the same one: "the force's commander, General N"."""
    role: str | None = None
    """What a person is by the title or a description."""
    rank: bool = False
    """Whether that is no more than a rank: "General", "Ayatollah"."""
