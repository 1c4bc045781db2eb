"""The example coverage, read once for all tests of a run that want its record."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import parley

ROOT = Path(__file__).parent.parent.parent


def demo_record(tmp_path_factory):
    """The path of the record of examples/, which nobody may write to; other test processes wait for the one that reads."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    done, taken = shared / "demo.db", shared / "demo.lock"
    try:
        os.close(os.open(taken, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        until = time.monotonic() + 300
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.2)
        return done
    draft = shared / "draft.db"
    with parley.open_record(draft, create=True) as record:
        parley.read_into(record, ROOT / "examples" / "coverage", case=ROOT / "examples" / "case.toml")
        record.view()
    draft.rename(done)
    return done


def copied(demo, folder):
    """A record of one's own with the same content."""
    return Path(shutil.copy(demo, folder / "own.db"))
