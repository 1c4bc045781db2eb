"""What persons set right of articles, in records that were really read."""

import json
from dataclasses import replace

import pytest
import quick
from make import TEXT, article, reading

import parley
from parley.errors import UsageError
from parley.export.json import export_json
from parley.record.file.kept import Stamp
from parley.run import follow_decisions, read_into


@pytest.fixture
def coverage(tmp_path):
    folder = tmp_path / "coverage"
    folder.mkdir()
    for name, source, day, more in (("a", "Post", "06", "One."), ("b", "Herald", "20", "Two.")):
        (folder / f"{name}.txt").write_text(f"source: {source}\npublished: 2024-05-{day}\n{TEXT} {more}", "utf-8")
    return folder


@pytest.fixture
def record(tmp_path, coverage):
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        read_into(record, coverage, tools=quick.TOOLS)
        yield record


def ruled(record, article_id, *words):
    made = record.decide(article_id, *words, who="ann")
    follow_decisions(record, quick.TOOLS)
    return made


def of(record, name):
    return next(a for a in record.articles() if a.path.endswith(f"{name}.txt"))


def days(record):
    return {(v.value, len(v.reports)) for line in record.lines("meetings") for v in line.values["date"]}


def found(record, question):
    return [hit.article.source for hit in record.search(question).articles]


def test_a_date_that_is_set_right_dates_the_reports_anew(record):
    before = export_json(record.view())
    assert days(record) == {("2024-05-06~", 1), ("2024-05-20~", 1)}
    article_id = of(record, "a").id
    ruled(record, of(record, "a").path, "correct", "published", "2024-05-20")
    now = of(record, "a")
    assert (now.id, now.published.edtf) == (article_id, "2024-05-20")
    assert (now.published.basis, now.published.stated) == ("set right by ann", "2024-05-06")
    assert days(record) == {("2024-05-20~", 2)}
    assert record.rebuild() == record.view().lines
    record.undo(who="ann")
    follow_decisions(record, quick.TOOLS)
    assert json.loads(export_json(record.view()))["articles"] == json.loads(before)["articles"]
    assert days(record) == {("2024-05-06~", 1), ("2024-05-20~", 1)}


def test_the_last_day_of_the_coverage_follows(record):
    assert record.as_of == "2024-05-20"
    ruled(record, of(record, "b").id, "correct", "published", "2024-06-01")
    assert record.as_of == "2024-06-01"


def test_it_survives_reading_the_same_coverage_again_and_a_newer_reader(tmp_path, coverage, record):
    ruled(record, of(record, "a").id, "correct", "published", "2024-05-20")
    ruled(record, of(record, "a").id, "correct", "source", "Gazette")
    newer = replace(quick.TOOLS, stamp=lambda _: Stamp("quick-2", "words-1"))
    for tools in (quick.TOOLS, newer):
        read_into(record, coverage, tools=tools)
        assert (of(record, "a").source, of(record, "a").published.edtf) == ("Gazette", "2024-05-20")
        assert days(record) == {("2024-05-20~", 2)}
    with parley.open_record(tmp_path / "parley.db") as again:
        assert export_json(again.view()) == export_json(record.view())


def test_the_source_tells_and_is_found(record):
    line = record.lines("statements")[0]
    assert line.tellers == ("Herald", "Post")
    assert found(record, "source:post") == ["Post"]
    ruled(record, of(record, "a").id, "correct", "source", "Gazette")
    assert record.lines("statements")[0].tellers == ("Gazette", "Herald")
    assert found(record, "source:gazette") == ["Gazette"]
    assert not found(record, "source:post")


def test_one_source_is_one_independent_teller(record):
    ruled(record, of(record, "b").id, "not-same-as", of(record, "a").id)
    assert record.lines("statements")[0].independent == 2
    ruled(record, of(record, "a").id, "correct", "source", "Herald")
    assert record.lines("statements")[0].independent == 1


