"""Keeping, restoring and giving away a record, as commands."""

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
    for name in ("PARLEY_RECORD", "PARLEY_CASE", "PARLEY_JOBS"):
        monkeypatch.delenv(name, raising=False)
    real = run.read_into
    monkeypatch.setattr(run, "read_into", lambda *a, **k: real(*a, **{**k, "tools": quick.TOOLS}))
    quick.coverage(tmp_path / "coverage", 3)
    assert call("read", "coverage").exit_code == 3
    return tmp_path / "parley.db"


def call(*args):
    return RUNNER.invoke(app, [str(a) for a in args])


def test_a_backup_is_put_back_as_it_was(record):
    kept = call("export", "json").stdout
    assert "4 articles" in call("backup", "kept.db").stdout
    (record.parent / "late.txt").write_text("Later words.", encoding="utf-8")
    assert call("read", "late.txt").exit_code == 0
    assert call("export", "json").stdout != kept
    assert call("restore", "kept.db").exit_code == 2
    assert "4 articles" in call("restore", "kept.db", "--overwrite").stdout
    assert call("export", "json").stdout == kept


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["backup", "coverage/00.txt"], 2, "--overwrite"),
        (["backup", "no/such/folder/kept.db"], 2, "no folder"),
        (["restore", "nothing.db", "-r", "new.db"], 2, "no file"),
        (["restore", "coverage/00.txt", "-r", "new.db"], 2, "not a Parley record"),
        (["share", "-o", "shared.db"], 2, "--without-texts"),
        (["share", "--without-texts", "-o", "coverage/00.txt"], 2, "--overwrite"),
        (["share", "--without-texts", "-o", "parley.db", "--overwrite"], 2, "that record itself"),
        (["backup", "parley.db", "--overwrite"], 2, "that record itself"),
        (["read", "coverage/00.txt", "-r", "coverage/00.txt"], 2, "not a Parley record"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_next_step_and_leaves_nothing(record, args, code, said):
    before = record.read_bytes(), sorted(p.name for p in record.parent.iterdir() if not p.name.startswith("parley.db-"))
    done = call(*args)
    assert done.exit_code == code
    assert said in done.stderr
    after = record.read_bytes(), sorted(p.name for p in record.parent.iterdir() if not p.name.startswith("parley.db-"))
    assert after == before


def test_a_shared_record_opens_like_any_other_and_takes_no_articles(record):
    assert call("share", "--without-texts", "-o", "shared.db").exit_code == 0
    whole, shared = (json.loads(call("export", "json", "-r", r).stdout) for r in (record, "shared.db"))
    assert shared["lines"] == whole["lines"]
    assert call("brief", "-r", "shared.db").stdout == call("brief", "-r", record).stdout
    assert "bridge" in call("search", "bridge", "-r", "shared.db").stdout
    assert "shared without texts" in call("doctor", "-r", "shared.db").stdout
    (record.parent / "late.txt").write_text("Later words.", encoding="utf-8")
    done = call("read", "late.txt", "-r", "shared.db")
    assert done.exit_code == 1
    assert "shared without its texts" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_doctor_looks_deep(record):
    assert "every text, reading and cited word is as it was put in" in call("doctor", "--deep").stdout
    whole = bytearray(record.read_bytes())
    at = whole.index(b"said the bridge would open by June. Number")
    whole[at : at + 4] = b"sang"
    record.write_bytes(bytes(whole))
    for beside in record.parent.glob("parley.db-*"):
        beside.unlink()
    done = call("doctor", "--deep")
    assert done.exit_code == 1
    assert "is damaged" in done.stdout
