"""What calls for attention, told in tables, on the day on which it does."""

import pytest
from told import cases, line_of, record

from parley.record import MadeBy, View
from parley.record.fold.lines import build_lines
from parley.record.questions.alerts import alerts


def view(case, as_of):
    articles, readings, names = record(case)
    lines = build_lines(articles, readings, as_of=as_of)
    return View(tuple(articles), tuple(readings), lines, {}, as_of, MadeBy("", "", "")), names


@pytest.mark.parametrize("case", cases("alerts"))
def test_the_case_calls_for_attention_as_it_says(case):
    for expected in case["on"]:
        seen, names = view(case, expected["day"])
        found = alerts(seen, notice=case.get("notice", 7))
        assert [[a.day, a.what] for a in found] == expected["alerts"]
        for alert, line in zip(found, expected.get("lines", ()), strict=False):
            assert alert.line == line_of(seen.lines, names, line)


@pytest.mark.parametrize("case", cases("alerts"))
def test_an_alert_keeps_its_id_from_day_to_day(case):
    days = [expected["day"] for expected in case["on"]]
    known = [{a.id for a in alerts(view(case, day)[0])} for day in days]
    assert all(len(ids) == len(alerts(view(case, day)[0])) for ids, day in zip(known, days, strict=True))


def test_without_a_day_nothing_calls_for_attention():
    case = cases("alerts")[0].values[0]
    seen, _ = view(case, None)
    assert alerts(seen) == ()
