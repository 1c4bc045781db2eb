"""Names: the states, bodies and groups of the vocabulary, found by what they are called.

Looking up is dictionary work and never guesses: where a name stands for several entries, all of them come back. The files
`states.toml`, `bodies.toml` and `groups.toml` say at their top what each key means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from parley.lexicon import Lexicon, entries
from parley.lexicon.entries import Body, Entry, Group, How, State
from parley.lexicon.phrases import Phrases

__all__ = ["Match", "Named", "Names"]

E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True)
class Named(Generic[E_co]):
    """An entry, and by which of its names it was found (`"Syrian"` is adjective and people)."""

    entry: E_co
    hows: tuple[How, ...]


class Match(NamedTuple):
    """The longest name from a token on: how many tokens, and every entry that bears it."""

    length: int
    readings: tuple[Named[Entry], ...]

    @property
    def entry(self) -> Entry | None:
        """The entry, if the name has one only."""
        return self.readings[0].entry if len(self.readings) == 1 else None


@dataclass(frozen=True, slots=True)
class Names:
    """Every state, body and group, by heading, and look-up of their names."""

    states: Mapping[str, State]
    bodies: Mapping[str, Body]
    groups: Mapping[str, Group]
    _phrases: Phrases[tuple[Entry, How]]
    _others: Phrases[None]
    """Names of other things that hold one of these."""
    _after_capital: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> Names:
        """Build from the tables. Raises KeyError, TypeError or AttributeError if an entry does not follow the form of its file."""
        states = {name: entries.state(name, raw) for name, raw in lexicon.table("states").items()}
        bodies = {name: entries.body(name, raw) for name, raw in lexicon.table("bodies").items()}
        groups = {name: entries.group(name, raw) for name, raw in lexicon.table("groups").items()}
        kinds: dict[str, Mapping[str, Entry]] = {"states": states, "bodies": bodies, "groups": groups}
        others = lexicon.table("roles")["not_names"]
        return cls(
            states, bodies, groups,
            _phrases=Phrases(
                (words, (entry, how))
                for table, kind in kinds.items()
                for name, entry in kind.items()
                for how, words in entries.names(name, lexicon.table(table)[name])
            ),
            _others=Phrases((words, None) for words in others["phrases"]),
            _after_capital=frozenset(others["after_capital"]),
        )  # fmt: skip

    def match(self, tokens: Sequence[str], i: int, *, seen: Collection[str] = (), cased: bool = True) -> Match | None:
        """The longest name of a state, body or group that begins with token `i`, or None.

        `seen`: headings of entries already named in full, whose `later` names count ("the Commission").
        `cased=False` for text without capitals of its own.
        """
        for length, found in self._phrases.all_at(tokens, i, cased=cased):
            after = tokens[i + length].casefold() if i + length < len(tokens) else ""
            readings = _readings(found, seen, "capital" if after in self._after_capital else None)
            if readings:
                return None if self._is_other(tokens, i, length) else Match(length, readings)
        return None

    def _is_other(self, tokens: Sequence[str], i: int, length: int) -> bool:
        """Whether a longer name of another thing runs over the tokens ("South China Sea" over "China")."""
        return any(
            start + found > i and (start < i or found > length)
            for start in range(max(0, i - 3), i + 1)
            for found, _ in [self._others.at(tokens, start)]
        )

    def named(self, phrase: str) -> tuple[Named[Entry], ...]:
        """Every entry of which the whole phrase is a name, in the order of the files."""
        return _readings(self._phrases.of(phrase, cased=True), ())

    def entry(self, heading: str) -> Entry | None:
        """The entry with this heading in states, bodies or groups."""
        return self.states.get(heading) or self.bodies.get(heading) or self.groups.get(heading)


def _readings(
    found: Iterable[tuple[Entry, How]], seen: Collection[str], but: How | None = None
) -> tuple[Named[Entry], ...]:
    hows: dict[Entry, list[How]] = {}
    for entry, how in found:
        if how != but and (how != "later" or entry.name in seen):
            known = hows.setdefault(entry, [])
            if how not in known:
                known.append(how)
    return tuple(Named(entry, tuple(ways)) for entry, ways in hows.items())
