"""Heads over candidates: fitting, measuring on what was left out, writing what the run time reads."""

from __future__ import annotations

import tomllib

import pytest
from training.heads import PARTS, fit, left_out, write

from parley.reading.head import Head


def right(*traits):
    return frozenset(traits), True


def wrong(*traits):
    return frozenset(traits), False


@pytest.fixture
def articles():
    """What promises is right, what asks is not; each article has a word of its own that says nothing elsewhere."""
    return [[right("promises", f"only {n}"), wrong("asks", f"only {n}")] * 3 for n in range(2 * PARTS)]


def test_weights_point_to_what_is_right(articles):
    weights = fit([e for found in articles for e in found])
    assert weights["promises"] > 0 > weights["asks"]


def test_rare_traits_get_no_weight():
    found = [right("often"), right("often"), wrong("often"), right("once")]
    assert set(fit(found)) == {"bias", "often"}


def test_left_out_articles_are_foretold_without_having_been_seen(articles):
    odd = [[wrong("promises"), right("asks")]]
    told = left_out([*articles[:-1], *odd])
    mistaken = [odds for odds, good in told if (odds > 0) != good]
    assert len(told) == sum(map(len, articles[:-1])) + 2
    assert len(mistaken) == 2


def test_what_is_written_is_read_alike(articles, tmp_path):
    weights = fit([e for found in articles for e in found])
    write(weights, tmp_path / "head.toml", "a test", keep=0.4)
    raw = tomllib.loads((tmp_path / "head.toml").read_text("utf-8"))
    head = Head(raw["weights"], raw["keep"])
    assert head.weights == {trait: weight for trait, weight in weights.items() if weight}
    assert head.chance({"promises"}) >= head.keep == 0.4
    assert head.chance({"asks"}) < head.keep
