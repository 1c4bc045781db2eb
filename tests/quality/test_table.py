"""The table of the measuring: its columns, its changes, and what it says of what is not at hand."""

from __future__ import annotations

from quality.figures import Figure
from quality.floors import Pinned
from quality.table import Measured, lines

EVALS = Measured("evals", "ours", "h", {"meetings": Figure(0.5, 10), "meetings.date": Figure(0.75, 4)}, column=True)
DEV = Measured("dev", "theirs", "h", {"meetings": Figure(0.6, 10), "genre": Figure(1.0, 4)}, column=True)
TIMES = Measured("times", "a corpus", "h", {"value": Figure(0.7, 10)}, column=False)
GONE = Measured("plover", "another", "", None, column=False)


def shown(baseline=None, width=80):
    return list(lines([EVALS, DEV, TIMES, GONE], baseline or {}, width))


def test_sets_stand_side_by_side_and_what_one_lacks_is_a_dash():
    table = shown()
    assert [line.split() for line in table[:4]] == [
        ["evals", "dev"],
        ["meetings", "0.500", "0.600"],
        ["date", "0.750", "–"],
        ["genre", "–", "1.000"],
    ]


def test_a_part_that_is_not_at_hand_says_so():
    assert "plover: another – not at hand, not measured" in shown()[-1]


def test_changes_stand_in_thousandths_and_only_against_the_same_files():
    same = {"evals": Pinned("h", {"meetings": 0.52}), "times": Pinned("h", {"value": 0.7})}
    other = {"evals": Pinned("g", {"meetings": 0.52})}
    assert shown(same)[1].split() == ["meetings", "0.500", "-20", "0.600"]
    assert shown(other)[1].split() == ["meetings", "0.500", "0.600"]


def test_columns_that_do_not_fit_come_below():
    table = shown(width=40)
    assert max(map(len, table[:6])) <= 40
    assert [line.split() for line in table].count(["meetings", "0.600"]) == 1
