"""The cores of this machine, and keeping to some of them. Imports nothing that starts threads."""

from __future__ import annotations

import os

__all__ = ["cores", "keep_to"]


def cores() -> list[int]:
    """The cores this process may use."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(os.cpu_count() or 1))


def keep_to(on: list[int]) -> None:
    """Keep this process, and those it starts, to these cores, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(on))
