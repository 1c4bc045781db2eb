"""Meetings: who met whom, where and when, and never a planned one as held."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case
from work import calls


@pytest.mark.parametrize("case", cases("meetings"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)


def test_many_next_rounds_take_linear_work(readers):
    def work(n):
        days = [f"{k % 28 + 1} May {1900 + k}" for k in range(n)]
        rounds = (f"Iran and Norway held talks on {day}. A next round of talks is planned on {day}0." for day in days)
        return calls(read_case, {"text": " ".join(rounds)}, readers)

    assert work(160) < 3 * work(80)
