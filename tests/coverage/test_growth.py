"""Hostile texts cost no more than their length: twice the text, about twice the time (a quadratic rule takes four times)."""

from __future__ import annotations

import contextlib
import time

import pytest
from documents import lexicon

from parley.coverage.article import Text, read_text
from parley.errors import ArticleError

SENTENCE = "The accord of the river was signed by both ministers, and it is to be kept for a year.\n"

PIECES = {
    "one sentence for ever": SENTENCE,
    "one line for ever": SENTENCE.replace("\n", " "),
    "names": "Al Bo Testperson of the ",
    "quotes never closed": "“the of ",
    "apostrophes": "the 'of ",
    "brackets": "]] the (of [[ ",
    "capitals": "THE OF TO: ",
    "date lines": "3 March 2031\nthe of and\n",
    "share bars": "Share\nof the\n",
    "bars and dashes": "the | of - to › ",
    "markup": "the ** of __ [to](x) ",
    "months": "the deal of last month, last month's deal ",
    "spaces": "the" + " " * 60,
    "questions": "the of? ",
    "nothing": " ",
    "wrapped": "the of and to that is was with by as at from he it\n",
}


def cost(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length] + "\n\n" + SENTENCE
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        with contextlib.suppress(ArticleError):
            read_text(Text("a.md", text, marked=True), lexicon())
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", sorted(PIECES))
def test_twice_the_text_takes_about_twice_the_time(name):
    once, twice = cost(PIECES[name], 15_000), cost(PIECES[name], 30_000)
    assert twice < 3.5 * once + 0.1
