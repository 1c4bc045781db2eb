"""Reading many articles, here or in several processes, in the order given; an article that breaks its reading breaks nothing else.

Processes are spawned, so that they hold no lock or thread of this one, and load the reader once each. They end when
this process does, and leave Ctrl-C to it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, TypeVar

from parley.errors import ParleyError, Unreadable
from parley.model import Article, Reading

__all__ = ["Load", "ReadArticle", "Result", "read_many"]

ReadArticle = Callable[[Article], Reading]
Load = Callable[[Path | None], ReadArticle]
"""Loads the reader with a case file; a function of a module, so that another process can find it."""
Result = Reading | ParleyError | None
"""A reading, or why there is none; None for what needed no reading."""

T = TypeVar("T")
_AHEAD = 4

_read: ReadArticle | None = None


def read_many(
    tasks: Iterable[tuple[T, Article | None]], load: Load, case: Path | None, jobs: int
) -> Iterator[tuple[T, Result]]:
    """Each task with its result, in their order. A task without an article needs no reading and passes through.

    The reader is loaded when the first article needs it. With `jobs` above 1 so many processes read; up to four articles for each
    are taken from `tasks` ahead of the results.
    """
    return _Crew[T](load, case, jobs).read(tasks) if jobs > 1 else _alone(tasks, load, case)


def _alone(tasks: Iterable[tuple[T, Article | None]], load: Load, case: Path | None) -> Iterator[tuple[T, Result]]:
    read: ReadArticle | None = None
    for task, article in tasks:
        if article is None:
            yield task, None
            continue
        read = read or load(case)
        yield task, _attempt(read, article)


def _attempt(read: ReadArticle, article: Article) -> Result:
    """The job boundary: whatever goes wrong in one article ends here."""
    try:
        return read(article)
    except ParleyError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the one broad except: one bad article never stops a run
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        return Unreadable(
            f"Its reading broke ({type(error).__name__}: {error}, at {place}).", "Please report this as a defect."
        )


class _Crew(Generic[T]):
    """Processes that read. When one dies, the article it held is tried once more on its own, then given up."""

    def __init__(self, load: Load, case: Path | None, jobs: int) -> None:
        self.load, self.case, self.jobs = load, case, jobs
        self.spawn = multiprocessing.get_context("spawn")
        self.their_end, self.our_end = self.spawn.Pipe(duplex=False)

    def read(self, tasks: Iterable[tuple[T, Article | None]]) -> Iterator[tuple[T, Result]]:
        queue: deque[tuple[T, Article | None, Future[Result] | None]] = deque()
        self.pool = self._start(self.jobs)
        try:
            for task, article in tasks:
                queue.append((task, article, self._submit(article)))
                if len(queue) > self.jobs * _AHEAD:
                    yield self._next(queue)
            while queue:
                yield self._next(queue)
            self.pool.shutdown()
        finally:
            self.our_end.close()  # whoever still reads is called off, in the middle of an article
            self.pool.shutdown(cancel_futures=True)
            self.their_end.close()

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        given = self.load, self.case, self.their_end
        return ProcessPoolExecutor(jobs, mp_context=self.spawn, initializer=_begin, initargs=given)

    def _submit(self, article: Article | None) -> Future[Result] | None:
        if article is None:
            return None
        with suppress(BrokenProcessPool):
            return self.pool.submit(_work, article)
        broken: Future[Result] = Future()
        broken.set_exception(BrokenProcessPool())
        return broken

    def _next(self, queue: deque[tuple[T, Article | None, Future[Result] | None]]) -> tuple[T, Result]:
        task, article, future = queue.popleft()
        if article is None or future is None:
            return task, None
        try:
            return task, future.result()
        except BrokenProcessPool:
            result = self._once_more(article)
        self.pool.shutdown(cancel_futures=True)
        self.pool = self._start(self.jobs)
        for n, (other, waiting, held) in enumerate(queue):
            if held is not None and not (held.done() and held.exception() is None):
                queue[n] = other, waiting, self._submit(waiting)
        return task, result

    def _once_more(self, article: Article) -> Result:
        with self._start(1) as pool:
            try:
                return pool.submit(_work, article).result()
            except BrokenProcessPool:
                return Unreadable(
                    "Its reading ended the process twice.",
                    "Cut it into smaller articles, or give the reading more memory.",
                )


def _begin(load: Load, case: Path | None, line: Connection) -> None:
    """Make this process ready: it loads the reader, leaves Ctrl-C to its parent, and ends with its parent or when called off."""
    global _read  # noqa: PLW0603 - a process of the pool has no other place to keep its reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_when_called_off, args=(line,), daemon=True).start()
    _read = load(case)


def _end_when_called_off(line: Connection) -> None:
    """Wait until the parent has closed its end of the line, or has died, which closes it too."""
    wait([line])
    os._exit(1)


def _work(article: Article) -> Result:
    if _read is None:
        raise BrokenProcessPool
    return _attempt(_read, article)
