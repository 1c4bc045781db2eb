"""What takes long is worked out beside the pages, which show at once what was decided."""

import threading

from parley.desk.settling import Settling
from parley.record import window


def test_pages_show_a_decision_while_the_rest_is_worked_out(desk, monkeypatch):
    record, browser = desk
    sitting = browser.app.state.desk
    going, done = threading.Event(), threading.Event()

    def fold(path, reads):
        assert path == record.path
        assert not reads
        going.wait(30)
        done.set()

    sitting.settling._fold = fold
    monkeypatch.setattr(window, "_SMALL", 0)
    line = next(x for x in record.window(wait=False).lines if x.kind == "meetings")
    assert browser.post("/decide", data={"line": line.id, "verb": "reject"}).status_code == 200
    page = browser.get(f"/meetings/{line.id}").text
    assert "is being worked out" in page
    assert "rv-rejected" in page
    assert line.id not in browser.get("/meetings").text
    assert sitting.settling.at_work
    going.set()
    assert done.wait(30)
    sitting.settling.wait(30)
    record.view()
    assert "is being worked out" not in browser.get("/").text


def test_it_is_worked_out_by_one_process_at_a_time(desk):
    record, _ = desk
    line = next(x for x in record.window(wait=False).lines if x.kind == "meetings")
    record.decide(line.id, "reject", who="Ana")
    assert not record.is_fresh()
    settling = Settling(record.path)
    settling.begin()
    settling.begin()
    settling.wait(120)
    assert record.is_fresh()
    assert not settling.at_work
