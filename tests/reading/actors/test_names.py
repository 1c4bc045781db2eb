"""Named mentions: which words name somebody, and who acts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parley.reading.actors.names import named_mentions
from parley.reading.syntax.parse import Parse


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Egypt closed the crossing.", "Egypt"),
        ("The Egyptians closed the crossing.", "Egypt"),
        ("Cairo closed the crossing.", "Egypt"),
        ("The European Union closed its mission.", "European Union"),
        ("The EU closed its mission.", "European Union"),
        ("Hezbollah closed the road.", "Hezbollah"),
        ("The Taliban closed the schools.", "Taliban"),
    ],
)
def test_entries_of_the_vocabulary(mentions, text, entry):
    _, found = mentions(text)
    assert [m.key for m in found] == [("entry", entry)]


@pytest.mark.parametrize(
    "text",
    [
        "The delegates slept in Cairo.",
        "The Egyptian cotton was burnt.",
        "The road to Cairo is closed.",
        "Share prices fell on Monday.",
    ],
)
def test_what_names_nobody_who_acts(mentions, text):
    _, found = mentions(text)
    assert not [m for m in found if m.acts]


def test_a_short_form_in_brackets_means_the_name_before_it(mentions):
    _, found = mentions("The Northern Valley Council (NVC) met the governor. The NVC left early.")
    assert len({m.key for m in found}) <= 2
    assert all(m.type in ("organisation", "group", "armed_group") for m in found)


def test_furniture_names_nobody(mentions):
    text = "Photo: Agnes Tamas\nKwame Boateng left."
    _, found = mentions(text, skip=((0, 18),))
    assert [m.name for m in found] == ["Kwame Boateng"]


def test_mentions_stand_in_order_and_do_not_overlap(mentions):
    parse, found = mentions(
        "President Amara Conteh and Guinean Prime Minister Sekou Bah met the envoys of France and of the African Union in Dakar."
    )
    assert all(a.end <= b.first for a, b in pairwise(found))
    assert all(m.first <= m.head < m.end for m in found)
    assert all(parse.text[parse.start[m.first] :].startswith(m.name) for m in found if m.type == "person")


def test_adjectives_of_states_are_kept_apart(readers):
    parse = Parse.from_doc(readers.parser.read("Russian-Japanese talks were held."), readers.governing)
    assert [o.name for o in named_mentions(parse, readers.gazetteer)[1]] == ["Russia", "Japan"]
