"""Who opens the desk on a large record is told how far its loading is; nobody waits for a page that says nothing."""

import threading

from desks import inside, made

import parley
from parley.desk.opening import Opening


def test_the_page_says_how_far_it_is_and_shows_itself(demo, tmp_path):
    from demo import copied

    going = threading.Event()
    with parley.open_record(copied(demo, tmp_path)) as record:
        app = made(record)
        browser = inside(app)
        opening = app.state.desk.opening
        opening.begin(
            [("the lines", lambda: None), ("the <pages>", lambda: going.wait(60)), ("the rest", lambda: None)]
        )
        answer = browser.get("/meetings")
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "1"
        assert 'http-equiv="refresh"' in answer.text
        assert '<li class="done">the lines' in answer.text
        assert '<li class="at-work">the &lt;pages&gt;' in answer.text
        assert '<li class="waiting">the rest' in answer.text
        assert browser.get("/static/desk.css").status_code == 200
        going.set()
        assert opening.wait(60)
        assert browser.get("/meetings").status_code == 200


def test_programs_wait_for_what_they_ask(demo, tmp_path):
    from demo import copied

    with parley.open_record(copied(demo, tmp_path)) as record:
        app = made(record)
        browser = inside(app)
        app.state.desk.warm()
        answer = browser.get("/download/meetings.csv", headers={"accept": "*/*"})
        assert answer.status_code == 200
        assert app.state.desk.opening.wait(60)
        assert [state for _, state in app.state.desk.opening.told] == ["done"] * 5


def test_what_breaks_while_it_loads_keeps_no_page_from_coming():
    opening = Opening()
    assert opening.wait(0)

    def broken():
        raise OSError

    threading.excepthook, before = lambda _: None, threading.excepthook
    try:
        opening.begin([("the lines", broken)])
        assert opening.wait(30)
    finally:
        threading.excepthook = before
