"""The register of a cast: its members by their names, by their titles, by the words for several; looked up and not sought among all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

if TYPE_CHECKING:
    from parley.reading.actors.cast import Member

__all__ = ["Register"]


@dataclass(frozen=True, slots=True)
class Register:
    """Who of a cast is meant by what, in the order of their first mention."""

    by_name: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """All that are mentioned, by their names."""
    titled: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The named persons, by each word of their roles."""
    several: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """First heads of the descriptions of several, by the noun in the singular: "the Parties"."""
    most: int = 0
    """Mentions of the one that has most."""

    @classmethod
    def of(cls, parse: Parse, members: Sequence[Member]) -> Register:
        """Enter the members of a cast."""
        by_name, titled = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        several = defaultdict[str, list[int]](list)
        for n, m in enumerate(members):
            if m.spans:
                by_name[m.name].append(n)
            if m.named and m.type == "person" and m.heads:
                for word in set((m.role or "").lower().split()):
                    titled[word].append(n)
            if m.plural and not m.named and m.heads:
                several[singular(parse.lower[m.heads[0]])].append(m.heads[0])
        return cls(
            _settled(by_name),
            {word: tuple(sorted(found, key=lambda n: members[n].heads[0])) for word, found in titled.items()},
            _settled(several),
            max((len(m.spans) for m in members), default=0),
        )


def _settled(lists: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(found) for word, found in lists.items()}
