"""Verbs and other predicates above a clause: what they make of it, also those that a case file adds."""

from __future__ import annotations

import pytest

from parley.lexicon import Lexicon
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.governing import Governing
from parley.reading.syntax.parse import Parse


def meeting(text, readers, governing):
    """How "meet" stands in a text, and who is its subject."""
    parse = Parse.from_doc(readers.parser.read(text), governing)
    verb = parse.lower.index("meet")
    subject = parse.subject(verb)
    return reality(parse, verb), None if subject is None else parse.lower[subject]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoys are due to meet on Friday.", ("future", "envoys")),
        ("The envoys want to meet on Friday.", ("proposed", "envoys")),
        ("The mediator called on the envoys to meet on Friday.", ("proposed", "envoys")),
        ("The mediator promised the envoys to meet on Friday.", ("proposed", "mediator")),
    ],
)
def test_the_predicate_above_tells_how_far_it_is_a_fact_and_who_does_it(text, found, readers):
    assert meeting(text, readers, readers.governing) == found


def test_a_case_file_adds_to_them(readers, tmp_path):
    case = tmp_path / "case.toml"
    case.write_text('[governing.real]\nwished = ["cajole"]\n[governing.doing]\nasking = ["wait"]\n', encoding="utf-8")
    governing = Governing.from_lexicon(Lexicon.load(case))
    assert governing.wished - readers.governing.wished == {"cajole"}
    assert governing.asking - readers.governing.asking == {"wait"}
    text = "The mediator waited on the envoys to meet."
    assert [meeting(text, readers, known)[1] for known in (readers.governing, governing)] == ["mediator", "envoys"]
