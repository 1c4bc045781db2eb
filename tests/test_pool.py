"""Reading in several processes: the order given, one article lost at most, nothing left behind."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
import quick
from make import article, reading
from processes import ENVIRON

from parley.errors import Skipped, Unreadable
from parley.pool import read_many

ARTICLES = [article(f"Number {n}.") for n in range(12)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_given(jobs):
    tasks = [(n, a if n % 3 else None) for n, a in enumerate(ARTICLES)]
    results = list(read_many(tasks, quick.load, None, jobs))
    assert results == [(n, reading(a) if a else None) for n, a in tasks]


def test_the_reader_is_loaded_only_when_it_is_needed():
    def load(_):
        pytest.fail("loaded for nothing")

    assert list(read_many([(1, None), (2, None)], load, None, 1)) == [(1, None), (2, None)]


def test_named_errors_stay_as_they_are():
    def load(_):
        def read(_):
            raise Skipped("Nothing here.", "Go on.")

        return read

    [(_, result)] = read_many([(1, ARTICLES[0])], load, None, 1)
    assert isinstance(result, Skipped)


@pytest.mark.parametrize("error", [ValueError, RecursionError, MemoryError, KeyError])
def test_any_error_ends_at_the_job_boundary(error):
    def load(_):
        def read(_):
            raise error("broken inside")

        return read

    [(_, result)] = read_many([(1, ARTICLES[0])], load, None, 1)
    assert isinstance(result, Unreadable)
    assert "broken inside" in result.what
    assert "report" in result.next_step


def test_ctrl_c_is_not_swallowed():
    def load(_):
        def read(_):
            raise KeyboardInterrupt

        return read

    with pytest.raises(KeyboardInterrupt):
        list(read_many([(1, ARTICLES[0])], load, None, 1))


def test_processes_that_die_cost_their_articles_alone():
    texts = ["One.", "CRASH", "Two.", "CRASH again", "Three.", "Four."]
    results = list(read_many([(t, article(t)) for t in texts], quick.load, None, 2))
    assert [t for t, r in results if isinstance(r, Unreadable)] == ["CRASH", "CRASH again"]
    assert [t for t, _ in results] == texts


def test_tasks_are_taken_only_a_little_ahead():
    taken = []

    def tasks():
        for n, a in enumerate(ARTICLES * 3):
            taken.append(n)
            yield n, a

    results = read_many(tasks(), quick.load, None, 2)
    next(results)
    assert len(taken) <= 9 + 1
    results.close()


def test_reading_processes_leave_with_a_killed_parent(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent("""
            import os, signal, quick
            from make import article
            from parley.pool import read_many

            if __name__ == "__main__":
                tasks = ((n, article(f"Number {n}. SLOW")) for n in range(1000))
                for n, _ in read_many(tasks, quick.load, None, 2):
                    if n == 3:
                        import multiprocessing
                        print(*[p.pid for p in multiprocessing.active_children()], flush=True)
                        os.kill(os.getpid(), signal.SIGKILL)
        """),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env=ENVIRON,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    children = [int(pid) for pid in done.stdout.split()]
    assert len(children) == 2
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and any(map(alive, children)):
        time.sleep(0.1)
    assert not any(map(alive, children))


def alive(pid):
    try:
        os.kill(pid, 0)
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
        return stat.rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
