"""Records told in tables: which reports share a line, what the lines say, in any order of articles."""

import random

import pytest
from told import cases, groups, lexicon, line_of, record

from parley.record.fold.lines import build_lines

FAMILIES = ("actors", "meetings", "commitments", "statements", "instruments", "incidents", "figures", "positions")


@pytest.mark.parametrize("case", [c for name in FAMILIES for c in cases(name)])
def test_the_case_is_gathered_as_it_says(case):
    articles, readings, names = record(case)
    lines = build_lines(articles, readings, as_of=case.get("as_of"), lexicon=lexicon())
    for kind, expected in case["lines"].items():
        assert groups(lines, kind, names) == sorted(sorted(group) for group in expected)
    for value in case.get("values", ()):
        assert line_of(lines, names, value["line"]).first(value["field"]) == value["value"]
    for fate in case.get("fates", ()):
        line = line_of(lines, names, fate["line"])
        assert line.fate == fate["fate"]
        assert line.first("knowledge") == fate.get("knowledge", line.first("knowledge"))
        assert [step.step for step in line.steps] == fate.get("steps", [step.step for step in line.steps])
    for part in case.get("series", ()):
        assert line_of(lines, names, part["line"]).series == line_of(lines, names, part["of"]).id
    told = [line.first("kind") for line in lines if line.kind == "disagreements"]
    assert told == case.get("disagreements", told)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_articles_and_readings_makes_no_difference(seed):
    every = [
        record(c.values[0])
        for name in ("actors", "meetings", "commitments", "statements", "instruments")
        for c in cases(name)
    ]
    articles = [a for arts, _, _ in every for a in arts]
    readings = [r for _, reads, _ in every for r in reads]
    expected = build_lines(articles, readings, lexicon=lexicon())
    random.Random(seed).shuffle(articles)  # noqa: S311 - an order, no secret
    random.Random(seed + 1).shuffle(readings)  # noqa: S311
    assert build_lines(articles, readings, lexicon=lexicon()) == expected


def test_a_line_is_named_by_its_smallest_report_and_holds_each_report_once():
    for param in cases("meetings"):
        articles, readings, _ = record(param.values[0])
        lines = [line for line in build_lines(articles, readings, lexicon=lexicon()) if line.reports]
        assert all(line.id == min(line.reports) for line in lines)
        held = [r for line in lines for r in line.reports]
        assert sorted(held) == sorted(report.id for reading in readings for report in reading.reports())
