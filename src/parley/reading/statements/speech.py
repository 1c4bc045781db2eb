"""The vocabulary of attribution as typed, frozen views over `lexicon/speech.toml`, and what an attribution is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.coverage.outlets import Outlets
from parley.lexicon import Lexicon
from parley.model import Span

__all__ = ["SPEECH", "Attributed", "Cue", "SpeechWords"]

SPEECH = frozenset({"speech", "writing"})
"""Kinds of attribution that make statements."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a verb of attribution takes: `kind` of attribution and the names of its complements."""

    kind: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Verbs by lemma (with their particle, if any), nouns by kind, documents, subjects that name nobody."""

    verbs: Mapping[str, tuple[Cue, ...]]
    phrasal: Mapping[str, tuple[tuple[str, tuple[Cue, ...]], ...]]
    nouns: Mapping[str, str]
    topics: Mapping[str, frozenset[str]]
    """By noun, the prepositions behind which it says something: "a call for …"."""
    hearers: frozenset[str]
    given: frozenset[str]
    """Verbs of which the subject hears what a noun says: "received assurances that …"."""
    """Nouns whose owner hears what is said: "drew the envoy's attention to …"."""
    uttering: frozenset[str]
    """Verbs that only say that their object was uttered: "issued a warning"."""
    continuing: frozenset[str]
    """Verbs by which who spoke goes on: "he added", "she went on to say"."""
    expressing: frozenset[str]
    """Verbs that say what one of the nouns in `expressions` names: "extended his condolences"."""
    expressions: frozenset[str]
    documents: frozenset[str]
    obtaining: frozenset[str]
    """Verbs by which somebody has another's document: "a letter seen by the Post"."""
    media: frozenset[str]
    """Nouns for those who print or broadcast what others say."""
    posting: Mapping[str, str]
    """By verb, the network on which something is said: "tweeted"."""
    outlets: Outlets
    asking: frozenset[str]
    """Labels of turns that say only that somebody asks: "QUESTION"."""
    answering: frozenset[str]
    """Labels of turns that say only that somebody answers: "A"."""
    hidden: frozenset[str]
    occasions: frozenset[str]
    """Nouns that tell when, where and on which occasion something is said."""
    hearsay: frozenset[str]
    """Adverbs by which a clause is told as somebody's: "reportedly"."""
    rumours: frozenset[str]
    """Nouns by which something is told without saying whose: "amid reports of fraud"."""
    passives: frozenset[str]
    """Verbs whose passive tells what nobody is named to say: "the need for a truce was stressed"."""
    hearing: frozenset[str]
    """Verbs whose passive tells hearsay: "is said to have left"."""
    happenings: frozenset[str]
    """Verbs whose object happens: when and where belong to it."""
    according: tuple[str, ...]
    opinions: frozenset[str]
    """Nouns behind whose owner the clause is his: "in his opinion"."""
    addressing: frozenset[str]
    """Verbs whose object is who is spoken to."""
    speaking: frozenset[str]
    """Verbs that tell to whom or where somebody speaks: "speaking to the Post"."""
    quoting: frozenset[str]
    """Verbs whose passive subject is who spoke."""
    judging: frozenset[str]
    """Verbs of insight that say something if the subject is one of `courts`."""
    courts: frozenset[str]
    granting: frozenset[str]
    """Verbs of intention that say something if what they govern is so already."""
    acting: Mapping[str, frozenset[str]]
    """Objects, by verb, with which a verb of saying tells a deed: "proposed a bill"."""
    naming: frozenset[str]
    hiding: frozenset[str]
    """Verbs under which a request is only a condition of being quoted: "asked not to be named"."""
    wording: frozenset[str]
    """Verbs of "as the envoy put it"."""
    going_on: frozenset[str]
    """Verbs over an infinitive that leave it said: "went on to say"."""
    issued: frozenset[str]
    """Nouns for a text that speaks for whom its title names."""
    beginning: tuple[str, ...]
    """Words of a line behind which such a text begins: "Begin text:"."""
    asides: tuple[tuple[str, ...], ...]
    """Words with which a sentence begins that says nothing of the matter: "For more information …"."""
    issuing: frozenset[str]
    """Verbs by whose agent a text is issued."""
    gatherings: frozenset[str]
    """Nouns for those who are gathered, as a communique calls them: "the Summit decided …"."""

    def says(self, lemma: str) -> bool:
        """Whether a verb is one of speech or writing."""
        return any(cue.kind in SPEECH for cue in self.verbs.get(lemma, ()))

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> SpeechWords:
        """Built once for a lexicon."""
        table = lexicon.table("speech")
        verbs: dict[str, list[Cue]] = {}
        for entry in table["verbs"]:
            cue = Cue(entry["kind"], frozenset(entry["takes"]))
            for verb in entry["verbs"]:
                verbs.setdefault(verb, []).append(cue)
        phrasal: dict[str, list[tuple[str, tuple[Cue, ...]]]] = {}
        for verb, cues in verbs.items():
            first, _, particle = verb.partition(" ")
            if particle:
                phrasal.setdefault(first, []).append((particle, tuple(cues)))
        return cls(
            verbs={v: tuple(c) for v, c in verbs.items() if " " not in v},
            phrasal={v: tuple(c) for v, c in phrasal.items()},
            nouns={noun: kind for kind, nouns in table["nouns"].items() for noun in nouns},
            topics={noun: frozenset(entry["behind"]) for entry in table["topics"] for noun in entry["nouns"]},
            hearers=frozenset(table["uttering"]["hearers"]),
            given=frozenset(table["uttering"]["hearing"]),
            uttering=frozenset(table["uttering"]["verbs"]),
            continuing=frozenset(table["continuing"]["verbs"]),
            expressing=frozenset(table["expressions"]["verbs"]),
            expressions=frozenset(table["expressions"]["nouns"]),
            documents=frozenset(table["documents"]["nouns"]),
            obtaining=frozenset(table["documents"]["obtaining"]),
            media=frozenset(table["media"]["nouns"]),
            posting=dict(table["media"]["posting"]),
            asking=frozenset(table["asking"]["labels"]),
            answering=frozenset(table["asking"]["answers"]),
            outlets=Outlets.of(lexicon.table("outlets")),
            hidden=frozenset(table["hidden"]["subjects"]),
            occasions=frozenset(table["occasions"]["nouns"]),
            hearsay=frozenset(table["hearsay"]["adverbs"]),
            rumours=frozenset(table["hearsay"]["nouns"]),
            passives=frozenset(table["hearsay"]["passives"]),
            hearing=frozenset(table["hearsay"]["verbs"]),
            happenings=frozenset(table["happenings"]["verbs"]),
            according=tuple(table["according"]["phrases"]),
            opinions=frozenset(table["according"]["nouns"]),
            addressing=frozenset(table["addressing"]["verbs"]),
            speaking=frozenset(table["addressing"]["speaking"]),
            quoting=frozenset(table["quoting"]["verbs"]),
            judging=frozenset(table["judging"]["verbs"]),
            courts=frozenset(table["judging"]["bodies"]),
            granting=frozenset(table["judging"]["granting"]),
            acting={verb: frozenset(objects) for verb, objects in table["acting"].items()},
            naming=frozenset(table["naming"]["verbs"]),
            hiding=frozenset(table["naming"]["hiding"]),
            wording=frozenset(table["wording"]["verbs"]),
            going_on=frozenset(table["going_on"]["verbs"]),
            issued=frozenset(table["issued"]["nouns"]),
            beginning=tuple(table["issued"]["begins"]),
            asides=tuple(tuple(phrase.split()) for phrase in table["issued"]["asides"]),
            issuing=frozenset(table["issued"]["verbs"]),
            gatherings=frozenset(table["issued"]["gatherings"]),
        )


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution over tokens and ranges. `source` is the head token of who speaks, None if nobody is named.

    `real` is False where the text does not say that it was said: negated, to come, wished for.
    """

    cue: int
    cue_tokens: tuple[int, ...]
    kind: str
    rule: str
    source: int | None
    content: tuple[Span, ...]
    addressee: int | None = None
    real: bool = True
    sentences: tuple[int, ...] = ()
