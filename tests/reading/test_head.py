"""Heads: what a sum of weights says, and that it is read from beside the family's code."""

from __future__ import annotations

from itertools import permutations

import pytest

from parley.reading.head import Head

HEAD = Head({"bias": -1.0, "promises": 2.0, "asks": -3.0, "a third": 1 / 3})


def test_no_trait_leaves_the_bias():
    assert HEAD.chance(()) == pytest.approx(0.2689, abs=1e-4)


def test_traits_add_up_and_unknown_ones_count_nothing():
    assert HEAD.chance({"promises"}) == HEAD.chance({"promises", "never seen"}) == pytest.approx(0.7311, abs=1e-4)


def test_the_order_of_traits_changes_nothing():
    assert len({HEAD.chance(order) for order in permutations(("promises", "asks", "a third"))}) == 1


def test_a_head_lies_beside_the_family():
    assert Head.load("parley.reading.actors").weights["bias"] < 0
    assert Head.load("parley.reading.actors") is Head.load("parley.reading.actors")
