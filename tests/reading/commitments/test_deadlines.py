"""When something falls due, and what a time covers with the word before it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import spacy

from parley.lexicon import Lexicon
from parley.model import Article, Published
from parley.reading.commitments.deadlines import deadline
from parley.reading.times import find_times

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "deadlines.toml").read_text(encoding="utf-8"))["case"]
NLP = spacy.blank("en")
LEXICON = Lexicon.load()


def times_of(text, published="2016-09-09"):
    art = Article(id="x", text=text, text_sha256="", published=Published(published or None))
    return art, find_times(art, NLP(text), LEXICON)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case):
    art, times = times_of(case["text"], case.get("published", "2016-09-09"))
    found = [d for t in times if (d := deadline(art, t, case.get("start")))]
    assert [[art.text[slice(*d.span)], d.edtf or ""] for d in found] == case["due"]


@pytest.mark.parametrize("published", ["", "someday", "2016-08/..", "XXXX-07", "9999-12-31", "0001-01-01"])
def test_any_date_of_writing_is_borne(published):
    art, times = times_of(
        "Within 90 days, by the end of May, before Friday, in 9999, within 9999 years, by XXXX.", published
    )
    for time in times:
        deadline(art, time)
        deadline(art, time, "XXXX-02")
