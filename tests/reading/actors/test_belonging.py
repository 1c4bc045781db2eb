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
