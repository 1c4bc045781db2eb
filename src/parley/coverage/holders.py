"""People whom a text calls by offices that they held: in which terms, and the time at which all of them could hold theirs.

The vocabulary `offices` knows who held what, when. A person is left out as soon as the text calls them "former", and a text that speaks
of people whose terms exclude each other tells of several times, and so of none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from parley.dates import Interval, bounds, shift_day

__all__ = ["Person", "Term", "common_time", "left_before", "people_in_office"]

_WEAK: Final = "general knowledge"
"""Basis of terms that nobody looked up: they bound an undated article, they never contradict a stated date."""
_LOOK: Final = 60
_AFTER: Final = 40
"""Characters before and after a name in which its office, or "former", stands."""
_SHORTEST: Final = 5
"""Letters of a name that is looked for: shorter ones are words of other things."""
_CAPITALISED: Final = re.compile(r"[^\W\d_][\w-]+")
_BRIEF: Final = 90
"""Days of a window so short that the text more likely tells of people who followed each other."""
_MANY: Final = 50
_KEPT: Final = 4
"""Vocabularies that are kept ready: the shipped one, with case files over it."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Words around a name, for what they say of the office it bears there."""

    no_more: re.Pattern[str]
    lesser: tuple[str, ...]
    address: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> _Beside:
        """The table `beside` of the vocabulary."""
        no_more = "|".join(re.escape(word) for word in table["no_more"])
        return cls(re.compile(rf"(?i)\b(?:{no_more})\b"), tuple(table["lesser"]), frozenset(table["address"]))


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: who, the titles of the office, from when to when; `weak` if nobody looked it up."""

    name: str
    words: tuple[str, ...]
    span: Interval
    weak: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the text names, with the terms that may be meant. `titled`: the text calls the person by the office."""

    name: str
    terms: tuple[Term, ...]
    titled: bool

    @property
    def over(self) -> bool:
        """Whether every office that may be meant has been left since."""
        return all(t.span.last for t in self.terms)


def left_before(person: Person, day: date, grace: int) -> bool:
    """Whether somebody had left every office meant so many days before, by terms that were looked up."""
    ends = [shift_day(t.span.last, grace) for t in person.terms]
    return all(end and end < day for end in ends) and not any(t.weak for t in person.terms)


def people_in_office(text: str, offices: Mapping[str, Any]) -> list[Person]:
    """Everybody whom the text names and who held an office, unless it calls one of them "former" or "then"."""
    if not offices:
        return []
    known = _indexed(_Same(offices))
    present = known.by_last.keys() & set(_CAPITALISED.findall(text))
    terms: dict[str, list[Term]] = {}
    spelt: dict[str, list[str]] = {}
    for at in sorted({at for last in present for at in known.by_last[last]}):
        term, names = known.held[at]
        terms.setdefault(term.name, []).append(term)
        spelt.setdefault(term.name, []).extend(names)
    around = (known.every, known.beside)
    found = (
        _person(text, sorted(set(spelt[name])), own, around, alone=known.shared[name.split()[-1]] == 1)
        for name, own in sorted(terms.items())
    )
    return [person for person in found if person]


@dataclass(frozen=True, slots=True)
class _Holders:
    """The vocabulary as it is looked up: each term with the names of who held it, by the last words of those names."""

    held: tuple[tuple[Term, tuple[str, ...]], ...]
    by_last: Mapping[str, tuple[int, ...]]
    shared: Mapping[str, int]
    """How many of them share a surname."""
    every: tuple[str, ...]
    """The titles of all offices."""
    beside: _Beside

    @classmethod
    def of(cls, offices: Mapping[str, Any]) -> _Holders:
        """The terms in the order of the vocabulary."""
        titles = {office["name"]: tuple(office["words"]) for office in offices.get("office", ())}
        held: list[tuple[Term, tuple[str, ...]]] = []
        by_last: dict[str, list[int]] = {}
        for holder in offices.get("holder", ()):
            words = titles.get(holder["office"], (holder["office"].lower(),))
            names = (holder["name"], *holder.get("names", ()))
            for last in dict.fromkeys(map(_last, names)):
                by_last.setdefault(last, []).append(len(held))
            held.append((Term(holder["name"], words, _span(holder), holder.get("basis") == _WEAK), names))
        every = {word for words in (*titles.values(), *(term.words for term, _ in held)) for word in words}
        return cls(
            tuple(held),
            {last: tuple(places) for last, places in by_last.items()},
            Counter(name.split()[-1] for name in {term.name for term, _ in held}),
            tuple(sorted(every)),
            _Beside.of(offices["beside"]),
        )


