"""Deciding on the command line."""

import csv
import io
import json

import pytest
import quick
from make import TEXT
from typer.testing import CliRunner

import parley
from parley import run
from parley.cli import app

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A folder with a record of three small articles, read by the quick reader."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    for name in ("PARLEY_RECORD", "PARLEY_CASE", "PARLEY_JOBS", "PARLEY_BY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "ann")
    real, again = run.read_into, run.date_again
    monkeypatch.setattr(run, "read_into", lambda *a, **k: real(*a, **{**k, "tools": quick.TOOLS}))
    monkeypatch.setattr(run, "date_again", lambda record: again(record, quick.TOOLS))
    for n, outlet in enumerate(("Post", "Herald", "Herald")):
        head = f"source: {outlet}\npublished: 2024-05-0{n + 1}\n"
        (tmp_path / f"{n}.txt").write_text(f"{head}{TEXT} Number {n}.", encoding="utf-8")
    assert call("read", "0.txt", "1.txt", "2.txt").exit_code == 0
    return tmp_path


def call(*args, given=None):
    return RUNNER.invoke(app, [str(a) for a in args], input=given)


def ids(kind):
    return [line["id"] for line in json.loads(call("show", kind, "--format", "json").stdout)]


def rows(*args):
    return list(csv.DictReader(io.StringIO(call("log", "--format", "csv", *args).stdout)))


def test_a_line_is_accepted_and_says_so():
    line = ids("meetings")[0]
    done = call("decide", line, "accept", "--note", "seen [bold]")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(f"Decision 1: accept {line}")
    assert "parley undo 1" in done.stdout
    said = call("why", line).stdout
    assert "review: confirmed" in said
    assert "decision 1: accept" in said
    assert "by ann, 20" in said
    assert "seen [bold]" in said


def test_the_table_marks_what_was_reviewed():
    line = ids("meetings")[0]
    assert "review" not in call("show", "meetings").stdout
    call("decide", line, "dispute")
    head, first, *_ = call("show", "meetings").stdout.splitlines()
    assert "review" in head
    assert "disputed" in first


def test_a_corrected_field_shows_what_was_read():
    report = ids("meetings")[0]
    assert call("decide", report, "correct", "place=Upper Tarn").exit_code == 0
    said = call("why", report).stdout
    assert "place Upper Tarn" in said
    assert "place corrected by decision 1; read as: Tarn" in said


def test_a_field_and_its_value_may_be_two_words():
    report = ids("meetings")[0]
    for words, place in ((["place", "Upper Tarn"], "Upper Tarn"), (["place=Old=Tarn"], "Old=Tarn"), (["place="], "")):
        assert call("decide", report, "correct", *words).exit_code == 0
        assert f"place = {place or 'nothing'}" in rows()[-1]["what"]


def test_verbs_take_what_they_take():
    line = ids("meetings")[0]
    for words, said in (
        (["correct", "date"], "a field and a value"),
        (["correct", "date", "soon"], "EDTF"),
        (["bless"], "no decision 'bless'"),
        (["merge", line], "one line already"),
    ):
        done = call("decide", line, *words)
        assert done.exit_code == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert rows() == []


def test_splitting_merging_and_undoing_change_the_lines():
    (line,) = ids("commitments")
    assert call("decide", line, "split").exit_code == 0
    assert len(ids("commitments")) == 2
    assert call("decide", *ids("commitments")[:1], "merge", ids("commitments")[1]).exit_code == 0
    assert ids("commitments") == [line]
    assert call("undo").exit_code == 0
    assert len(ids("commitments")) == 2
    assert call("undo", 1).exit_code == 0
    assert ids("commitments") == [line]
    assert [row["state"] for row in rows()] == ["undone", "undone", "in force", "in force"]


def test_a_line_is_parted_into_its_reports_by_one_command():
    (line,) = ids("commitments")
    assert call("decide", line, "split", "--each").exit_code == 0
    parts = ids("commitments")
    assert len(parts) == 3
    assert len(rows()) == 2
    assert call("decide", line, "split", "--each").exit_code == 2
    assert call("decide", line, "accept", "--each").exit_code == 2
    assert ids("commitments") == parts


def test_a_rejected_line_is_shown_on_demand():
    line = ids("meetings")[0]
    assert call("decide", line, "reject", "--report").exit_code == 0
    assert line in call("show", "meetings", "--review", "rejected").stdout
    assert line not in call("show", "meetings").stdout


def test_a_report_is_added_on_words():
    words = ("add", "incident", "0.txt", "--words", "met in Tarn")
    missing = call(*words)
    assert missing.exit_code == 2
    assert "incidents need a type" in missing.stderr
    done = call(*words, "--field", "type=CONSULT", "--field", "by=Oria | Vell")
    assert done.exit_code == 0, done.stderr
    assert "by hand" in call("why", ids("incidents")[0]).stdout
    for wrong in ("type", "type=A"):
        assert call(*words, "--field", "type=B", "--field", wrong).exit_code == 2


