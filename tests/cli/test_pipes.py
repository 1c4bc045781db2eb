"""The command as a process: pipes, colours, widths, exit codes, and how quickly help comes."""

import os
import pty
import resource
import subprocess
import sys

import pytest
import quick
from processes import ENVIRON, command, parley


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pipes")
    quick.coverage(folder / "coverage", 6)
    assert parley(folder, "read", "coverage").returncode == 3
    return folder


def test_a_pipe_gets_no_colour_and_no_bar(folder):
    done = parley(folder, "read", "coverage")
    assert done.returncode == 3
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize(
    "args", [["show", "statements", "--format", "csv"], ["export", "json"], ["show", "actors"], ["brief"]]
)
def test_a_reader_that_goes_away_ends_the_command_in_silence(folder, args):
    first, second = os.pipe()
    os.close(first)
    done = subprocess.run(
        command(*args),
        cwd=folder,
        env=ENVIRON,
        stdout=second,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(second)
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("columns", ["20", "79", "200"])
def test_narrow_terminals_keep_every_word(folder, columns):
    done = parley(folder, "show", "commitments", COLUMNS=columns)
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= max(int(columns), 30)
    assert {"Oria", "open", "the", "bridge"} <= {word.rstrip(";") for word in done.stdout.split()}


def on_terminal(folder, *args, **environ):
    """What a terminal of 80 columns would show, stdout and stderr together."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        command(*args),
        cwd=folder,
        env=ENVIRON | {"TERM": "xterm-256color", "COLUMNS": "80"} | environ,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:
        pass
    os.close(ours)
    return running.wait(timeout=60), shown.decode()


def test_a_terminal_gets_colour_and_a_bar(folder):
    _, shown = on_terminal(folder, "read", "coverage", "-r", "new.db")
    assert "\x1b[" in shown
    assert "━" in shown
    assert "10 given: 7 read" in shown


def test_no_color_is_kept(folder):
    _, shown = on_terminal(folder, "show", "meetings", NO_COLOR="1")
    assert "Tarn" in shown
    assert "\x1b[3" not in shown
    assert "\x1b[9" not in shown


def test_usage_errors_leave_with_2(folder):
    assert parley(folder, "show").returncode == 2
    assert parley(folder, "read", "--wrong").returncode == 2


def test_a_broken_locale_breaks_nothing(folder):
    (folder / "umlaut.txt").write_text("Er sagte: „Überdies“ 🙂.", encoding="utf-8")
    done = parley(folder, "read", "umlaut.txt", "-r", "umlaut.db", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    done = parley(folder, "show", "statements", "-r", "umlaut.db", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr


def test_help_comes_in_under_0_4_seconds_of_processor_time():
    best = 9.0
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-c", "from parley.cli import main; main()", "--help"],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert best < 0.4


def test_help_imports_nothing_heavy():
    script = "import sys; from parley.cli import app; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"spacy", "sqlalchemy", "onnxruntime", "trafilatura", "alembic", "numpy", "lxml"} & set(
        done.stdout.split()
    )
