"""A desk that answers on a port, for browsers."""

from __future__ import annotations

import socket
import threading
import time

import uvicorn

from parley.desk.app import make_app


class Served:
    """A desk that answers on a port of its own."""

    def __init__(self, record):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.record = record
        self.app = make_app(record, who="Ana", now=lambda: "2026-11-21T12:00:00+00:00", port=self.port)
        self.server = uvicorn.Server(uvicorn.Config(self.app, host="127.0.0.1", port=self.port, log_level="critical"))
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        until = time.monotonic() + 60
        while not self.server.started and time.monotonic() < until:
            time.sleep(0.05)
        self.home = f"http://127.0.0.1:{self.port}"

    def enter(self, browser, *, scripted=True, **how):
        """A page of a browser that was let in; what its console says against us is kept in `page.complaints`."""
        context = browser.new_context(
            java_script_enabled=scripted, **({"viewport": {"width": 1360, "height": 900}} | how)
        )
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda m: page.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.on("dialog", lambda d: (page.complaints.append(f"dialog: {d.message}"), d.dismiss()))
        page.goto(f"{self.home}/enter?token={self.app.state.sessions.token}")
        if not scripted:
            page.click("button")
        page.wait_for_url(f"{self.home}/")
        return page

    def close(self):
        self.server.should_exit = True
        self.thread.join(20)
