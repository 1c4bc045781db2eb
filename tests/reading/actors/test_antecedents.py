"""Antecedents: whom words take up, by a head over those who were mentioned before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.reading.actors.anaphors import Search, anaphors, kind_of
from parley.reading.actors.antecedents import antecedents, traits
from parley.reading.actors.casting import cast_of
from parley.reading.head import Head
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import quotations


@pytest.fixture(scope="module")
def cast(readers):
    """The cast of a text."""

    def read(text):
        return cast_of(
            Parse.from_doc(readers.parser.read(text), readers.governing), readers.gazetteer, quotations(text)
        )

    return read


def names(cast, group):
    return [cast.members[n].name for n in group]


@pytest.mark.parametrize(
    ("text", "word", "bearers", "why"),
    [
        (
            "Kenya sent an envoy to Chad in May. Its minister thanked Chad.",
            "its",
            ["Kenya"],
            "the subject, and not who is thanked",
        ),
        ("It is clear that Kenya won. It was raining.", "it", [], "'it' that means no one"),
        (
            "Chad and Niger signed a truce in May. They will open the wells.",
            "they",
            ["Chad", "Niger"],
            "the two who are the subject before",
        ),
        (
            "President Moses Keita spoke by telephone with President Idris Hamdan. They agreed to speak again.",
            "they",
            ["Moses Keita", "Idris Hamdan"],
            "those who spoke with each other",
        ),
        (
            "Envoy Mara Lind met the miners. She said the ministers of Peru would listen. She left for Lima.",
            "she",
            ["Mara Lind"],
            "whom the same word meant before",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_whom_a_word_takes_up(cast, text, word, bearers, why):
    read = cast(text)
    token = max(t for t, lower in enumerate(read.parse.lower) if lower == word)
    assert names(read, read.meant.get(token, ())) == bearers, why


def test_traits_are_those_of_each_candidate_and_last_of_nobody(cast):
    read = cast("Kenya and Chad met in Lima. They agreed on nothing.")
    token = next(anaphors(read))
    search = Search(read)
    candidates = search.candidates(token)
    shown = traits(search, token, candidates)
    assert kind_of(read, token) == "several"
    assert len(shown) == len(candidates) + 1
    assert any("nobody" in trait for trait in shown[-1])
    assert not any("nobody" in trait for found in shown[:-1] for trait in found)


def test_every_trait_with_a_weight_belongs_to_a_kind_of_word():
    weights = Head.load("parley.reading.actors", "antecedents.toml").weights
    assert {trait.split()[0] for trait in weights} == {"person", "body", "several", "sides"}


def test_sex_that_is_known_is_never_mistaken(cast):
    read = cast("Queen Ada Lind spoke. King Juma Okello spoke. She left for Lima.")
    token = max(t for t, lower in enumerate(read.parse.lower) if lower == "she")
    assert names(read, read.meant[token]) == ["Ada Lind"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kenya",
                "Chad",
                "Envoy Mara Lind",
                "he",
                "they",
                "its",
                "The two sides",
                "met",
                "said",
                ".",
                "“",
                "”",
                "and",
            ]
        ),
        max_size=30,
    )
)
def test_whatever_stands_there_words_mean_those_of_the_cast_or_nobody(cast, words):
    read = cast(" ".join(words))
    assert dict(antecedents(read)) == dict(read.meant)
    for token, group in read.meant.items():
        assert kind_of(read, token)
        assert tuple(sorted(set(group))) == group
        assert all(0 <= n < len(read.members) for n in group)
