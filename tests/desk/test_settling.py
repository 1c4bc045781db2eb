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


def test_what_is_to_be_read_again_waits_for_the_end_of_what_is_under_way(tmp_path):
    begun, going, asked = threading.Event(), threading.Event(), []

    def fold(_, reads):
        asked.append(reads)
        begun.set()
        going.wait(30)

    settling = Settling(tmp_path, fold)
    settling.begin()
    assert begun.wait(30)
    settling.begin()
    settling.begin(reads=True)
    settling.begin(reads=True)
    going.set()
    settling.wait(30)
    assert asked == [False, True]
    assert not settling.at_work


def test_one_that_breaks_keeps_no_other_from_beginning(tmp_path, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    begun, broken, asked = threading.Event(), threading.Event(), []

    def fold(_, reads):
        asked.append(reads)
        begun.set()
        broken.wait(30)
        if len(asked) == 1:
            raise OSError

    settling = Settling(tmp_path, fold)
    settling.begin()
    assert begun.wait(30)
    settling.begin(reads=True)
    broken.set()
    settling.wait(30)
    assert not settling.at_work
    settling.begin()
    settling.wait(30)
    assert asked == [False, True]
