"""What an article calls an actor: all that decides who is meant, apart from the article. Many reports share one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from parley.model import Actor
from parley.record.compare.names import Names
from parley.record.compare.words import fold

__all__ = ["Call", "call_of", "owner_of"]

_THEIRS = frozenset({"his", "her", "their", "its", "our", "my"})
Kind = Literal["state", "body", "bare", "person", "single", "described"]


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """How somebody is called. `key` is what must be equal for two calls to be one without further thought.

    A `bare` call is a body or a government without a name ("the army"), a `single` one a person's one name, a `described` one no name
    at all: it never crosses from one article to another, unless they are copies.
    """

    kind: Kind
    key: tuple[str, ...]
    name: str = ""
    forms: tuple[str, ...] = ()
    """Abbreviations that stand for this body."""
    short: bool = False
    """Whether the name is nothing but an abbreviation."""
    called: tuple[str, ...] = ()
    """By what else an article goes on to call this: a person by single names, a state by its power ("government"), a body by its last word."""
    owner: tuple[str, ...] = ()
    """Kind and key of the call of whom they belong to."""
    among: tuple[str, ...] = ()
    """The states that its article names, of a `single` of nobody's, a `bare` one, and a body that is also called "the rebels"."""
    rising: bool = False
    """Whether it fights a government."""
    beside: tuple[tuple[str, ...], ...] = ()
    """What the forces and movements that the article of a `bare` one names, or calls rebels, are found by: their `base` or their `mark`."""

    @property
    def base(self) -> tuple[str, ...]:
        """Kind and key."""
        return (self.kind, *self.key)

    @property
    def mark(self) -> tuple[str, ...]:
        """By what rebels without a name are found again: their words, and the states that their article names."""
        return ("rising", *self.key, *self.among)

    @property
    def bare_forms(self) -> tuple[tuple[frozenset[str], str | None], ...]:
        """What an article that does not say whose it is may call this alone, as the key of a `bare` call, and the state that it is of."""
        if self.kind == "state":
            return tuple((frozenset({power}), self.key[0]) for power in self.called)
        if self.kind != "body":
            return ()
        own = ((self.rest, self.state),) if self.state else ()
        return (*own, *((frozenset({word}), of) for word in self.called for of in (self.among or (None,))))

    @property
    def state(self) -> str | None:
        """The state that a body has in its name."""
        return next((k[1:] for k in self.key if k.startswith("=")), None)

    @property
    def rest(self) -> frozenset[str]:
        """What else it has in its name."""
        return frozenset(k for k in self.key if not k.startswith("="))


def call_of(names: Names, report: Actor, known: Mapping[str, Actor]) -> Call:
    """The call of an actor report; `known` are the actors of its article by id."""
    owner = known.get(report.of or "")
    of = _call(names, owner, None).base if owner and owner.id != report.id else ()
    call = _call(names, report, owner, of)
    placed = call.kind == "bare" or (call.kind == "single" and not of) or (call.kind == "body" and call.called)
    if not placed:
        return call
    states = (_state(names, a, ()) for a in known.values() if a.type == "state")
    among = tuple(sorted({state.key[0] for state in states if state.kind == "state"}))
    return replace(call, among=among, beside=_forces(names, known, among) if call.kind == "bare" else ())


def _forces(names: Names, known: Mapping[str, Actor], among: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The forces and movements with names of their own, and no state's, and the rebels without one, among the actors of an article."""
    fighting = (
        _call(names, a, None)
        for a in known.values()
        if a.type == "armed_group" or (a.type == "organisation" and names.alone(a.name.rpartition(" ")[2]))
    )
    found = {call.base for call in fighting if call.kind == "body" and not call.state}
    rising = (_call(names, a, None) for a in known.values() if a.type == "armed_group")
    return tuple(
        sorted(found | {replace(call, among=among).mark for call in rising if call.kind == "bare" and call.rising})
    )


def owner_of(names: Names, report: Actor) -> str | None:
    """The report of whom an actor belongs to; the rebels of a state are not its own."""
    body = report.type not in ("person", "state")
    return None if body and names.is_rising(names.body(names.movement(report.name))) else report.of


def _call(names: Names, report: Actor, owner: Actor | None, of: tuple[str, ...] = ()) -> Call:
    if report.type == "state":
        return _state(names, report, of)
    if report.type == "person":
        return _person(names, report, of)
    return _body(names, report, owner, of)


def _state(names: Names, report: Actor, of: tuple[str, ...]) -> Call:
    """A state by its heading in the lexicon or by its own name, with what its power is called.

    A government that is nobody's is bare; one that is always somebody's ("her government") is only described.
    """
    heading = names.state(report.name) or next((h for m in report.mentions if (h := names.state(m.words))), None)
    ruled = {
        words: found for words in (report.name, *(m.words for m in report.mentions)) if (found := names.powers(words))
    }
    powers = frozenset[str]().union(*ruled.values())
    own = heading or names.land(report.name) or next(filter(None, map(names.land, ruled)), None)
    if own is None and all(m.words.partition(" ")[0].lower() in _THEIRS for m in report.mentions):
        return _described(report, of)
    if own is None:
        return Call("bare", (report.type, fold(report.name).removeprefix("the "), *sorted(powers)), owner=of)
    return Call("state", (own,), called=tuple(sorted(powers)), owner=of)


def _person(names: Names, report: Actor, of: tuple[str, ...]) -> Call:
    office = fold(report.role or "")
    if not names.is_named(report.name, person=True) or (office and fold(report.name).startswith(f"{office} of ")):
        return _described(report, of)
    own = names.person(report.name)
    if not own.full:
        return Call("single", own.parts, fold(report.name), owner=of)
    called = set(own.also)
    for mention in report.mentions:
        if names.is_named(mention.words, person=True):
            name = names.person(mention.words)
            called |= name.also | ({name.parts[0]} if len(name.parts) == 1 else set())
    return Call("person", own.parts, called=tuple(sorted(called)), owner=of)


def _body(names: Names, report: Actor, owner: Actor | None, of: tuple[str, ...]) -> Call:
    """How a body is called: by its own name or its state, by a bare word, or as a group that is only described."""
    name = names.movement(report.name)
    key, named = names.body(name), names.is_named(name)
    of_state = any(k.startswith("=") for k in key)
    if report.type == "group" and not named:
        return _described(report, of)
    if report.type != "group" and not of_state and not named and owner:
        key |= names.body(owner.name)
        of_state = any(k.startswith("=") for k in key)
    words, rising = tuple(sorted(key)), names.is_rising(key)
    of = of if owner_of(names, report) else ()
    if not named and not of_state:
        head = names.alone(name)
        return Call("bare", (report.type, fold(name), *((head,) if head else words)), owner=of, rising=rising)
    short = names.short_forms(name)
    if name in short:
        return Call("body", words, name, short=True, owner=of, rising=rising)
    forms = {form for m in report.mentions for form in names.short_forms(m.words)} | short
    initials = {names.initials(name)}
    standing = tuple(sorted((forms & initials if report.type == "group" else forms | initials) - {""}))
    called = {names.alone(name.rpartition(" ")[2]), names.kind(name)} | {names.rising(m.words) for m in report.mentions}
    also = tuple(sorted(word for word in called if word)) if named and report.type != "group" else ()
    return Call("body", words, fold(name), standing, called=also, owner=of, rising=rising)


def _described(report: Actor, of: tuple[str, ...]) -> Call:
    return Call("described", (report.type, fold(report.name)), owner=of)
