"""Time expressions: what they are, what they stand for, and that no text, zone or locale upsets them."""

from __future__ import annotations

import os
import time
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from work import calls

from parley.dates import contains, is_edtf
from parley.evidence import article_id, check, text_hash
from parley.lexicon import Lexicon
from parley.model import Article, Furniture, Published
from parley.reading.times import TimeWords, find_times

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "times.toml").read_text(encoding="utf-8"))
NLP = spacy.blank("en")
WORDS = TimeWords.of(Lexicon.load())


def article(text, published="2016-09-09", **known):
    sha = text_hash(text)
    return Article(
        id=article_id(sha, None, None), text=text, text_sha256=sha, published=Published(published or None), **known
    )


def read(text, published="2016-09-09", **known):
    return find_times(article(text, published, **known), NLP(text), WORDS)


def seen(times):
    return [[t.words, t.type, t.value, t.edtf or ""] for t in times]


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["why"])
def test_case(case):
    assert seen(read(case["text"], case.get("published", TABLE["default"]["published"]))) == case["times"]


def test_reports_stand_on_their_words():
    art = article("They met on Monday, and will meet again in two weeks.")
    found = find_times(art, NLP(art.text), Lexicon.load())
    check(art, found)
    assert [art.text[t.start : t.end] for t in found] == [t.words for t in found] == ["Monday", "two weeks"]
    assert all(t.id.startswith("t:") and t.made_by.startswith("rule times-") and 0 < t.confidence < 1 for t in found)


def test_furniture_is_skipped():
    text = "Last update: 20 May 2020\nThey met on 7 September 2016."
    assert [t.words for t in read(text, furniture=(Furniture(0, 24, "stamp"),))] == ["7 September 2016"]


def test_a_republished_text_may_be_of_the_day_before():
    assert read("They met on Friday.", taken_from="The Vell Post")[0].edtf == "[2016-09-02,2016-09-09]"
    assert read("They met on Monday.", taken_from="The Vell Post")[0].edtf == "2016-09-05"


def test_a_name_that_holds_a_date_is_no_time():
    text = "The 17 November Group met on Monday."
    doc = NLP(text)
    doc.set_ents([spacy.tokens.Span(doc, 1, 4, "ORG")])
    assert [t.words for t in find_times(article(text), doc, WORDS)] == ["Monday"]


@pytest.mark.parametrize(
    "published", ["", "someday", "2016-08/..", "XXXX-07", "2016", "0001-01-01", "9999-12-31", "2016-08-26~"]
)
def test_any_date_of_writing_is_borne(published):
    text = "On Friday, last week, in two weeks, 300 years ago, next decade, in July, at Easter, tomorrow, in 9999 years from now."
    for found in read(text, published):
        assert found.edtf is None or is_edtf(found.edtf)


def test_neither_zone_nor_clock_matter(monkeypatch):
    text = "Yesterday, on Friday, this morning, at 23:30 UTC, last month, three hours ago."
    before = read(text)
    for zone in ("Pacific/Kiritimati", "America/Anchorage", "UTC"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        assert read(text) == before
    monkeypatch.delitem(os.environ, "TZ")
    time.tzset()


VOCABULARY = (
    "on by until the last next past this Friday Monday week month year 3 12 31 30 2016 September Feb May , . - – 5th two several days ago "
    "later early end of every a half quarter ’s 9:45 p.m. GMT ( ) / 27/08/2016 2016-02-31 1990s century Easter now in \n within 48 hours "
    "٣ ² ½ 99999999999 zero thirty-first weekend morning same following Q3 'll will said twenty"
)
PHRASES = st.sampled_from(VOCABULARY.split(" "))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)


@settings(max_examples=300, deadline=None)
@given(st.lists(PHRASES, max_size=25).map(" ".join), DAYS)
def test_any_string_of_time_words_is_read(text, published):
    art = article(text, published)
    found = find_times(art, NLP(text), WORDS)
    check(art, found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(t.edtf is None or is_edtf(t.edtf) for t in found)
    assert len({t.id for t in found}) == len(found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.none() | DAYS)
def test_any_text_is_read(text, published):
    art = article(text, published)
    check(art, find_times(art, NLP(text), WORDS))


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6), st.sampled_from(["met", "will meet"]))
def test_a_weekday_is_within_a_week_of_the_writing(day, weekday, verb):
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    (found,) = read(f"They {verb} on {name}.", day.isoformat())
    meant = date.fromisoformat(found.edtf)
    assert meant.weekday() == weekday
    assert timedelta(0) <= (day - meant if verb == "met" else meant - day) < timedelta(7)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 20))
def test_an_interval_of_writing_holds_what_each_of_its_days_gives(first, days):
    last = first + timedelta(days=days)
    text = "They met last week, yesterday, two months ago."
    whole = read(text, f"{first}/{last}" if days else f"{first}")
    for day in (first, last):
        for wide, narrow in zip(whole, read(text, day.isoformat()), strict=True):
            assert _inside(narrow.edtf, wide.edtf)


def _inside(inner, outer):
    return contains(outer, inner)


def test_reading_is_linear_in_the_text():
    hostile = [
        "a " * 10000,
        "May " * 10000,
        "1-" * 10000,
        "last " * 10000,
        "two days after " * 3500,
        "\n" * 20000,
        "1" * 20000,
        "the same day " * 3500,
    ]
    for text in hostile:
        half, whole = (
            calls(find_times, article(part), NLP.make_doc("x"), WORDS) for part in (text[: len(text) // 2], text)
        )
        assert whole < 2.2 * half + 500
