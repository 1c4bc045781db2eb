"""Whose minister somebody is of whom the article gives the office only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import article
from work import calls

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


@pytest.mark.parametrize(
    ("title", "body"),
    [("leader of the Harbour Party", "Harbour Party"), ("envoy to the Harbour Party", None), ("Harbour Party", None)],
)
def test_a_title_gives_him_to_the_body_that_it_names_as_his(readers, title, body):
    text = f"Marlene Voss, {title}, spoke. The Harbour Party won two seats."
    cast = setting_of(article(text), readers).cast
    of = next(m.of for m in cast.members if m.name == "Marlene Voss")
    assert (of is not None and cast.members[of].name) == (body or False)


FIRST = ("Abel", "Boris", "Clara", "Dora", "Emil", "Flora", "Gita", "Hugo", "Irma", "Jonas", "Klara", "Lotte")
LAST = ("Marsh", "Nolan", "Orwin", "Pryce", "Quist", "Rowan", "Selby", "Tully", "Unwin", "Vance")


def test_many_leaders_and_bodies_take_linear_work(readers):
    def cost(several):
        names = [(a, b) for a in FIRST[:several] for b in LAST]
        text = " ".join(
            f"{a} {b}, leader of the {b} {a} Committee, spoke. The {b} {a} Committee won." for a, b in names
        )
        cast = setting_of(article(text), readers).cast
        unplaced = replace(cast, members=tuple(replace(m, of=None) for m in cast.members))
        return calls(belonging, unplaced, None)

    assert cost(12) < 3 * cost(6)
