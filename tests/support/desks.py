"""Desks for tests: an application over a record, and a browser that has been let in."""

from __future__ import annotations

from starlette.testclient import TestClient

from parley.desk.app import make_app

HOME = "http://127.0.0.1:8321"
OURS = {"sec-fetch-site": "same-origin", "origin": HOME, "accept": "text/html,*/*"}


def made(record):
    """An application over an open record; its clock stands still."""
    return make_app(record, who="Ana", now=lambda: "2026-11-21T12:00:00+00:00")


def outside(app, **headers):
    """A browser that has not been let in."""
    return TestClient(app, base_url=HOME, headers=OURS | headers, raise_server_exceptions=False)


def inside(app):
    """A browser that has."""
    browser = outside(app)
    assert browser.post("/enter", data={"token": app.state.sessions.token}, follow_redirects=False).status_code == 303
    return browser
