"""The vocabulary of what binds as a typed, frozen view over `lexicon/commitments.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.lexicon.views import word_sets
from parley.model import CommitmentKind, CommitmentState, Modality
from parley.reading.commitments.fate_words import FateWords

__all__ = ["CommitmentWords"]


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Verbs, adjectives and nouns by the kind of commitment, verbs by what became of it, markers of conditions."""

    verbs: Mapping[str, CommitmentKind]
    adjectives: Mapping[str, CommitmentKind]
    deciding: frozenset[str]
    """Verbs that bind whoever says it of himself: "we have decided to …"."""
    decisions: frozenset[str]
    """Nouns that bind as the object of a verb of `telling`: "announced plans to …"."""
    telling: frozenset[str]
    deeds: frozenset[str]
    """Nouns of what is done, which bind as that object: "announced a withdrawal"."""
    moving: frozenset[str]
    """Those of which the doer stands behind "of": "the withdrawal of Chad's troops"."""
    declared: frozenset[str]
    """Nouns of what binds whoever declares it: "declared a truce"."""
    accepting: frozenset[str]
    offered: frozenset[str]
    """Nouns of what binds whoever accepts it."""
    binding: frozenset[str]
    loose: frozenset[str]
    """Verbs of `binding` that lay a duty on somebody only as told of the past, by a time or under a pact: "was supposed to leave"."""
    nouns: Mapping[str, CommitmentKind]
    states: Mapping[str, CommitmentState]
    conduct: Mapping[str, CommitmentState]
    """Verbs, with their prepositions, that tell how a party keeps one of the `pacts`."""
    conducting: frozenset[str]
    """The same verbs without prepositions."""
    pacts: frozenset[str]
    breaches: frozenset[str]
    """Nouns that tell of a pact as broken: "in violation of the truce"."""
    parts: frozenset[str]
    """Nouns of what is in a pact: "the terms of the truce"."""
    failing: frozenset[str]
    """Verbs of which the infinitive is not done: "failed to observe"."""
    failures: frozenset[str]
    """Nouns of the same: "their failure to observe it"."""
    minds: frozenset[str]
    """Nouns of what somebody has a mind to do, which bind him only if he says so: "its determination to …"."""
    stated: frozenset[str]
    """Adjectives by which he says so: "its declared intention to …"."""
    lengthy: frozenset[str]
    """Verbs of `conduct` that in the present tell of nothing that is done: "they implement the deal"."""
    nominal_deeds: Mapping[str, tuple[str, ...]]
    """Nouns of which the deed may be a nominal, with its prepositions: "commitment to the truce"."""
    giving: frozenset[str]
    providing: frozenset[str]
    limits: frozenset[str]
    texts: frozenset[str]
    """Nouns of what lays a duty on somebody, beside pacts and parties: "the ruling requires them to …"."""
    making: frozenset[str]
    """Verbs whose subject owns the noun that is their object."""
    sought: frozenset[str]
    """Verbs of which the object is not there yet: "to secure their commitment"."""
    owned: frozenset[str]
    """Nouns that bind only as somebody's own: "kept its word"."""
    tentative: frozenset[str]
    signatories: frozenset[str]
    """Nouns of those to whom a paper only belongs: "the parties to the agreement"."""
    offices: frozenset[str]
    """Nouns of an office that is named after whoever leads it: "the Marlow administration"."""
    carrying: frozenset[str]
    """Verbs that tell their infinitive as a fact or as somebody's word: "claims to have agreed to …"."""
    linking: frozenset[str]
    """Verbs with an adjective of their subject: "remains committed"."""
    seeming: frozenset[str]
    """Verbs that only make it look so: "seems ready to …"."""
    accusing: frozenset[str]
    """Verbs whose object is said to have done what hangs on them: "accused of breaking"."""
    under: frozenset[str]
    """Prepositions before the pact under which somebody is to do something."""
    aims: frozenset[str]
    """Nouns of which even the denial binds: "has no intention of …"."""
    collectives: frozenset[str]
    """Nouns for what acts for a state or a body: "his government", "their forces"."""
    going: frozenset[str]
    """What somebody "will" do on his way and owes nobody: "will meet the king"."""
    speaking: frozenset[str]
    """What a speaker says he "will" do in his speech: "I will repeat what I said"."""
    floor: frozenset[str]
    """The same of deeds that may be others, where what they are done to is one of `floor_things` or no more than a pronoun: "I'll turn it over to you"."""
    floor_things: frozenset[str]
    scheduled: frozenset[str]
    """What "is to" happen and binds nobody: "are to meet"."""
    encounters: frozenset[str]
    """What "will be" held or resumed and is no promise of whoever says so: "talks"."""
    receiving: frozenset[str]
    """What somebody "will" get is nothing that he owes."""
    holding: frozenset[str]
    """Verbs of which the object is one of `encounters`: "will resume talks" tells of a meeting to come."""
    turning: frozenset[str]
    """The same of what has no object: "is to reopen"; but "is to reopen the port" binds."""
    crediting: frozenset[str]
    """Verbs whose object owns what stands behind "for"."""
    own: frozenset[str]
    duty: frozenset[str]
    owed: frozenset[str]
    """Auxiliaries that make a duty of a deed with a date."""
    fate: FateWords
    again: frozenset[str]
    staying: frozenset[str]
    """Verbs and adjectives that tell of a promise as one that stood before: "remain committed", "ongoing commitment"."""
    extending: frozenset[str]
    """Deeds of which the agreement renews what they are done to."""
    continuing: frozenset[str]
    """Deeds by which in an official text a person speaks for his state."""
    same: frozenset[str]
    """Adjectives that make an old promise of a noun: "the same promises"."""
    empty: frozenset[str]
    conceding: frozenset[str]
    """Deeds that others want: what somebody will do of them if others do something he offers."""
    undertaking: frozenset[str]
    """Verbs of promising by which a party also takes on what a pact lays down."""
    helping: frozenset[str]
    """Deeds of which the object is whom they are for, named or not: "helping the sides"."""
    gifts: frozenset[str]
    """What is offered and over with it: "offered his condolences"."""
    views: frozenset[str]
    """What is only agreed on as a view: "agreed on the importance of …"."""
    should: frozenset[str]
    """Auxiliaries under which nobody is ready yet: "should be prepared to"."""
    needful: frozenset[str]
    """Adjectives of what is only asked for: "it is critical that both sides keep their word"."""
    hoping: frozenset[str]
    """Verbs and adjectives under which what somebody will do is only expected: "I hope we will …"."""
    supposing: frozenset[str]
    """Words under which it is only hoped, feared or seen to that a promise is kept."""
    waiting: frozenset[str]
    """Deeds that nobody is to do until a day if he says that he will not: "will not wait until Friday"."""
    believing: frozenset[str]
    """Verbs under which a breach is alleged: "believes that they broke it"."""
    threats: tuple[str, ...]
    harming: frozenset[str]
    """Deeds that nobody does as a favour: "boycott", "retaliate"."""
    harms: frozenset[str]
    """What nobody imposes as a favour: sanctions, tariffs."""
    threatened: frozenset[str]
    """What somebody threatens by its name, besides such harms: "threatened a strike"."""
    withholding: frozenset[str]
    """Deeds by which somebody stops giving or doing what others want: what is so until they do something depends on that."""
    easing: frozenset[str]
    """Deeds that take such harms away: "lift", "remove"."""
    announcing: tuple[str, ...]
    """Beginnings of cues under which what "will be" done binds the speaker."""
    repeating: tuple[str, ...]
    """Beginnings of cues that say again: "reiterated that they would …"."""
    clauses: tuple[tuple[str, ...], ...]
    nominals: frozenset[str]
    anywhere: tuple[tuple[str, ...], ...]
    """Markers of a condition so plain that they need no place in the tree."""
    clausal: frozenset[str]
    """Verbs and nouns that bind to a clause only: "proposed to withdraw" binds, "proposed a truce" does not."""
    oblique: frozenset[str]
    """Verbs whose deed may stand behind "to" or "on"."""
    direct: frozenset[str]
    """Those of which the object may be what is to be done: "agreed a prisoner swap"."""
    passive: frozenset[str]
    """Verbs whose passive binds its subject: "is committed to"."""
    crimes: frozenset[str]
    """What is committed, and promised to nobody: "those who commit abuses"."""
    untaken: frozenset[str]
    """Verbs of promising of which the object is not promised: "undertook a tour"."""
    active: frozenset[str]
    """Verbs whose passive binds nobody: "is intended to"."""
    refusing: frozenset[str]
    """Verbs under which nobody binds himself: "declined to promise"."""
    told: Mapping[Modality, tuple[str, ...]]
    """How a saying colours what it tells, by the beginnings of its cue."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> CommitmentWords:
        """Built once for a lexicon."""
        table = lexicon.table("commitments")
        told: dict[Modality, list[str]] = lexicon.table("speech")["modality"]
        return cls(
            **word_sets(cls, table["complements"]),
            told={modality: tuple(cues) for modality, cues in told.items()},
            verbs={verb: kind for kind, verbs in table["verbs"].items() for verb in verbs},
            adjectives={word: kind for kind, words in table["adjectives"].items() for word in words},
            deciding=frozenset(table["deciding"]["verbs"]),
            decisions=frozenset(table["deciding"]["nouns"]),
            telling=frozenset(table["deciding"]["telling"]),
            deeds=frozenset(table["deciding"]["deeds"]),
            moving=frozenset(table["deciding"]["moving"]),
            declared=frozenset(table["deciding"]["declared"]),
            accepting=frozenset(table["deciding"]["accepting"]),
            offered=frozenset(table["deciding"]["offered"]),
            binding=frozenset(table["binding"]["obligation"]),
            loose=frozenset(table["binding"]["loose"]),
            nouns={noun: kind for kind, nouns in table["nouns"].items() for noun in nouns},
            states={verb: state for state, verbs in table["states"].items() for verb in verbs},
            conduct={verb: state for state, verbs in table["conduct"]["states"].items() for verb in verbs},
            conducting=frozenset(v.split()[0] for verbs in table["conduct"]["states"].values() for v in verbs),
            pacts=frozenset(table["conduct"]["pacts"]),
            breaches=frozenset(table["conduct"]["breaches"]),
            parts=frozenset(table["conduct"]["parts"]),
            failing=frozenset(table["conduct"]["failing"]),
            nominal_deeds={noun: tuple(cases) for noun, cases in table["nominal"].items()},
            failures=frozenset(table["conduct"]["failures"]),
            minds=frozenset(table["making"]["minds"]),
            stated=frozenset(table["making"]["stated"]),
            lengthy=frozenset(table["conduct"]["lengthy"]),
            texts=frozenset(table["binding"]["texts"]),
            giving=frozenset(table["binding"]["giving"]),
            providing=frozenset(table["binding"]["providing"]),
            limits=frozenset(table["binding"]["limits"]),
            making=frozenset(table["making"]["verbs"]),
            sought=frozenset(table["making"]["sought"]),
            owned=frozenset(table["making"]["owned"]),
            tentative=frozenset(table["making"]["tentative"]),
            signatories=frozenset(table["making"]["signatories"]),
            offices=frozenset(table["making"]["offices"]),
            accusing=frozenset(table["making"]["accusing"]),
            under=frozenset(table["conduct"]["under"]),
            aims=frozenset(table["making"]["aims"]),
            collectives=frozenset(table["making"]["collectives"]),
            going=frozenset(table["empty"]["going"]),
            speaking=frozenset(table["floor"]["speaking"]),
            floor=frozenset(table["floor"]["verbs"]),
            floor_things=frozenset(table["floor"]["things"]),
            scheduled=frozenset(table["empty"]["scheduled"]),
            encounters=frozenset(table["empty"]["encounters"]),
            receiving=frozenset(table["empty"]["receiving"]),
            holding=frozenset(table["empty"]["holding"]),
            turning=frozenset(table["empty"]["turning"]),
            crediting=frozenset(table["making"]["crediting"]),
            own=frozenset(table["modals"]["own"]),
            duty=frozenset(table["modals"]["duty"]),
            owed=frozenset(table["modals"]["owed"]),
            fate=FateWords.of(table["verdict"]),
            again=frozenset(table["again"]["adverbs"]) | frozenset(table["again"]["verbs"]),
            staying=frozenset(table["again"]["staying"]),
            extending=frozenset(table["again"]["extending"]),
            continuing=frozenset(table["modals"]["continuing"]),
            same=frozenset(table["again"]["same"]),
            empty=frozenset(table["empty"]["verbs"]),
            conceding=frozenset(table["making"]["conceding"]),
            undertaking=frozenset(table["making"]["undertaking"]),
            helping=frozenset(table["making"]["helping"]),
            gifts=frozenset(table["empty"]["gifts"]),
            views=frozenset(table["empty"]["views"]),
            should=frozenset(table["empty"]["should"]),
            needful=frozenset(table["empty"]["needful"]),
            hoping=frozenset(table["empty"]["hoping"]),
            supposing=frozenset((*table["empty"]["hoping"], *table["empty"]["seeing_to"]))
            - frozenset(table["empty"]["believing"]),
            waiting=frozenset(table["empty"]["waiting"]),
            believing=frozenset(table["empty"]["believing"]),
            threats=tuple(table["threats"]["cues"]),
            harming=frozenset(table["threats"]["harming"]),
            harms=frozenset(table["threats"]["harms"]),
            threatened=frozenset(table["threats"]["threatened"]),
            withholding=frozenset(table["threats"]["withholding"]),
            easing=frozenset(table["threats"]["easing"]),
            announcing=tuple(table["modals"]["announcing"]),
            repeating=tuple(table["again"]["cues"]),
            clauses=tuple(tuple(words.split()) for words in table["condition"]["clauses"]),
            anywhere=tuple(tuple(words.split()) for words in table["condition"]["anywhere"]),
            nominals=frozenset(table["condition"]["nominals"]),
        )
