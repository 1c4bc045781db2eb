"""Figures: value, bound, unit and measure, who gives them, and hostile numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import assert_fulfils, cases, read_case
from work import calls


@pytest.mark.parametrize("case", cases("figures"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)


def test_who_gives_it(readers):
    text = "The fighting has killed at least 550 people, according to the Red Cross."
    [figure] = read_case({"text": text}, readers).figures
    assert figure.by is not None
    assert "Red Cross" in figure.by


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("The UN says that 40,000 people have fled Goma.", "UN"),
        (
            "A Norwegian official spoke on Monday. The official said that 900 soldiers had left.",
            "Norwegian official",
        ),
        ("The UN met on Monday. It says that 40,000 people have fled Goma.", "United Nations"),
        ("Some 40,000 people have fled Goma, according to a UN estimate.", "United Nations"),
    ],
    ids=["in the article's words", "in the words that say most", "a pronoun by the name", "a possessor by the name"],
)
def test_how_a_giver_is_called(readers, text, giver):
    assert [f.by for f in read_case({"text": text}, readers).figures] == [giver]


def test_ends_of_a_range_have_ids_of_their_own(readers):
    low, high = read_case({"text": "They freed 1,500–1,800 prisoners."}, readers).figures
    assert low.id != high.id


HOSTILE = [
    "²",
    "٣",
    "9" * 5000,
    "290,000",
    "at least 290.000",
    "-1",
    "1,2,3,4",
    "10-5",
    "½",
    "1e9",
    "0",
    "dozens",
    "1.2.3",
    "٣٬٠٠٠",
    "$",
    "%",
]


@pytest.mark.parametrize("number", HOSTILE, ids=lambda n: n[:8])
def test_hostile_numbers_give_a_figure_or_none(readers, number):
    reading = read_case({"text": f"The raid killed {number} people and {number} others."}, readers)
    assert all(f.value > 0 and f.comparison in ("=", ">", ">=", "<", "<=", "~") for f in reading.figures)


@given(mixture=st.text(alphabet="0123456789.,-–²½٣$%€ abkmn", max_size=60))
def test_any_mixture_of_digits_and_marks_is_read(readers, mixture):
    reading = read_case({"text": f"The war killed {mixture} people.", "published": ""}, readers)
    assert all(f.value > 0 for f in reading.figures)


def test_a_long_list_of_numbers_takes_linear_work(readers):
    def work(n):
        case = {"text": "They freed " + ", ".join(str(k) for k in range(100, 100 + n)) + " men."}
        return calls(read_case, case, readers)

    assert work(800) < 5 * work(200)
