"""One reader for all tests of readings: loading it takes half a second."""

from __future__ import annotations

import pytest

from parley.language import Reader
from parley.lexicon import Lexicon
from parley.reading.read import Readers, read_article


@pytest.fixture(scope="session")
def lexicon():
    return Lexicon.load()


@pytest.fixture(scope="session")
def readers(lexicon):
    return Readers.of(Reader.load(), lexicon)


@pytest.fixture(scope="session")
def read(readers):
    def read(art):
        return read_article(art, readers)

    return read
