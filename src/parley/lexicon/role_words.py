"""Role words: what a word says of whoever is called so, or of what is done, one set for each thing it may say (`roles.toml`, `speech.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parley.lexicon import Lexicon

__all__ = ["RoleWords"]

_MADE = ("agreement", "treaty", "ceasefire", "truce")
"""Kinds of instrument that have names like those of bodies."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Lemmas in small letters."""

    accountable: frozenset[str]
    """What whoever did something is behind "hold": he has to answer for it."""
    attitudes: frozenset[str]
    """Words for a body that mean an attitude where it is one "to" something (`opposition`)."""
    audience: frozenset[str]
    """The public of whoever speaks (`reporter`)."""
    bare_sides: frozenset[str]
    """Those who talk, of whom no more is said (`side`, `party`)."""
    beings: frozenset[str]
    """Persons of whose office nothing is said (`woman`)."""
    company: frozenset[str]
    """Persons who meet, whatever their offices (`leader`), as not everybody is (`expert`)."""
    deputed: frozenset[str]
    """Who stands for others, who sign by him (`representative`)."""
    fighters: frozenset[str]
    """Those who are the armed group for which they fight (`fighter`, `troops`)."""
    figures: frozenset[str]
    """What makes "figures" behind it persons and no numbers (`opposition`, `senior`)."""
    governing: frozenset[str]
    """Who governs, even where no state's name stands with it (`government`)."""
    governors: frozenset[str]
    """Words for the state to which they belong (`authorities`, `side`)."""
    ground: frozenset[str]
    """A piece of the ground of whom it names (`border`, `north`)."""
    kinds: frozenset[str]
    """What a body is, said behind its name (`group`, `movement`)."""
    leading: frozenset[str]
    """Verbs of who stands at the head of people (`lead`)."""
    listed_apart: frozenset[str]
    """Several who are listed for themselves, even where it is known whom they stand for (`delegation`)."""
    mediating: frozenset[str]
    """Verbs and nouns of bringing others together (`mediate`, `host`, `facilitator`)."""
    motion: frozenset[str]
    """Verbs and nouns with a place for their goal, their start or their object (`fly`, `leave`, `flight`)."""
    of_people: frozenset[str]
    """Verbs of saying of which only people are the subject, whatever their object (`condemn`)."""
    pairs: frozenset[str]
    """Those of whom two need be no persons (`delegation`, `ally`)."""
    papers: frozenset[str]
    """Last words of names of agreements and treaties, which are nobody's (`the Keta Accord`)."""
    realms: frozenset[str]
    """What a state is in its full name (`kingdom`, `republic`)."""
    renaming: frozenset[str]
    """Verbs and adjectives that give somebody another name (`dub`, `known`)."""
    sent: frozenset[str]
    """Somebody sent to others, whose he is not (`envoy`, `ambassador`)."""
    telling: frozenset[str]
    """Verbs of which the subject is somebody who speaks, or a text (`say`, `warn`)."""
    together: frozenset[str]
    """Those of many states who speak as one group (`leader`)."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> RoleWords:
        """Build from the tables. Raises KeyError, TypeError or AttributeError if an entry does not follow the form of its file."""
        roles, speech = lexicon.table("roles"), lexicon.table("speech")
        verbs_and_nouns = {name: (*roles[name]["verbs"], *roles[name]["nouns"]) for name in ("mediating", "motion")}
        single = (
            "attitudes",
            "audience",
            "beings",
            "company",
            "deputed",
            "fighters",
            "governing",
            "governors",
            "ground",
        )
        more = ("kinds", "pairs", "realms", "renaming", "sent", "together")
        sets = {
            **{name: roles[name]["words"] for name in (*single, *more)},
            **verbs_and_nouns,
            "accountable": roles["account"]["words"],
            "bare_sides": roles["side"]["bare"],
            "figures": (*roles["figures"]["words"], *roles["standing"]["rank"]),
            "leading": roles["leading"]["verbs"],
            "listed_apart": roles["apart"]["words"],
            "of_people": speech["telling"]["of_people"],
            "papers": _papers(lexicon.table("instruments")["kinds"]),
            "telling": speech["telling"]["verbs"],
        }
        return cls(**{name: frozenset(words) for name, words in sets.items()})


def _papers(kinds: Mapping[str, Any]) -> Iterator[str]:
    """The words for what is signed."""
    return (word for kind in _MADE for need in ("sure", "tied") for word in kinds[kind].get(need, ()))
