"""Incidents: who did what to whom, in PLOVER's types, and how the article stands to it."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case

from parley.reading.incidents.words import ActWords

TYPES = {
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION",
    "SUPPORT", "THREATEN",
}  # fmt: skip


@pytest.mark.parametrize("case", cases("incidents"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)


def test_vocabulary_knows_only_types_of_plover(lexicon):
    words = ActWords.from_lexicon(lexicon)
    of_verbs = {pattern.type for patterns in words.verbs.values() for _, pattern in patterns}
    of_nouns = {noun.type for noun in words.nouns.values()}
    assert of_verbs | of_nouns | set(words.verdicts.values()) == TYPES
    assert words.material | words.threats | words.unnamed | words.at_once <= TYPES


def test_every_group_of_nouns_is_used(lexicon):
    table = lexicon.table("incidents")
    used = {g for entry in table["verbs"] for key in ("nouns", "unless") for g in entry.get(key, ())}
    assert set(table["groups"]) - used <= set(table["agents"]["groups"])
    assert used <= set(table["groups"])
