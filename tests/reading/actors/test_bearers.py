"""Bearers: whom a name means, one of those gathered before or somebody new."""

import pytest

from parley.reading.actors.casting import cast_of
from parley.reading.syntax.parse import Parse


@pytest.fixture
def named(readers):
    """The named of a text, without those that only adjectives name."""

    def find(text):
        cast = cast_of(Parse.from_doc(readers.parser.read(text)), readers.gazetteer)
        return [member.name for member in cast.members if member.named and member.heads]

    return find


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("Amara Conteh left. Conteh was tired.", ["Amara Conteh"], "the surname alone"),
        ("Conteh left. Amara Conteh was tired.", ["Amara Conteh"], "the full name later"),
        ("Amara Conteh left. Sekou Conteh was tired.", ["Amara Conteh", "Sekou Conteh"], "two of one family"),
        ("The Northern Valley Council left. The Valley Council was tired.", ["Northern Valley Council"], "the end of a name"),
    ],
)  # fmt: skip
def test_who_bears_a_name(named, text, names, why):
    assert named(text) == names, why
