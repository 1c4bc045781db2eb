"""A run from files to record: everything given is accounted for, and running it again changes nothing."""

import itertools
import json
import subprocess
from dataclasses import replace

import pytest
import quick
from make import TEXT, article, reading
from processes import ENVIRON, command

import parley
from parley import run
from parley.errors import ModelError, RecordBusy, Unreadable, UsageError
from parley.export.json import export_json
from parley.model import Published
from parley.record.file.kept import Stamp
from parley.run import Summary, Tools, only_article, read_into


@pytest.fixture
def coverage(tmp_path):
    return quick.coverage(tmp_path / "coverage", 4)


def read(tmp_path, *sources, name="parley.db", **options):
    with parley.open_record(tmp_path / name, create=True) as record:
        summary = read_into(record, *sources, **{"tools": quick.TOOLS, **options})
        return summary, export_json(record.view())


def test_everything_given_is_accounted_for(tmp_path, coverage):
    summary, _ = read(tmp_path, coverage)
    assert (summary.given, summary.read, summary.unchanged, summary.skipped, summary.failed) == (8, 5, 0, 1, 2)
    assert summary.given == summary.read + summary.skipped + summary.failed
    assert summary.exit_code == 3


def test_every_loss_has_its_reason(tmp_path, coverage):
    summary, _ = read(tmp_path, coverage)
    lost = {i.path.rsplit("/", 1)[1]: i for i in summary.items if i.outcome in {"failed", "skipped"}}
    assert lost["empty.txt"].outcome == "skipped"
    assert lost["no-text.txt"].next_step == "Convert it."
    assert "the word BREAK, at quick.py:" in lost["broken.txt"].reason


def test_reading_again_changes_nothing(tmp_path, coverage):
    _, first = read(tmp_path, coverage)
    summary, second = read(tmp_path, coverage)
    assert (summary.read, summary.unchanged) == (5, 5)
    assert first == second


def test_the_run_is_logged(tmp_path, coverage):
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        summary = read_into(record, coverage, tools=quick.TOOLS, at="noon")
        assert record.store.run_items(1) == summary.items
        assert record.store.unfinished_runs() == 0


def test_progress_is_told_item_by_item(tmp_path, coverage):
    told = []
    summary, _ = read(tmp_path, coverage, progress=told.append)
    assert tuple(told) == summary.items


def test_another_reader_says_what_it_made_of_the_lines(tmp_path, coverage):
    first, _ = read(tmp_path, coverage)
    assert first.changes == ()

    def blind(art):
        return replace(reading(art), statements=(), meetings=())

    newer = replace(quick.TOOLS, stamp=lambda _: Stamp("quick-2", "words-1"), load=lambda _: blind)
    (coverage / "other.txt").write_text(f"{TEXT} A new one.", encoding="utf-8")
    second, _ = read(tmp_path, coverage, tools=newer)
    assert {(c.how, c.kind) for c in second.changes} >= {("gone", "meetings"), ("gone", "statements")}
    assert not any(c.how == "new" for c in second.changes)
    third, _ = read(tmp_path, coverage, tools=newer)
    assert third.changes == ()


@pytest.mark.parametrize("jobs", [1, 3])
def test_jobs_and_order_leave_no_trace(tmp_path, coverage, jobs):
    files = sorted(coverage.iterdir())
    _, expected = read(tmp_path, coverage, name="expected.db")
    _, turned = read(tmp_path, *reversed(files), name=f"{jobs}.db", jobs=jobs)
    assert turned == expected


def test_every_order_of_a_few_articles_gives_the_same_bytes(tmp_path):
    files = []
    for n, source in enumerate(("X", "Y", "X")):
        files.append(tmp_path / f"{n}.txt")
        files[-1].write_text(f"source: {source}\npublished: 2024-05-0{n + 1}\n{TEXT}", encoding="utf-8")
    exports = {read(tmp_path, *order, name=f"{n}.db")[1] for n, order in enumerate(itertools.permutations(files))}
    assert len(exports) == 1


def test_one_text_at_five_addresses_is_told_once_whatever_comes_first(tmp_path):
    def addresses(sources, *, as_is, lexicon):
        del as_is, lexicon
        for source in sources:
            yield quick.Found(
                source, article(f"{TEXT} Once.", url=f"https://{source}.example/", path=source, source=source)
            )

    tools = replace(quick.TOOLS, gather=addresses)
    names = ["a", "b", "c", "d", "e"]
    _, once = read(tmp_path, *names, tools=tools)
    for jobs, order in ((1, names[::-1]), (4, names[2:] + names[:2])):
        _, again = read(tmp_path, *order, *order, name=f"{jobs}.db", jobs=jobs, tools=tools)
        assert again == once
    raw = json.loads(once)
    assert sum(a["copy_of"] is not None for a in raw["articles"]) == 4
    assert [(len(m["reports"]), m["independent"]) for m in raw["lines"]["meetings"]] == [(5, 1)]


