"""The vocabulary of positions as a typed, frozen view over `lexicon/issues.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.lexicon.views import by_word, word_sets

__all__ = ["PositionWords"]


@dataclass(frozen=True, slots=True)
class PositionWords:
    """Issues by the lemmas that tell of them, and the words by which somebody takes a stand."""

    issues: Mapping[str, str]
    deeds: frozenset[str]
    bare: frozenset[str]
    changes: Mapping[str, str]
    freeing: Mapping[str, str]
    pressing: frozenset[str]
    burdens: frozenset[str]
    ending: frozenset[str]
    undoing: frozenset[str]
    wants: Mapping[str, str]
    strongly: frozenset[str]
    willing: Mapping[str, str]
    linking: frozenset[str]
    deniable: frozenset[str]
    unrecognized: frozenset[str]
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
    making: frozenset[str]
    wavering: frozenset[str]
    pondering: frozenset[str]
    answering: frozenset[str]
    offered: frozenset[str]
    verdicts: Mapping[str, str]
    finding: frozenset[str]
    claims: frozenset[str]
    asserted: frozenset[str]
    generic: frozenset[str]
    efforts: frozenset[str]
    vague: frozenset[str]
    refraining: frozenset[str]
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
    extended: frozenset[str]
    amounts: frozenset[str]
    siding: frozenset[str]
    favour: frozenset[str]
    values: frozenset[str]
    universal: frozenset[str]
    valued: frozenset[str]
    plights: frozenset[str]
    joint: frozenset[str]
    onlookers: frozenset[str]
    bystanders: frozenset[str]
    everywhere: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> PositionWords:
        """Built once for a lexicon."""
        table = lexicon.table("issues")
        figures = lexicon.table("figures")
        sets = word_sets(cls, table)
        return cls(
            **{**sets, "vague": sets["vague"] | sets["claims"]},
            amounts=frozenset((*figures["percent"], *figures["times"], *figures["lengths"], "cent")),
            issues=by_word(table["issues"]),
            changes=dict(table["changes"]),
            freeing=dict(table["freeing"]),
            wants=by_word(table["wants"]),
            willing=by_word(table["willing"]),
            partisans=by_word(table["partisans"]),
            stated=by_word(table["stated"]),
            verdicts=by_word(table["verdicts"]),
            nouns={n: (e["stance"], frozenset(e["before"])) for e in table["nouns"] for n in e["nouns"]},
        )
