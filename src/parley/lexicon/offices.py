"""Offices: the titles of the vocabulary and who held which when (`offices.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.lexicon import Lexicon, entries
from parley.lexicon.entries import Holder, Office
from parley.lexicon.phrases import Phrases, key

__all__ = ["Offices"]


@dataclass(frozen=True, slots=True)
class Offices:
    """Every office by its name, every term in the order of the file, and look-up of titles and holders."""

    by_name: Mapping[str, Office]
    terms: tuple[Holder, ...]
    _titles: Phrases[Office]
    _by_holder: Mapping[tuple[str, ...], tuple[Holder, ...]]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> Offices:
        """Build from the table. Raises KeyError, TypeError or AttributeError if an entry does not follow the form of its file."""
        table = lexicon.table("offices")
        offices = {raw["name"]: entries.office(raw) for raw in table.get("office", ())}
        terms = tuple(entries.holder(raw, offices) for raw in table.get("holder", ()))
        return cls(
            offices, terms,
            _titles=Phrases((words, offices[raw["name"]]) for raw in table.get("office", ()) for words in raw["words"]),
            _by_holder=_by_names(terms),
        )  # fmt: skip

    def office_of(self, words: str) -> Office | None:
        """The office whose title the words are, from end to end, in any letters."""
        found = self._titles.of(words)
        return found[0] if found else None

    def match_office(self, tokens: Sequence[str], i: int) -> tuple[int, Office] | None:
        """The longest title that begins with token `i`, in any letters, with the number of its tokens."""
        length, found = self._titles.at(tokens, i, cased=False)
        return (length, found[0]) if found else None

    def holders(self, name: str) -> tuple[Holder, ...]:
        """Every term of everyone called so, by full name, spelling or surname, in the order of the file."""
        return self._by_holder.get(key(name), ())

    def places(self, term: Holder) -> tuple[tuple[str, str | None], ...]:
        """The office of a term with whose it is, and the general one that it is like, if there is one."""
        like = self.by_name[term.office].like
        return ((term.office, term.of), (like, term.of)) if like else ((term.office, term.of),)

    def alike(self, name: str) -> frozenset[str]:
        """An office and those that are called by each other's names: a foreign secretary is "the foreign minister", but no king "the president"."""
        general = self.by_name[name].like or name
        if self.leads(general):
            return frozenset({name})
        return frozenset(o.name for o in self.by_name.values() if general in (o.name, o.like))

    def leads(self, name: str) -> bool:
        """Whether who holds an office, by its general name, is his state's leader: a president, a king, a chancellor."""
        office = self.by_name[name]
        return office.leads or (office.like is not None and self.by_name[office.like].leads)


def _by_names(terms: Iterable[Holder]) -> dict[tuple[str, ...], tuple[Holder, ...]]:
    """The terms of everyone called so, each once."""
    found: dict[tuple[str, ...], dict[Holder, None]] = {}
    for term in terms:
        for name in _person_names(term):
            found.setdefault(name, {})[term] = None
    return {name: tuple(known) for name, known in found.items()}


def _person_names(term: Holder) -> Iterator[tuple[str, ...]]:
    """Full names, and the last part of the main one with an Arabic article before it, or without."""
    for name in (term.name, *term.names):
        yield key(name)
    last = key(term.name.split()[-1])
    yield last
    if len(last) > 1 and last[0] in {"al", "el"}:
        yield last[1:]
