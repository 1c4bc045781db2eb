"""What Parley itself tells of its quality, written into its file and its page."""

from __future__ import annotations

import tomllib

from accounts import TEXT, told
from quality.account import REPORTED
from quality.figures import Figure
from quality.told import Set, errors_table, rewritten

PAGE = '# What it is.\n\n[[set]]\nname = "old"\nblind = true\n[set.families]\nactors = [0.1, 0.2]\n\n[floors]\ndefault = 0.5\n'


def test_the_sets_change_and_all_else_stays():
    figures = {"actors.precision": Figure(0.777, 9), "actors.recall": Figure(0.5, 9)}
    new = rewritten(
        PAGE, [Set("3 articles", blind=True, figures=figures), Set("4 articles", blind=False, figures=figures)]
    )
    told = tomllib.loads(new)
    assert new.startswith("# What it is.\n\n[[set]]\n")
    assert told["floors"] == {"default": 0.5}
    assert [(one["name"], one["blind"]) for one in told["set"]] == [("3 articles", True), ("4 articles", False)]
    assert told["set"][0]["families"]["actors"] == [0.78, 0.5]
    assert set(told["set"][0]["families"]) == set(REPORTED)


def test_the_commonest_errors_of_all_sets_stand_in_one_table():
    missed = [(told(figures=[{"value": 1, "quote": TEXT}, {"value": 2, "quote": TEXT}]), told())]
    other = [(told(meetings=[{"id": "m1", "quote": TEXT}], figures=[{"value": 1, "quote": TEXT}]), told())]
    assert errors_table({"one": missed, "two": other}).splitlines() == [
        "| error | one | two |",
        "| --- | --- | --- |",
        "| figures: missed | 2 | 1 |",
        "| meetings: missed | 0 | 1 |",
    ]
    assert len(errors_table({"one": missed, "two": other}, 1).splitlines()) == 3
