"""The entries of `states.toml`, `bodies.toml`, `groups.toml` and `offices.toml`, typed, and how each is made of its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from parley.model import ActorType

__all__ = [
    "Body", "Entry", "Group", "Holder", "How", "Office", "State", "body", "group", "holder", "names", "office", "state",
]  # fmt: skip

How = Literal["name", "short", "capital", "seat", "adjective", "people", "later"]
"""By what an entry was named. `capital` and `seat` stand for a government only in context; `later` after a full name."""


@dataclass(frozen=True, slots=True)
class State:
    """A state, a territory that acts like one, or a state that is no more. Dates are ISO days or months."""

    name: str
    status: str = "member"
    within: str | None = None
    codes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    type: ActorType = "state"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or an organ of one; `of` names a state, `part_of` another body."""

    name: str
    type: ActorType = "organisation"
    part_of: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A party to a conflict; `of` names the states where it acts, `became` the entry it was renamed to at `until`."""

    name: str
    type: ActorType = "armed_group"
    of: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    became: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A title that one person holds at a time, or several (`many`). `like`: the general office it equals elsewhere.

    `belongs_to`: state, body, group or any. `of` names the one that alone has it. `leads`: "the Kenyan leader" is who
    holds it.
    """

    name: str
    belongs_to: str
    of: str | None = None
    like: str | None = None
    many: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held which office of which state, body or group. `since`, `until`: ISO days, months or years, both included.

    `about`: the conflict that an envoy is for. `acting`: for the time being, or contested. `basis`: where the term is seen.
    """

    name: str
    office: str
    of: str | None
    since: str
    until: str | None
    basis: str
    names: tuple[str, ...] = ()
    about: str | None = None
    acting: bool = False

    def may_hold(self, first: str, last: str) -> bool:
        """Whether some day between two ISO days (both included) may lie in the term."""
        return _first_day(self.since) <= last and (self.until is None or first <= _last_day(self.until))


Entry = State | Body | Group


def state(name: str, raw: Mapping[str, Any]) -> State:
    """A state from its table."""
    return State(
        name,
        raw.get("status", "member"),
        raw.get("within"),
        tuple(raw.get("codes", ())),
        raw.get("since"),
        raw.get("until"),
    )


def body(name: str, raw: Mapping[str, Any]) -> Body:
    """A body from its table."""
    return Body(name, raw.get("type", "organisation"), raw.get("part_of"), raw.get("of"))


def group(name: str, raw: Mapping[str, Any]) -> Group:
    """A group from its table."""
    return Group(
        name,
        raw.get("type", "armed_group"),
        tuple(raw.get("of", ())),
        raw.get("since"),
        raw.get("until"),
        raw.get("became"),
    )


def office(raw: Mapping[str, Any]) -> Office:
    """An office from its table."""
    many, leads = raw.get("many", False), raw.get("leads", False)
    return Office(raw["name"], raw["belongs_to"], raw.get("of"), raw.get("like"), many, leads)


def holder(raw: Mapping[str, Any], offices: Mapping[str, Office]) -> Holder:
    """A term from its table; an office of one state alone brings its `of` along."""
    return Holder(
        raw["name"], raw["office"], raw.get("of", offices[raw["office"]].of), raw["since"], raw.get("until"), raw["basis"],
        tuple(raw.get("names", ())), raw.get("about"), raw.get("acting", False),
    )  # fmt: skip


_KEYS: tuple[tuple[str, How], ...] = (
    ("names", "name"),
    ("short", "short"),
    ("adjectives", "adjective"),
    ("people", "people"),
    ("capitals", "capital"),
    ("seats", "seat"),
    ("later", "later"),
)


def names(heading: str, raw: Mapping[str, Any]) -> Iterator[tuple[How, str]]:
    """Every name of an entry, with how it names it: the heading first, then in the order of the keys."""
    yield "name", heading
    for name, how in _KEYS:
        for words in raw.get(name, ()):
            yield how, words


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]
