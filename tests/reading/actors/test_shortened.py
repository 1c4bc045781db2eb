"""Other forms under which a body may be named once it was named."""

from __future__ import annotations

import pytest

from parley.reading.actors.shortened import Shortened

KINDS = {"paramilitary", "group"}


@pytest.fixture
def bodies():
    """Four bodies by index, the last an armed group."""
    made = Shortened()
    for index, name in enumerate(("Northern Valley Council", "Relief and Aid Committee", "Orda", "Red River")):
        made.add(index, name)
    return made


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("valley council", 0),
        ("northern", 0),
        ("council", 0),
        ("nvc", 0),
        ("rac", 1),
        ("great northern valley council", 0),
        ("orda movement", 2),
        ("red river paramilitary group", 3),
        ("red river paramilitary city", None),
        ("valley committee", None),
        ("river council", None),
    ],
)
def test_whom_a_name_means(bodies, name, index):
    parts = tuple(name.split())
    assert bodies.find(parts, {3}.__contains__, KINDS.__contains__) == index


def test_of_two_with_one_form_the_first_keeps_it(bodies):
    bodies.add(4, "Southern Valley Council")
    assert bodies.find(("valley", "council"), {4}.__contains__, KINDS.__contains__) == 0


def test_whom_the_vocabulary_knows_no_longer_name_means():
    made = Shortened()
    made.add(0, "Kenya", known=True)
    made.add(1, "Orda")
    assert made.find(("kenya", "airways"), lambda _: False, lambda _: False) is None
    assert made.find(("times", "of", "orda"), lambda _: False, lambda _: False) == 1