class _Same:
    """A vocabulary as a key: the same only as itself, so that it is looked through once."""

    __slots__ = ("offices",)

    def __init__(self, offices: Mapping[str, Any]) -> None:
        self.offices = offices

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.offices is other.offices

    def __hash__(self) -> int:
        return id(self.offices)


@lru_cache(maxsize=_KEPT)
def _indexed(same: _Same) -> _Holders:
    """The vocabulary as it is looked up."""
    return _Holders.of(same.offices)


def _last(name: str) -> str:
    """The last word of a name, or what follows the apostrophe in it."""
    return name.replace("\u2019", " ").replace("'", " ").rpartition(" ")[2]


def _person(
    text: str, names: list[str], terms: list[Term], known: tuple[tuple[str, ...], _Beside], *, alone: bool
) -> Person | None:
    """A person in the terms whose titles stand by the name, in all terms if none does.

    None if unnamed, called "former", or only called by another office ("the chancellor, A"); `known` are the titles of all offices and the
    words beside them.
    """
    every, beside = known
    places = [place for name in names if len(name) >= _SHORTEST for place in _mentions(text, name)]
    if not places and alone:
        places = _by_surname(text, terms, beside)
    before = [text[max(0, start - _LOOK) : start].rpartition(". ")[2] for start, _ in places]
    if not places or any(beside.no_more.search(words) for words in before):
        return None
    around = [f"{words}|{text[end : end + _AFTER]}".lower() for words, (_, end) in zip(before, places, strict=True)]
    titled = [t for t in terms if any(_stands(word, near, beside.lesser) for near in around for word in t.words)]
    if not titled and any(words.lower().rstrip(" ,").endswith(every) for words in before):
        return None
    return Person(terms[0].name, tuple(titled or terms), bool(titled))


def _by_surname(text: str, terms: list[Term], beside: _Beside) -> list[tuple[int, int]]:
    """Where the surname stands alone; nowhere if a first name or another's title ever stands before it."""
    surname = terms[0].name.split()[-1]
    places = list(_mentions(text, surname)) if len(surname) >= _SHORTEST else []
    own = {word.split()[-1] for t in terms for word in t.words} | beside.address
    ahead = [text[max(0, start - 20) : start].split() for start, _ in places]
    strange = any(w and w[-1][0].isupper() and w[-1].lower().strip(".") not in own for w in ahead)
    return [] if strange else places


def _stands(title: str, near: str, lesser: tuple[str, ...]) -> bool:
    """Whether a title stands there as whole words, and nothing makes it a lesser one ("deputy", "vice")."""
    at = near.find(title)
    whole = at >= 0 and not near[at - 1 : at].isalpha() and not near[at + len(title) : at + len(title) + 1].isalpha()
    return whole and not near[:at].rstrip(" -").endswith(lesser)


def _mentions(text: str, name: str) -> Iterator[tuple[int, int]]:
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at, end
        at = text.find(name, end)


def _span(holder: Mapping[str, Any]) -> Interval:
    since, until = str(holder.get("since") or ""), str(holder.get("until") or "")
    return Interval(bounds(since).first if since else None, bounds(until).last if until else None)


def common_time(people: list[Person]) -> Interval | None:
    """The time at which all of them can hold their offices; None if there is none: then the text tells of several times."""
    windows = [Interval()]
    for person in people:
        windows = [w for one in windows for t in person.terms if (w := one.meet(t.span))][:_MANY]
    firsts, lasts = [w.first or date.min for w in windows], [w.last or date.max for w in windows]
    if not windows or len(people) < 2:
        return None
    first, last = min(firsts), max(lasts)
    found = Interval(None if first == date.min else first, None if last == date.max else last)
    return None if found.days is not None and found.days < _BRIEF else found
