"""Where an article stands and whence it was taken, by the cases of `cases/provenance.toml`."""

from __future__ import annotations

import pytest
from documents import article, cases, lexicon

from parley.coverage.outlets import Outlets

OUTLETS = Outlets.of(lexicon().table("outlets"))


@pytest.mark.parametrize("case", cases("provenance"))
def test_where_it_stands_and_comes_from(case):
    read = article(case["text"], case.get("meta"))
    found = {"title": read.title, "source": read.source, "author": read.author, "taken_from": read.taken_from}
    assert found == {key: case.get(key) for key in found}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("AFP", "Agence France-Presse", True),
        ("The Guardian", "Guardian", True),
        ("Meridian", "Meridian News Agency", True),
        ("Asharq Al-Awsat site", "Asharq al-Awsat", True),
        ("Harbour Gazette", "Harbour Herald", False),
        ("Harbour Gazette", None, False),
    ],
)
def test_two_names_of_one_publisher(one, other, same):
    assert OUTLETS.same(one, other) is same


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.state.gov/readout/", "US Department of State"),
        ("http://en.kremlin.ru/events/1", "President of Russia"),
        ("https://state.gov.evil.example/", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_the_publisher_of_an_address(url, name):
    assert OUTLETS.at(url) == name


def test_names_of_outlets_are_no_titles():
    assert OUTLETS.looks_like("The Harbour Gazette")
    assert not OUTLETS.looks_like("Envoys Sign Accord in Port")
    assert not OUTLETS.looks_like("Minister meets the press")
