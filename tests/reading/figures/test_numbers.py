"""Numbers as they are written, and nothing that only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.reading.figures.numbers import NumberWords, digits, numerals


@pytest.fixture(scope="module")
def known(lexicon):
    return NumberWords.from_lexicon(lexicon)


def read(text, known):
    words = tuple(text.split())
    return [(n.value, n.open, n.bound, n.share) for n in numerals(words, 0, len(words), known)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("290,000", 290_000),
        ("290.000 people", 290_000),
        ("1.234.567", 1_234_567),
        ("290 000 people", 290_000),
        ("4.875 percent", 4.875),
        ("1.5 million", 1_500_000),
        ("3.7bn", 3_700_000_000),
        ("500k", 500_000),
        ("twenty - five", 25),
        ("one hundred and twenty - three", 123),
        ("a hundred and ten thousand", 110_000),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two dozen", 24),
        ("٣", 3),
    ],
)
def test_value(text, value, known):
    assert read(text, known) == [(value, False, "", False)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dozens", 24),
        ("hundreds", 200),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several thousand", 2_000),
        ("a few dozen", 24),
    ],
)
def test_vague_plurals_are_lower_bounds(text, value, known):
    assert read(text, known) == [(value, True, "", False)]


@pytest.mark.parametrize(
    ("text", "value"), [("half the land", 0.5), ("one - third of", 0.3333), ("two - thirds", 0.6667)]
)
def test_fractions_are_shares(text, value, known):
    assert read(text, known) == [(value, False, "", True)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("20,000 - 25,000", (20_000, 25_000)),
        ("7 to 15", (7, 15)),
        ("between 3 and 5 million", (3e6, 5e6)),
        ("1,700–2,200", (1_700, 2_200)),
        ("between $ 5 and $ 7 billion", (5e9, 7e9)),
    ],
)
def test_ranges_are_two_bounds(text, ends, known):
    assert read(text, known) == [(ends[0], False, ">=", False), (ends[1], False, "<=", False)]


@pytest.mark.parametrize("text", ["²", "-1", "9" * 5000, "1,2,3", "½x", "first half", "tens", "five", "62 - 36"])
def test_what_is_read_never_raises(text, known):
    read(text, known)


@pytest.mark.parametrize("word", ["²", "-1", "9" * 16, "1,2,3", "1e9", "", ".", "1.2.3", "٣x"])
def test_no_number(word):
    assert digits(word) is None


@given(st.text(max_size=50))
def test_digits_give_a_number_or_none(word):
    value = digits(word)
    assert value is None or value >= 0


@given(
    row=st.lists(
        st.sampled_from(
            [
                "5",
                "two",
                "hundred",
                "million",
                "a",
                "half",
                "and",
                "-",
                "to",
                "$",
                "dozens",
                "of",
                "third",
                "3.5",
                "k",
                "1,000",
            ]
        ),
        max_size=14,
    )
)
def test_any_row_of_number_words_is_read_in_order(row, known):
    found = list(numerals(tuple(row), 0, len(row), known))
    assert all(a.first <= b.first and a.end <= b.end for a, b in pairwise(found))
    assert all(0 <= n.first < n.end <= len(row) and n.value >= 0 for n in found)
