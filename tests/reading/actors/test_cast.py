"""The cast: whom the words of an article mean."""

from __future__ import annotations

import pytest

from parley.reading.actors.casting import cast_of
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import quotations


@pytest.fixture
def meant(readers):
    """Names of those whom the last occurrence of a word means."""

    def find(text, word):
        parse = Parse.from_doc(readers.parser.read(text), readers.governing)
        cast = cast_of(parse, readers.gazetteer, quotations(text))
        token = max(t for t, words in enumerate(parse.lower) if words == word)
        return [cast.members[n].name for n in cast.all(token)]

    return find


@pytest.mark.parametrize(
    ("text", "word", "names", "why"),
    [
        ("Envoy Mara Lind flew to Cairo. She met nobody.", "she", ["Mara Lind"], "the subject of the sentence before"),
        ("Envoy Mara Lind said she was tired.", "she", ["Mara Lind"], "the subject of the clause above"),
        (
            "Envoy Mara Lind met General Idris Hamdan. He left early.",
            "he",
            ["Mara Lind"],
            "without knowing of men and women, the subject before the object",
        ),
        ("Egypt closed the crossing. It gave no reason.", "it", ["Egypt"], "a state"),
        ("The rebels left the town. They took the bridge.", "they", ["rebels"], "a group"),
        ("It was raining in the valley.", "it", [], "nobody"),
        ("He left early.", "he", [], "nobody who was named"),
        (
            "Envoy Mara Lind met General Idris Hamdan in Cairo. The two sides agreed on nothing.",
            "sides",
            ["Mara Lind", "Idris Hamdan"],
            "the two who met",
        ),
        (
            "Egypt and Ethiopia held talks. Both sides were content.",
            "sides",
            ["Egypt", "Ethiopia"],
            "the two states named together",
        ),
        (
            "Foreign Minister Mara Lind, an economist, met the general, Idris Hamdan. The two leaders smiled.",
            "leaders",
            ["Mara Lind", "Idris Hamdan"],
            "the two who met, one of them named in apposition",
        ),
        (
            "Egypt and Ethiopia held talks. Envoys Mara Lind and Juma Okello spoke. The parties were content.",
            "parties",
            ["Egypt", "Ethiopia"],
            "parties are two bodies sooner than two persons",
        ),
        (
            "Egypt and Ethiopia (together, the Parties) held talks. Each party kept a list.",
            "party",
            ["Egypt", "Ethiopia"],
            "each of the parties is both of them",
        ),
        (
            "Envoys Mara Lind and Juma Okello spoke. The guerrillas left.",
            "guerrillas",
            ["guerrillas"],
            "fighters are no pair of envoys",
        ),
        (
            "Envoys Mara Lind and Juma Okello spoke. The heads of state smiled.",
            "heads",
            ["Mara Lind", "Juma Okello"],
            "heads of state are persons, and two of them were named",
        ),
        (
            "Egypt and Ethiopia held talks. The two countries were content.",
            "countries",
            ["Egypt", "Ethiopia"],
            "two countries are the two states named together",
        ),
        (
            "Egypt and Ethiopia held talks. The two were content.",
            "two",
            ["Egypt", "Ethiopia"],
            "the two",
        ),
        (
            "Egypt and Ethiopia held talks. The countries of the region were content.",
            "countries",
            [],
            "countries that nobody counts may be any",
        ),
        (
            "Egypt and Ethiopia held talks. They were content.",
            "they",
            ["Egypt", "Ethiopia"],
            "a plural pronoun means both",
        ),
        (
            "Envoys Mara Lind and Juma Okello spoke.",
            "mara",
            ["Mara Lind", "Juma Okello"],
            "a coordination means all its members",
        ),
        (
            "“The governor lied,” said envoy Mara Lind. He was not there.",
            "he",
            ["Mara Lind"],
            "who is only spoken of inside a quotation is no antecedent outside",
        ),
    ],
)
def test_whom_a_word_means(meant, text, word, names, why):
    assert meant(text, word) == names, why