def test_hash_seeds_leave_no_trace(tmp_path, coverage):
    exports = set()
    for seed in ("0", "1", "4242"):
        for args in (
            ["read", coverage, "-r", f"{seed}.db"],
            ["export", "json", "-r", f"{seed}.db", "-o", f"{seed}.json"],
        ):
            done = subprocess.run(
                command(*args), cwd=tmp_path, env=ENVIRON | {"PYTHONHASHSEED": seed}, capture_output=True, check=False
            )
            assert done.returncode in {0, 3}, done.stderr
        exports.add((tmp_path / f"{seed}.json").read_bytes())
    assert len(exports) == 1


def test_a_process_that_dies_costs_its_article_alone(tmp_path, coverage):
    (coverage / "crash.txt").write_text("CRASH", encoding="utf-8")
    summary, _ = read(tmp_path, coverage, jobs=2)
    failed = {i.path.rsplit("/", 1)[1]: i.reason for i in summary.items if i.outcome == "failed"}
    assert set(failed) == {"crash.txt", "broken.txt", "no-text.txt"}
    assert "ended the process" in failed["crash.txt"]
    assert summary.read == 5


def test_a_reading_that_lies_fails_alone(tmp_path, coverage):
    def lie(art):
        made = reading(art)
        return replace(made, statements=tuple(replace(s, evidence=()) for s in made.statements))

    tools = replace(quick.TOOLS, load=lambda _: lie)
    summary, _ = read(tmp_path, coverage, tools=tools)
    assert summary.failed == 7
    assert summary.read == 0


def dates(*, better):
    """A dating step that dates the first of the articles, as given, by what it would find."""

    def step(articles, readings, *, alike):
        assert {r.article for r in readings} == {a.id for a in articles}
        assert {i for pair in alike for i in (pair.one, pair.other)} <= {a.id for a in articles}
        return {
            a.id: Published("2024-05-08", "the record tells") for a in articles if a.published.edtf is None and better
        }

    return step


def test_articles_that_the_record_dates_are_read_anew(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"published: 2024-05-01\n{TEXT} More.", encoding="utf-8")
    monkeypatch.setattr(run, "dates_from_record", dates(better=True))
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        for _ in range(2):
            read_into(record, tmp_path / "a.txt", tmp_path / "b.txt", tools=quick.TOOLS)
            first = record.articles()[0]
            assert first.published == Published("2024-05-08", "the record tells")
            assert record.reading(first.id).meetings[0].date == "2024-05-08~"
        monkeypatch.setattr(run, "dates_from_record", dates(better=False))
        read_into(record, tmp_path / "a.txt", tools=quick.TOOLS)
        assert record.articles()[0].published == Published()
        assert record.reading(first.id).meetings[0].date is None


def test_dates_leave_no_trace_of_the_order_of_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "dates_from_record", dates(better=True))
    files = [tmp_path / f"{n}.txt" for n in range(3)]
    for n, file in enumerate(files):
        file.write_text(f"{TEXT} {n}.", encoding="utf-8")
    _, together = read(tmp_path, *files, name="together.db")
    for file in reversed(files):
        _, one_by_one = read(tmp_path, file, name="one.db")
    assert one_by_one == together


def test_a_busy_record_stops_the_run_and_says_so(tmp_path, coverage, monkeypatch):
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        monkeypatch.setattr(record.store, "put", lambda *_, **__: (_ for _ in ()).throw(RecordBusy("Busy.")))
        with pytest.raises(RecordBusy):
            read_into(record, coverage, tools=quick.TOOLS)


def test_one_article_is_one_article(coverage):
    assert only_article(coverage / "00.txt", as_is=False, case=None, gather=quick.gather).source == "Outlet 0"
    with pytest.raises(UsageError, match="8 articles"):
        only_article(coverage, as_is=False, case=None, gather=quick.gather)
    with pytest.raises(Unreadable):
        only_article(coverage / "no-text.txt", as_is=False, case=None, gather=quick.gather)


def test_a_missing_model_is_said_once_and_not_of_each_article(tmp_path, coverage):
    def missing(_):
        raise ModelError("The reader model is missing.", "Install parley-record again.")

    with pytest.raises(ModelError):
        read(tmp_path, coverage, tools=Tools(quick.gather, missing, quick.load))


def test_summaries_of_nothing():
    assert Summary(()).given == 0
    assert Summary(()).exit_code == 0


def test_the_record_keeps_its_case_file(tmp_path, coverage):
    case = tmp_path / "case.toml"
    case.write_text("[speech]\n", encoding="utf-8")
    seen = []
    tools = replace(quick.TOOLS, stamp=lambda lexicon: seen.append(lexicon.version) or quick.stamp(lexicon))
    for given in (None, case, None):
        read(tmp_path, coverage, case=given, tools=tools)
    assert seen[0] != seen[1] == seen[2]
