"""EDTF dates as spans of days: tables, and laws that hold for every date."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.dates import (
    Interval,
    alternatives,
    bounds,
    contains,
    exact_day,
    fits,
    format_alternatives,
    format_interval,
    intersect,
    is_edtf,
    narrowest,
    shift,
)
from parley.errors import UsageError

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8"))


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "first", "last"), TABLE["bounds"])
def test_bounds(text, first, last):
    if text == "9999-24":
        assert not is_edtf(text), "a winter that ends in the year 10000 is none"
    else:
        assert bounds(text) == Interval(day(first), day(last))


@pytest.mark.parametrize("text", TABLE["wrong"])
def test_what_is_no_date(text):
    assert not is_edtf(text)
    with pytest.raises(UsageError, match="is not a date"):
        bounds(text)


@pytest.mark.parametrize(("a", "b", "true"), TABLE["fits"])
def test_fits(a, b, true):
    assert fits(a, b) is fits(b, a) is true


def test_nothing_fits_everything():
    assert fits(None, "2016")
    assert fits("2016", None)


@pytest.mark.parametrize(("a", "b", "both"), TABLE["intersect"])
def test_intersect(a, b, both):
    assert (intersect(a, b) or "") == (intersect(b, a) or "") == both


@pytest.mark.parametrize(("text", "days", "months", "moved"), TABLE["shift"])
def test_shift(text, days, months, moved):
    assert (shift(text, days=days, months=months) or "") == moved


@pytest.mark.parametrize(("first", "last", "text"), TABLE["written"])
def test_format_interval(first, last, text):
    assert format_interval(day(first), day(last)) == text


def test_narrowest():
    assert narrowest(["2016", "XXXX-07", "2016-08", "2016-08/..", "2016-10"]) == "2016-08"
    assert narrowest([]) is None


def test_contains():
    assert contains("2016", "2016-08-26")
    assert contains("XXXX-08", "2016-08-26")
    assert contains("XXXX-08", "XXXX-08-26")
    assert contains("[2016-09-02,2016-09-09]", "2016-09-09")
    assert contains("2016-08/..", "[2016-09-02,2016-09-09]")
    assert not contains("2016-08", "2016")
    assert not contains("2016", "XXXX-08")
    assert not contains("[2016-09-02,2016-09-09]", "2016-09-02/2016-09-09")


def test_exact_day():
    assert exact_day("2016-08-26") == date(2016, 8, 26)
    assert [exact_day(x) for x in ("2016-08", "2016-08-26~", "XXXX-08-26", None)] == [None] * 4


def test_unknown_year_is_tried_near():
    assert alternatives("XXXX-02-29", bounds("2015/2017")) == (Interval(date(2016, 2, 29), date(2016, 2, 29)),)


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
SPANS = st.tuples(DAYS, DAYS).map(sorted).map(lambda pair: Interval(*pair)) | DAYS.map(lambda d: Interval(d, d))
ATOMS = (
    DAYS.map(lambda d: d.isoformat())
    | DAYS.map(lambda d: d.isoformat()[:7])
    | DAYS.map(lambda d: d.isoformat()[:4])
    | DAYS.map(lambda d: "XXXX" + d.isoformat()[4:7])
    | DAYS.map(lambda d: d.isoformat()[:7] + "~")
)
DATES = (
    ATOMS
    | SPANS.map(lambda s: format_interval(s.first, s.last))
    | st.lists(SPANS, min_size=1, max_size=4).map(format_alternatives)
)


@settings(deadline=None)
@given(SPANS)
def test_a_span_comes_back(span):
    text = format_interval(span.first, span.last)
    assert bounds(text) == span
    assert edtf.parse_edtf(text)


@settings(deadline=None)
@given(st.lists(SPANS, min_size=1, max_size=4))
def test_alternatives_come_back(spans):
    text = format_alternatives(spans)
    kept = alternatives(text)
    assert set(kept) <= set(spans)
    assert all(any(k.contains(s) for k in kept) for s in spans)
    assert edtf.parse_edtf(text)


@settings(deadline=None)
@given(DATES, DATES)
def test_intersect_is_inside_both_and_fits(a, b):
    both = intersect(a, b)
    assert fits(a, b) is fits(b, a)
    assert (both is None) is not fits(a, b)
    if both and "~" not in a + b:
        assert is_edtf(both)
        assert contains(a, both)
        assert contains(b, both)


@settings(deadline=None)
@given(DATES)
def test_a_date_fits_and_contains_itself(a):
    assert fits(a, a)
    assert contains(a, a)


@settings(deadline=None)
@given(DAYS, st.integers(-(10**6), 10**6))
def test_shift_is_arithmetic_on_days(start, days):
    moved = shift(start.isoformat(), days=days)
    try:
        assert moved == (start + timedelta(days=days)).isoformat()
    except OverflowError:
        assert moved is None


@settings(deadline=None)
@given(DATES, st.integers(-400, 400), st.integers(-40, 40))
def test_shift_stays_a_date(a, days, months):
    moved = shift(a, days=days, months=months)
    assert moved is None or is_edtf(moved)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text):
    if is_edtf(text):
        bounds(text)
        alternatives(text, lenient=True)
        shift(text, days=1, months=1)
