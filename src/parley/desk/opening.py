"""How far the loading of a record is: of a large one it takes seconds, and who opens the desk meanwhile is told, not kept waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley.desk.bare import bare

__all__ = ["Opening", "StillOpening", "still_opening"]

Step = tuple[str, Callable[[], object]]
"""What is loaded, in words, and how."""
_PATIENCE: Final = 0.7
"""Seconds that a page waits for the end of the loading before it tells how far that is."""


class StillOpening(Exception):
    """Raised where a page is asked for that cannot be shown yet."""


class Opening:
    """The loading of a record in steps; nothing is to be waited for until it begins."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._over.set()
        self._steps: Sequence[Step] = ()
        self._done = 0

    def begin(self, steps: Sequence[Step]) -> None:
        """Load, in a thread of its own."""
        self._steps, self._done = steps, 0
        self._over.clear()
        threading.Thread(target=self._work, name="loading", daemon=True).start()

    def _work(self) -> None:
        try:
            for _, load in self._steps:
                load()
                self._done += 1
        finally:  # where it broke, the page that needs it says how
            self._over.set()

    def wait(self, seconds: float = _PATIENCE) -> bool:
        """Whether it is over, after so many seconds at most."""
        return self._over.wait(seconds)

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Each step in words, and whether it is done, at work or waiting."""
        states = (
            "done" if n < self._done else "at work" if n == self._done else "waiting" for n in range(len(self._steps))
        )
        return tuple((what, state) for (what, _), state in zip(self._steps, states, strict=True))


def still_opening(request: Request, _: Exception) -> Response:
    """A page that says how far the loading is, and asks again."""
    told = request.app.state.desk.opening.told
    items = "".join(
        f'<li class="{state.replace(" ", "-")}">{escape(what)} <span class="small">{state}</span></li>'
        for what, state in told
    )
    body = f'<ol class="opening">{items}</ol>\n<p class="small">The page shows itself when it is done.</p>'
    page = bare("Opening the record", body, head='<meta http-equiv="refresh" content="1">')
    return HTMLResponse(page, 503, {"retry-after": "1"})
