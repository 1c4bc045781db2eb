"""The record as programs use it: kept, asked, closed and opened again."""

from dataclasses import replace

import pytest
from make import TEXT, article, reading

import parley
from parley.errors import RecordError, UsageError
from parley.record import Record
from parley.record.fold.lines import Folded
from parley.record.view import last_day


@pytest.fixture
def record(tmp_path):
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        yield record


def add(record, *articles):
    for a in articles:
        record.add(a, reading(a))


def test_an_empty_record_answers_that_there_is_nothing(record):
    assert record.articles() == ()
    assert record.lines("meetings") == ()
    assert record.as_of is None
    assert record.counts() == {"machine": 0, "confirmed": 0, "disputed": 0, "rejected": 0}


def test_the_record_is_seen_from_the_last_dated_day(record):
    add(
        record,
        article(path="a.txt", published="2024-05-08"),
        article("Other words.", path="b.txt", published="2024-05/2024-06"),
    )
    assert record.as_of == "2024-06-30"
    assert record.view("2024-07-01").as_of == "2024-07-01"


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ((), None),
        ((None,), None),
        (("2024-05-08", None), "2024-05-08"),
        (("2024", "2023-01-01"), "2024-12-31"),
        (("2024-05-08/..", "2024-05-01"), "2024-05-08"),
        (("[2024-05-01,2024-05-09]",), "2024-05-09"),
        (("XXXX-07",), None),
    ],
)
def test_the_last_day_of_a_coverage(dates, day):
    assert last_day([article(published=date) for date in dates]) == day


def test_a_view_follows_what_is_added(record):
    add(record, article(path="a.txt"))
    before = record.view()
    assert record.view() is before
    add(record, article(f"{TEXT} More.", path="b.txt"))
    assert len(record.view().articles) == 2
    assert len(before.articles) == 1


def test_lines_are_kept_and_rebuilding_gives_the_same(record):
    add(record, article(path="a.txt"), article(f"{TEXT} More.", path="b.txt", source="Y"))
    lines = record.view().lines
    assert record.store.lines() == lines
    assert record.rebuild() == lines


def test_another_fold_renews_the_lines(record, monkeypatch):
    add(record, article(path="a.txt"))
    assert record.lines("meetings")
    monkeypatch.setattr("parley.record.moment.code_version", lambda *_: "another")
    monkeypatch.setattr("parley.record.moment.folded", lambda *_, **__: Folded((), ()))
    with Record(record.path) as again:
        assert again.lines("meetings") == ()


def test_every_report_of_a_kind_of_line_is_in_one_line(record):
    add(record, article(path="a.txt"), article(f"{TEXT} More.", path="b.txt"))
    view = record.view()
    for r in view.readings:
        for report in (*r.actors, *r.meetings, *r.statements, *r.commitments):
            assert sum(report.id in line.reports for line in view.lines if line.kind != "disagreements") == 1


def test_a_reading_of_another_article_is_a_mistake(record):
    with pytest.raises(ValueError, match="given for article"):
        record.add(article(), replace(reading(article()), article="another"))


def test_equal_texts_are_copies(record):
    first, copy = (
        article(path="a.txt", published="2024-05-08"),
        article(path="b.txt", source="Copyist", published="2024-05-09"),
    )
    add(record, copy, first)
    assert dict(record.view().copies) == {copy.id: first.id}


def test_answers_outlive_the_record(tmp_path):
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        add(record, article(path="a.txt"))
        view = record.view()
    record.close()
    assert view.article[view.articles[0].id].text == TEXT


def test_a_damaged_record_is_not_rebuilt(record, monkeypatch):
    monkeypatch.setattr(record.store, "damage", lambda: ("row 1 missing",))
    with pytest.raises(RecordError, match="row 1 missing"):
        record.rebuild()


def test_a_record_must_be_made_on_purpose(tmp_path):
    with pytest.raises(UsageError):
        parley.open_record(tmp_path / "parley.db")
