"""Incumbents: whom of the cast an office means on the day of the article."""

import pytest

from parley.dates import bounds
from parley.reading.actors.casting import cast_of
from parley.reading.syntax.parse import Parse

TEXT = "Angela Merkel met Francois Hollande. The German chancellor praised the French president."


@pytest.mark.parametrize(
    ("written", "meant", "why"),
    [
        ("2014-05-02", ["Angela Merkel", "Francois Hollande"], "both held their offices then"),
        ("2019-05-02", ["Angela Merkel", "French president"], "only one of them still did"),
        ("2003", ["German chancellor", "French president"], "neither did yet"),
    ],
)
def test_whom_an_office_means(readers, written, meant, why):
    parse = Parse.from_doc(readers.parser.read(TEXT), readers.governing)
    cast = cast_of(parse, readers.gazetteer, written=bounds(written))
    heads = [max(t for t, word in enumerate(parse.lower) if word == office) for office in ("chancellor", "president")]
    assert [cast.members[cast.at[head]].name for head in heads] == meant, why


def test_of_two_who_may_have_held_it_nobody_is_meant(readers):
    parse = Parse.from_doc(
        readers.parser.read("Emmanuel Macron met Francois Hollande. The French president smiled."), readers.governing
    )
    cast = cast_of(parse, readers.gazetteer, written=bounds("2017"))
    assert [m.name for m in cast.members if m.spans and not m.named] == ["French president"]
