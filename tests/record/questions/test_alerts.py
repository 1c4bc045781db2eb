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
        if "lines" in expected:
            assert [a.line for a in found] == [line_of(seen.lines, names, line) for line in expected["lines"]]


@pytest.mark.parametrize("case", cases("alerts"))
def test_an_alert_keeps_an_id_of_its_own_from_day_to_day(case):
    ids = {}
    for expected in case["on"]:
        found = alerts(view(case, expected["day"])[0])
        assert len({a.id for a in found}) == len(found)
        assert all(ids.setdefault((a.day, a.what, a.line.id), a.id) == a.id for a in found)


def test_a_contradiction_told_again_is_the_one_that_was_told_of():
    case = next(c.values[0] for c in cases("alerts") if "contradict each other" in c.values[0]["why"])
    again = {**case["article"][0], "id": "z", "published": "2031-03-22"}
    before, after = (
        alerts(view({**case, "article": articles}, "2031-03-25")[0])
        for articles in (case["article"], [*case["article"], again])
    )
    assert [a.id for a in after] == [a.id for a in before]
    assert len(before) == 1


def test_without_a_day_nothing_calls_for_attention():
    case = cases("alerts")[0].values[0]
    seen, _ = view(case, None)
    assert alerts(seen) == ()
