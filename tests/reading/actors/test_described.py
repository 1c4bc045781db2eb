"""The described: whom an unnamed mention means."""

import pytest

from parley.reading.actors.casting import cast_of
from parley.reading.syntax.parse import Parse


@pytest.fixture
def described(readers):
    """Names and words of whom the noun that comes last of a text's occurrences of it means."""

    def find(text, noun):
        parse = Parse.from_doc(readers.parser.read(text), readers.governing)
        cast = cast_of(parse, readers.gazetteer)
        return [cast.members[n].name for n in cast.all(max(t for t, w in enumerate(parse.lower) if w == noun))]

    return find


@pytest.mark.parametrize(
    ("text", "noun", "names", "why"),
    [
        ("A diplomat left. The diplomat was tired.", "diplomat", ["diplomat"], "a definite one is the one before"),
        (
            "The Peruvian and Chilean ministries left.",
            "ministries",
            ["Peruvian ministry", "Chilean ministry"],
            "one each of two states",
        ),
        (
            "The Peruvian army left. Peru's soldiers were tired.",
            "soldiers",
            ["Peruvian army"],
            "a state's forces are one",
        ),
        ("The Peruvian government left.", "government", ["Peru"], "a government is its state"),
    ],
)
def test_whom_a_description_means(described, text, noun, names, why):
    assert described(text, noun) == names, why
