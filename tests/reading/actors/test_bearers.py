"""Bearers: whom a name means, one of those gathered before or somebody new."""

import pytest
from readings import article
from work import calls

from parley.reading.actors.casting import cast_of
from parley.reading.actors.reports import weighed
from parley.reading.read import setting_of
from parley.reading.syntax.parse import Parse


@pytest.fixture
def named(readers):
    """The named of a text, without those that only adjectives name."""

    def find(text):
        cast = cast_of(Parse.from_doc(readers.parser.read(text), readers.governing), readers.gazetteer)
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


SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te")
ONE_EACH = (
    "The {a} {b} Committee met the {b} {a} Front.",
    "A spokesman for the {a} {b} Council said the council had told the {b} army.",
    "{a} {b}, head of the {b} Party, told {b} {a} that his party had left.",
)


@pytest.mark.parametrize("sentence", ONE_EACH)
def test_many_names_and_bodies_take_linear_work(readers, sentence):
    words = [f"{x}{y}r".capitalize() for x in SYLLABLES for y in SYLLABLES]

    def cost(several):
        pairs = zip(words[:several], reversed(words), strict=False)
        text = " ".join(sentence.format(a=a, b=b) for a, b in pairs)
        setting = setting_of(article(text), readers)
        return calls(cast_of, setting.parse, readers.gazetteer) + calls(weighed, setting, ())

    assert cost(140) < 5 * cost(35)
