"""Standing: whether a name acts where it stands, or only says where something is."""

import pytest

from parley.reading.actors.standing import acts_at, is_located
from parley.reading.syntax.parse import Parse


@pytest.mark.parametrize(
    ("text", "name", "acts"),
    [
        ("Ghana signed the treaty.", "Ghana", True),
        ("The envoys thanked Ghana.", "Ghana", True),
        ("The envoys met in Ghana.", "Ghana", False),
        ("The envoys flew to Ghana.", "Ghana", False),
        ("The flights to Ghana were stopped.", "Ghana", False),
        ("They closed the border with Ghana.", "Ghana", False),
        ("They crossed the north of Ghana.", "Ghana", False),
        ("Countries like Ghana and Togo grow rice.", "Togo", False),
        ("The people of Ghana voted.", "Ghana", True),
    ],
)
def test_who_acts(readers, text, name, acts):
    parse = Parse.from_doc(readers.parser.read(text), readers.governing)
    assert acts_at(parse, readers.gazetteer, parse.words.index(name)) is acts


@pytest.mark.parametrize(
    ("text", "name", "located"),
    [
        ("The convoy was seen near Kelmo.", "Kelmo", True),
        ("The army entered Kelmo.", "Kelmo", True),
        ("Kelmo refused the offer.", "Kelmo", False),
        ("The envoy thanked Kelmo.", "Kelmo", False),
    ],
)
def test_what_is_where(readers, text, name, located):
    parse = Parse.from_doc(readers.parser.read(text), readers.governing)
    assert is_located(parse, readers.gazetteer, parse.words.index(name)) is located
