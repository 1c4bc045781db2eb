"""`python -m benchmarks.record`: the record as it grows, on generated coverage with known truth. No language model runs."""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

import parley
from benchmarks.coverage import Told, coverage
from benchmarks.speed import peak_mb
from benchmarks.threads import Agreement, agreement
from parley.record import Record

__all__ = ["Size", "grown", "main", "opened"]

MOST_GROWTH, MOST_MS, LEAST_F1, LEAST_PRECISION = 1.5, 50.0, 0.95, 0.97
_SIZES = (1_000, 10_000, 100_000)
_ADDED, _ASKED = 9, 5
"""So many articles are added one by one at each size, and each question is asked so often."""
_THREADS = ("meetings", "commitments")
_QUESTIONS: dict[str, Callable[[Record], Any]] = {
    "show, meetings of a week": lambda record: record.lines("meetings", since="2008-06-01", until="2008-06-07"),
    "show, promises of one": lambda record: record.lines("commitments", by="Government of Salqarlam"),
    "search": lambda record: record.search("ceasefire"),
    "search, two words": lambda record: record.search("promised pipeline"),
    "search, a name": lambda record: record.search('who:"Front"'),
    "in force": lambda record: record.in_force("2008-06-01"),
    "in force, another day": lambda record: record.in_force("2015-11-20"),
}


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured at one size: seconds and megabytes; `asked` are milliseconds, the slowest of each question's answers but one in twenty.

    Of a record that was there before, neither the rate at which it was kept, nor its first fold, nor how well its threads agree is known.
    """

    articles: int
    add: float
    folded_again: float
    slowest_again: float
    file_mb: float
    peak_mb: float
    kept_a_second: float | None = None
    fold: float | None = None
    asked: dict[str, float] = field(default_factory=dict)
    threads: dict[str, Agreement] = field(default_factory=dict)


def grown(file: Path, sizes: Sequence[int], *, seed: int = 0) -> Iterator[Size]:
    """A record in this file that grows through these sizes, measured at each."""
    told = coverage(sizes[-1] + _ADDED * len(sizes), seed)
    truth: dict[str, str] = {}
    with parley.open_record(file, create=True) as record:
        kept = 0
        for size in sizes:
            begun = perf_counter()
            for one in islice(told, size - kept):
                truth |= _kept(record, one)
            rate = (size - kept) / (perf_counter() - begun)
            fold = _seconds(record.view)
            threads = {kind: agreement(record.lines(kind), truth) for kind in _THREADS}
            yield replace(_measured(record, size, told, truth), kept_a_second=rate, fold=fold, threads=threads)
            kept = size + _ADDED
            gc.collect()


def opened(file: Path, *, seed: int = 0) -> Size:
    """A record of such coverage that was kept before, opened again: what more of the same costs it."""
    with parley.open_record(file) as record:
        size = record.store.count()
        return _measured(record, size, islice(coverage(size + _ADDED, seed), size, None), {})


def _measured(record: Record, size: int, told: Iterator[Told], truth: dict[str, str]) -> Size:
    asked = {name: _slowest(record, ask) for name, ask in _QUESTIONS.items()}
    add, again, slowest = _one_more(record, told, truth)
    file = sum(f.stat().st_size for f in record.path.parent.glob(f"{record.path.name}*")) / 1e6
    return Size(size, add, again, slowest, file, peak_mb(), asked=asked)


def _kept(record: Record, one: Told) -> dict[str, str]:
    record.add(one.article, one.reading)
    return dict(one.truth)


def _one_more(record: Record, told: Iterator[Told], truth: dict[str, str]) -> tuple[float, float, float]:
    """Seconds to keep one more article, and until a question is answered from lines that are up to date again: of a few the best, and the slowest.

    The first addition takes up what the lines follow from, so that the others can be carried on from there: it is the slowest.
    """
    times, ask = [], _QUESTIONS["show, meetings of a week"]
    for one in islice(told, _ADDED):
        begun = perf_counter()
        truth |= _kept(record, one)
        kept = perf_counter()
        ask(record)
        times.append((kept - begun, perf_counter() - begun))
    return min(t for t, _ in times), min(t for _, t in times), max(t for _, t in times)


def _seconds(do: Callable[[], Any]) -> float:
    begun = perf_counter()
    do()
    return perf_counter() - begun


def _slowest(record: Record, ask: Callable[[Record], Any]) -> float:
    """Milliseconds of one answer: of twenty the slowest but one, after a first that nobody times."""
    ask(record)
    times = sorted(_seconds(lambda: ask(record)) for _ in range(4 * _ASKED))
    return 1000 * times[-2]


def main() -> None:
    """Measure, print as it goes, and leave with 1 if a bound does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.record", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=list(_SIZES), help="numbers of articles (1000 10000 100000)"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", metavar="FILE", type=Path, help="keep the record there")
    parser.add_argument("--record", metavar="FILE", type=Path, help="measure a record that was kept so, opened again")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there too")
    wants = parser.parse_args()
    found: list[Size] = []
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        file = wants.keep or Path(folder) / "grown.db"
        sizes = [opened(wants.record, seed=wants.seed)] if wants.record else grown(file, wants.sizes, seed=wants.seed)
        for size in sizes:
            found.append(size)
            show(size)
    if wants.json:
        wants.json.write_text(json.dumps([asdict(size) for size in found], indent=1) + "\n", encoding="utf-8")
    failing = list(failures(found))
    for sentence in failing:
        print(sentence, file=sys.stderr)
    raise SystemExit(1 if failing else 0)


def show(size: Size) -> None:
    """Print what was measured at one size."""
    print(f"{size.articles:,} articles")
    rows = [
        *([] if size.kept_a_second is None else [("articles kept a second", f"{size.kept_a_second:,.0f}")]),
        *([] if size.fold is None else [("all lines anew, s", f"{size.fold:.1f}")]),
        ("one more article kept, ms", f"{1000 * size.add:.1f}"),
        ("until it is in an answer, s", f"{size.folded_again:.2f}"),
        ("the slowest of these, s", f"{size.slowest_again:.2f}"),
        ("file, MB", f"{size.file_mb:.0f}"),
        ("peak memory, MB", f"{size.peak_mb:.0f}"),
        *((f"{name}, ms", f"{ms:.1f}") for name, ms in size.asked.items()),
        *((f"{kind}: F1, precision", f"{a.f1:.3f}, {a.precision:.3f}") for kind, a in size.threads.items()),
    ]
    for name, figure in rows:
        print(f"  {name:<32} {figure:>14}", flush=True)


def failures(found: Sequence[Size]) -> Iterator[str]:
    """Which bounds do not hold, in words."""
    for name in ("add", "folded_again"):
        first, last = getattr(found[0], name), getattr(found[-1], name)
        if last > MOST_GROWTH * first:
            yield f"{name}: {last / first:.1f} times at {found[-1].articles:,} what it is at {found[0].articles:,}; at most {MOST_GROWTH}"
    for size in found:
        slow = [f"{name} {ms:.0f} ms" for name, ms in size.asked.items() if ms > MOST_MS]
        poor = [kind for kind, a in size.threads.items() if a.f1 < LEAST_F1 or a.precision < LEAST_PRECISION]
        if slow or poor:
            yield f"at {size.articles:,}: {', '.join(slow + poor)}"


if __name__ == "__main__":
    main()
