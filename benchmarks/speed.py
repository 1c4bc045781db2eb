"""Speed and memory of reading on one core, beside the bare graph on the same word pieces."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from statistics import median
from time import process_time
from typing import Any

from benchmarks.articles import CASE, articles
from benchmarks.batches import Fixed, load, of_reader
from parley.language.reader import MODEL
from parley.language.session import open_graph
from parley.lexicon import Lexicon
from parley.reading.read import Readers, read_article
from parley.run import shipped_reader

__all__ = ["Speed", "peak_mb", "speed"]


@dataclass(frozen=True, slots=True)
class Speed:
    """What one core did. Times are seconds of processor time for all articles once, each article's best of all rounds.

    Processor time is what the clock on the wall shows when a single-threaded process has its core for itself.
    """

    articles: int
    words: int
    pieces: int
    fixed_pieces: int
    reading: float
    parsing: float
    graph: float
    graph_full: float
    ratio: float
    ratio_median: float
    peak_mb: float
    stale: bool


def peak_mb() -> float:
    """The most memory this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1024


def speed(rounds: int = 5) -> Speed:
    """Measure this process, which should keep to one core.

    In each round every article is read whole, parsed, and its batches run through the bare graph, one after the other, so that whatever
    else the machine does falls on all alike. The articles have been read once before the first round.
    """
    given = articles()
    readers = Readers.of(shipped_reader(), Lexicon.load(CASE))
    for article in given:
        read_article(article, readers)
    peak = peak_mb()  # the graph is opened a second time below
    fixed, now = load(), of_reader(shipped_reader())
    run = _graph()
    feeds, full = fixed.feeds(), fixed.full()
    whole, parsing, bare = _timed(
        rounds,
        [partial(read_article, a, readers) for a in given],
        [partial(readers.parser.read, a.text) for a in given],
        [partial(_all, run, batches) for batches in feeds],
    )
    (together,) = _timed(rounds, [partial(_all, run, full)])
    best = [sum(map(min, times)) for times in (whole, parsing, bare, together)]
    ratios = [sum(t[n] for t in whole) / sum(t[n] for t in bare) for n in range(rounds)]
    return Speed(
        articles=len(given),
        words=sum(len(a.text.split()) for a in given),
        pieces=now.pieces(),
        fixed_pieces=fixed.pieces(),
        reading=best[0],
        parsing=best[1],
        graph=best[2],
        graph_full=best[3],
        ratio=best[0] / best[2],
        ratio_median=median(ratios),
        peak_mb=peak,
        stale=_differ(fixed, now),
    )


def _all(run: Callable[[dict[str, Any]], Any], batches: Sequence[dict[str, Any]]) -> None:
    for batch in batches:
        run(batch)


def _differ(fixed: Fixed, now: Fixed) -> bool:
    return [list(map(list, s)) for s in fixed.sentences] != [list(map(list, s)) for s in now.sentences] or (
        fixed.articles != now.articles
    )


def _graph() -> Callable[[dict[str, Any]], Any]:
    """The committed graph in a session of its own, opened as the reader opens it, all outputs asked for."""
    session = open_graph(str(files("parley.language") / MODEL))
    return lambda batch: session.run(None, batch)


def _timed(rounds: int, *works: Sequence[Callable[[], object]]) -> list[list[list[float]]]:
    """For each list of works, for each of its works: the seconds it took in each round. The lists take turns, work by work."""
    found: list[list[list[float]]] = [[[] for _ in work] for work in works]
    for _ in range(rounds):
        for turn in range(max(map(len, works))):
            for work, times in zip(works, found, strict=True):
                if turn < len(work):
                    begun = process_time()
                    work[turn]()
                    times[turn].append(process_time() - begun)
    return found
