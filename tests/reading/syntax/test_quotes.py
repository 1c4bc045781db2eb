"""Quotation marks paired into quotations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import cases

from parley.reading.syntax.quotes import quotations


@pytest.mark.parametrize("case", cases("quotes"))
def test_case(case):
    text = case["text"]
    assert [text[q.start : q.end] for q in quotations(text)] == case["quotations"]


@given(st.text(alphabet="ab .,\n'\"“”„«»‘’", max_size=120))
@settings(deadline=None, max_examples=200, derandomize=True)
def test_quotations_are_ordered_disjoint_and_inside_a_paragraph(text):
    last = 0
    for q in quotations(text):
        assert last <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        assert "\n" not in text[q.outer_start : q.outer_end]
        assert q.outer_start == q.start or text[q.outer_start] in "\"“„«‘'"
        last = q.outer_end


def test_ten_thousand_marks():
    assert len(quotations("“a” " * 5_000)) == 5_000
    assert len(quotations("“" * 10_000)) <= 5_000
    assert len(quotations('"a' * 10_000)) <= 10_000


def test_a_stretch_too_long_for_speech_is_unbalanced():
    assert quotations("“" + "word " * 2_000 + "”") == ()


def test_work_grows_as_the_text_does():
    """Counted by the characters that are looked at, so that no clock decides."""

    class Counted(str):
        __slots__ = ()
        looks = 0

        def __getitem__(self, index):
            Counted.looks += 1
            return super().__getitem__(index)

    def looks(size):
        Counted.looks = 0
        quotations(Counted('He said "yes" and “no. ' * size))
        return Counted.looks

    assert looks(2_000) < 2.2 * looks(1_000)
