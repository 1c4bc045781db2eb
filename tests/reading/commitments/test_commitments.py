"""Commitments: who is bound to what, on which condition, until when, and what became of it."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case


@pytest.mark.parametrize("case", cases("commitments"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)


def test_what_became_of_a_promise_rests_on_the_sentence_that_tells_it(readers):
    made = read_case({"text": "Lesotho promised to open the bridge. It is still closed. Cows wait."}, readers)
    (promise,) = made.commitments
    assert [e.words for e in promise.evidence] == ["Lesotho promised to open the bridge.", "It is still closed."]
