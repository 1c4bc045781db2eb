"""Where tellers differ, by the cases of `cases/record/disagreements.toml`."""

import pytest
from told import cases, lexicon, record

from parley.record.fold.lines import build_lines


def found(case):
    articles, readings, names = record(case)
    lines = build_lines(articles, readings, lexicon=lexicon())
    return [line for line in lines if line.kind == "disagreements"], names


@pytest.mark.parametrize("case", cases("disagreements"))
def test_disagreements_are_found_with_their_sides(case):
    lines, names = found(case)
    told = [
        (line.first("kind"), sorted(sorted(names[r] for r in side.reports) for side in line.sides)) for line in lines
    ]
    assert sorted(told) == sorted((d["kind"], sorted(map(sorted, d["sides"]))) for d in case["disagreements"])


@pytest.mark.parametrize("case", cases("disagreements"))
def test_they_say_whether_they_lie_within_one_article(case):
    lines, names = found(case)
    for line in lines:
        articles = {names[r].partition(".")[0] for side in line.sides for r in side.reports}
        assert line.within_article is (len(articles) == 1)
        assert line.about
