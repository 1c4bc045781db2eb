"""What an article calls an actor: all that decides who is meant, apart from the article. Many reports share one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from parley.model import Actor
from parley.record.compare.names import Names
from parley.record.compare.words import fold

__all__ = ["Call", "call_of"]

Kind = Literal["state", "body", "bare", "person", "single", "described"]


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """How somebody is called. `key` is what must be equal for two calls to be one without further thought.

    A `bare` call is a body without a name ("the army"), a `single` one a person's one name, a `described` one no name at all: it never
    crosses from one article to another, unless they are copies.
    """

    kind: Kind
    key: tuple[str, ...]
    name: str = ""
    forms: tuple[str, ...] = ()
    """Abbreviations that stand for this body."""
    short: bool = False
    """Whether the name is nothing but an abbreviation."""
    called: tuple[str, ...] = ()
    """Single names by which the article goes on to call this person."""
    owner: tuple[str, ...] = ()
    """Kind and key of the call of whom they belong to."""
    among: tuple[str, ...] = ()
    """The states that the article of a `single` of nobody's names."""

    @property
    def base(self) -> tuple[str, ...]:
        """Kind and key."""
        return (self.kind, *self.key)


def call_of(names: Names, report: Actor, known: Mapping[str, Actor]) -> Call:
    """The call of an actor report; `known` are the actors of its article by id."""
    owner = known.get(report.of or "")
    of = _call(names, owner, None).base if owner and owner.id != report.id else ()
    call = _call(names, report, owner, of)
    if call.kind != "single" or of:
        return call
    return replace(call, among=tuple(sorted(_state(names, a, ()).key[0] for a in known.values() if a.type == "state")))


def _call(names: Names, report: Actor, owner: Actor | None, of: tuple[str, ...] = ()) -> Call:
    if report.type == "state":
        return _state(names, report, of)
    if report.type == "person":
        return _person(names, report, of)
    return _body(names, report, owner, of)


def _state(names: Names, report: Actor, of: tuple[str, ...]) -> Call:
    heading = names.state(report.name) or next((h for m in report.mentions if (h := names.state(m.words))), None)
    return Call("state", (heading or fold(report.name).removeprefix("the "),), owner=of)


def _person(names: Names, report: Actor, of: tuple[str, ...]) -> Call:
    if not names.is_named(report.name, person=True):
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
    key, named = names.body(report.name), names.is_named(report.name)
    of_state = any(k.startswith("=") for k in key)
    if report.type == "group" and not named:
        return _described(report, of)
    if report.type != "group" and not of_state and not named and owner:
        key |= names.body(owner.name)
        of_state = any(k.startswith("=") for k in key)
    words = tuple(sorted(key))
    if not named and not of_state:
        return Call("bare", (report.type, fold(report.name), *words), owner=of)
    short = names.short_forms(report.name)
    if report.name in short:
        return Call("body", words, report.name, short=True, owner=of)
    forms = {form for m in report.mentions for form in names.short_forms(m.words)} | short
    initials = {names.initials(report.name)}
    standing = forms & initials if report.type == "group" else forms | initials
    return Call("body", words, fold(report.name), tuple(sorted(standing - {""})), owner=of)


def _described(report: Actor, of: tuple[str, ...]) -> Call:
    return Call("described", (report.type, fold(report.name)), owner=of)
