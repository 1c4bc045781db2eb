"""Owners: whom the words around a noun say it belongs to."""

from __future__ import annotations

from parley.reading.actors.owners import owners_in
from parley.reading.syntax.parse import Parse


def test_owners_are_each_named_once(readers):
    parse = Parse.from_doc(readers.parser.read("the Russian, Turkish and Russian envoys"), readers.governing)
    assert [o.name for o in owners_in(parse, readers.gazetteer, 0, len(parse.words))] == ["Russia", "Turkey"]
