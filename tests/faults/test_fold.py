"""Keeping prepared readings and building their lines, struck at every operation: whole articles or none, and the same lines in the end."""

import shutil

import pytest
from benchmarks.coverage import coverage
from failat import by_exception, by_kill, from_every_point

import parley
from parley.export.json import export_json

TOLD = list(coverage(14, seed=6))
BEFORE = 8
"""So many articles are in the record, with their lines, before the others come."""


def grow(path, tell=lambda _: None):
    """Keep the rest of the articles and build all lines; each article that is kept is acknowledged."""
    with parley.open_record(path) as record:
        for told in TOLD[BEFORE:]:
            record.add(told.article, told.reading)
            tell(told.article.id)
        return export_json(record.view())


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    path = tmp_path_factory.mktemp("begun") / "r.db"
    with parley.open_record(path, create=True) as record:
        for told in TOLD[:BEFORE]:
            record.add(told.article, told.reading)
        record.view()
    return path


@pytest.fixture(scope="module")
def clean(begun, tmp_path_factory):
    return grow(copied(begun, tmp_path_factory.mktemp("clean")))


def copied(path, folder):
    to = folder / path.name
    shutil.copy(path, to)
    return to


def check(path, acknowledged):
    """What is there is whole, and what was acknowledged is there."""
    with parley.open_record(path) as record:
        assert record.store.damage() == ()
        ids = {a.id for a in record.store.articles()}
        assert {r.article for r in record.store.readings()} == ids
        assert ids >= {told.article.id for told in TOLD[:BEFORE]} | set(acknowledged)


# Growing takes some 190 operations: every eleventh here, each in the long version.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("strike", [by_exception, by_kill])
@pytest.mark.parametrize("every", [23, pytest.param(1, marks=pytest.mark.slow)])
def test_what_was_struck_goes_on_to_the_same_end_and_loses_nothing(begun, clean, tmp_path, strike, every):
    points = 0
    for point, path, told in from_every_point(begun, tmp_path, grow, strike, every):
        points += 1
        check(path, told)
        assert grow(path) == clean, point
    assert points * every > 100


@pytest.mark.parametrize("kind", ["meetings", "commitments"])
def test_what_was_struck_while_it_was_asked_answers_as_if_nothing_had_been(begun, clean, tmp_path, kind):
    path = copied(begun, tmp_path)
    assert by_kill(path, grow, 70)[0]
    grow(path)
    with parley.open_record(path) as record:
        before = record.lines(kind)
        assert before
        record.rebuild()
        assert record.lines(kind) == before
        assert export_json(record.view()) == clean
