"""Enacting clauses: the subject above paragraphs that begin with their verb."""

from __future__ import annotations

import pytest

from parley.reading.read import Readers
from parley.reading.syntax.enacting import enacting, with_enacting
from parley.reading.syntax.parse import Parse

RESOLUTION = """The Lake Council,

Recalling its decision of last year,

Deeply concerned about the fighting in the north,

1. Demands that the parties cease all hostilities;

2. Calls upon all states to help the mission, and urges them to send aid;

3. Decides to extend the mandate of the mission until June.
"""


def clauses(readers: Readers, text: str) -> dict[str, str]:
    """Verb and subject of each clause that is found."""
    parse = Parse.from_doc(readers.parser.read(text), readers.governing)
    return {parse.words[verb]: parse.words[subject] for verb, subject in enacting(parse).items()}


def test_every_clause_has_the_subject_above(readers: Readers) -> None:
    """Participles, adjectives and finite verbs, numbered or not."""
    found = clauses(readers, RESOLUTION)
    assert found == dict.fromkeys(("Recalling", "concerned", "Demands", "Calls", "Decides"), "Council")


def test_joined_verbs_share_it(readers: Readers) -> None:
    """The subject reaches the second verb of a clause."""
    parse = with_enacting(Parse.from_doc(readers.parser.read(RESOLUTION), readers.governing))
    assert parse.subject(parse.words.index("urges")) == parse.words.index("Council")


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "The Foreign Ministers:\n\nReaffirmed their support for the truce.\n\nCondemned the blockade.\n",
            {"Ministers"},
        ),
        ("The Heads of State,\n\nReaffirm their support for the truce;\n\nCall on the rebels to stop.\n", {"Heads"}),
        ("The Lake Council met in Oslo.\n\nDemands were made by both sides.\n", set()),
        ("The Lake Council,\n\nThe talks ended without a result.\n\nRecalling the war, he wept.\n", set()),
        ("The envoy said:\n\nStop the fighting now.\n\nOpen the roads.\n", set()),
    ],
)
def test_what_is_none(readers: Readers, text: str, subjects: set[str]) -> None:
    """A line that tells something states no subject, and a clause must follow right below; below a plural also a bare verb counts."""
    assert set(clauses(readers, text).values()) == subjects
