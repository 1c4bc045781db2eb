"""Fail at the k-th operation: work struck down before any statement or commit, by an exception or by SIGKILL in a forked child.

`record` is what is worked on, `work` a function of it. What the work acknowledges by `tell` reaches the one who watches, killed or not.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine, event

OPERATIONS = ("before_cursor_execute", "commit")
Tell = Callable[[str], None]
Work = Callable[[Path, Tell], object]


class Struck(Exception):
    """What is raised where a fault strikes."""


@contextlib.contextmanager
def striking(point: int, strike: Callable[[], None]) -> Iterator[None]:
    """Strike before the operation with this number, counted from 1."""
    seen = 0

    def before(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == point:
            strike()

    for operation in OPERATIONS:
        event.listen(Engine, operation, before)
    try:
        yield
    finally:
        for operation in OPERATIONS:
            event.remove(Engine, operation, before)


def by_exception(path: Path, work: Work, point: int) -> tuple[bool, list[str]]:
    """Whether the work was struck, and what it had acknowledged."""
    told: list[str] = []

    def strike() -> None:
        raise Struck

    with striking(point, strike):
        try:
            work(path, told.append)
        except Struck:
            return True, told
    return False, told


def by_kill(path: Path, work: Work, point: int) -> tuple[bool, list[str]]:
    """The same in a forked child that kills itself."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            with striking(point, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                work(path, lambda said: os.write(writing, f"{said}\n".encode()) and None)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        told = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, "the work failed by itself"
    return os.WIFSIGNALED(status), told


def from_every_point(
    start: Path, folder: Path, work: Work, strike: Callable[..., tuple[bool, list[str]]], every: int = 1
) -> Iterator[tuple[int, Path, list[str]]]:
    """A struck copy of the record `start` for each `every`-th point, with what was acknowledged, until the work gets through unstruck."""
    point = 1
    while True:
        path = folder / f"{point}.db"
        if start.exists():
            shutil.copy(start, path)
        hit, told = strike(path, work, point)
        if not hit:
            return
        yield point, path, told
        for file in folder.glob(f"{point}.db*"):
            file.unlink()
        point += every
