"""Named mentions of a text, for tests of names and of the words beside them."""

from __future__ import annotations

import pytest

from parley.reading.actors.names import named_mentions
from parley.reading.syntax.parse import Parse


@pytest.fixture
def mentions(readers):
    def find(text, skip=()):
        parse = Parse.from_doc(readers.parser.read(text, skip), readers.governing, skip)
        return parse, named_mentions(parse, readers.gazetteer)[0]

    return find
