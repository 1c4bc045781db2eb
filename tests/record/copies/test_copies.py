"""Copies and their originals, by the cases of `cases/record/copies.toml`."""

import pytest
from told import cases, record

from parley.record.copies.copies import copies


@pytest.mark.parametrize("case", cases("copies"))
def test_copies_are_found_with_their_original(case):
    articles, _, _ = record(case)
    path = {a.id: a.path for a in articles}
    found = {path[copy]: path[original] for copy, original in copies(articles).items()}
    assert found == dict(case["copies"])


@pytest.mark.parametrize("case", cases("copies"))
def test_the_order_of_articles_makes_no_difference(case):
    articles, _, _ = record(case)
    assert copies(articles[::-1]) == copies(articles)
