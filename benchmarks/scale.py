"""How reading grows with the number of processes, through the pool that `parley read --jobs` uses."""

from __future__ import annotations

import os
from itertools import chain, repeat
from time import perf_counter

from benchmarks.articles import CASE, articles
from parley.pool import read_many
from parley.run import load_reader

__all__ = ["cores", "throughput"]

_WARM = 8


def cores() -> list[int]:
    """The cores this process may use."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(os.cpu_count() or 1))


def throughput(jobs: int, on: list[int], rounds: int = 2) -> float:
    """Articles a second that `jobs` processes read on these cores, once all have loaded the reader.

    The first results of each process only warm up. This process hands out the articles and takes the readings on the same cores.
    """
    before = cores()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(on))
    given = articles()
    tasks = list(chain.from_iterable(repeat(given, rounds * jobs)))
    warm = _WARM * jobs
    try:
        begun = 0.0
        for n, _ in enumerate(read_many(((None, a) for a in tasks), load_reader, CASE, jobs)):
            if n + 1 == warm:
                begun = perf_counter()
        return (len(tasks) - warm) / (perf_counter() - begun)
    finally:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, set(before))
