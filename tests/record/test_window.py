"""A window shows what a view shows, whatever is decided, and fetches no more of it than is asked for."""

import pytest
from demo import copied, demo_record
from make import article, reading

import parley
from parley.record import window
from parley.record.file import lookups
from parley.record.questions.alerts import alerts


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return demo_record(tmp_path_factory)


@pytest.fixture
def record(demo, tmp_path):
    with parley.open_record(copied(demo, tmp_path)) as opened:
        yield opened


def assert_same(seen, view):
    assert tuple(seen.lines) == view.lines
    assert tuple(seen.articles) == tuple(view.articles)
    assert {r.article: r for r in seen.readings} == view.reading
    assert dict(seen.copies) == dict(view.copies)
    assert (seen.as_of, seen.made_by, seen.ruled) == (view.as_of, view.made_by, view.ruled)
    assert dict(seen.cards) == dict(view.cards)
    assert {i: seen.line[i].id for i in view.line} == {i: line.id for i, line in view.line.items()}
    assert dict(seen.courses) == dict(view.courses)
    assert alerts(seen) == alerts(view)
    for report in (r for line in view.lines for r in line.reports):
        assert seen.report[report] == view.report[report]
        assert seen.reviewed(report) == view.reviewed(report)
        told, known = seen.notes[report], view.notes[report]
        assert (told.article, told.modality, told.occasion) == (known.article, known.modality, known.occasion)
        assert sorted(told.parts) == sorted(known.parts)


def test_it_shows_what_a_view_shows(record):
    assert_same(record.window(), record.view())


def test_it_does_so_after_decisions(record):
    meetings, commitments = (record.view().kind(kind) for kind in ("meetings", "commitments"))
    record.window(wait=False)
    record.decide(meetings[0].id, "accept", who="Ana")
    record.decide(meetings[1].id, "dispute", who="Ana")
    record.decide(commitments[0].id, "correct", "due", "2031-02-03", who="Ana")
    record.decide(commitments[1].id, "reject", who="Ana")
    assert_same(record.window(), record.view())
    record.undo(who="Ana")
    assert_same(record.window(), record.view())


def test_it_does_so_when_articles_are_set_right(record):
    first, second, third, *_ = record.window(wait=False).cards
    record.decide(first, "correct", "published", "2023-04", who="Ana")
    record.decide(second, "correct", "taken_from", "The Wire", who="Ana")
    record.decide(first, "same-as", third, who="Ana")
    assert_same(record.window(), record.view())
    assert record.window().cards[second].taken_from == "The Wire"
    for _ in range(3):
        record.undo(who="Ana")
    assert_same(record.window(), record.view())


def test_a_review_is_brought_up_to_date_without_the_whole_record(record, monkeypatch):
    line = record.window(wait=False).lines[0]
    monkeypatch.setattr(record._folding, "view", lambda *_: pytest.fail("the whole record was read"))
    record.decide(line.id, "accept", who="Ana")
    assert record.window(wait=False).line[line.id].review == "confirmed"
    assert line.id in {found.id for found in record.lines(line.kind, review="confirmed")}
    assert record.is_fresh()


def test_what_takes_long_may_lag_behind(record, monkeypatch):
    monkeypatch.setattr(window, "_SMALL", 0)
    line = next(x for x in record.window(wait=False).lines if x.kind == "meetings")
    record.decide(line.id, "reject", who="Ana")
    behind = record.window(wait=False)
    assert not behind.settled
    assert behind.line[line.id].review == "rejected"
    assert record.window(wait=False) is behind
    settled = record.window()
    assert settled.settled
    assert record.window(wait=False) is settled
    assert_same(settled, record.view())


def test_what_comes_in_is_seen_beside_what_was_there(record):
    before = record.window()
    assert len(before.notes) > 0
    new = article("They met in Tarn.", source="Paper", published="2024-05-06")
    record.add(new, reading(new))
    after = record.window()
    assert new.id in after.cards
    kept = next(iter(before.cards))
    assert after.cards[kept] is before.cards[kept]
    assert_same(after, record.view())


def test_what_was_asked_for_long_ago_is_fetched_anew(record, monkeypatch):
    monkeypatch.setattr(lookups, "_MOST", 2)
    seen = record.window()
    every = list(seen.cards)
    seen.bring(every)
    assert [seen.article[i].id for i in every] == every
    assert [seen.article[i].id for i in every[::-1]] == every[::-1]
    assert_same(seen, record.view())


def test_only_what_is_asked_for_is_fetched(record):
    seen = record.window()
    fetched = []
    seen.glances.article._fetch = lambda ids, fetch=seen.glances.article._fetch: fetched.extend(ids) or fetch(ids)
    first, second, *_ = seen.cards
    assert seen.article[first].id == first
    assert seen.article[first].id == first
    seen.bring([first, second])
    assert fetched == [first, second]
    assert "nothing" not in seen.article
    with pytest.raises(KeyError):
        seen.report["nothing"]
