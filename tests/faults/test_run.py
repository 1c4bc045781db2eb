"""A whole run over prepared readings, struck down at every operation, by an exception and by SIGKILL: going on ends as a clean run does."""

import pytest
import quick
from failat import by_exception, by_kill, from_every_point

import parley
from parley.export.json import export_json
from parley.run import read_into


@pytest.fixture(scope="module")
def coverage(tmp_path_factory):
    return quick.coverage(tmp_path_factory.mktemp("given") / "coverage", 3)


@pytest.fixture(scope="module")
def ends(tmp_path_factory, coverage):
    """A record in which nothing is yet, and what one exports into which everything was read."""
    folder = tmp_path_factory.mktemp("ends")
    parley.open_record(folder / "empty.db", create=True).close()
    return folder / "empty.db", run(folder / "clean.db", coverage)


def run(path, coverage, tell=lambda _: None):
    """Read everything and build the lines; each item is acknowledged when it is kept."""
    with parley.open_record(path, create=True) as record:
        read_into(record, coverage, tools=quick.TOOLS, progress=lambda item: tell(f"{item.outcome} {item.article}"))
        return export_json(record.view())


def check(path, told):
    """Each article is whole or absent, and what was acknowledged is there."""
    if not path.exists() or path.stat().st_size == 0:
        assert not told
        return
    with parley.open_record(path, create=True) as record:
        assert record.store.damage() == ()
        ids = {a.id for a in record.store.articles()}
        assert {r.article for r in record.store.readings()} == ids
        assert {said.split()[1] for said in told if said.startswith("read ")} <= ids


# Such a run has some 200 operations: every seventeenth here, each in the long version.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("strike", [by_exception, by_kill])
@pytest.mark.parametrize("every", [17, pytest.param(1, marks=pytest.mark.slow)])
def test_a_run_that_is_struck_down_goes_on_to_the_same_bytes(tmp_path, coverage, ends, strike, every):
    empty, clean = ends

    def work(path, tell):
        run(path, coverage, tell)

    points = 0
    for _, path, told in from_every_point(empty, tmp_path, work, strike, every):
        points += 1
        check(path, told)
        assert run(path, coverage) == clean
    assert points * every > 60


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("strike", [by_exception, by_kill])
def test_a_record_that_is_struck_down_while_it_is_made_is_made_again(tmp_path, coverage, ends, strike):
    def work(path, _):
        parley.open_record(path, create=True).close()

    for _, path, _ in from_every_point(tmp_path / "nothing.db", tmp_path, work, strike):
        assert run(path, coverage) == ends[1]
