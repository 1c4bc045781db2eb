"""The engines that a record can lie on. A second kind of engine joins here, and every test of this folder runs on it.

The tests speak to `Store` and `Record` alone; what is true of one engine only (its journal, its files) is tested beside this folder.
"""

from __future__ import annotations

import sqlite3
from itertools import count

import pytest

from parley.record import Record
from parley.record.file.engine import Sqlite, choose_sqlite
from parley.record.file.store import Store

ENGINES = {"chosen": choose_sqlite(), "interpreter's own, rollback journal": Sqlite(sqlite3, (3, 40, 1))}


@pytest.fixture(params=ENGINES)
def engine(request):
    """The library under the store."""
    return ENGINES[request.param]


@pytest.fixture
def opening(engine, tmp_path):
    """Opens the same store again and again."""
    return lambda: Store(tmp_path / "parley.db", create=True, sqlite=engine)


@pytest.fixture
def store(opening):
    """One open store."""
    with opening() as opened:
        yield opened


@pytest.fixture
def anew(engine, tmp_path_factory):
    """Opens an empty store each time."""
    folder, numbers = tmp_path_factory.mktemp("anew"), count()
    return lambda: Store(folder / f"{next(numbers)}.db", create=True, sqlite=engine)


@pytest.fixture
def record(engine, tmp_path):
    """One open record."""
    with Record(tmp_path / "record.db", create=True, sqlite=engine) as opened:
        yield opened
