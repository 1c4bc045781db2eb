"""The real command `parley`, over the quick gatherer and reader: `python quick_parley.py [--kill-at K] ARGUMENTS`.

With `--kill-at K` the process kills itself (SIGKILL) before the K-th statement that it would send to the database.
"""

from __future__ import annotations

import os
import signal
import sys
import time

import quick
from sqlalchemy import Engine, event

import parley.run
from parley.cli import main
from parley.record.file.store import Store


def kill_before(statement):
    count = 0

    def before(*_):
        nonlocal count
        count += 1
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", before)


def real_tools():
    gathered = parley.run.read_into
    parley.run.read_into = lambda *args, **kwargs: gathered(*args, **{**kwargs, "tools": quick.TOOLS})


def slow_end():
    """Let the closing of the record take long, and say when it begins."""

    def close(_):
        print("closing", file=sys.stderr, flush=True)  # noqa: T201 - the test waits for it
        time.sleep(60)

    Store.close = close


if __name__ == "__main__":
    if "QUICK_SLOW_END" in os.environ:
        slow_end()
    if sys.argv[1:2] == ["--kill-at"]:
        kill_before(int(sys.argv[2]))
        del sys.argv[1:3]
    real_tools()
    main()
