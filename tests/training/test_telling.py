"""What annotated sentences teach: the labels of the texts written for the training stand on their words."""

from __future__ import annotations

import hashlib

import pytest
from training.annotated import row_of
from training.paths import DATA, TEXTS
from training.rows import rows_of
from training.telling import ABSENT, KINDS, OPEN, PRESENT, told_articles, told_sentences

from parley.language import Reader

ROWS = rows_of("sentences")
OWN = [row for row in ROWS if row["corpus"] == "own"]


@pytest.fixture(scope="module")
def splits():
    return Reader.load().labels.splits


def test_every_text_of_our_own_is_labelled_and_every_label_has_its_text():
    assert {row["row"] for row in OWN} == {path.stem for path in TEXTS.glob("*.txt")}


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["row"])
def test_labels_stand_on_whole_lines_of_the_text_that_was_labelled(row):
    whole = row_of("own", row["row"])
    text = f"{whole['title']}\n{whole['text']}"
    assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
    for start, end, labels in row["sentences"]:
        assert labels
        assert text[start:end] == text[start:end].strip()
        assert 0 <= start < end <= row["end"] <= len(text)


@pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data, which lies beside the checkout")
def test_capitals_teach_small_letters_leave_open_and_silence_is_absence(splits):
    seen = {value for sentence in told_sentences(splits) for value in sentence.tells}
    assert seen == {ABSENT, OPEN, PRESENT}


@pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data, which lies beside the checkout")
def test_what_is_held_back_is_learned_from_by_nobody(splits):
    learned = {s.words for _, found in told_articles(splits) for s in found if len(s.words) > 12}
    held = {s.words for _, found in told_articles(splits, "held") for s in found if len(s.words) > 12}
    assert len(learned & held) < len(held) / 50, "held articles repeat learned ones"


def test_kinds_are_those_of_the_shipped_model():
    assert Reader.load().labels.tells == list(KINDS)
