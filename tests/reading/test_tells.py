"""What the reader model sees a sentence tell, as traits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import article

from parley.reading.read import setting_of
from parley.reading.tells import is_likely, odds_of, steps


@pytest.fixture(scope="module")
def parse(readers):
    found = setting_of(article("The two sides met in Vienna. The soup was cold."), readers).parse
    return replace(found, tells=({"meetings": 2.5}, {"meetings": -6.0}, {})[: len(found.sents)])


def test_odds_reach_every_step_below_them():
    assert set(steps("told", 1.2)) == {f"told over {n}" for n in (-4, -3, -2, -1, 0, 1)}
    assert not set(steps("told", -9.0))


def test_a_sentence_that_was_not_read_says_so():
    assert set(steps("told", None)) == {"told unread"}


def test_of_several_sentences_the_likeliest_counts(parse):
    assert odds_of(parse, (0, 1), "meetings") == 2.5
    assert odds_of(parse, (1,), "meetings") == -6.0
    assert odds_of(parse, (0,), "figures") is None


def test_likely_is_from_even_odds_on_unless_asked_otherwise(parse):
    assert is_likely(parse, 0, "meetings")
    assert not is_likely(parse, 1, "meetings")
    assert is_likely(parse, 1, "meetings", -6.0)
    assert not is_likely(parse, 0, "figures")
