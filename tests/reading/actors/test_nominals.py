"""Unnamed mentions: which descriptions stand for somebody, belonging to whom."""

from __future__ import annotations

import pytest

from parley.reading.actors.nominals import nominal_mentions
from parley.reading.syntax.parse import Parse


@pytest.mark.parametrize(
    ("text", "name", "kind", "of"),
    [
        ("A senior Kuwaiti official said nothing.", "senior Kuwaiti official", "person", ["Kuwait"]),
        ("The rebels shelled the town.", "rebels", "armed_group", []),
        ("The Peruvian army shelled the town.", "Peruvian army", "armed_group", ["Peru"]),
        ("Two diplomats left the hall.", "Two diplomats", "group", []),
        ("The Peruvian government resigned.", "Peruvian government", "state", ["Peru"]),
        ("The French foreign ministry summoned the ambassador.", "French foreign ministry", "organisation", ["France"]),
    ],
)
def test_unnamed_mentions(readers, text, name, kind, of):
    parse = Parse.from_doc(readers.parser.read(text), readers.governing)
    first = nominal_mentions(parse, readers.gazetteer, ())[0]
    assert (first.name, first.type, [o.name for o in first.of]) == (name, kind, of)


@pytest.mark.parametrize("text", ["No envoy came.", "The talks went on.", "Any minister would say so."])
def test_who_is_nobody(readers, text):
    assert nominal_mentions(Parse.from_doc(readers.parser.read(text), readers.governing), readers.gazetteer, ()) == ()


def test_definite_and_indefinite(readers):
    parse = Parse.from_doc(readers.parser.read("A diplomat spoke. The diplomat left."), readers.governing)
    assert [m.definite for m in nominal_mentions(parse, readers.gazetteer, ())] == [False, True]
