"""What the readers were measured to do is told for every kind of report, the blind set first."""

from __future__ import annotations

from parley.model import FAMILIES, KINDS
from parley.reading.measured import measured


def test_every_set_tells_precision_and_recall_of_every_kind():
    sets, _ = measured()
    kinds = set(FAMILIES) - {"times", "attributions"}
    for read in sets:
        assert set(read.families) == kinds, read.name
        assert all(0 <= p <= 1 and 0 <= r <= 1 for p, r in read.families.values()), read.name


def test_the_blind_set_comes_first_and_says_what_it_is():
    sets, _ = measured()
    assert [read.blind for read in sets] == [True, *(len(sets) - 1) * [False]]
    assert sets[0].in_words("meetings").startswith(f"precision and recall measured on {sets[0].name}: meetings ")


def test_floors_are_of_kinds_of_line():
    _, floors = measured()
    assert set(floors) <= {*KINDS, "default"}
    assert all(0 < floor < 1 for floor in floors.values())
