"""`python -m benchmarks.desk`: how long the server takes for each page of the desk, on a large record of generated coverage.

`first` is the first time that a page is asked for, `again` the median of the times after it, both in milliseconds of the server's wall
clock; what a browser needs to draw it is not in them. What the desk has to load before its first page is told apart.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from starlette.testclient import TestClient

import parley
from benchmarks.coverage import coverage
from benchmarks.speed import peak_mb
from parley.desk.app import make_app
from parley.desk.desk import Desk, static_folder
from parley.desk.sight import Sight
from parley.model import KINDS
from parley.record import Record

__all__ = ["Page", "main", "measured", "pages", "scripts_kb"]

MOST_MS, MOST_KB = 200.0, 60.0
_AGAIN = 5
_HOME = "http://127.0.0.1:8321"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it is, milliseconds for it the first time and again, and its size in kilobytes."""

    name: str
    first: float
    again: float
    kb: float


def pages(sight: Sight) -> Mapping[str, str]:
    """The address of each kind of page; of each kind of line the one that most articles tell."""
    found = {
        "overview": "/",
        "overview, lanes by party": "/?lanes=party",
        "calls for attention": "/alerts",
        "review": "/review?kind=commitments",
        "review, several": "/review/list",
        "promise board": "/board",
        "positions": "/matrix",
        "search": "/search?q=ceasefire",
        "articles": "/articles",
        "articles with words": "/articles?text=pipeline",
        "sources": "/sources",
        "decisions": "/decisions",
        "commitments, filtered": "/commitments?by=government&since=2008",
    }
    found |= {f"list of {kind}": f"/{kind}" for kind in KINDS if sight.standing(kind)}
    for kind in KINDS:
        lines = [line for line in sight.by_kind[kind] if line.review != "rejected"]
        if lines:
            found[f"one of the {kind}"] = sight.address(max(lines, key=lambda line: len(line.reports)).id)
    found["source"] = f"/source?name={max(sight.sources, key=lambda name: len(sight.sources[name]))}"
    found["article"] = f"/articles/{next(iter(sight.view.cards))}"
    return found


def measured(browser: TestClient, addresses: Mapping[str, str]) -> Iterator[Page]:
    """Each page, asked for a few times."""
    for name, address in addresses.items():
        times = []
        for _ in range(1 + _AGAIN):
            begun = perf_counter()
            answer = browser.get(address)
            times.append(1000 * (perf_counter() - begun))
            answer.raise_for_status()
        yield Page(name, times[0], statistics.median(times[1:]), len(answer.content) / 1000)


def scripts_kb() -> float:
    """The scripts that a page loads at most, compressed, in kilobytes; those that are bundled when the wheel is built among them, if they are there."""
    files = sorted(static_folder().rglob("*.js"))
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000


@contextmanager
def sitting(record: Record) -> Iterator[tuple[Desk, TestClient]]:
    """A desk over a record, and a browser that was let in."""
    app = make_app(record, who="benchmark", now=lambda: "2026-01-01T00:00:00+00:00")
    ours = {"sec-fetch-site": "same-origin", "accept": "text/html"}
    with TestClient(app, base_url=_HOME, headers=ours) as browser:
        browser.post("/enter", data={"token": app.state.sessions.token}, follow_redirects=False)
        yield app.state.desk, browser


def filled(path: Path, size: int) -> Record:
    """The record at a path; where there is none, one of so many generated articles is made there."""
    there = path.exists()
    record = parley.open_record(path, create=not there)
    for one in () if there else coverage(size):
        record.add(one.article, one.reading)
    record.view()
    record.search("ceasefire")
    record.close()
    return parley.open_record(path)


def main() -> None:
    """Measure and print; leave with 1 if a page takes too long."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="articles of the generated record")
    parser.add_argument("--record", type=Path, help="a record to measure on; it is made there if there is none")
    wants = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        found = list(_measure(filled(wants.record or Path(folder) / "desk.db", wants.size)))
    slow = [page for page in found if max(page.first, page.again) > MOST_MS]
    for page in slow:
        times = f"{page.first:.0f} ms the first time, then {page.again:.0f} ms"
        print(f"{page.name} takes {times}; it may take {MOST_MS:.0f}.")
    raise SystemExit(1 if slow or scripts_kb() > MOST_KB else 0)


def _measure(record: Record) -> Iterator[Page]:
    with record, sitting(record) as (desk, browser):
        begun = perf_counter()
        sight = desk.warm_up()
        loaded = perf_counter() - begun
        print(f"{len(sight.view.cards):,} articles, {len(sight.view.lines):,} lines; loaded in {loaded:.1f} s")
        print(f"{'page':<28}{'first, ms':>11}{'again, ms':>11}{'kB':>8}")
        for page in measured(browser, pages(sight)):
            print(f"{page.name:<28}{page.first:>11.0f}{page.again:>11.0f}{page.kb:>8.0f}", flush=True)
            yield page
        print(f"scripts {scripts_kb():.1f} kB compressed; peak memory {peak_mb():.0f} MB")


if __name__ == "__main__":
    main()
