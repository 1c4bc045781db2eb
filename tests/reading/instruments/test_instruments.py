"""Instruments: one report for each, with its last state, and never what is only talked of in passing."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case


@pytest.mark.parametrize("case", cases("instruments"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)


def test_ids_differ_within_one_phrase(readers):
    reading = read_case({"text": "The envoy cited Security Council resolutions 1701, 2510 and 2735."}, readers)
    assert len({i.id for i in reading.instruments}) == 3


def test_parties_are_actors_of_the_reading(readers):
    reading = read_case({"text": "Armenia and Azerbaijan signed a peace treaty on Monday."}, readers)
    known = {a.id: a.name for a in reading.actors}
    assert [known[p] for i in reading.instruments for p in i.parties] == ["Armenia", "Azerbaijan"]
