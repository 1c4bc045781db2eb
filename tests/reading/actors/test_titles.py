"""Titles: the words beside a name that say what somebody is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Turkish Foreign Minister Selim Aydogan left.", "Selim Aydogan", "Turkish Foreign Minister"),
        ("U.S. Secretary of State Harold Whitcombe left.", "Harold Whitcombe", "U.S. Secretary of State"),
        ("Army chief Idris Hamdan left.", "Idris Hamdan", "Army chief"),
        ("Selim Aydogan, the Turkish foreign minister, left.", "Selim Aydogan", "Turkish foreign minister"),
        ("The spokesman for the rebels, Gatluak Deng, left.", "Gatluak Deng", "spokesman for the rebels"),
        ("Kwame Boateng left.", "Kwame Boateng", None),
        ("The house of Kwame Boateng burnt down.", "Kwame Boateng", None),
    ],
)
def test_titles(mentions, text, name, title):
    _, found = mentions(text)
    mention = next(m for m in found if m.type == "person")
    assert (mention.name, mention.title.words if mention.title else None) == (name, title)
