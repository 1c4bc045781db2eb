"""Meetings: who met whom, where and when, and never a planned one as held."""

from __future__ import annotations

import pytest
from readings import article, assert_fulfils, cases, read_case
from work import calls

from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.sides import with_parties
from parley.reading.read import setting_of


@pytest.mark.parametrize("case", cases("meetings"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)


def test_many_next_rounds_take_linear_work(readers):
    setting = setting_of(article("Iran and Norway held talks. A next round will be held."), readers)
    first, last = setting.parse.lower.index("talks"), setting.parse.lower.index("round")
    who, rule = (0, 1), "meeting-noun"
    talks = MeetingMention(first, 0, "talks", who, None, None, None, "held", anaphor=False, rule=rule)
    coming = MeetingMention(last, 1, "talks", (), None, None, None, "planned", anaphor=False, rule=rule)

    def work(n):
        gathered = [[m] for _ in range(n) for m in (talks, coming)]
        cost = calls(with_parties, setting, gathered)
        assert all(group[0].who == who for group in gathered)
        return cost

    assert work(160) < 3 * work(80)
