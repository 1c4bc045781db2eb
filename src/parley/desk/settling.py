"""Working out anew what follows from decisions and additions, outside the process that draws the pages: of a large record it takes a while."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

from parley.record import Record
from parley.run import follow_decisions

__all__ = ["Settling"]


class Settling:
    """At most one process at a time that brings the lines of a record up to date. `fold` is what it does, but in tests.

    What a person set right of an article is read again first, if that is asked for.
    """

    def __init__(self, path: Path, fold: Callable[[Path, bool], None] | None = None) -> None:
        self._path, self._fold = path, fold or _apart
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None
        self._wanted: bool | None = None

    @property
    def at_work(self) -> bool:
        """Whether it is under way."""
        return self._thread is not None

    def begin(self, *, reads: bool = False) -> None:
        """See to it that it is under way; if it is, what is to be read again waits for its end."""
        with self._turn:
            if self._thread is None or reads:
                self._wanted = reads or bool(self._wanted)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="settling", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait until it is done, but no longer than this."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _work(self) -> None:
        try:
            while (reads := self._next()) is not None:
                self._fold(self._path, reads)
        except BaseException:
            with self._turn:
                self._thread = None
            raise

    def _next(self) -> bool | None:
        """What is wanted next: whether with reading again; None, and it is over, if nothing is."""
        with self._turn:
            wanted, self._wanted = self._wanted, None
            if wanted is None:
                self._thread = None
            return wanted


def _apart(path: Path, reads: bool) -> None:  # noqa: FBT001 - the target of a process
    """Fold in a process of its own, which takes its memory with it when it ends."""
    process = multiprocessing.get_context("spawn").Process(target=_settle, args=(path, reads), daemon=True)
    process.start()
    process.join()


def _settle(path: Path, reads: bool) -> None:  # noqa: FBT001 - the target of a process
    with Record(path) as record:
        if reads:
            follow_decisions(record)
        record.view()
