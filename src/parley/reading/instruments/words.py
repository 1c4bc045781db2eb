"""The vocabulary of instruments as typed, frozen views over `lexicon/instruments.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from parley.lexicon import Lexicon
from parley.reading.syntax.forms import forms

__all__ = ["InstrumentWords", "Kind", "Need", "Stage"]

Need = Literal["sure", "tied", "aimed", "ruled", "named", "reached", "ordered", "signed", "told"]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a noun calls: the type of instrument, and what it needs beside it to be one."""

    type: str
    need: Need
    length: int = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage in the life of an instrument, by its name ("" if none fits), and its rank: the later in life, the higher."""

    name: str
    rank: int
    thin: bool = False
    """Whether it is only taken for granted, so that it falls where anything bars it: "the truce expires in June"."""
    bars: bool = False
    """Whether it tells that it has not come into force: "has not been signed", "was to take effect on Monday"."""


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """Nouns by kind, phrases by their last word; verbs by stage, their particles or nouns beside them."""

    nouns: Mapping[str, Kind]
    phrases: Mapping[str, tuple[tuple[Phrase, Kind], ...]]
    verbs: Mapping[str, tuple[tuple[Phrase, Stage], ...]]
    runs: Mapping[str, tuple[tuple[Phrase, Stage], ...]]
    above: Mapping[str, Stage]
    beside: Mapping[str, Stage]
    group: Mapping[str, str]
    taken_up: frozenset[str]
    other_modifiers: frozenset[str]
    other_kinds: frozenset[str]
    worth: frozenset[str]
    """Adjectives that say what one should be worth: "a bad deal"."""
    wholes: frozenset[str]
    sorts: frozenset[str]
    named_by: frozenset[str]
    vague: frozenset[str]
    earlier: frozenset[str]
    fresh: frozenset[str]
    """Words by which one is another than that of before: "a new truce"."""
    parties: frozenset[str]
    against: frozenset[str]
    bystanding: frozenset[str]
    """Verbs of others than its parties: "welcomed the truce"."""
    until: frozenset[str]
    until_extended: frozenset[str]
    terms: frozenset[str]
    """Nouns for the time for which it is made: "its six-month period"."""
    parts: frozenset[str]
    """Nouns of what is in it: who breaks a provision of it breaks it."""
    phases: frozenset[str]
    """Those of them that follow on one another: what is talked about of the next one is in force."""
    wishes: frozenset[str]
    """Nouns that only wish for the stage behind them: "support for an extension"."""
    occasions: frozenset[str]
    """Nouns of what has come for something that is still to be done: "the time has come to sign it"."""
    supposing: frozenset[str]
    """Words under which something is only hoped, feared or seen to: "to ensure that the truce is observed"."""
    alleging: frozenset[str]
    """Words over or beside a breach that is only alleged: "accused them of breaking it"."""
    trying: frozenset[str]
    """Verbs and nouns for working towards something: what is to be made by it is being negotiated."""
    deciding: frozenset[str]
    """Verbs of which an infinitive is as real as they are: "agreed to extend it"."""
    decisions: frozenset[str]
    """Nouns of which an infinitive is as real as what governs them: "announced its decision to lift the ban"."""
    falling_short: frozenset[str]
    """Words of which the infinitive tells a breach: "failed to observe it", "their failure to observe it"."""
    going_on: frozenset[str]
    """Verbs whose infinitive or place tells of their subject: "continues to apply"."""
    coming: frozenset[str]
    """Verbs of coming into force, which may be to come, or may never happen: "takes effect on Monday", "never took effect"."""
    lasting: frozenset[str]
    """Verbs of an instrument for a length of time: "is to run for a month"."""
    ending: frozenset[str]
    """Verbs whose time is the end."""
    it_does: frozenset[str]
    """Verbs of which "it" as subject is rather an instrument than somebody."""
    done_to_it: frozenset[str]
    """The same of verbs of which "it" is the object."""
    standing_types: frozenset[str]
    """Types of which one that has a name is in force if nothing else is told."""
    places: Mapping[Phrase, Stage]
    """Prepositions and nouns that say where it is: "in force", "on the table"."""
    designating: frozenset[str]
    """Verbs that impose sanctions by being said: "is designating two banks"."""
    besides: frozenset[str]
    """Adverbs by which such a verb tells of others: "is also designating …"."""
    imposed: Stage
    imposing: frozenset[str]
    """Words for what an order of the executive does to those whom it hits."""
    gatherings: frozenset[str]
    """Nouns of those who decide together: summits, conferences."""
    in_force: Stage
    presumed: Stage
    """In force, as nothing else is told: any stage that is told goes before it."""
    running: Stage
    """In force, as it has an end to come."""
    unmade: Stage
    """What is told of none but that it has not come into force."""
    false: Stage
    """The same of what the article says is not so."""
    silent: Stage
    """What is told of it tells no stage: "did not violate the truce"."""
    beginning: Stage
    """What "takes effect on Monday": in force, or to come, as the day tells."""
    to_come: Stage
    """What will come into force is agreed, if nothing else is told."""
    holding: Stage
    violated: Stage
    expired: Stage
    collapsed: Stage
    rejected: Stage
    failing: frozenset[str]
    """Words of which an infinitive is not done: "failed to sign", "was unable to sign"."""
    hindering: frozenset[str]
    """Verbs whose object, a stage, does not come about: "boycotted the signing"."""
    awaiting: frozenset[str]
    """Verbs whose object is a stage that has not come: "awaits ratification"."""
    wished: Stage
    """The stage of what is only wanted, and of what is only sought."""
    sought: Stage

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> InstrumentWords:
        """Built once for a lexicon."""
        table = lexicon.table("instruments")
        entries = [
            (noun.split(), Kind(kind, need, len(noun.split())))
            for kind, needs in table["kinds"].items()
            for need, nouns in needs.items()
            for noun in nouns
        ]
        phrases: dict[str, list[tuple[Phrase, Kind]]] = {}
        for words, kind in sorted((e for e in entries if len(e[0]) > 1), key=lambda e: -len(e[0])):
            phrases.setdefault(words[-1], []).append((tuple(words), kind))
        stages = {name: Stage(name, rank) for rank, name in enumerate(table["stages"])}
        told = {role: _by_first(table["stages"], stages, role) for role in ("verbs", "runs")}
        single = {
            role: {w: stages[n] for n, entry in table["stages"].items() for w in entry[role]}
            for role in ("nouns", "words")
        }
        in_force, unmade = stages["in force"], Stage("", -1, bars=True)
        places = [(place, stages[name]) for name, entry in table["stages"].items() for place in entry["places"]]
        places += [(place, unmade) for place in table["unmade"]["places"]]
        presumed = replace(in_force, rank=stages["being negotiated"].rank, thin=True)
        return cls(
            nouns={words[0]: kind for words, kind in entries if len(words) == 1},
            phrases={last: tuple(found) for last, found in phrases.items()},
            verbs=told["verbs"],
            runs=told["runs"],
            above=single["nouns"] | dict.fromkeys(table["standing"]["above"], presumed),
            beside=single["words"] | dict.fromkeys(table["unmade"]["words"], unmade),
            group={kind: group[0] for group in table["same"]["groups"] for kind in group},
            taken_up=frozenset(table["same"]["taken_up"]),
            other_modifiers=frozenset(table["other"]["modifiers"]),
            other_kinds=frozenset(table["other"]["kinds"]),
            worth=frozenset(table["other"]["worth"]),
            wholes=frozenset(table["other"]["wholes"]),
            sorts=frozenset(table["other"]["sorts"]),
            named_by=frozenset(table["other"]["named_by"]),
            vague=frozenset(table["vague"]["words"]),
            earlier=frozenset(table["vague"]["earlier"]),
            fresh=frozenset(table["vague"]["fresh"]),
            parties=frozenset(table["parties"]["with"]),
            bystanding=frozenset(table["parties"]["bystanding"]),
            against=frozenset(table["parties"]["against"]),
            until=frozenset(table["until"]["words"]),
            until_extended=frozenset(table["until"]["extended"]),
            terms=frozenset(table["until"]["terms"]),
            parts=frozenset(table["wishing"]["parts"]),
            phases=frozenset(table["wishing"]["phases"]),
            wishes=frozenset(table["wishing"]["nouns"]),
            occasions=frozenset(table["wishing"]["occasions"]),
            supposing=frozenset((*(binding := lexicon.table("commitments")["empty"])["hoping"], *binding["seeing_to"]))
            - frozenset(binding["believing"]),
            alleging=frozenset(table["wishing"]["alleging"]),
            trying=frozenset(table["wishing"]["trying"]),
            deciding=frozenset(table["infinitives"]["deciding"]),
            decisions=frozenset(table["infinitives"]["decisions"]),
            falling_short=frozenset(table["infinitives"]["falling_short"]),
            going_on=frozenset(table["infinitives"]["going_on"]),
            coming=frozenset(table["times"]["coming"]),
            lasting=frozenset(table["times"]["lasting"]),
            ending=frozenset(table["times"]["ending"]),
            it_does=frozenset(table["it"]["subject"]),
            done_to_it=frozenset(table["it"]["object"]),
            standing_types=frozenset(table["standing"]["types"]),
            places={(before, noun): stage for place, stage in places for before, _, noun in (place.rpartition(" "),)},
            designating=frozenset(table["imposing"]["verbs"]),
            besides=frozenset(table["imposing"]["besides"]),
            imposed=stages["adopted"],
            imposing=frozenset(table["imposing"]["words"]),
            gatherings=frozenset(table["gatherings"]["nouns"]),
            in_force=in_force,
            presumed=presumed,
            running=replace(in_force, thin=True),
            unmade=unmade,
            false=replace(unmade, rank=unmade.rank - 1),
            silent=Stage("", presumed.rank),
            beginning=Stage("", unmade.rank - 2),
            to_come=replace(unmade, name="agreed"),
            holding=stages["holding"],
            violated=stages["violated"],
            expired=stages["expired"],
            collapsed=stages["collapsed"],
            rejected=stages["rejected"],
            failing=frozenset((*(kept := lexicon.table("commitments")["conduct"])["failing"], *kept["failures"]))
            | frozenset(table["unmade"]["unable"]),
            hindering=frozenset(table["unmade"]["hindering"]),
            awaiting=frozenset(table["unmade"]["awaiting"]),
            wished=stages["proposed"],
            sought=stages["being negotiated"],
        )


def _by_first(
    table: Mapping[str, Mapping[str, list[str]]], stages: Mapping[str, Stage], role: str
) -> dict[str, tuple[tuple[Phrase, Stage], ...]]:
    """Verbs by their first word, each with the words after it, longer ones first."""
    out: dict[str, list[tuple[Phrase, Stage]]] = {}
    for name, entry in table.items():
        for verb in entry[role]:
            first, *rest = verb.split()
            for form in forms(first):
                out.setdefault(form, []).append((tuple(rest), stages[name]))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in out.items()}
