"""When dates, words, names and sentences of two hands are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quality.likeness import dates_agree, overlap, sentences, touched, ways_of_naming


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2023-05-08", "2023-05-08", True),
        ("2023-05-08", "2023-05", True),
        ("2023-05-08", "2023-06", False),
        ("2023-05/..", "2024", True),
        ("[2023-05-01,2023-05-08]", "2023-05-08", True),
        ("2023-05-09/2023-05-12", "2023-05-08", False),
        ("XXXX-07", "2023-05-08", True),
        (None, "2023", True),
        ("soon", "2023", False),
    ],
)
def test_dates_agree_unless_one_excludes_the_other(a, b, agree):
    assert dates_agree(a, b) is agree
    assert dates_agree(b, a) is agree


def test_overlap_counts_words_as_often_as_they_stand():
    assert overlap("the truce the truce", "the truce") == pytest.approx(2 * 2 / 6)
    assert overlap("", "truce") == overlap(None, None) == 0.0
    assert overlap("A truce!", "a “truce”") == 1.0


def test_a_person_is_known_by_the_surname_a_body_is_not():
    assert ways_of_naming({"name": "President Grace Banda", "type": "person"}) == {"grace banda", "banda"}
    assert ways_of_naming({"name": "Red Cross", "type": "organisation"}) == {"red cross"}
    assert ways_of_naming({"name": "the minister", "type": "person"}) == {"the minister", "minister"}
    assert "opposition" in ways_of_naming({"name": "", "mentions": [{"words": "the opposition"}, "rivals"]})


@given(st.text(alphabet="aB. \n”“!?1", max_size=60))
def test_sentences_cover_the_text_without_gaps(text):
    spans = sentences(text)
    assert "".join(text[a:b] for a, b in spans) == text
    assert touched([(0, len(text))], spans) == set(range(len(spans)))
