"""Words that the ends of lines broke are whole in the article, and the change is listed."""

from __future__ import annotations

import pytest
from documents import article

from parley.coverage.broken import mended


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("the Kessian Libera-\ntion Front met", "the Kessian Liberation Front met"),
        ("to free 140 pris-\r\n  oners by May", "to free 140 prisoners by May"),
        ("on 1 Feb-\nruary in Oslo", "on 1 February in Oslo"),
        ("a long-\nterm truce", "a long-term truce"),
        ("a cross-\nborder raid", "a cross-border raid"),
        ("the border-post, at the border-\npost", "the border-post, at the border-post"),
        ("the Paris-\nLondon line", "the Paris-\nLondon line"),
        ("the talks -\nand the truce", "the talks -\nand the truce"),
    ],
)
def test_a_broken_word_is_whole(text, whole):
    assert mended(text, 0, {"long", "cross"})[0] == whole


def test_front_matter_stays():
    assert mended("a: ab-\ncd\nef-\ngh", 10, set()) == ("a: ab-\ncd\nefgh", 1)


def test_the_change_is_listed():
    read = article("The Kessian Libera-\ntion Front and the government met in Oslo on Monday, they said.")
    assert "Liberation Front" in read.text
    assert read.changes == ("1 word broken at the end of a line made whole",)
