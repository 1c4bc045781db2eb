"""Runs killed at every point: nothing acknowledged is lost, nothing is half there, and going on gives what a clean run gives."""

import json
import signal
import subprocess
import time

import pytest
import quick
from processes import ENVIRON, command

import parley
from parley.export.json import export_json

ARTICLES = 4


@pytest.fixture(scope="module")
def coverage(tmp_path_factory):
    return quick.coverage(tmp_path_factory.mktemp("given") / "coverage", ARTICLES)


def parley_(folder, *args, kill_at=None):
    before = ["--kill-at", kill_at] if kill_at else []
    return subprocess.run(
        command(*before, *args), cwd=folder, env=ENVIRON, capture_output=True, text=True, timeout=300, check=False
    )


def export(folder):
    done = parley_(folder, "export", "json")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clean(tmp_path_factory, coverage):
    folder = tmp_path_factory.mktemp("clean")
    assert parley_(folder, "read", coverage).returncode == 3
    return export(folder)


def whole(folder):
    """Every article that is there is there with its reading; the file is sound."""
    path = folder / "parley.db"
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with parley.open_record(path, create=True) as record, record.store.at_one_moment():
        assert record.store.damage() == ()
        assert len(record.store.articles()) == len(record.store.readings())
        return record.store.count()


# `test_run.py` takes every operation of such a run in forked children; these few are whole processes, started and killed.
@pytest.mark.parametrize("point", [1, 8, 22, 46, 72])
def test_killed_at_a_statement(tmp_path, coverage, clean, point):
    killed = parley_(tmp_path, "read", coverage, kill_at=point)
    assert killed.returncode == -signal.SIGKILL
    whole(tmp_path)
    assert parley_(tmp_path, "read", coverage).returncode == 3
    assert export(tmp_path) == clean


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("wait", [0.0, pytest.param(0.07, marks=pytest.mark.slow), 0.15])
def test_killed_while_it_acknowledges(tmp_path, coverage, clean, jobs, wait):
    """What a run's log names as read is there after the kill."""
    running = subprocess.Popen(
        command("read", coverage, "--jobs", jobs), cwd=tmp_path, env=ENVIRON, stdout=-3, stderr=-3
    )
    path = tmp_path / "parley.db"
    acknowledged = 0
    while running.poll() is None and acknowledged == 0:
        time.sleep(0.02)
        acknowledged = whole(tmp_path) if path.exists() and path.stat().st_size else 0
    time.sleep(wait)
    running.kill()
    running.wait()
    assert whole(tmp_path) >= acknowledged
    assert parley_(tmp_path, "read", coverage).returncode == 3
    assert export(tmp_path) == clean


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupted_runs_say_how_to_go_on(tmp_path, tmp_path_factory, sent, code, jobs):
    many = quick.coverage(tmp_path_factory.mktemp("many") / "coverage", 12)
    (many / "05.txt").write_text("HOLD", encoding="utf-8")
    holding = ENVIRON | {"QUICK_HOLD": "yes"}
    running = subprocess.Popen(
        command("read", many, "-j", jobs), cwd=tmp_path, env=holding, stdout=-3, stderr=subprocess.PIPE, text=True
    )
    path = tmp_path / "parley.db"
    while running.poll() is None and not (path.exists() and path.stat().st_size and whole(tmp_path) == 5):
        time.sleep(0.02)
    running.send_signal(sent)
    _, said = running.communicate(timeout=120)
    assert running.returncode == code, said
    assert "Interrupted; 5 of what was given is done and kept. Resume with: parley read" in said
    assert "Traceback" not in said
    assert whole(tmp_path) == 5
    assert parley_(tmp_path, "read", many).returncode == 3
    assert whole(tmp_path) == 13


def test_a_second_ctrl_c_ends_at_once_and_in_silence(tmp_path):
    """The first one is still closing the record when the second comes."""
    many = quick.coverage(tmp_path / "coverage", 2)
    slow = ENVIRON | {"QUICK_SLOW_END": "yes"}
    (many / "05.txt").write_text("HOLD", encoding="utf-8")
    running = subprocess.Popen(
        command("read", many),
        cwd=tmp_path,
        env=slow | {"QUICK_HOLD": "yes"},
        stdout=-3,
        stderr=subprocess.PIPE,
        text=True,
    )
    path = tmp_path / "parley.db"
    while running.poll() is None and not (path.exists() and path.stat().st_size and whole(tmp_path) == 2):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    assert running.stderr.readline() == "closing\n"
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "")
    assert whole(tmp_path) == 2


def test_two_runs_at_once_queue_and_lose_nothing(tmp_path, coverage, clean):
    files = sorted(coverage.iterdir())
    halves = files[:5], files[3:], files
    running = [
        subprocess.Popen(command("read", *half), cwd=tmp_path, env=ENVIRON, stdout=-3, stderr=subprocess.PIPE)
        for half in halves
    ]
    for run in running:
        _, said = run.communicate(timeout=300)
        assert run.returncode in {0, 3}, said.decode()
    whole(tmp_path)
    # The paths were given otherwise than in the clean run, and are the same files: what is in the record is the same too.
    assert export(tmp_path) == clean


def test_two_runs_and_decisions_at_once_queue_and_lose_nothing(tmp_path, coverage, clean):
    """Somebody decides, with clocks that go back, while two runs read."""
    assert parley_(tmp_path, "read", min(coverage.iterdir())).returncode == 0
    running = [
        subprocess.Popen(command("read", *half), cwd=tmp_path, env=ENVIRON, stdout=-3, stderr=subprocess.PIPE)
        for half in (sorted(coverage.iterdir())[:5], sorted(coverage.iterdir())[3:])
    ]
    with parley.open_record(tmp_path / "parley.db") as record:
        line = record.lines("meetings")[0].id
        for n in range(8):
            record.decide(line, ("accept", "dispute")[n % 2], who="ann", at=f"2024-05-{20 - n:02}T09:00:00+00:00")
    for run in running:
        _, said = run.communicate(timeout=300)
        assert run.returncode in {0, 3}, said.decode()
    whole(tmp_path)
    with parley.open_record(tmp_path / "parley.db") as record:
        assert [r.decision.number for r in record.log()] == [*range(1, 9)]
        assert [r.state for r in record.log()] == ["overruled"] * 7 + ["in force"]
        assert record.why(line).line.review == "disputed"
        for _ in range(8):
            record.undo(who="ann")
        assert json.loads(export_json(record.view())) == json.loads(clean)
