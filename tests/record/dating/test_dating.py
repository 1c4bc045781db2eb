"""Articles that do not date themselves, dated by what others tell of the same things."""

import pytest
from told import cases, lexicon, record

from parley.dates import is_edtf
from parley.record.copies.sketches import alike
from parley.record.dating.dating import dates_from_record


@pytest.mark.parametrize("case", cases("dating"))
def test_the_record_dates_what_does_not_date_itself(case):
    articles, readings, _ = record(case)
    path = {a.id: a.path for a in articles}
    found = dates_from_record(articles, readings, lexicon=lexicon())
    assert {path[i]: p.edtf for i, p in found.items()} == case["dated"]
    assert all(is_edtf(p.edtf) and p.basis for p in found.values())


@pytest.mark.parametrize("case", cases("dating"))
def test_the_order_makes_no_difference(case):
    articles, readings, _ = record(case)
    first = dates_from_record(articles, readings, lexicon=lexicon())
    assert dates_from_record(articles[::-1], readings[::-1], lexicon=lexicon()) == first
    assert dates_from_record(articles, readings, lexicon=lexicon(), alike=alike(articles)) == first


def test_a_date_that_is_not_believed_is_kept_as_stated():
    case = next(c.values[0] for c in cases("dating") if "not believed" in c.values[0]["why"])
    articles, readings, _ = record(case)
    (published,) = dates_from_record(articles, readings, lexicon=lexicon()).values()
    assert published.stated == "2020-05-20"
    assert "2016-09-02" in published.basis
