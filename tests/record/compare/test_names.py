"""Names that may be one, and names of two."""

import pytest
from told import lexicon

from parley.record.compare.names import Names

NAMES = Names(lexicon())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mohamed Hamdan", "Mohammed Hamdan"),
        ("Antony Kerrigan", "Anthony Kerrigan"),
        ("Volodymyr Marensky", "Volodymyr Marenskyy"),
        ("Ismail Danifeh", "Ismail Danifa"),
        ("Mahmoud Hamdan", "Mahmud Hamdan"),
        ("Nayib Barela", "President Nayib Barela"),
        ("Nicolás Marino", "Nicolas Marino Torres"),
        ("Faisal bin Harith", "Prince Faisal bin Harith Al Rashid"),
        ("Desta Gebremariam", "Desta Gebre-Mariam"),
    ],
)
def test_spellings_of_one_name(a, b):
    assert NAMES.person(a).same(NAMES.person(b))
    assert NAMES.person(b).same(NAMES.person(a))
    assert NAMES.person(a).keys & NAMES.person(b).keys


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Omar Bashir", "Osman Bashir"),
        ("Ivan Petrov", "Igor Petrov"),
        ("Ahmed Ali", "Mahmoud Ali"),
        ("Ri Song Il", "Ri Song Chol"),
        ("Raúl Cobo", "Fidel Cobo"),
        ("Hamid Hamid", "Hamidul Ghazi"),
        ("Li Wei", "Li Wang"),
    ],
)
def test_names_of_two(a, b):
    assert not NAMES.person(a).same(NAMES.person(b))


@pytest.mark.parametrize(
    "name", ["John Harrow", "Ri Song-chol", "Bashar al-Durri", "Staffan de Corvo", "King Sarhan", "Lulo"]
)
def test_a_name_is_a_name(name):
    assert NAMES.is_named(name, person=True)


@pytest.mark.parametrize(
    "name",
    [
        "a senior official",
        "Western diplomat",
        "Foreign Minister",
        "spokesperson for the Foreign Ministry",
        "the author's cousin",
    ],
)
def test_a_description_is_none(name):
    assert not NAMES.is_named(name, person=True)


@pytest.mark.parametrize(
    ("name", "named"),
    [("Foreign Ministers", False), ("The Prime Ministers", False), ("Aid Workers", False), ("River Monitors", True)],
)
def test_an_office_of_several_words_is_no_name_though_it_is_written_large(name, named):
    assert NAMES.is_named(name) is named


@pytest.mark.parametrize(
    ("a", "b"), [("Syrian army", "army of Syria"), ("the U.S. government", "American administration")]
)
def test_bodies_of_one_state(a, b):
    assert NAMES.body(a) == NAMES.body(b)


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("truces announced since April", True),
        ("truce", False),
        ("earlier ceasefires", True),
        ("list of prisoners", False),
        ("US sanctions on banks", True),
    ],
)
def test_collections_are_told_by_their_head(name, many):
    assert NAMES.is_collection(name) is many