def test_removing_asks_first_and_lists_the_decisions_on_what_went():
    call("decide", ids("meetings")[0], "accept")
    refused = call("remove", "0.txt")
    assert refused.exit_code == 2
    assert "--yes" in refused.stderr
    done = call("remove", "0.txt", "--yes", "--note", "withdrawn")
    assert done.exit_code == 0, done.stderr
    assert "Removed: 1 article. It is decision 2." in done.stdout
    assert "Decisions on what was removed: 1" in done.stdout
    skipped = call("read", "0.txt")
    assert "1 skipped" in skipped.stdout
    assert "A person removed it" in skipped.stdout
    assert "Removed: 2 articles" in call("remove", "--source", "Herald", "--yes").stdout
    assert rows()[-1]["what"] == "remove source Herald"
    assert call("remove", "--yes").exit_code == 2


def test_an_article_without_which_another_is_dated_otherwise_is_removed_with_that_date(place):
    """The record dates its articles anew; what is left is as if the removed one had never been there."""
    call("remove", "2.txt", "--yes")
    left = call("export", "json").stdout
    (place / "other").mkdir()
    assert call("read", "0.txt", "1.txt", "--record", "other/parley.db").exit_code == 0
    assert call("export", "json", "--record", "other/parley.db").stdout == left


def test_the_log_names_who_when_and_what(monkeypatch):
    line = ids("meetings")[0]
    call("decide", line, "dispute", "--by", "bob")
    monkeypatch.setenv("PARLEY_BY", "eve")
    call("decide", line, "unsure", "--note", "=1+1")
    assert [(row["n"], row["who"], row["state"]) for row in rows()] == [
        ("1", "bob", "in force"),
        ("2", "eve", "in force"),
    ]
    assert rows()[1]["note"] == "'=1+1"
    assert rows()[0]["when"].endswith("+00:00")
    assert call("undo").exit_code == 0
    assert rows()[1]["state"] == "undone"
    shown = call("log").stdout
    assert "dispute" in shown
    assert "undo 2" in shown
    first, second, _ = json.loads(call("log", "--format", "json").stdout)
    assert (first["number"], first["who"], first["verb"], first["state"]) == (1, "bob", "dispute", "in force")
    assert first["on"][0]["quote"] in TEXT
    assert first["reports"] == [anchor["report"] for anchor in first["on"]]
    assert (second["note"], second["state"], second["lost"]) == ("=1+1", "undone", [])


def test_orphaned_decisions_are_listed(place):
    line = ids("meetings")[0]
    call("decide", line, "accept")
    assert rows("--orphaned") == []
    with parley.open_record(place / "parley.db") as record:
        from dataclasses import replace

        from parley.record import Stamp

        for a in record.articles():
            record.add(a, replace(record.reading(a.id), meetings=()), stamp=Stamp("newer", "words"))
    assert [row["state"] for row in rows("--orphaned")] == ["orphaned"]


def test_who_decides_must_be_known(monkeypatch):
    def nobody():
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    done = call("decide", ids("meetings")[0], "accept")
    assert done.exit_code == 2
    assert "--by NAME" in done.stderr


def test_only_the_confirmed_is_exported_on_demand():
    line = ids("meetings")[0]
    assert not json.loads(call("export", "json", "--only", "confirmed").stdout)["articles"]
    call("decide", line, "accept")
    raw = json.loads(call("export", "json", "--only", "confirmed").stdout)
    assert [x["review"] for x in raw["lines"]["meetings"]] == ["confirmed"]
    assert not raw["lines"]["commitments"]


def test_decisions_are_adopted_from_another_record_and_from_a_list(place):
    line = ids("meetings")[0]
    (place / "other").mkdir()
    for name in ("0.txt", "1.txt", "2.txt"):
        assert call("read", name, "--record", "other/parley.db").exit_code == 0
    call("decide", line, "accept", "--by", "eve", "--record", "other/parley.db")
    (place / "list.json").write_text(
        call("log", "--format", "json", "--record", "other/parley.db").stdout, encoding="utf-8"
    )
    assert "Adopted: 1 decision (0 known already)." in call("adopt", "list.json").stdout
    assert "Adopted: 0 decisions (1 known already)." in call("adopt", "other/parley.db").stdout
    assert [(row["who"], row["state"]) for row in rows()] == [("eve", "in force")]
    assert "review: confirmed" in call("why", line).stdout


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"verb": "accept"}]', "[[]]", "no list", "\x00\xff"])
def test_a_file_that_holds_no_decisions_is_refused_in_a_sentence(place, text):
    (place / "wrong.json").write_text(text, encoding="utf-8")
    done = call("adopt", "wrong.json")
    assert done.exit_code in (1, 2)
    assert done.stderr.startswith("parley: ")
    assert "Traceback" not in done.stderr
    assert call("adopt", "nowhere.db").exit_code == 2
