"""Page furniture: what is no part of an article is marked, and nothing that is."""

from __future__ import annotations

import pytest
from documents import article, cases, lexicon
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.coverage.article import Text, read_text
from parley.coverage.phrases import spoken
from parley.errors import ArticleError

PIECES = st.sampled_from(
    [
        "Share", "Advertisement", "READ ALSO: more", "The accord was signed on Monday by both ministers of the lock.",
        "By Ola Testperson", "Ola Testperson", "12 comments", "© 2031 Gazette", "This page is not available", "Related", "x",
        "The accord was signed on Monday by both ministers of the lock. It holds.", "]] Stray", "Jo / AFP | A caption.", "***",
        "SUDAN. The talks went on for days and days without any end in sight.", "Last Update: 3 March 2031", "\u2028", "🙂", "",
    ]
)  # fmt: skip


@pytest.mark.parametrize("case", cases("furniture"))
def test_furniture_is_found_and_nothing_else(case):
    text = case["text"].strip("\n")
    read = article(text)
    assert [text[f.start : f.end] for f in read.furniture] == case["furniture"]
    if case.get("last"):
        assert read.furniture[0].start == text.rfind(case["furniture"][0])


@pytest.mark.parametrize("case", cases("furniture"))
def test_nothing_is_furniture_as_is(case):
    assert article(case["text"], as_is=True).furniture == ()


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_ranges_lie_in_the_text_sorted_and_apart(pieces, between):
    text = between.join(pieces)
    try:
        read = read_text(Text("a.txt", text), lexicon())
    except ArticleError:
        return
    assert read.text == text
    edges = [edge for f in read.furniture for edge in (f.start, f.end)]
    assert edges == sorted(edges)
    assert all(0 <= f.start < f.end <= len(text) and f.kind for f in read.furniture)
    assert all(text[f.start : f.end].strip() for f in read.furniture)


def test_every_phrase_of_the_vocabulary_is_written_as_it_is_compared():
    for kind, table in lexicon().table("furniture").items():
        if kind in {"blurb", "photo"}:
            continue
        phrases = [
            *table.get("whole", ()),
            *table.get("starts", ()),
            *table.get("marked", ()),
            *(p for g in table.get("contains", ()) for p in g),
        ]
        assert [p for p in phrases if spoken(p) != p] == [], kind
