"""Working out anew what follows from decisions and additions, outside the process that draws the pages: of a large record it takes a while."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

from parley.record import Record

__all__ = ["Settling"]


class Settling:
    """At most one process at a time that brings the lines of a record up to date. `fold` is what it does, but in tests."""

    def __init__(self, path: Path, fold: Callable[[Path], None] | None = None) -> None:
        self._path, self._fold = path, fold or _apart
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def at_work(self) -> bool:
        """Whether it is under way."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """See to it that it is under way."""
        with self._turn:
            if not self.at_work:
                self._thread = threading.Thread(target=self._fold, args=(self._path,), name="settling", daemon=True)
                self._thread.start()


def _apart(path: Path) -> None:
    """Fold in a process of its own, which takes its memory with it when it ends."""
    process = multiprocessing.get_context("spawn").Process(target=_settle, args=(path,), daemon=True)
    process.start()
    process.join()


def _settle(path: Path) -> None:
    with Record(path) as record:
        record.view()
