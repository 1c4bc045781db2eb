"""Whose minister somebody is of whom the article gives the office only."""

from __future__ import annotations

import pytest
from readings import article

from parley.reading.actors.belonging import belonging
from parley.reading.read import setting_of

TEXT = "Antony Blinken called for a truce. The United States and Kenya host the talks."


@pytest.mark.parametrize("published", [None, "2008-05-10", "../2022-05-10"])
def test_undated_or_out_of_office_nobody_is_given_to_anybody(readers, published):
    cast = setting_of(article(TEXT, published=None), readers).cast
    assert belonging(cast, published) == cast


def test_a_term_gives_him_to_the_state_that_the_article_names(readers):
    cast = setting_of(article(TEXT, published=None), readers).cast
    given = belonging(cast, "2022-05")
    minister = next(m for m in given.members if m.name == "Antony Blinken")
    assert given.members[minister.of].name == "United States"
    assert minister.of is not None


HOUSE = "Assistant Secretary Mary Doe will travel to Kenya on Friday. The United States welcomes the truce."


@pytest.mark.parametrize(("home", "state"), [({"United States"}, "United States"), ({"Chad"}, None), ((), None)])
def test_an_official_of_the_house_is_of_the_state_whose_text_it_is(readers, home, state):
    cast = setting_of(article(HOUSE), readers).cast
    official = next(m for m in belonging(cast, None, home).members if m.name == "Mary Doe")
    assert (official.of is not None and cast.members[official.of].name) == (state or False)
