"""How far an article is about a negotiation."""

from __future__ import annotations

import pytest
from readings import article

from parley.lexicon import Lexicon
from parley.reading.read import read_article
from parley.reading.relevance import COUNTED, RelevanceWords

TALKS = (
    "Envoys of Chad and Niger met in Lomé on Monday for a second round of talks on the lake. Both sides want the ferries released. "
    "The mediator said that Chad would sign the agreement if Niger dropped its condition on the deadline."
)
MATCH = (
    "The team won the match with a late goal. The game was the last of the season, and the police kept the crowd apart. "
    "The coach praised the keeper."
)


@pytest.mark.parametrize(("text", "relevance"), [(TALKS, "central"), (MATCH, "no")])
def test_talks_are_central_and_a_match_is_about_none(text, relevance, readers):
    assert read_article(article(text), readers).relevance == relevance


def test_furniture_says_nothing_of_the_article(readers):
    page = f"{MATCH}\n\nRead more: ceasefire talks, truce talks, peace talks, settlement talks, dialogue"
    told = article(page, furniture=(page.split("\n\n")[1],))
    assert read_article(told, readers).relevance == "no"


def test_every_sign_that_is_weighed_is_counted():
    words = RelevanceWords.from_lexicon(Lexicon.load())
    counted = {*words.signs, *COUNTED, "start", "title", "seen"}
    assert {*words.about, *words.central} <= counted
