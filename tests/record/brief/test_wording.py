"""Wording of the brief: dates, lists and short ids, as one writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.record.brief.wording import count, entitled, in_words, listed, short_ids, shorten


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2016-08-26", "26 Aug 2016"),
        ("2016-08", "Aug 2016"),
        ("2016", "2016"),
        ("2016-08-26/2016-08-31", "26–31 Aug 2016"),
        ("2016-08-26/2016-09-01", "26 Aug – 1 Sept 2016"),
        ("2016-12-30/2017-01-02", "30 Dec 2016 – 2 Jan 2017"),
        ("2016-07/2016-08", "July – Aug 2016"),
        ("2016/2018", "2016–2018"),
        ("2016-08-26/..", "from 26 Aug 2016"),
        ("../2016-08-26", "until 26 Aug 2016"),
        ("2016-07~", "about July 2016"),
        ("XXXX-07", "July, year not told"),
        ("XXXX-07-04", "4 July, year not told"),
        ("[2021-09-15,2021-09-16]", "15 Sept 2021 or 16 Sept 2021"),
        (None, ""),
    ],
)
def test_dates_read_as_one_writes_them(edtf, words):
    assert in_words(edtf) == words


def test_lists_say_how_many_they_leave_out():
    assert listed([], 3) == ""
    assert listed(["A"], 3) == "A"
    assert listed(["A", "B", "C"], 3) == "A, B and C"
    assert listed(["A", "B", "C", "D", "E"], 2) == "A, B +3"
    assert count(1, "article") == "1 article"
    assert count(2, "article") == "2 articles"


@given(st.text(max_size=300), st.integers(10, 80))
def test_what_is_shortened_fits_and_begins_as_the_text_does(text, most):
    short = shorten(text, most)
    assert len(short) <= most
    assert " ".join(text.split()).startswith(short.removesuffix("…"))


@given(st.lists(st.text("0123456789abcdef", min_size=16, max_size=16), min_size=1, max_size=50, unique=True))
def test_short_ids_are_the_beginning_of_one_id_only(digits):
    ids = [f"m:{d}" for d in digits]
    for full, short in short_ids(ids, ids).items():
        assert len(short) >= 6
        assert [i for i in ids if i.startswith(short)] == [full]


@pytest.mark.parametrize(
    ("names", "title"),
    [
        ([], "The record"),
        (["Oria – Vell"], "Oria – Vell"),
        (["Oria – Vell", "Tarn – Vell"], "Oria – Vell; Tarn – Vell"),
        (["Oria – Vell", "Oria – Vell"], "Oria – Vell (2 negotiations)"),
        (["Oria – Vell", "Tarn – Vell", "Oria – Vell"], "Oria – Vell; Tarn – Vell"),
        ([f"The party of the {n}th part – Vell" for n in range(9)], "The party of the 0th part – Vell and 8 more"),
    ],
)
def test_a_title_names_the_negotiations_that_it_holds(names, title):
    assert entitled(names) == title
