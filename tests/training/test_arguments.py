"""What annotations say of the words of a sentence: who plays a part, who does not, and what they leave open."""

from __future__ import annotations

import hashlib
import re

import pytest
from training.annotated import row_of
from training.arguments import ABSENT, ARGUMENTS, OPEN, PRESENT, Arguments
from training.rows import rows_of

from parley.language import Reader

ROWS = rows_of("arguments")
TEXT = "Ms Adeyemi said she would pay Togo."
KEY = ("none", "0")


def marks(rows, part):
    """The mark of each word of the text for a part."""
    words = [(m.span(), m[0]) for m in re.finditer(r"\w+|[.]", TEXT)]
    columns = Arguments(KEY, rows, marked=False).columns([place for place, _ in words], [word for _, word in words])
    return {word: column[ARGUMENTS.index(part)] for (_, word), column in zip(words, columns, strict=True)}


def actor(number, *mentions, of=None):
    spans = [list(re.search(re.escape(m), TEXT).span()) for m in mentions]
    return {"family": "actors", "id": number, "mentions": spans, "of": of}


def promise(**parties):
    return {"family": "commitments", "start": 0, "end": len(TEXT), **parties}


def test_the_words_of_a_party_play_its_part_and_a_pronoun_is_left_open():
    told = marks([actor("a1", "Ms Adeyemi"), actor("a2", "Togo"), promise(by=["a1"], to=["a2"])], "commitments by")
    assert [told[w] for w in ("Ms", "Adeyemi", "she", "Togo")] == [PRESENT, PRESENT, OPEN, ABSENT]


def test_whose_party_a_party_is_stays_open():
    told = marks([actor("a1", "Ms Adeyemi", of="a2"), actor("a2", "Togo"), promise(by=["a1"])], "commitments by")
    assert told["Togo"] == OPEN


def test_where_a_party_is_not_named_no_word_is_known_not_to_be_it():
    told = marks([actor("a1"), actor("a2", "Togo"), promise(by=["a1"])], "commitments by")
    assert set(told.values()) == {OPEN}


def test_where_nobody_is_promised_anything_no_word_plays_that_part():
    told = marks([actor("a1", "Ms Adeyemi"), promise(by=["a1"])], "commitments to")
    assert (told["pay"], told["she"]) == (ABSENT, OPEN)


def test_a_sentence_that_tells_nothing_of_a_family_says_nothing_of_its_parts():
    assert set(marks([actor("a1", "Ms Adeyemi"), promise(by=["a1"])], "meetings participants").values()) == {OPEN}


@pytest.mark.parametrize("row", [r for r in ROWS if r["corpus"] == "own"], ids=lambda row: row["row"])
def test_marked_words_are_whole_words_of_their_sentence(row):
    whole = row_of("own", row["row"])
    text = f"{whole['title']}\n{whole['text']}"
    assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
    for start, end, parts in row["sentences"]:
        assert parts.keys() <= set(ARGUMENTS)
        for a, b in (span for spans in parts.values() for span in spans):
            assert start <= a < b <= end
            assert text[a:b] == text[a:b].strip()


def test_parts_are_those_of_the_shipped_model():
    assert Reader.load().labels.arguments == list(ARGUMENTS)
