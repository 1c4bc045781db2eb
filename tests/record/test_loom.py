"""A record that grows while it is open answers as one built at once, and its tables hold what a rebuilding gives."""

from dataclasses import replace

import pytest
from benchmarks.coverage import coverage
from sqlalchemy import select

import parley
from parley.export.json import export_json
from parley.model import Furniture, Published
from parley.record import BY_HAND, Filters, Record
from parley.record.file import rolls
from parley.record.file import schema as t
from parley.record.folding import Folding
from parley.record.questions.query import select_lines

TOLD = list(coverage(40, seed=9))
BEFORE = 30


def add(record, told):
    for one in told:
        record.add(one.article, one.reading)


def tables(record):
    """All that answers come from, the numbers of rows left out."""
    with record.store.asking() as db:
        return [
            sorted(tuple(v for k, v in row._asdict().items() if k != "number") for row in db.execute(select(table)))
            for table in (t.lines, t.rolls, t.catalogue, t.standings, t.spells, t.same)
        ]


def assert_as_rebuilt(record):
    answered, lines, kept = export_json(record.view()), record.view().lines, tables(record)
    assert (record.rebuild(), tables(record)) == (lines, kept)
    with Record(record.path) as again:
        assert replace(again.view().made_by, parley="") == replace(record.view().made_by, parley="")
        assert again.view().lines == lines
    assert export_json(record.view()) == answered


@pytest.fixture
def grown(tmp_path):
    """A record that was asked, grew by one article and was asked again, so that it carries its lines on."""
    with parley.open_record(tmp_path / "r.db", create=True) as record:
        add(record, TOLD[:BEFORE])
        record.view()
        add(record, TOLD[BEFORE : BEFORE + 1])
        record.lines("meetings")
        yield record


@pytest.fixture
def folds(monkeypatch):
    """How many times everything was folded."""
    found = []
    whole = Folding._today

    def counted(folding, now, today):
        if now.lines is None:
            found.append(today)
        return whole(folding, now, today)

    monkeypatch.setattr(Folding, "_today", counted)
    return found


def test_what_is_added_is_answered_without_folding_all(grown, folds):
    for told in TOLD[BEFORE + 1 :]:
        add(grown, [told])
        meetings = {report for line in grown.lines("meetings") for report in line.reports}
        assert meetings >= {report.id for report in told.reading.meetings}
        assert grown.search("ceasefire")
    assert grown.view().as_of
    assert folds == []
    assert_as_rebuilt(grown)


def test_a_process_that_comes_later_folds_what_is_new_alone(tmp_path, folds):
    path = tmp_path / "r.db"
    with parley.open_record(path, create=True) as record:
        add(record, TOLD[:BEFORE])
        record.decide(record.lines("meetings")[0].id, "accept", who="ann")
    assert len(folds) == 1
    for told in TOLD[BEFORE:]:
        with parley.open_record(path) as record:
            add(record, [told])
            meetings = {report for line in record.lines("meetings") for report in line.reports}
            assert meetings >= {report.id for report in told.reading.meetings}
            assert [line.review for line in record.lines("meetings", review="confirmed")] == ["confirmed"]
    assert len(folds) == 1
    with parley.open_record(path) as record:
        assert_as_rebuilt(record)


def test_what_is_new_and_dated_by_the_record_is_carried_on(grown, folds):
    told = TOLD[BEFORE + 1]
    grown.add(replace(told.article, published=Published(None, "not told")), told.reading)
    grown.store.put_dated(
        replace(told.article, published=Published("2031-02-03", "told by others")), BY_HAND, told.reading
    )
    assert grown.lines("meetings")
    assert grown.view().article[told.article.id].published.edtf == "2031-02-03"
    assert folds == []
    assert_as_rebuilt(grown)


