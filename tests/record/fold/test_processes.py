"""Negotiations: what belongs to one, and how it is called."""

from collections import defaultdict

import pytest
from told import cases, lexicon, record

from parley.record.fold.lines import build_lines


@pytest.mark.parametrize("case", cases("processes"))
def test_what_belongs_together_is_one_process(case):
    articles, readings, names = record(case)
    lines = build_lines(articles, readings, lexicon=lexicon())
    found = defaultdict(list)
    for line in lines:
        if line.process and line.kind in ("meetings", "commitments", "instruments"):
            found[line.process] += [names[r] for r in line.reports]
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, case["processes"]))
    assert set(found) == {line.id for line in lines if line.kind == "processes"}


def test_a_process_is_named_by_its_parties_and_dated():
    articles, readings, _ = record(cases("processes")[0].values[0])
    lines = build_lines(articles, readings, lexicon=lexicon())
    processes = [line for line in lines if line.kind == "processes"]
    assert {line.first("name") for line in processes} == {"Russia – United States"}
    assert {line.first("date") for line in processes} == {"2016-08-26/2016-09-09", "2021-09-15/2021-09-22"}
