"""The commands that read and ask, over the quick reader: what they print, and with what code they leave."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
import quick
import typer
from typer.testing import CliRunner

import parley
from parley import run
from parley.cli import app
from parley.cli.health import _measured
from parley.errors import ModelError
from parley.model import KINDS
from parley.record.file.linebook import Kept

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A folder of its own with some coverage, and the quick reader."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    for name in ("PARLEY_RECORD", "PARLEY_CASE", "PARLEY_JOBS"):
        monkeypatch.delenv(name, raising=False)
    real = run.read_into
    monkeypatch.setattr(run, "read_into", lambda *a, **k: real(*a, **{**k, "tools": quick.TOOLS}))
    quick.coverage(tmp_path / "coverage", 3)
    return tmp_path


def call(*args):
    return RUNNER.invoke(app, [str(a) for a in args])


@pytest.fixture
def record(place):
    assert call("read", "coverage").exit_code == 3
    return place / "parley.db"


def test_reading_accounts_for_everything(place):
    done = call("read", "coverage")
    assert done.exit_code == 3
    assert "7 given: 4 read, 1 skipped, 2 failed. Record: parley.db" in done.stdout
    for words in ("coverage/no-text.txt", "The file is no text.", "Convert it.", "The file is empty."):
        assert words in done.stdout
    assert (place / "parley.db").exists()


def test_reading_again_knows_it_all(record):
    assert "4 read (4 of them known already)" in call("read", "coverage").stdout
    assert record.exists()


def test_all_read_leaves_with_0(place):
    assert call("read", place / "coverage" / "00.txt", place / "coverage" / "empty.txt").exit_code == 0


def test_the_record_is_where_flag_or_environment_or_file_says(place, monkeypatch):
    one = place / "coverage" / "00.txt"
    call("read", one, "--record", "flag.db")
    monkeypatch.setenv("PARLEY_RECORD", "environment.db")
    call("read", one)
    monkeypatch.delenv("PARLEY_RECORD")
    (place / "parley.toml").write_text('record = "file.db"\n', encoding="utf-8")
    call("read", one)
    assert {p.name for p in place.glob("*.db")} == {"flag.db", "environment.db", "file.db"}


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("kind", [*KINDS, "meeting", "Actor", "articles"])
def test_every_kind_can_be_shown(kind):
    done = call("show", kind)
    assert done.exit_code == 0, done.stderr
    assert done.stdout or "Nothing" in done.stderr


@pytest.mark.usefixtures("record")
def test_lines_are_shown_in_the_order_of_their_dates():
    dates = re.findall(r"2024-05-0\d~", call("show", "meetings").stdout)
    assert dates == sorted(dates)
    assert dates


@pytest.mark.usefixtures("record")
def test_lines_are_filtered():
    assert call("show", "commitments", "--by", "vell").stdout == ""
    assert "open the bridge" in call("show", "commitment", "--by", "oria", "--to", "vell", "--fate", "open").stdout


@pytest.mark.usefixtures("record")
def test_json_and_csv_hold_the_same_lines():
    ids = [line["id"] for line in json.loads(call("show", "meetings", "--format", "json").stdout)]
    rows = list(csv.reader(io.StringIO(call("show", "meetings", "--format", "csv").stdout, newline="")))
    assert [row[0] for row in rows[1:]] == ids


@pytest.mark.usefixtures("record")
def test_articles_are_shown_and_filtered_in_every_format():
    assert "Copyist" in call("show", "articles").stdout
    raw = json.loads(call("show", "articles", "--format", "json", "--by", "copyist", "--since", "2024-05").stdout)
    assert [a["source"] for a in raw] == ["Copyist"]
    assert raw[0]["copy of"]
    assert len(call("show", "article", "--format", "csv", "--text", "bridge").stdout.splitlines()) == 5
    assert "Nothing" in call("show", "articles", "--until", "2023").stderr
    assert call("show", "articles", "--fate", "open").exit_code == 2


@pytest.mark.usefixtures("record")
def test_why_shows_the_words_and_what_made_them():
    with parley.open_record("parley.db") as kept:
        line = kept.lines("commitments")[0]
    for address in (line.id, line.id[:8], *line.reports):
        said = call("why", address).stdout
        assert "Mara Lind, said the bridge would open by June" in said
        assert "rule test; confidence 0.90" in said
        assert line.id in said


@pytest.mark.usefixtures("record")
def test_why_shows_what_is_known_of_an_article():
    with parley.open_record("parley.db") as kept:
        copy = next(a for a in kept.articles() if a.source == "Copyist")
        original = kept.view().copies[copy.id]
    said = call("why", copy.id[:7]).stdout
    for words in (copy.text_sha256, "dated: 2024-05-01, given", f"copy of: {original}", "open the bridge"):
        assert words in said


def test_sources_that_are_not_there_make_no_record(place):
    done = call("read", "coverege")
    assert done.exit_code == 2
    assert "There is no file or folder 'coverege'" in done.stderr
    assert not (place / "parley.db").exists()
    assert call("read", "a" * 5000).exit_code == 2


def test_what_was_changed_in_reading_is_said_and_what_is_alike_stands_together(monkeypatch):
    gather = quick.TOOLS.gather

    def changed(*args, **kwargs):
        for found in gather(*args, **kwargs):
            art = found.article
            yield replace(found, article=art and replace(art, changes=("the sidecar was left aside: no JSON",)))

    monkeypatch.setattr(quick, "TOOLS", replace(quick.TOOLS, gather=changed))
    said = call("read", "coverage").stdout
    assert re.search(r"read +coverage/00.txt, coverage/01.txt, coverage/02.txt and 1 +the sidecar was left", said)
    assert call("read", "coverage").stdout.count("sidecar") == 0


@pytest.mark.usefixtures("record")
def test_the_export_and_the_brief_go_to_a_file_or_out(place):
    assert call("export", "json", "-o", "record.json").exit_code == 0
    assert (place / "record.json").read_text(encoding="utf-8") == call("export", "json").stdout
    assert json.loads(call("export", "json", "--as-of", "2024-07-01").stdout)["as_of"] == "2024-07-01"
    assert call("brief", "-o", "brief.md").exit_code == 0
    assert (place / "brief.md").read_text(encoding="utf-8") == call("brief").stdout
    assert len(call("brief").stdout.splitlines()) <= 60
    assert not list(place.glob(".*.part"))


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["show", "songs"], 2, "no kind of line named 'songs'"),
        (["show", "meetings", "--since", "soon"], 2, "soon"),
        (["show", "meetings", "--review", "wrong"], 2, "machine, confirmed"),
        (["show", "meetings", "--as-of", "2024"], 2, "YEAR-MONTH-DAY"),
        (["show", "meetings", "--format", "xml"], 2, "xml"),
        (["why", "m:0000000000000000"], 2, "parley show"),
        (["brief", "-r", "none.db"], 2, "parley read"),
        (["read"], 2, "SOURCE"),
        (["read", "coverage", "--jobs", "0"], 2, "from 1 to"),
        (["export", "json", "-o", "no/such/folder.json"], 2, "cannot be written"),
        (["read", "coverage", "--case", "none.toml"], 2, "none.toml"),
        (["show", "meetings", "-r", "coverage/00.txt"], 2, "not a Parley record"),
        (["sing"], 2, "sing"),
    ],
)
def test_errors_are_sentences_on_stderr_with_a_next_step(args, code, said):
    done = call(*args)
    assert done.exit_code == code
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_doctor_says_what_runs_here(record, monkeypatch):
    done = call("doctor")
    for words in (f"parley       {parley.__version__}", "SQLite 3.", "journal", "4 articles", "desk  ", "free at"):
        assert words in done.stdout
    monkeypatch.setattr(
        run, "shipped_reader", lambda: (_ for _ in ()).throw(ModelError("No model.", "Install parley-record again."))
    )
    done = call("doctor", "-r", record)
    assert "! No model. Install parley-record again." in done.stdout
    assert done.exit_code == 1


def test_doctor_reads_the_numbers_of_the_card():
    card = "| | F1 |\n|---|---|\n| names | 93.2 |\n\n| part | licence |\n|---|---|\n| a corpus | CC BY 4.0 |\n"
    assert list(_measured(card)) == ["names: F1 93.2"]


def test_doctor_without_a_record():
    assert "none at parley.db yet" in call("doctor").stdout


def test_doctor_names_interrupted_runs_and_foreign_files(record):
    with parley.open_record(record) as kept:
        kept.store.begin_run()
    assert "1 interrupted run(s)" in call("doctor").stdout
    assert "not a Parley record" in call("doctor", "-r", "coverage/00.txt").stdout


def test_the_version_is_printed():
    assert call("--version").stdout == f"parley {parley.__version__}\n"


def commands(group, path=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield (*path, name), command
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = list(commands(typer.main.get_command(app)))


@pytest.mark.parametrize(
    ("path", "command"), [((), None), *COMMANDS], ids=lambda x: " ".join(x) if isinstance(x, tuple) else ""
)
def test_every_command_has_help_with_an_example(path, command):
    said = call(*path, "--help").stdout
    assert re.search(rf"Examples?:\n(.*\n)*? +parley {' '.join(path)}", said), said
    for parameter in command.params if command else ():
        if parameter.param_type_name == "option":
            assert parameter.help, f"{parameter.name} has no help"


def test_every_command_is_named_in_the_help():
    said = call("--help").stdout
    for path, _ in COMMANDS:
        assert path[0] in said


@pytest.mark.usefixtures("record")
def test_text_from_outside_cannot_steer_the_terminal(place):
    evil = place / "evil.txt"
    evil.write_text("He said \x1b[31mred\x07 and [bold]loud[/bold] \u202e txt.", encoding="utf-8")
    call("read", evil)
    said = call("show", "statements", "--text", "loud").stdout
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\u202e" not in said
    assert "[bold]" in said


@pytest.mark.usefixtures("record")
def test_copies_are_shown_below_what_they_copy():
    rows = json.loads(call("show", "copies", "--format", "json").stdout)
    assert [row["shared"] for row in rows] == ["", "100%", "90%", "90%"]
    known = {row["copy"].strip(" └") for row in rows}
    assert all(row["copy"].strip().startswith("└ ") and row["copy of"] in known for row in rows[1:])
    assert "copy of" in call("show", "copies").stdout


def test_rebuilding_says_whether_the_lines_are_those_that_were_kept(record):
    assert "none were up to date before." in call("rebuild").stdout
    assert "built anew, are those that were kept." in call("rebuild").stdout
    with parley.open_record(record) as kept:
        view = kept.view()
        kept.store.put_lines(Kept(kept.store.lines_key(), view.lines[1:]))
    changed = call("rebuild")
    assert changed.exit_code == 1
    assert "are not those that were kept: 1 differ." in changed.stdout
    assert "are those that were kept." in call("rebuild").stdout
