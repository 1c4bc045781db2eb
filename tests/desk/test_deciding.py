"""Decisions from the desk are rows of the record's log, and everything that can be done can be undone."""

import re

import pytest


def at_hand(text):
    """The id of the line that the review page shows."""
    return re.search(r'data-line="([^"]+)"', text)[1]


@pytest.mark.parametrize(
    ("verb", "review"),
    [("accept", "confirmed"), ("reject", "rejected"), ("dispute", "disputed"), ("unsure", "machine")],
)
def test_a_press_decides_and_goes_on_and_z_takes_it_back(desk, verb, review):
    record, browser = desk
    line = at_hand(browser.get("/review?kind=meetings").text)
    nxt = re.search(r'rel="next" href="([^"]+)"', browser.get("/review?kind=meetings").text)[1].replace("&amp;", "&")
    after = browser.post("/decide", data={"line": line, "verb": verb, "note": "seen", "back": nxt})
    assert at_hand(after.text) != line
    made = record.log()[-1].decision
    assert (made.verb, made.who, made.note, made.at) == (verb, "Ana", "seen", "2026-11-21T12:00:00+00:00")
    assert record.view().line[line].review == review
    assert f"Decision {made.number}: {verb}" in after.text
    browser.post("/undo", data={"number": made.number, "back": "/review"})
    assert record.view().line[line].review == "machine"
    assert at_hand(browser.get("/review?kind=meetings").text) == line


def test_review_takes_up_where_it_was_left(desk):
    _, browser = desk
    first = browser.get("/review?kind=statements")
    second = browser.get(re.search(r'rel="next" href="([^"]+)"', first.text)[1].replace("&amp;", "&"))
    again = browser.get("/review")
    assert at_hand(again.text) == at_hand(second.text)
    assert dict(again.url.params)["kind"] == "statements"


def test_what_is_decided_already_can_be_looked_at_again(desk):
    record, browser = desk
    line = record.view().kind("meetings")[0]
    browser.post("/decide", data={"line": line.id, "verb": "accept"})
    link = re.search(r'href="(/review\?kind=meetings&amp;look=[^"]+)"', browser.get(f"/meetings/{line.id}").text)[1]
    page = browser.get(link.replace("&amp;", "&")).text
    assert at_hand(page) == line.id
    assert f'name="back" value="/meetings/{line.id}"' in page
    assert "Ana" in page


def test_what_was_decided_looks_different_everywhere(desk):
    record, browser = desk
    kept, doubted, gone = record.view().kind("meetings")[:3]
    for line, verb in ((kept, "accept"), (doubted, "dispute"), (gone, "reject")):
        browser.post("/decide", data={"line": line.id, "verb": verb})
    text = browser.get("/meetings").text
    assert 'is-confirmed k-meetings">' in text
    assert 'is-disputed k-meetings">' in text
    assert f"/meetings/{gone.id}" not in text
    assert f"/meetings/{gone.id}" in browser.get("/meetings?review=rejected").text
    for line, word in ((kept, "confirmed"), (doubted, "disputed"), (gone, "rejected")):
        page = browser.get(f"/meetings/{line.id}").text
        assert f'rv-{word}"' in page
        assert "Ana" in page
    article = record.view().report[kept.id].evidence[0].article
    assert re.search(
        rf'class="k-meetings is-confirmed[^"]*" data-note="{kept.id}"', browser.get(f"/articles/{article}").text
    )


def test_several_at_once_are_those_that_are_checked(desk):
    record, browser = desk
    page = browser.get("/review/list?kind=figures").text
    shown = re.findall(r'name="line" value="([^"]+)"', page)
    assert 2 < len(shown) <= 20
    browser.post("/decide/many", data={"verb": "accept", "line": shown[:2]})
    assert {line.id for line in record.view().kind("figures") if line.review == "confirmed"} == set(shown[:2])
    assert browser.post("/decide/many", data={"verb": "accept"}).status_code == 400


def test_a_value_is_set_right_and_the_machine_s_is_kept(desk):
    record, browser = desk
    line = next(line for line in record.view().kind("commitments") if line.first("due"))
    report = line.values["due"][0].reports[0]
    page = browser.get(f"/review?at={line.id}&report={report}").text
    fields = dict(re.findall(r'name="(f\.[a-z_]+)" value="([^"]*)"', page))
    was = fields["f.due"]
    browser.post("/decide/correct", data=fields | {"report": report, "f.due": "2031-01-02", "note": ""})
    now = record.view().report[report]
    assert (now.due, now.review) == ("2031-01-02", "confirmed")
    assert [(c.field, c.machine) for c in now.corrected] == [("due", was)]
    assert len(record.log()) == 1
    assert "the machine read" in browser.get(f"/lines/{report}").text
    unchanged = browser.post("/decide/correct", data={"report": report, "f.due": "2031-01-02"})
    assert unchanged.status_code == 400
    assert len(record.log()) == 1


def test_two_become_one_and_one_becomes_two(desk):
    record, browser = desk
    one, other = record.view().kind("incidents")[:2]
    browser.post("/decide/merge", data={"line": one.id, "other": other.id})
    assert record.view().line[one.id] == record.view().line[other.id]
    whole = record.view().line[one.id]
    browser.post("/decide/split", data={"report": [whole.reports[0]]})
    assert len(record.view().line[whole.reports[0]].reports) == 1
    assert [r.decision.verb for r in record.log()] == ["merge", "split"]


def test_what_cannot_be_decided_is_refused_in_a_sentence(desk):
    record, browser = desk
    line = record.view().kind("meetings")[0].id
    for path, data in (
        ("/decide", {"line": line, "verb": "explode"}),
        ("/decide", {"line": "m:ffffffff", "verb": "accept"}),
        ("/decide/merge", {"line": line, "other": line}),
        ("/decide/merge", {"line": line, "other": record.view().kind("actors")[0].id}),
        ("/decide/split", {}),
        ("/decide/correct", {"report": "nothing"}),
        ("/undo", {"number": 77}),
        ("/undo", {"number": "x"}),
    ):
        answer = browser.post(path, data=data, headers={"accept": "*/*"})
        assert answer.status_code in {400, 404}, path
        assert answer.json()["error"]["next_step"], path
    assert not record.log()


def test_the_log_lists_everything_and_offers_to_undo(desk):
    record, browser = desk
    line = record.view().kind("meetings")[0].id
    browser.post("/decide", data={"line": line, "verb": "accept", "note": "<b>so</b>"})
    browser.post("/undo", data={})
    page = browser.get("/decisions").text
    assert "&lt;b&gt;so&lt;/b&gt;" in page
    assert page.count("<tr>") == 3
    assert "undone" in page
