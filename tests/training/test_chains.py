"""Annotations of whom words mean: they stand on whole words of their texts, and name whom the text names."""

from __future__ import annotations

import pytest
from training.annotated import row_of
from training.chains import chained
from training.paths import DATA
from training.rows import rows_of

ROWS = rows_of("meant")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_phrases_and_names_are_whole_words_of_the_text(row):
    whole = row_of(row["corpus"], row["row"])
    text = f"{whole['title']}\n{whole['text']}"
    for start, end, bearers in row["phrases"]:
        for a, b in [(start, end), *bearers]:
            assert text[a:b] == text[a:b].strip() != ""
            assert not text[a - 1 : a].isalnum()
            assert not text[b : b + 1].isalnum()
        assert bearers


@pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data, which lies beside the checkout")
def test_every_kind_of_text_teaches_something():
    taught = {"own": 0, "gum": 0, "annotated": 0}
    for text in chained():
        taught[text.source] += len(text.phrases) + len(text.subjects)
        for place in (*text.phrases, *text.subjects):
            assert text.text[slice(*place)].strip()
    assert min(taught.values()) > 100, taught
