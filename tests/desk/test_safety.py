"""Nobody else gets in: hosts, sites, sessions, sizes, headers, and one shape for every refusal."""

import pytest
from desks import HOME, OURS, inside, made, outside

import parley
from parley.desk.asked import inside as ours
from parley.desk.safety import MAX_BODY

WRITES = [
    "/add",
    "/coverage",
    "/views",
    "/views/drop",
    "/decide",
    "/decide/many",
    "/decide/merge",
    "/decide/split",
    "/decide/correct",
    "/undo",
    "/seen",
]


def policy(answer):
    parts = (part.split() for part in answer.headers["content-security-policy"].split(";"))
    return {name: values for name, *values in parts}


def test_every_answer_carries_the_headers(reading_desk):
    _, browser = reading_desk
    for address in ("/", "/nothing", "/static/desk.css", "/enter", "/openapi.json"):
        answer = browser.get(address)
        rules = policy(answer)
        assert rules["default-src"] == ["'none'"]
        assert rules["script-src"] == ["'self'"]
        assert rules["style-src"] == ["'self'"]
        assert rules["frame-ancestors"] == ["'none'"]
        assert not [v for values in rules.values() for v in values if "unsafe" in v or "http" in v or v == "*"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8321.evil.example", "localhost:9", ""]
)
def test_other_names_are_refused(reading_desk, host):
    _, browser = reading_desk
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 421


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "origin": "http://evil.example"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8321"},
        {"origin": "http://127.0.0.1:8322"},
        {},
    ],
    ids=str,
)
def test_writing_from_elsewhere_is_refused(reading_desk, path, headers):
    record, browser = reading_desk
    before = record.log()
    for name in ("sec-fetch-site", "origin"):
        browser.headers.pop(name, None)
    try:
        answer = browser.post(path, data={"line": "x", "verb": "accept"}, headers=headers)
    finally:
        browser.headers.update(OURS)
    assert answer.status_code == 403
    assert record.log() == before


def test_another_site_may_lead_here_but_not_read(reading_desk):
    _, browser = reading_desk
    assert browser.get("/", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}).status_code == 200
    assert browser.get("/", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}).status_code == 403


def test_without_a_session_there_is_nothing(demo):
    with parley.open_record(demo) as record:
        stranger = outside(made(record))
        for address in ("/", "/articles", "/openapi.json", "/nothing", "/decide"):
            assert stranger.get(address).status_code == 401, address
        assert stranger.get("/static/desk.css").status_code == 200
        stranger.cookies.set("parley-8321", "guess")
        assert stranger.get("/").status_code == 401


def test_a_token_is_good_once_and_opening_its_address_uses_nothing(demo):
    with parley.open_record(demo) as record:
        app = made(record)
        token = app.state.sessions.token
        browser = outside(app)
        assert browser.get(f"/enter?token={token}").status_code == 200
        assert browser.get("/").status_code == 401
        assert browser.post("/enter", data={"token": token + "x"}).status_code == 403
        entered = browser.post("/enter", data={"token": token}, follow_redirects=False)
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert browser.get("/").status_code == 200
        other = outside(app)
        assert other.post("/enter", data={"token": token}).status_code == 403
        assert other.post("/enter", data={"token": app.state.sessions.token}).status_code == 200


def test_looking_changes_nothing(desk):
    record, browser = desk
    before = record.store.inputs(), record.log(), record.last_run()
    described = browser.get("/openapi.json").json()["paths"]
    for path, ways in described.items():
        if "get" in ways:
            browser.get(path.replace("{kind}", "meetings").replace("{any_id}", "x").replace("{article_id}", "x"))
    for path in WRITES:
        browser.get(path)
    assert (record.store.inputs(), record.log(), record.last_run()) == before


ODD = [
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    "%00",
    "x" * 300,
    "x" * 301,
    "' OR 1=1 --",
    "{{7*7}}",
    "<script>",
    "m:",
    "💥",
    "%ff",
]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "page",
    [
        "/articles/{}",
        "/meetings/{}",
        "/lines/{}",
        "/{}",
        "/source?name={}",
        "/meetings?by={}",
        "/review?at={}&kind={}",
        "/meetings?page={}",
        "/static/{}",
    ],
)
def test_odd_words_get_an_answer_of_one_shape(reading_desk, page, odd):
    _, browser = reading_desk
    answer = browser.get(page.replace("{}", odd), headers={"accept": "application/json"})
    assert answer.status_code < 500
    assert "Traceback" not in answer.text
    assert "sqlite" not in answer.text.lower()
    if answer.status_code >= 400:
        assert set(answer.json()) == {"error"}
        assert set(answer.json()["error"]) == {"status", "what", "next_step"}
        assert answer.json()["error"]["status"] == answer.status_code
        assert answer.json()["error"]["what"]


def test_long_addresses_and_bodies_are_refused(reading_desk):
    _, browser = reading_desk
    assert browser.get("/meetings?text=" + "x" * 9_000).status_code == 414
    assert browser.post("/decide", content=b"x", headers={"content-length": str(MAX_BODY + 1)}).status_code == 413
    assert browser.post("/decide", content=b"x", headers={"content-length": "-1"}).status_code in {400, 413}


def test_a_defect_is_told_without_its_insides(demo, monkeypatch):
    from parley.desk.desk import Desk

    with parley.open_record(demo) as record:
        browser = inside(made(record))
        monkeypatch.setattr(Desk, "sight", lambda _: 1 / 0)
        answer = browser.get("/articles", headers={"accept": "*/*"})
    assert answer.status_code == 500
    assert answer.json()["error"]["what"] == "Something went wrong on the desk."
    assert "division" not in answer.text
    assert answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "away",
    [
        "//evil.example",
        "/\\evil.example",
        "http://evil.example",
        "\t//x",
        "/\t/x",
        "",
        "javascript:alert(1)",
        "/a\r\nset-cookie: x",
    ],
)
def test_no_answer_leads_away(away):
    assert ours(away) == "/"


def test_an_address_of_the_desk_stays():
    assert ours("/review?kind=meetings&at=m%3A1") == "/review?kind=meetings&at=m%3A1"
    assert HOME.endswith(":8321")
