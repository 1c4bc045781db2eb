"""The questions as commands: what they print in each format, and what they leave with."""

import csv
import io
import json

import pytest
import quick
from typer.testing import CliRunner

from parley import run
from parley.cli import app

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    """A folder of its own with a record of some coverage, read by the quick reader."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("PARLEY_RECORD", "PARLEY_CASE", "PARLEY_JOBS"):
        monkeypatch.delenv(name, raising=False)
    real = run.read_into
    monkeypatch.setattr(run, "read_into", lambda *a, **k: real(*a, **{**k, "tools": quick.TOOLS}))
    quick.coverage(tmp_path / "coverage", 3)
    late = "source: Outlet 9\npublished: 2024-08-01\nThe bridge is still shut. Oria and Vell will meet."
    (tmp_path / "coverage" / "late.txt").write_text(late, encoding="utf-8")
    assert call("read", "coverage").exit_code == 3
    return tmp_path / "parley.db"


def call(*args):
    return RUNNER.invoke(app, [str(a) for a in args])


def rows(*args):
    done = call(*args, "--format", "csv")
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_a_search_shows_the_words_it_found():
    said = call("search", "bridge -shut").stdout
    assert "the [bridge] would open by June" in said
    assert "still" not in said
    assert "Nothing" in call("search", "lighthouse").stderr
    assert "There is more" in call("search", "bridge", "--limit", 1).stderr


def test_a_search_that_begins_with_a_minus_stands_behind_two():
    assert "shut" in call("search", "--", "-tarn", "kind:article").stdout


def test_a_search_as_rows_and_as_json_cites_the_text():
    (found,) = rows("search", '"still shut"', "kind:article")
    assert (found["words"], found["source"], found["published"]) == (
        "The bridge is still shut.",
        "Outlet 9",
        "2024-08-01",
    )
    raw = json.loads(call("search", '"still shut"', "--format", "json").stdout)
    (hit,) = raw["articles"]
    (low, high), start = hit["marks"][0], hit["evidence"]["start"]
    assert hit["evidence"]["words"][low - start :].startswith("still")
    assert high > low
    assert raw["more"] is False


@pytest.mark.parametrize("words", ["", "\x00", '"', "NEAR(", "*", "'; DROP TABLE lines; --", "by:", "-", "{x} : y"])
def test_whatever_is_typed_is_answered(words):
    done = call("search", "--", words)
    assert done.exit_code == 0
    assert "Traceback" not in done.stdout + done.stderr


def test_between_two_stands_what_passed_between_them():
    said = call("between", "oria", "VELL").stdout
    assert said.index("meetings") < said.index("open the bridge")
    assert {row["kind"] for row in rows("between", "vell", "oria")} == {"meetings", "commitments"}
    assert {line["kind"] for line in json.loads(call("between", "vell", "oria", "--format", "json").stdout)} == {
        "meetings",
        "commitments",
    }
    assert "open; " in call("between", "oria", "vell", "--as-of", "2024-05-10").stdout.replace("; open", "open; ")


def test_nothing_in_force_is_said_and_a_day_must_be_one():
    assert "Nothing" in call("in-force", "--on", "2024-05-07").stderr
    assert json.loads(call("in-force", "--format", "json").stdout) == []
    for wrong in (["--on", "2024"], ["--on", "soon"], ["--as-of", "2024-05"]):
        assert call("in-force", *wrong).exit_code == 2


def test_alerts_come_with_words_and_an_exit_code_for_scripts():
    (late,) = [row for row in rows("alerts") if row["what"] == "deadline passed"]
    assert late["day"] == "2024-07-01"
    assert "said the bridge would open by June" in late["words"]
    assert call("alerts", "--exit-code").exit_code == 4
    assert call("alerts", "--exit-code", "--as-of", "2024-05-02").exit_code == 0
    assert rows("alerts", "--since", "2024-07-02") == []


def test_what_was_shown_as_new_is_not_new_again():
    first = rows("alerts", "--new-only")
    assert first == rows("alerts")
    assert rows("alerts", "--new-only") == []
    assert call("alerts", "--new-only", "--exit-code").exit_code == 0
    assert call("alerts", "--exit-code").exit_code == 4


def test_a_process_is_named_by_its_id_or_by_words():
    (process,) = json.loads(call("show", "processes", "--format", "json").stdout)
    by_id, by_name = (
        call("show", "commitments", "--process", p, "--format", "csv").stdout for p in (process["id"], "oria")
    )
    assert by_id == by_name
    assert len(by_id.splitlines()) > 1
    assert call("show", "commitments", "--process", "elsewhere").stdout == ""
    assert call("show", "articles", "--process", "oria").exit_code == 2


def test_the_brief_tells_one_negotiation_alone():
    whole, alone = (call("brief", *more).stdout for more in ((), ("--process", "oria")))
    assert whole.startswith("# Oria – Vell\n")
    assert alone.startswith("# Oria – Vell\n")
    assert "Part of a record of" in " ".join(alone.split())
    for command in ("brief", "in-force", "alerts"):
        done = call(command, "--process", "elsewhere")
        assert done.exit_code == 2
        assert "No negotiation is called 'elsewhere'" in done.stderr


def test_alerts_of_one_negotiation_alone():
    assert rows("alerts", "--process", "oria") == rows("alerts") != []
    assert rows("in-force", "--process", "vell") == rows("in-force")


@pytest.mark.parametrize(
    "args",
    [
        ["brief"],
        ["show", "articles"],
        ["show", "meetings"],
        ["search", "bridge"],
        ["between", "oria", "vell"],
        ["alerts"],
    ],
    ids=" ".join,
)
def test_what_was_written_later_is_not_known_on_an_earlier_day(args):
    then = call(*args, "--as-of", "2024-07-15").stdout
    assert "Outlet 9" in call(*args).stdout + call("show", "articles").stdout
    for later in ("Outlet 9", "late.txt", "still shut", "2024-08"):
        assert later not in then


def test_tables_fit_the_terminal_and_words_stay_whole(monkeypatch):
    for width in ("40", "80", "120"):
        monkeypatch.setenv("COLUMNS", width)
        for args in (["show", "meetings"], ["show", "commitments"], ["show", "statements", "--full"], ["alerts"]):
            said = call(*args).stdout
            assert max(map(len, said.splitlines())) <= int(width)
            assert {"Oria,", "bridge", "bridge;"} & set(said.split())


def test_days_and_files_are_compared(record):
    changes = rows("diff", "2024-06-01", "2024-08-01")
    assert "fate: open → due, no report" in {c["what changed"] for c in changes if c["how"] == "changed"}
    assert call("diff", "2024-08-01", "2024-08-02", "--exit-code").exit_code == 0
    assert call("diff", "2024-06-01", "2024-08-01", "--exit-code").exit_code == 4
    assert call("read", "coverage/00.txt", "-r", "part.db").exit_code == 0
    assert {c["how"] for c in rows("diff", "part.db", record) if c["kind"] == "commitments"} == {"changed"}
    assert "Nothing" in call("diff", record, record).stderr
    assert call("diff", "2024-08-01", "nowhere.db").exit_code == 2
