"""The head that weighs who takes part: what it is told, what it answers."""

import tomllib
from importlib import resources

import pytest
from readings import article

from parley.reading.actors import part
from parley.reading.actors.part import chance
from parley.reading.actors.reports import everybody, weighed
from parley.reading.read import setting_of, told_in

TEXT = """Brigadier Amos Kiplagat met Uganda's foreign minister, Grace Auma, in Arusha on Monday.

Auma said that the truce would hold. About 40 people watched from the road."""


@pytest.fixture(scope="module")
def found(readers):
    given = article(TEXT)
    setting = setting_of(given, readers)
    shown = weighed(setting, told_in(setting, readers).reports())
    return {actor.name: traits for actor, traits in zip(everybody(setting), shown.values(), strict=True)}


def test_traits_say_where_somebody_stands_and_who_refers_to_him(found):
    assert {"person named", "in statement.speakers", "role"} <= found["Grace Auma"]


def test_who_speaks_is_likelier_to_take_part_than_a_crowd_at_the_road(found):
    crowd = next(traits for name, traits in found.items() if "people" in name)
    assert chance(found["Grace Auma"]) > 0.8 > chance(crowd)


def test_a_chance_lies_between_nought_and_one(found):
    assert all(0 < chance(traits) < 1 for traits in (*found.values(), ()))


def test_every_weight_is_of_a_trait_that_can_be_found():
    weights = tomllib.loads((resources.files(part.__package__) / "head.toml").read_text("utf-8"))["weights"]
    begins = {"acts", "armed_group", "at", "bias", "det", "full", "group", "has", "headings", "in", "last", "mentions", "no", "one", "only",
              "organisation", "outlet", "owned", "person", "plays", "plays,", "plural", "quarters", "quoted", "role", "state", "title", "whole", "with", "word", "words"}  # fmt: skip
    assert {trait.split()[0] for trait in weights} <= begins
