"""Articles cut for the page: nothing is lost, whatever is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import article as article_of

from parley.desk.marks import flat, isolated, shown
from parley.desk.texts import cut, sentence_at, sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met. They left.", ["They met. ", "They left."]),
        ("Gen. Ruiz met Dr. Okafor. Both left.", ["Gen. Ruiz met Dr. Okafor. ", "Both left."]),
        ("J. Petrov spoke. “Never!” He left.", ["J. Petrov spoke. ", "“Never!” ", "He left."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million. ", "Nobody paid."]),
        ("A title\n\nThe text.", ["A title\n", "The text."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, wanted):
    assert [text[a:b] for a, b in sentences(text)] == wanted


@given(st.text(max_size=300))
def test_the_sentences_hold_all_that_is_not_white_space(text):
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    for n, (start, _) in enumerate(spans, 1):
        assert sentence_at(text, start) == n


@given(st.text(alphabet="ab. \n\u202e\u0301😀A", max_size=120))
def test_the_pieces_put_together_are_the_sentence(text):
    article = article_of(text)
    for paragraph in cut(article, ()):
        for sentence in paragraph.sentences:
            assert "".join(piece.words for piece in sentence.pieces) == text[sentence.start : sentence.end]


def test_characters_that_turn_or_hide_are_shown_and_do_neither():
    shown = isolated("a\u202eb\u200b<b>")
    assert "\u202e" not in shown
    assert "\u200b" not in shown
    assert "right-to-left override" in shown
    assert "&lt;b&gt;" in shown
    assert isolated("plain") == "<bdi>plain</bdi>"


def test_words_of_a_paragraph_stay_in_its_direction():
    assert shown("وقال") == "وقال"
    assert shown("<b>") == "&lt;b&gt;"
    assert "\u202e" not in shown("a\u202eb")
    assert flat("a\u202eb\u200b") == "a⸮b⸮"
