"""Phrases in rows of tokens: the longest is found, in the letters that it may have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.lexicon.phrases import Phrases, fold, key, pieces

NAMES = Phrases([("Free Syrian Army", 1), ("Free Syrian Army of the North", 2), ("army", 3), ("JeM", 4), ("JEM", 5)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Élysée", "Elysee"),
        ("U.S.", "US"),
        ("Gül", "Gul"),
        ("Yıldırım", "Yildirim"),
        ("Johnson & Son", "Johnson  and  Son"),
    ],
)
def test_accents_and_dots_make_no_difference(text, found):
    assert fold(text) == found


def test_pieces_are_runs_of_letters_and_digits():
    assert pieces("SPLM/A-IO (2013)") == ("SPLM", "A", "IO", "2013")


def test_two_spellings_share_a_key():
    assert key("the Côte d’Ivoire") == key("Cote d'Ivoire") == ("cote", "d", "ivoire")
    assert key("the") == ("the",)


def test_the_longest_phrase_is_found():
    tokens = ["Free", "Syrian", "Army", "of", "the", "North"]
    assert NAMES.at(tokens, 0) == (6, (2,))
    assert [meanings for _, meanings in NAMES.all_at(tokens, 0)] == [(2,), (1,)]


def test_a_phrase_ends_with_a_token():
    assert NAMES.at(["Free", "Syrian", "Army-backed"], 0) == (0, ())


def test_small_letters_are_found_in_any():
    assert NAMES.at(["Army"], 0) == NAMES.at(["army"], 0) == (1, (3,))


def test_two_capitals_are_found_in_the_same_letters_only():
    assert NAMES.at(["JeM"], 0) == (1, (4,))
    assert NAMES.at(["JEM"], 0) == (1, (5,))
    assert NAMES.at(["Jem"], 0) == (0, ())
    assert NAMES.at(["jem"], 0, cased=False) == (1, (4, 5))


def test_of_takes_whole_phrases_and_no_article():
    assert NAMES.of("the Free Syrian Army") == (1,)
    assert NAMES.of("Free Syrian") == NAMES.of("Free Syrian Army fighters") == NAMES.of("") == ()


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6), st.integers(0, 5), st.booleans())
def test_a_match_stays_inside_the_tokens(tokens, i, cased):
    i %= len(tokens)
    for length, meanings in NAMES.all_at(tokens, i, cased=cased):
        assert 0 < length <= len(tokens) - i
        assert meanings


@given(st.lists(st.sampled_from(["Free", "Syrian", "Army", "of", "the", "North", "-", ",", "army"]), max_size=12))
def test_matches_do_not_depend_on_what_stands_before(tokens):
    for i in range(len(tokens)):
        assert NAMES.at(tokens, i) == NAMES.at(tokens[i:], 0)
