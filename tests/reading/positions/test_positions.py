"""Positions: who wants or refuses what, and on which condition."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case

from parley.reading.positions.words import PositionWords


@pytest.mark.parametrize("case", cases("positions"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)


def test_stances_are_those_of_the_guidelines(lexicon):
    words = PositionWords.from_lexicon(lexicon)
    assert set(words.wants.values()) | set(words.willing.values()) <= {"for", "against", "conditional", "undecided"}
