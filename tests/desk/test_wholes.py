"""What a page shows a part of leads to the whole, page by page: columns, alerts, what is new, what a source told, what a line stands on."""

import re

import pytest

from parley.desk import boards, lines, timeline
from parley.desk.sight import Sight
from parley.desk.views import over_time
from parley.record.questions.why import reports_of

ROW = re.compile(r'<li class="row')


def found(browser, address, *words):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    for word in words:
        assert word in answer.text, f"{address}: {word}"
    return answer.text


def test_a_column_of_the_board_is_shown_alone_page_by_page(reading_desk, monkeypatch):
    record, browser = reading_desk
    monkeypatch.setattr(boards, "_MOST", 2)
    monkeypatch.setattr(boards, "_ALONE", 3)
    still_open = [line for line in record.lines("commitments") if (line.fate or "open") == "open"]
    assert len(still_open) > 3
    board = found(browser, "/board", f'<a href="/board?column=Open">All {len(still_open)}, page by page</a>')
    assert board.count('class="promise') < len(record.lines("commitments"))
    told = set()
    for page in range(1, -(-len(still_open) // 3) + 1):
        told |= set(re.findall(r'href="/commitments/([^"]+)"', found(browser, f"/board?column=Open&page={page}")))
    assert told == {line.id for line in still_open}


def test_every_alert_has_its_row(reading_desk):
    record, browser = reading_desk
    page = found(browser, "/alerts")
    assert len(ROW.findall(page)) == len(record.alerts()) > 0


def test_what_is_new_is_shown_whole(desk):
    record, browser = desk
    browser.get("/")
    assert "Nothing new has been read since then." in found(browser, "/new")
    cookie = next(name for name in browser.cookies if name.endswith("-seen"))
    browser.cookies.set(cookie, "0.0", domain="127.0.0.1", path="/")
    every = [x for x in record.view().lines if x.kind not in {"actors", "processes"} and x.review != "rejected"]
    found(browser, "/new", f"{len(every)} lines")


def test_a_source_shows_what_it_told_first_and_alone(reading_desk):
    record, browser = reading_desk
    view = record.view()
    sight = Sight.of(view)
    for name in sight.sources:
        alone = {x.id for x in view.lines if x.tellers == (name,) and x.kind not in {"actors", "processes"}}
        page = found(browser, f"/source/lines?name={name}&what=alone")
        assert set(re.findall(r'class="head" href="/\w+/([^"]+)"', page)) == alone
        first = found(browser, f"/source/lines?name={name}&what=first")
        for line in re.findall(r'class="head" href="/\w+/([^"]+)"', first):
            days = sorted(
                (view.cards[view.notes[r].article].written.last, view.cards[view.notes[r].article].outlet)
                for r in reports_of(view.line[line])
                if view.cards[view.notes[r].article].written.last
            )
            assert {outlet for day, outlet in days if day == days[0][0]} == {name}
    assert browser.get("/source/lines?name=nobody").status_code == 404
    assert browser.get(f"/source/lines?name={name}&what=else").status_code == 404


def test_the_words_of_a_line_are_shown_page_by_page(reading_desk, monkeypatch):
    record, browser = reading_desk
    monkeypatch.setattr(lines, "_GROUNDS", 2)
    line = max(record.view().kind("actors"), key=lambda line: len(line.reports))
    assert len(line.reports) > 4
    told = set()
    for page in range(1, -(-len(line.reports) // 2) + 1):
        told |= set(
            re.findall(r'<section class="ground[^>]+id="([^"]+)"', found(browser, f"/actors/{line.id}?page={page}"))
        )
    assert told == set(line.reports)


@pytest.mark.parametrize("lanes", timeline.CHOICES)
def test_the_list_of_the_timeline_holds_what_is_drawn(reading_desk, lanes):
    record, browser = reading_desk
    page = found(browser, f"/?lanes={lanes}")
    drawn = set(re.findall(r'<a href="([^"]+)" class="mark', page))
    listed = set(re.findall(r'<a class="head" href="([^"]+)"', page.partition('id="in-order"')[2]))
    assert drawn == listed != set()
    assert record


def test_lanes_are_the_parties_and_those_who_belong_to_them_are_in_theirs(reading_desk):
    record, _ = reading_desk
    sight = Sight.of(record.view())
    drawing = timeline.draw(sight, "party")
    by_kind = timeline.draw(sight, "kind")
    assert {lane.name for lane in drawing.lanes[:2]} == {"Kestria", "Orlava"}
    assert drawing.lanes[-1].name == "Others"
    assert {e.line.id for e in drawing.events} == {e.line.id for e in by_kind.events}
    minister = next(
        x for x in record.view().kind("actors") if x.first("type") == "person" and x.first("of") == "Orlava"
    )
    orlava = next(lane for lane in drawing.lanes if lane.name == "Orlava")
    own = [
        e for e in drawing.events if minister.first("name") in {v.value for v in e.line.values.get("participants", ())}
    ]
    assert own
    assert {e.line.id for e in own} <= {mark.event.line.id for mark in orlava.marks}
    assert timeline.draw(sight, "party") is drawing


def test_positions_stand_in_the_order_in_which_they_were_told(reading_desk):
    record, browser = reading_desk
    sight = Sight.of(record.view())
    positions = sight.by_kind["positions"]
    assert positions
    told = over_time(sight, positions)
    reports = {s.report for stands in told.values() for s in stands}
    assert reports == {r for line in positions for v in line.values["stance"] for r in v.reports}
    for stands in told.values():
        assert [s.day for s in stands] == sorted(s.day for s in stands)
    actor = sight.is_actor(positions[0].first("actor"))
    found(browser, sight.address(actor.id), "Positions over time", f"<b>{positions[0].first('stance')}</b>")
