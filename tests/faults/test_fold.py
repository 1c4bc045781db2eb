"""Keeping prepared readings and building their lines, struck at every statement: whole articles or none, and the same lines in the end."""

import os
import shutil
import signal

import pytest
from benchmarks.coverage import coverage
from sqlalchemy import Engine, event

import parley
from parley.export.json import export_json

TOLD = list(coverage(14, seed=6))
BEFORE = 8
"""So many articles are in the record, with their lines, before the others come."""


class Struck(Exception):
    """The statement at which a fault strikes."""


def grow(path, acknowledged=None):
    """Keep the rest of the articles and build all lines; each article that is kept is acknowledged."""
    with parley.open_record(path) as record:
        for told in TOLD[BEFORE:]:
            record.add(told.article, told.reading)
            if acknowledged is not None:
                os.write(acknowledged, f"{told.article.id}\n".encode())
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


def striking(point, strike):
    """Call `strike` at the statement with this number; answers the listener, which must be taken off again."""
    seen = 0

    def listener(*_):
        nonlocal seen
        seen += 1
        if seen == point:
            strike()

    event.listen(Engine, "before_cursor_execute", listener)
    return listener


def raise_struck():
    raise Struck


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


def whole(path, acknowledged=()):
    """What is there is whole, and what was acknowledged is there."""
    with parley.open_record(path) as record:
        assert record.store.damage() == ()
        ids = {a.id for a in record.store.articles()}
        assert {r.article for r in record.store.readings()} == ids
        assert ids >= {told.article.id for told in TOLD[:BEFORE]} | set(acknowledged)


def killed(path, point):
    """Grow the record in a process of its own, killed at a statement; what it acknowledged, and whether it was struck."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        striking(point, kill)
        grow(path, writing)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        acknowledged = told.read().split()
    _, status = os.waitpid(child, 0)
    return acknowledged, os.WIFSIGNALED(status)


POINTS = [*range(1, 14), *range(14, 180, 9)]


@pytest.mark.parametrize("point", POINTS)
def test_an_exception_at_a_statement_leaves_what_goes_on_to_the_same_end(begun, clean, tmp_path, point):
    path = copied(begun, tmp_path)
    listener = striking(point, raise_struck)
    try:
        assert grow(path) == clean, "it was not struck"
    except Struck:
        whole(path)
    finally:
        event.remove(Engine, "before_cursor_execute", listener)
    assert grow(path) == clean


@pytest.mark.parametrize("point", POINTS[::2])
def test_a_kill_at_a_statement_loses_nothing_that_was_acknowledged(begun, clean, tmp_path, point):
    path = copied(begun, tmp_path)
    acknowledged, _ = killed(path, point)
    whole(path, acknowledged)
    assert grow(path) == clean


@pytest.mark.slow
def test_the_same_at_every_statement(begun, clean, tmp_path):
    point, struck = 0, True
    while struck:
        point += 1
        folder = tmp_path / str(point)
        folder.mkdir()
        path = copied(begun, folder)
        acknowledged, struck = killed(path, point)
        whole(path, acknowledged)
        assert grow(path) == clean, point
    assert point > len(POINTS)


@pytest.mark.parametrize("kind", ["meetings", "commitments"])
def test_what_was_struck_while_it_was_asked_answers_as_if_nothing_had_been(begun, clean, tmp_path, kind):
    path = copied(begun, tmp_path)
    killed(path, 70)
    grow(path)
    with parley.open_record(path) as record:
        before = record.lines(kind)
        assert before
        record.rebuild()
        assert record.lines(kind) == before
        assert export_json(record.view()) == clean
