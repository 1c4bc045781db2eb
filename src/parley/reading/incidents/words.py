"""The vocabulary of what parties do to each other, as a typed, frozen view over `lexicon/incidents.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parley.lexicon import Lexicon
from parley.lexicon.views import by_word, word_sets

__all__ = ["ActWords", "EventNoun", "Unreal", "VerbPattern"]


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """One way in which a verb tells an act: complements it takes, nouns that one of them must or must not name.

    `named`: whose name the complement may be instead of one of the nouns, "place" or "actor"; `suffered`: whether the subject has it done
    to him by whoever stands with the complement; `minded`: whether its passive tells of what its subject itself thinks.
    """

    type: str
    takes: frozenset[str]
    nouns: frozenset[str]
    unless: frozenset[str]
    named: str
    suffered: bool
    minded: bool


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that tells an act; `needs`: nothing, a doer ("named"), or the subject of a light verb as its doer ("light").

    `asks`: only where something is asked for; `shown`: only of people, where it is told of what.
    """

    type: str
    needs: str
    asks: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Unreal:
    """Words above a deed that leave it no fact, each kind as `lexicon/incidents.toml` explains it."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    weighing: frozenset[str]
    alleged: frozenset[str]
    tellings: frozenset[str]
    charges: frozenset[str]
    suspecting: frozenset[str]
    clearing: frozenset[str]
    falling: frozenset[str]
    empty: frozenset[str]
    """Where what falls hits nobody."""
    wanted: frozenset[str]
    """Nouns for what ought to be, or is yet to be carried out."""
    minding: frozenset[str]
    """Of the nouns those for what one may feel at what has been done as well."""
    ends: frozenset[str]
    """Nouns for the end of what there is."""
    thinking: frozenset[str]
    believing: frozenset[str]
    truths: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActWords:
    """Patterns by the first word of the verb, each with the words that must go with it; nouns by lemma."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], VerbPattern], ...]]
    nouns: Mapping[str, EventNoun]
    light: frozenset[str]
    happening: frozenset[str]
    refusal: frozenset[str]
    stands: frozenset[str]
    ended: frozenset[str]
    threats: frozenset[str]
    charges: frozenset[str]
    unkept: frozenset[str]
    kindly: frozenset[str]
    verdicts: Mapping[str, str]
    duty: frozenset[str]
    needed: frozenset[str]
    minded: frozenset[str]
    voiced: frozenset[str]
    material: frozenset[str]
    unnamed: frozenset[str]
    at_once: frozenset[str]
    mutual: frozenset[str]
    aiming: frozenset[str]
    moves: frozenset[str]
    lasting: frozenset[str]
    drawn_out: frozenset[str]
    done: frozenset[str]
    meant: frozenset[str]
    planned: frozenset[str]
    voices: frozenset[str]
    bodies: frozenset[str]
    agents: frozenset[str]
    folk: frozenset[str]
    suits: frozenset[str]
    labour: frozenset[str]
    faceless: frozenset[str]
    accidents: frozenset[str]
    crashes: frozenset[str]
    suffering: frozenset[str]
    defending: frozenset[str]
    targets: frozenset[str]
    owned_up: frozenset[str]
    laid_on: frozenset[str]
    liability: frozenset[str]
    inflicted: frozenset[str]
    answering: frozenset[str]
    raising: frozenset[str]
    wires: frozenset[str]
    leaving: frozenset[str]
    persons: frozenset[str]
    fighters: frozenset[str]
    between: frozenset[str]
    papers: frozenset[str]
    unreal: Unreal

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> ActWords:
        """Built once for a lexicon."""
        table = lexicon.table("incidents")
        return cls(
            **word_sets(cls, table),
            verbs=_verbs(table),
            nouns={
                n: EventNoun(entry["type"], entry.get("by", ""), entry.get("asks", False), entry.get("shown", False))
                for entry in table["nouns"]
                for n in entry["nouns"]
            },
            verdicts=by_word(table["verdicts"]),
            voiced=_of_groups(table, "voiced"),
            agents=_of_groups(table, "agents"),
            folk=_of_groups(table, "folk"),
            suits=frozenset(table["groups"]["suits"]),
            unreal=Unreal(**word_sets(Unreal, table["unreal"])),
        )


def _of_groups(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """The nouns of all groups that a table names."""
    return frozenset(noun for group in table[key]["groups"] for noun in table["groups"][group])


def _verbs(table: Mapping[str, Any]) -> Mapping[str, tuple[tuple[tuple[str, ...], VerbPattern], ...]]:
    """Verbs with a particle come before the plain ones, as the longer match says more."""
    groups = {name: frozenset(nouns) for name, nouns in table["groups"].items()}
    out: dict[str, list[tuple[tuple[str, ...], VerbPattern]]] = {}
    for entry in table["verbs"]:
        nouns, unless = (frozenset[str]().union(*(groups[g] for g in entry.get(k, ()))) for k in ("nouns", "unless"))
        named, suffered, minded = entry.get("named", ""), entry.get("suffered", False), entry.get("minded", False)
        pattern = VerbPattern(entry["type"], frozenset(entry["takes"]), nouns, unless, named, suffered, minded)
        for verb in entry["verbs"]:
            first, *rest = verb.split()
            out.setdefault(first, []).append((tuple(rest), pattern))
    return {first: tuple(sorted(patterns, key=lambda p: -len(p[0]))) for first, patterns in out.items()}
