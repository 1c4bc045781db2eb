"""A saved view has a feed with a secret address: nobody guesses it, it shows that view alone, and it can be revoked."""

from xml.etree import ElementTree as ET

import pytest
from desks import HOME, outside
from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def sat(desk):
    """The record, the browser that was let in, and a feed reader that knows nothing but addresses."""
    record, browser = desk
    reader = TestClient(browser.app, base_url=HOME, raise_server_exceptions=False)
    return record, browser, reader


def saved(browser, name="Due", address="/commitments?fate=open"):
    browser.post("/views", data={"name": name, "address": address})
    assert browser.post("/views/feed", data={"name": name}, follow_redirects=False).status_code == 303


def address_of(record, name="Due"):
    return f"/feeds/{record.feeds()[name]}.atom"


def test_a_reader_without_a_session_gets_the_view_and_nothing_else(sat):
    record, browser, reader = sat
    saved(browser)
    answer = reader.get(address_of(record))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)  # noqa: S314 - our own
    titles = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    wanted = {f"tag:parley,{line.id}" for line in record.lines("commitments", fate="open")}
    assert titles
    assert set(titles) <= wanted
    assert len(titles) == min(100, len(wanted))
    assert "Due" in feed.findtext(f"{ATOM}title")
    for other in ("/", "/commitments", "/feed/commitments.atom", "/views", "/download/commitments.csv"):
        assert reader.get(other).status_code == 401, other


def test_a_secret_is_long_and_another_is_none(sat):
    record, browser, reader = sat
    saved(browser)
    token = record.feeds()["Due"]
    assert len(token) >= 32
    for wrong in (token[:-1], token + "x", token.swapcase(), "x" * 32, "%00", "..%2f..%2fetc", "'; DROP TABLE feeds"):
        answer = reader.get(f"/feeds/{wrong}.atom")
        assert answer.status_code in {401, 404}, wrong
        assert token not in answer.text
    assert reader.get(f"/feeds/{'x' * 5_000}.atom").status_code == 400


def test_it_can_be_revoked_and_given_anew(sat):
    record, browser, reader = sat
    saved(browser)
    first = address_of(record)
    assert first in browser.get("/views").text
    browser.post("/views/feed", data={"name": "Due"})
    second = address_of(record)
    assert second != first
    assert [reader.get(a).status_code for a in (first, second)] == [404, 200]
    browser.post("/views/feed/revoke", data={"name": "Due"})
    assert reader.get(second).status_code == 404
    assert not record.feeds()
    saved(browser)
    third = address_of(record)
    browser.post("/views/drop", data={"name": "Due"})
    assert reader.get(third).status_code == 404
    browser.post("/views", data={"name": "Due", "address": "/meetings"})
    assert reader.get(third).status_code == 404


def test_only_a_saved_list_can_have_one(sat):
    record, browser, _ = sat
    assert browser.post("/views/feed", data={"name": "nobody"}).status_code == 400
    browser.post("/views", data={"name": "board", "address": "/board"})
    assert browser.post("/views/feed", data={"name": "board"}).status_code == 400
    assert not record.feeds()


def test_the_rules_of_the_house_hold_for_it(sat):
    record, browser, reader = sat
    saved(browser)
    address = address_of(record)
    assert reader.get(address, headers={"host": "evil.example:8321"}).status_code == 421
    crossing = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert reader.get(address, headers=crossing).status_code == 403
    assert reader.post(address).status_code in {403, 405}
    stranger = outside(browser.app)
    for path in ("/views/feed", "/views/feed/revoke"):
        assert stranger.post(path, data={"name": "Due"}).status_code == 401
        assert browser.post(path, data={"name": "Due"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert browser.get(path).status_code in {404, 405}
    assert reader.get(address).headers["cache-control"] == "no-store"
    assert record.feeds()


def test_filters_of_the_view_hold_in_the_feed(sat):
    record, browser, reader = sat
    saved(browser, "with", "/meetings?with=Orlava&unknown=1")
    wanted = {f"tag:parley,{line.id}" for line in record.lines("meetings", with_="Orlava")}
    feed = ET.fromstring(reader.get(address_of(record, "with")).text)  # noqa: S314 - our own
    assert {entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")} == wanted
