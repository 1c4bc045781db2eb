"""How reading grows with the number of processes, through the pool that `parley read --jobs` uses."""

from __future__ import annotations

from itertools import chain, repeat
from time import perf_counter

from benchmarks.articles import CASE, articles
from parley.pool import read_many
from parley.run import load_reader

__all__ = ["throughput"]

_WARM = 8


def throughput(jobs: int, rounds: int = 2) -> float:
    """Articles a second that `jobs` processes read, once all have loaded the reader.

    The first results of each process only warm up. This process hands out the articles and takes the readings on the same cores.
    """
    tasks = list(chain.from_iterable(repeat(articles(), rounds * jobs)))
    warm, begun = _WARM * jobs, 0.0
    for n, _ in enumerate(read_many(((None, a) for a in tasks), load_reader, CASE, jobs)):
        if n + 1 == warm:
            begun = perf_counter()
    return (len(tasks) - warm) / (perf_counter() - begun)
