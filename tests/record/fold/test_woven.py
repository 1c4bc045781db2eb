"""Lines that are kept as articles come are those that all articles give at once, whatever comes first."""

from itertools import pairwise

import pytest
from benchmarks.coverage import coverage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import cases, lexicon, record

from parley.record.copies.sketches import alike
from parley.record.decisions.shown import Shown
from parley.record.fold.lines import folded, lines_of
from parley.record.fold.woven import Woven

ABOUT = ("actors", "copies", "commitments", "disagreements", "instruments", "meetings", "processes", "statements")
WORLD = [(told.article, told.reading) for told in coverage(60, seed=11)]


def of_cases(name):
    """All that the cases of a table tell, as one record."""
    found = []
    for case in cases(name):
        articles, readings, _ = record(case.values[0])
        found += zip(articles, readings, strict=True)
    return list({article.id: (article, reading) for article, reading in found}.values())


def woven(told, steps):
    """The lines that stand after each step, from the beginning to each of these places; and the readings and articles that they follow from."""
    growing, pairs, known, lines = Woven(lexicon()), alike([article for article, _ in told]), set(), {}
    for start, end in pairwise((0, *steps)):
        new = {article.id for article, _ in told[start:end]}
        known |= new
        own = [p for p in pairs if {p.one, p.other} <= known and {p.one, p.other} & new]
        gone, made = growing.add([a for a, _ in told[start:end]], [r for _, r in told[start:end]], own)
        assert gone <= lines.keys()
        assert gone.isdisjoint(line.id for line in made)
        lines = {i: line for i, line in lines.items() if i not in gone} | {line.id: line for line in made}
        yield growing, lines, Shown(tuple(reading for _, reading in told[:end])), [a for a, _ in told[:end]]


def resumed(told, half):
    """The lines of the first half, taken up from what `folded` makes of it, and what the others then make of them."""
    growing, pairs = Woven(lexicon()), alike([article for article, _ in told])
    articles, readings = ([pair[n] for pair in told[:half]] for n in (0, 1))
    known = {article.id for article in articles}
    whole = folded(articles, Shown(tuple(readings)), lexicon=lexicon())
    own = [p for p in pairs if {p.one, p.other} <= known]
    growing.begin(articles, readings, own, whole.lines, whole.same)
    lines = {line.id: line for line in whole.lines}
    gone, made = growing.add(*zip(*told[half:], strict=True), [p for p in pairs if not {p.one, p.other} <= known])
    return growing, {i: line for i, line in lines.items() if i not in gone} | {line.id: line for line in made}


def assert_as_at_once(told, steps):
    for _, lines, state, articles in woven(told, steps):
        assert lines == {line.id: line for line in lines_of(articles, state, lexicon=lexicon())}


@pytest.mark.parametrize("name", ABOUT)
@pytest.mark.parametrize("back", [False, True])
def test_the_cases_come_one_by_one(name, back):
    told = sorted(of_cases(name), key=lambda pair: pair[0].id, reverse=back)
    half = len(told) // 2
    assert_as_at_once(told, [half, *range(half + 1, len(told) + 1, 2), len(told)])


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(WORLD), steps=st.lists(st.integers(1, len(WORLD)), max_size=4, unique=True))
def test_generated_coverage_comes_in_any_order(order, steps):
    assert_as_at_once(order, [*sorted(steps), len(order)])


@pytest.mark.parametrize("name", ABOUT)
@pytest.mark.parametrize("back", [False, True])
def test_lines_that_were_kept_are_taken_up(name, back):
    told = sorted(of_cases(name), key=lambda pair: pair[0].id, reverse=back)
    for half in (len(told) // 2, len(told) - 1):
        _, lines = resumed(told, half)
        at_once = lines_of([a for a, _ in told], Shown(tuple(r for _, r in told)), lexicon=lexicon())
        assert lines == {line.id: line for line in at_once}


def test_each_article_of_a_world_comes_by_itself():
    assert_as_at_once(sorted(WORLD, key=lambda pair: pair[0].id), range(1, len(WORLD) + 1))


def test_only_the_story_of_an_article_is_made_anew():
    told = [(t.article, t.reading) for t in coverage(130, seed=2)]
    *_, (growing, lines, _, _) = woven(told[:-1], [len(told) - 1])
    _, made = growing.add([told[-1][0]], [told[-1][1]], [])
    assert made
    assert len(made) < len(lines) / 2
