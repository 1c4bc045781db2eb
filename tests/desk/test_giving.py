"""Adding: lines that were missed, coverage from the browser, views."""

import re
import time
from dataclasses import replace

import pytest
import quick
from desks import inside, made

import parley
from parley.desk.jobs import Jobs, file_name
from parley.errors import RecordBusy
from parley.run import SHIPPED, read_into


def test_a_missed_line_is_added_on_its_words_and_can_be_undone(desk):
    record, browser = desk
    article = next(a for a in record.articles() if "truce" in a.text)
    start = article.text.index("truce")
    form = browser.get(f"/add?article={article.id}&kind=commitments&start={start}&end={start + 5}").text
    assert "<mark>truce</mark>" in form
    assert 'name="f.action"' in form
    made = browser.post(
        "/add",
        data={
            "article": article.id,
            "kind": "commitments",
            "start": start,
            "end": start + 5,
            "f.action": "keep it",
            "f.kind": "promise",
            "note": "missed",
        },
    )
    assert made.status_code == 200
    assert made.url.path.startswith("/commitments/")
    assert "by hand" in made.text
    line = record.view().line[made.url.path.rpartition("/")[2]]
    assert line.review == "confirmed"
    assert record.log()[-1].decision.note == "missed"
    browser.post("/undo", data={})
    assert not [x for x in record.view().kind("commitments") if x.first("action") == "keep it"]


def test_words_can_be_copied_instead_of_selected(desk):
    record, browser = desk
    article = next(a for a in record.articles() if "truce" in a.text)
    words = article.text[200:260].split(" ", 1)[1].rsplit(" ", 1)[0]
    page = browser.get("/add", params={"article": article.id, "kind": "incidents", "words": words})
    start = int(re.search(r'name="start" value="(\d+)"', page.text)[1])
    assert article.text[start:].startswith(words.strip())


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "commitments", "start": "0", "end": "5"},
        {"article": "ARTICLE", "kind": "disagreements", "start": "0", "end": "5"},
        {"article": "ARTICLE", "kind": "commitments", "start": "5", "end": "5"},
        {"article": "ARTICLE", "kind": "commitments", "start": "-5", "end": "5"},
        {"article": "ARTICLE", "kind": "commitments", "start": "0", "end": "99999999"},
        {"article": "ARTICLE", "kind": "meetings", "start": "0", "end": "5"},
        {"article": "ARTICLE", "kind": "commitments", "start": "0", "end": "5", "f.kind": "promise", "f.due": "soon"},
        {"article": "ARTICLE", "kind": "commitments", "start": "0", "end": "5", "f.nonsense": "x"},
    ],
    ids=str,
)
def test_what_cannot_be_added_is_refused(desk, data):
    record, browser = desk
    known = record.articles()[0].id
    answer = browser.post(
        "/add", data={k: known if v == "ARTICLE" else v for k, v in data.items()}, headers={"accept": "*/*"}
    )
    assert answer.status_code in {400, 404}
    assert answer.json()["error"]["next_step"]
    assert not record.log()


TOOLS = replace(quick.TOOLS, gather=SHIPPED.gather)
"""The real gatherer, the quick reader."""


@pytest.fixture
def giving(tmp_path):
    """A desk over an empty record, with the quick reader."""
    with parley.open_record(tmp_path / "talks.db", create=True) as record:
        app = made(record)
        app.state.desk.jobs._read = lambda kept, *s, **k: read_into(kept, *s, **(k | {"tools": TOOLS, "jobs": 1}))
        yield record, inside(app), tmp_path


def finished(browser, address):
    until = time.monotonic() + 60
    while not browser.get(f"{address}/now").json()["over"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    return browser.get(address).text


def test_dropped_files_are_read_and_accounted_for(giving):
    record, browser, folder = giving
    files = [
        ("files", ("one.txt", b"They met in Tarn.\n", "text/plain")),
        ("files", ("../../one.txt", b"They met in Vell.\n", "text/plain")),
        ("files", ("empty.txt", b"", "text/plain")),
        ("files", ("<b>.txt", b"They left.\n", "text/plain")),
    ]
    begun = browser.post("/coverage", files=files)
    assert begun.url.path == "/jobs/1"
    page = finished(browser, "/jobs/1")
    assert "4 given: 3 read, 1 skipped, 0 failed." in page
    assert len(record.articles()) == 3
    kept = sorted(p.name for p in (folder / "talks-coverage" / "0001").iterdir())
    assert kept == ["_b_.txt", "empty.txt", "one-1.txt", "one.txt"]
    assert not list(folder.glob("one*"))
    overview = browser.get("/").text
    assert "Nothing has been read yet" not in overview


def test_a_pasted_article_has_what_was_said_of_it(giving):
    record, browser, _ = giving
    said = {
        "text": "They met in Tarn.\r\n",
        "title": "A meeting",
        "source": "Paper",
        "published": "2024-05-06",
        "url": "https://example.org/a",
        "author": "",
    }
    finished(browser, browser.post("/coverage", data=said).url.path)
    (article,) = record.articles()
    assert (article.title, article.source, article.published.edtf, article.url) == (
        "A meeting",
        "Paper",
        "2024-05-06",
        "https://example.org/a",
    )
    assert article.text == "They met in Tarn.\n"


def test_nothing_given_is_said(giving):
    _, browser, folder = giving
    assert browser.post("/coverage", data={"text": " "}).status_code == 400
    assert browser.post("/coverage", data={"text": "x", "published": "yesterday"}).status_code == 400
    assert browser.get("/jobs/1").status_code == 404
    assert not (folder / "talks-coverage").exists()


def test_a_reading_that_breaks_says_so(tmp_path):
    def busy(*_, **__):
        raise RecordBusy("Somebody else is writing.", "Try again.")

    def broken(*_, **__):
        raise ZeroDivisionError

    with parley.open_record(tmp_path / "x.db", create=True):
        for read, words in ((busy, "Somebody else is writing. Try again."), (broken, "ZeroDivisionError")):
            jobs = Jobs(tmp_path / "x.db", read)
            job = jobs.start(tmp_path, 1, "now")
            until = time.monotonic() + 30
            while not job.over and time.monotonic() < until:
                time.sleep(0.02)
            assert words in job.problem


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("a.txt", "a.txt"),
        ("C:\\x\\b.html", "b.html"),
        ("../../etc/passwd", "passwd.txt"),
        ("", "article.txt"),
        (".htaccess", "htaccess.txt"),
        ("a" * 300 + ".txt", "a" * 80 + ".txt"),
        ("…/…", "_.txt"),
    ],
)
def test_names_of_files_are_plain(given, wanted):
    assert file_name(given, ()) == wanted
    assert file_name(given, (wanted,)) != wanted


def test_a_view_is_saved_and_forgotten(desk):
    record, browser = desk
    saved = browser.post("/views", data={"name": "Orlava's <dues>", "address": "/commitments?by=orlava"})
    assert 'href="/commitments?by=orlava"' in saved.text
    assert "/feed/commitments.atom?by=orlava" in saved.text
    assert "<dues>" not in saved.text
    assert browser.post("/views", data={"name": "x", "address": "//evil.example"}).status_code == 400
    assert browser.post("/views", data={"name": " ", "address": "/meetings"}).status_code == 400
    browser.post("/views/drop", data={"name": "Orlava's <dues>"})
    assert not record.views()