def test_what_was_rejected_has_all_folded_by_a_process_that_comes_later(grown, folds):
    grown.decide(grown.lines("meetings")[0].id, "reject", who="ann")
    assert grown.view()
    with Record(grown.path) as later:
        add(later, TOLD[BEFORE + 1 :])
        assert later.view()
        assert len(folds) == 2
        assert_as_rebuilt(later)


def test_long_lists_of_reports_are_kept_in_parts(grown, monkeypatch):
    monkeypatch.setattr(rolls, "_LONG", 3)
    assert grown.rebuild() == grown.view().lines
    for told in TOLD[BEFORE + 1 :]:
        add(grown, [told])
        assert grown.lines("actors")
    assert [line for line in grown.view().lines if len(line.reports) > 3]
    with grown.store.asking() as db:
        assert db.execute(select(t.rolls)).fetchall()
    assert_as_rebuilt(grown)


def test_promises_are_due_by_what_has_come_since(grown):
    due = {line.id: line.first("knowledge") for line in grown.lines("commitments", fate="due")}
    add(grown, TOLD[BEFORE + 1 :])
    for fate in ("due", "open", "kept"):
        assert grown.lines("commitments", fate=fate) == select_lines(grown.view(), "commitments", Filters(fate=fate))
    after = {line.id: line.first("knowledge") for line in grown.lines("commitments", fate="due")}
    assert any(due[i] != after[i] for i in due.keys() & after.keys())
    assert {hit.line.fate for hit in grown.search("fate:due").lines} == {"due, no report"}


def test_several_come_at_once(grown, folds):
    add(grown, TOLD[BEFORE + 1 :])
    grown.in_force("2008-06-01")
    assert folds == []
    assert_as_rebuilt(grown)


@pytest.mark.parametrize("change", ["read again", "dated", "removed", "decided", "vocabulary"])
def test_any_other_change_folds_all(grown, folds, change):
    first = TOLD[0]
    if change == "read again":
        grown.add(first.article, replace(first.reading, meetings=()), stamp=replace(BY_HAND, reader="en-9"))
    elif change == "dated":
        article = replace(first.article, published=Published("2031-02-03", "told by others"))
        grown.store.put_dated(article, BY_HAND, first.reading)
    elif change == "removed":
        grown.remove(first.article.id, who="ann")
    elif change == "decided":
        grown.decide(grown.lines("meetings")[0].id, "reject", who="ann")
    else:
        grown.store.put_vocabulary("[identity]\n")
    add(grown, TOLD[BEFORE + 1 : BEFORE + 3])
    assert grown.lines("meetings")
    assert len(folds) == 1
    assert_as_rebuilt(grown)


def test_what_is_accepted_and_disputed_is_carried_on(grown, folds):
    line = grown.lines("meetings")[0]
    grown.decide(line.id, "accept", who="ann")
    for told in TOLD[BEFORE + 1 :]:
        add(grown, [told])
        assert {x.id for x in grown.lines("meetings", review="confirmed")}
    made = grown.decide(grown.lines("statements")[0].id, "dispute", who="ann")
    assert grown.lines("statements", review="disputed")
    grown.undo(made.number, who="ann")
    assert not grown.lines("statements", review="disputed")
    assert folds == []
    assert_as_rebuilt(grown)


def test_what_another_process_kept_meanwhile_is_not_written_over(grown):
    add(grown, TOLD[BEFORE + 1 : BEFORE + 2])
    with Record(grown.path) as other:
        other.lines("meetings")
        add(other, TOLD[BEFORE + 2 : BEFORE + 3])
        other.lines("meetings")
    assert grown.lines("meetings")
    assert_as_rebuilt(grown)


def test_a_text_that_tells_of_others_folds_all(grown, folds):
    told = TOLD[BEFORE + 1]
    grown.add(replace(told.article, furniture=(Furniture(0, 5, "disclaimer"),)), told.reading)
    assert grown.lines("meetings")
    assert len(folds) == 1
    assert_as_rebuilt(grown)
