"""Desks over the record of the example, read once."""

import pytest
from demo import copied, demo_record
from desks import inside, made

import parley


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return demo_record(tmp_path_factory)


@pytest.fixture(scope="module")
def reading_desk(demo, tmp_path_factory):
    """A desk at which nothing is decided: its record, and a browser."""
    with parley.open_record(copied(demo, tmp_path_factory.mktemp("desk"))) as record:
        yield record, inside(made(record))


@pytest.fixture
def desk(demo, tmp_path):
    """A desk of one's own: its record, and a browser."""
    with parley.open_record(copied(demo, tmp_path)) as record:
        yield record, inside(made(record))