def test_copies_are_ruled_to_be_none_and_others_to_be_some(tmp_path):
    with parley.open_record(tmp_path / "parley.db", create=True) as record:
        texts = (f"{TEXT} One.", f"{TEXT} Two.", "Nobody at the ferry knew of any of this.")
        for n, text in enumerate(texts):
            a = article(text, path=f"{n}.txt", source=f"S{n}", published=f"2024-05-0{n + 6}")
            record.add(a, reading(a))
        ids = {a.path: a.id for a in record.articles()}
        before = record.view().copies
        assert before == {ids["1.txt"]: ids["0.txt"]}
        record.decide("1.txt", "not-same-as", "0.txt", who="ann")
        record.decide("2.txt", "same-as", "1.txt", who="ann")
        assert record.view().copies == {ids["2.txt"]: ids["1.txt"]}
        assert record.rebuild() == record.view().lines
        record.decide("0.txt", "same-as", "1.txt", who="ann")
        assert [r.state for r in record.log()] == ["overruled", "in force", "in force"]
        assert record.view().copies == {ids["1.txt"]: ids["0.txt"], ids["2.txt"]: ids["0.txt"]}
        for number in (3, 2, 1):
            record.undo(number, who="ann")
        assert record.view().copies == before


def test_the_genre_is_one_of_those_that_there_are(record):
    article_id = of(record, "a").id
    with pytest.raises(UsageError, match="genre cannot be 'poem'"):
        record.decide(article_id, "correct", "genre", "poem", who="ann")
    with pytest.raises(UsageError, match="cannot be empty"):
        record.decide(article_id, "correct", "genre", "", who="ann")
    ruled(record, article_id, "correct", "genre", "opinion")
    assert of(record, "a").genre == "opinion"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("correct", "text", "other words"), "have no field 'text'"),
        (("correct", "published", "last Friday"), "published cannot be"),
        (("accept",), "cannot be decided on with accept"),
        (("merge", "b.txt"), "cannot be decided on with merge"),
    ],
)
def test_what_cannot_be_decided_on_an_article_is_said(record, words, said):
    with pytest.raises(UsageError, match=said):
        record.decide(of(record, "a").id, *words, who="ann")


def test_the_export_says_what_stood_there_before(record):
    ruled(record, of(record, "a").id, "correct", "source", "Gazette")
    ruled(record, of(record, "a").id, "correct", "source", "Courier")
    told = {a["source"]: a["corrected"] for a in json.loads(export_json(record.view()))["articles"]}
    assert told == {"Courier": [{"field": "source", "machine": "Post", "decision": 2}], "Herald": []}
    assert [r.state for r in record.log()] == ["overruled", "in force"]


def test_of_a_removed_article_nothing_that_was_set_right_stays(tmp_path, record):
    ruled(record, of(record, "a").id, "correct", "title", "Wellspring")
    record.remove(of(record, "a").id, who="ann")
    assert [r.state for r in record.log()] == ["orphaned", "in force"]
    assert b"Wellspring" not in (tmp_path / "parley.db").read_bytes()


def test_articles_of_a_source_that_was_set_right_go_with_it_and_stay_away(record, coverage):
    ruled(record, of(record, "a").id, "correct", "source", "Gazette")
    record.remove(source="Gazette", who="ann")
    assert read_into(record, coverage, tools=quick.TOOLS).skipped == 1
    assert [a.source for a in record.articles()] == ["Herald"]


def test_it_is_adopted_and_shared(tmp_path, coverage, record):
    ruled(record, of(record, "a").id, "correct", "published", "2024-05-20")
    record.share(tmp_path / "shared.db")
    with parley.open_record(tmp_path / "shared.db") as shared:
        assert of(shared, "a").published == of(record, "a").published
        assert shared.lines("meetings") == record.lines("meetings")
        made = shared.store.decisions()
    with parley.open_record(tmp_path / "mine.db", create=True) as mine:
        read_into(mine, coverage, tools=quick.TOOLS)
        mine.adopt(made)
        follow_decisions(mine, quick.TOOLS)
        assert days(mine) == {("2024-05-20~", 2)}
