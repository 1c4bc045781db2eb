"""Which articles are of one story, and that nothing outside a story changes what is told in it."""

import pytest
from benchmarks.coverage import coverage
from told import lexicon, record

from parley.model import Actor
from parley.record.fold.actors import cast_of, everybody
from parley.record.fold.lines import build_lines
from parley.record.fold.stories import stories
from parley.record.fold.told import Ground

PEOPLE = {
    "norway": {"name": "Norway", "type": "state"},
    "kenya": {"name": "Kenya", "type": "state"},
    "front": {"name": "Bardelrin Liberation Front", "type": "armed_group"},
    "envoy": {"name": "Anna Torsaltash", "type": "person", "of": "norway"},
    "guards": {"name": "the guards", "type": "group"},
}


def articles(*told):
    """Articles with these people, days and counts of the killed in a town; each has a source of its own."""
    made = []
    for n, (people, day, town) in enumerate(told):
        count = {"id": "f", "value": 10.0 + n, "unit": "people", "measure": f"killed in {town}", "place": town}
        raw = {"id": str(n), "source": f"Paper {n}", "figures": [count]}
        raw["actors"] = [{"id": who, **PEOPLE[who]} for who in people]
        made.append(raw | ({"published": day} if day else {}))
    return record({"why": "articles of one story or of several", "article": made})


def told_together(*told):
    """The groups that the articles are in, each by the numbers of its articles."""
    found, readings, _ = articles(*told)
    number = {a.id: n for n, a in enumerate(found)}
    ground = Ground.of(found, readings, lexicon())
    groups = stories(ground, cast_of(ground))
    assert groups == stories(Ground.of(found[::-1], readings, lexicon()), cast_of(ground))
    return sorted(sorted(number[i] for i in group) for group in groups)


BOTH, APART = [[0, 1]], [[0], [1]]


@pytest.mark.parametrize(
    ("why", "one", "other", "expected"),
    [
        ("a force", (["front", "norway"], "2015-01-01"), (["front", "kenya"], "2016-03-01"), BOTH),
        ("a force after a long silence", (["front", "norway"], "2015-01-01"), (["front", "kenya"], "2017-03-01"), APART),
        ("one state of several", (["norway", "kenya", "guards"], "2015-01-01"), (["norway", "front"], "2015-01-02"), APART),
        ("two states", (["norway", "kenya"], "2015-01-01"), (["kenya", "norway", "front"], "2015-01-02"), BOTH),
        ("the state of an envoy is a state", (["envoy", "norway", "kenya"], "2015-01-01"), (["kenya", "norway"], "2015-01-02"), BOTH),
        ("one state is all that one speaks of", (["norway"], "2015-01-01"), (["norway", "front"], "2015-01-02"), BOTH),
        ("a thin article is silent for long, too", (["norway"], "2015-01-01"), (["norway", "front"], "2018-01-02"), APART),
        ("nobody in particular tells of the same", ([], "2015-01-01"), (["front", "kenya"], "2015-01-02"), BOTH),
        ("an undated one has two ties", (["front", "norway", "kenya"], None), (["kenya", "front", "norway"], "2015-01-02"), BOTH),
        ("an undated one has one tie of several", (["front", "norway", "kenya"], None), (["front"], "2015-01-02"), APART),
        ("an undated one has all its ties there", (["front", "norway"], None), (["front", "kenya"], "2015-01-02"), BOTH),
    ],
)  # fmt: skip
def test_articles_are_of_one_story(why, one, other, expected):
    assert told_together((*one, "Tormirbek"), (*other, "Tormirbek")) == expected, why


def test_what_hangs_together_is_one_story():
    days = ("2015-01-01", "2016-03-01", "2017-06-01")
    assert told_together(*((["front", "norway"], day, town) for day, town in zip(days, "abc", strict=True))) == [
        [0, 1, 2]
    ]


def test_a_number_of_a_resolution_outlasts_any_silence():
    made = [
        {"id": n, "source": n, "published": day, "instruments": [{"id": "i", "name": name, "type": "resolution"}]}
        for n, day, name in (("a", "1999-02-03", "Resolution 9318"), ("b", "2020-02-03", "UNSCR 9318"))
    ]
    found, readings, _ = record({"why": "one resolution, many years between", "article": made})
    ground = Ground.of(found, readings, lexicon())
    assert len(stories(ground, cast_of(ground))) == 1


def test_the_lines_of_a_story_are_the_same_whatever_other_stories_there_are():
    told = list(coverage(300, seed=5))
    ground = Ground.of([t.article for t in told], [t.reading for t in told], lexicon())
    story = frozenset(stories(ground, everybody(ground).cast(ground.told(Actor, "actors")))[0])
    assert 10 < len(story) < len(told)
    whole, alone = (
        build_lines([t.article for t in some], [t.reading for t in some], as_of="2040-01-01")
        for some in (told, [t for t in told if t.article.id in story])
    )
    assert alone
    own = {line.id: line for line in whole}
    for line in alone:
        if line.kind not in ("actors", "processes") and line.fate != "due, no report":
            assert own[line.id].reports == line.reports
            assert own[line.id].steps == line.steps
