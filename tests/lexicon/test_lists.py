"""Every list of words of the vocabulary, in whatever file: none stands in it twice, none is blank or padded."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from parley.lexicon import Lexicon

TABLES = Lexicon.load().tables


def lists(content: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """The words of all lists below a table, each with the keys that lead to it."""
    if isinstance(content, list):
        yield path, [word for word in content if isinstance(word, str)]
    below = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for name, inner in below:
        yield from lists(inner, f"{path}.{name}")


@pytest.mark.parametrize("table", TABLES)
def test_no_list_repeats_a_word(table):
    twice = ((path, word) for path, words in lists(TABLES[table], table) for word, n in Counter(words).items() if n > 1)
    assert list(twice) == []


@pytest.mark.parametrize("table", TABLES)
def test_no_word_is_blank_or_padded(table):
    found = ((path, word) for path, words in lists(TABLES[table], table) for word in words)
    assert [(path, word) for path, word in found if not word or word != " ".join(word.split())] == []
