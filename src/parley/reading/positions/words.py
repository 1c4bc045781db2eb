"""The vocabulary of positions as a typed, frozen view over `lexicon/issues.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.lexicon import Lexicon

__all__ = ["PositionWords"]


@dataclass(frozen=True, slots=True)
class PositionWords:
    """Issues by the lemmas that tell of them, and the words by which somebody takes a stand."""

    issues: Mapping[str, str]
    deeds: frozenset[str]
    bare: frozenset[str]
    changes: Mapping[str, str]
    pressing: frozenset[str]
    burdens: frozenset[str]
    ending: frozenset[str]
    undoing: frozenset[str]
    wants: Mapping[str, str]
    strongly: frozenset[str]
    willing: Mapping[str, str]
    linking: frozenset[str]
    wished: frozenset[str]
    asserting: frozenset[str]
    yielding: frozenset[str]
    granting: frozenset[str]
    clauses: frozenset[str]
    strict: frozenset[str]
    lasting: frozenset[str]
    nominals: frozenset[str]
    provisos: frozenset[str]
    barring: frozenset[str]
    depending: frozenset[str]
    telling: frozenset[str]
    courtesy: frozenset[str]
    thanks: frozenset[str]
    nouns: Mapping[str, tuple[str, frozenset[str]]]
    meeting: frozenset[str]
    partisans: Mapping[str, str]
    absent: frozenset[str]
    lacking: frozenset[str]
    vowing: frozenset[str]
    stated: Mapping[str, str]
    firm: frozenset[str]
    wavering: frozenset[str]
    pondering: frozenset[str]
    answering: frozenset[str]
    offered: frozenset[str]
    verdicts: Mapping[str, str]
    finding: frozenset[str]
    claims: frozenset[str]
    asserted: frozenset[str]
    generic: frozenset[str]
    vague: frozenset[str]
    given_up: frozenset[str]
    retreating: frozenset[str]
    seeking: frozenset[str]
    unheld: frozenset[str]
    unheld_adverbs: frozenset[str]
    feared: frozenset[str]
    denying: frozenset[str]
    resolves: frozenset[str]
    true: frozenset[str]
    only: frozenset[str]
    losing: frozenset[str]
    letting: frozenset[str]
    going_on: frozenset[str]
    binding: frozenset[str]
    welcoming: frozenset[str]
    pacts: frozenset[str]
    siding: frozenset[str]
    favour: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> PositionWords:
        """Built once for a lexicon."""
        table = lexicon.table("issues")
        return cls(
            issues={word: name for name, words in table["issues"].items() for word in words},
            bare=frozenset(table["deeds"]["bare"]),
            deeds=frozenset(table["deeds"]["verbs"]),
            changes=dict(table["changes"]),
            pressing=frozenset(table["pressing"]["adjectives"]),
            burdens=frozenset(table["burdens"]["nouns"]),
            undoing=frozenset(table["ending"]["undoing"]),
            ending=frozenset(table["ending"]["words"]),
            wants={verb: stance for stance, verbs in table["wants"].items() for verb in verbs},
            strongly=frozenset(table["strongly"]["verbs"]),
            willing={word: stance for stance, words in table["willing"].items() for word in words},
            linking=frozenset(table["linking"]["verbs"]),
            wished=frozenset(table["wished"]["verbs"]),
            asserting=frozenset(table["wished"]["asserting"]),
            yielding=frozenset(table["yielding"]["verbs"]),
            granting=frozenset(table["yielding"]["granting"]),
            clauses=frozenset(table["conditions"]["clauses"]),
            lasting=frozenset(table["conditions"]["lasting"]),
            strict=frozenset(table["conditions"]["strict"]),
            nominals=frozenset(table["conditions"]["nominals"]),
            provisos=frozenset(table["conditions"]["provisos"]),
            barring=frozenset(table["conditions"]["barring"]),
            depending=frozenset(table["conditions"]["verbs"]),
            telling=frozenset(table["telling"]["verbs"]),
            thanks=frozenset(table["courtesy"]["nouns"]),
            courtesy=frozenset(table["courtesy"]["verbs"]),
            nouns={n: (e["stance"], frozenset(e["before"])) for e in table["nouns"] for n in e["nouns"]},
            meeting=frozenset(table["meeting"]["verbs"]),
            partisans={noun: stance for stance, nouns in table["partisans"].items() for noun in nouns},
            absent=frozenset(table["absent"]["nouns"]),
            lacking=frozenset(table["absent"]["before"]),
            vowing=frozenset(table["vowing"]["verbs"]),
            firm=frozenset(table["firm"]["nouns"]),
            wavering=frozenset(table["undecided"]["adjectives"]),
            pondering=frozenset(table["undecided"]["pondering"]),
            answering=frozenset(table["undecided"]["answering"]),
            offered=frozenset(table["undecided"]["offered"]),
            stated={noun: stance for stance, nouns in table["stated"].items() for noun in nouns},
            verdicts={word: stance for stance, words in table["verdicts"].items() for word in words},
            finding=frozenset(table["finding"]["verbs"]),
            generic=frozenset(table["generic"]["nouns"]),
            claims=frozenset(table["claims"]["nouns"]),
            asserted=frozenset(table["claims"]["asserted"]),
            vague=frozenset(table["vague"]["nouns"] + table["claims"]["nouns"]),
            given_up=frozenset(table["given_up"]["verbs"]),
            retreating=frozenset(table["given_up"]["retreating"]),
            seeking=frozenset(table["given_up"]["seeking"]),
            unheld=frozenset(table["unheld"]["verbs"]),
            unheld_adverbs=frozenset(table["unheld"]["adverbs"]),
            denying=frozenset(table["unheld"]["denying"]),
            resolves=frozenset(table["unheld"]["resolves"]),
            true=frozenset(table["unheld"]["true"]),
            feared=frozenset(table["unheld"]["feared"]),
            only=frozenset(table["absent"]["only"]),
            losing=frozenset(table["ending"]["losing"]),
            letting=frozenset(table["ending"]["letting"]),
            going_on=frozenset(table["going_on"]["verbs"]),
            binding=frozenset(table["binding"]["verbs"]),
            welcoming=frozenset(table["binding"]["welcoming"]),
            pacts=frozenset(table["binding"]["nouns"]),
            favour=frozenset(table["siding"]["nouns"]),
            siding=frozenset(table["siding"]["verbs"]),
        )
