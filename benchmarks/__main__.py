"""`python -m benchmarks`: the table of speed, memory and scale."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.cores import cores, keep_to

MOST_RATIO, MOST_MB, LEAST_SHARE = 2.0, 1000, 0.8
_TURNS = 3
"""One process and many take turns, and the best of each counts: whatever else the machine does only makes them slower."""


def main() -> None:
    """Measure, print the table, and leave with 1 if a bound does not hold."""
    wants = _arguments()
    free = cores()
    keep_to(free[-1:])  # before numpy is imported, whose threads would stay on the other cores
    from benchmarks.speed import speed  # noqa: PLC0415 - see above

    found = asdict(speed(wants.rounds))
    found |= {"cores": len(free), "python": platform.python_version(), "machine": platform.machine()}
    jobs = min(wants.jobs or len(free), len(free))
    if jobs > 1:
        found |= scaled(free[-jobs:])
    if wants.json:
        text = json.dumps(found, indent=1) + "\n"
        sys.stdout.write(text) if wants.json == "-" else Path(wants.json).write_text(text, encoding="utf-8")
    if wants.json != "-":
        show(found)
    raise SystemExit(0 if holds(found) else 1)


def scaled(on: list[int]) -> dict[str, Any]:
    """How many articles a second one process and one for each core read."""
    from benchmarks.scale import throughput  # noqa: PLC0415 - see above

    keep_to(on)
    turns = [(throughput(1), throughput(len(on))) for _ in range(_TURNS)]
    one, many = (max(found) for found in zip(*turns, strict=True))
    return {"jobs": len(on), "one": one, "many": many, "speed_up": many / one}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each article is read (5)")
    parser.add_argument("--jobs", type=int, default=0, help="processes of the second part (all cores; 1 leaves it out)")
    parser.add_argument(
        "--json", metavar="FILE", help="write the figures there too; - prints them instead of the table"
    )
    return parser.parse_args()


def holds(found: dict[str, Any]) -> bool:
    """Whether every bound holds."""
    scales = "jobs" not in found or found["speed_up"] >= LEAST_SHARE * found["jobs"]
    return found["ratio"] <= MOST_RATIO and found["peak_mb"] < MOST_MB and scales


def show(found: dict[str, Any]) -> None:
    """Print the figures as a table."""
    for name, figure, note in (*_speed(found), *_scale(found)):
        print(f"{name:<36} {figure:>8}  {note}".rstrip())
    if found["stale"]:
        print("The fixed batches are not what the reader makes now: run python -m benchmarks.batches.", file=sys.stderr)


def _speed(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    n = found["articles"]
    each = {part: 1000 * found[part] / n for part in ("reading", "parsing", "graph")}
    around, reports = each["parsing"] - each["graph"], each["reading"] - each["parsing"]
    of_these = f"graph {each['graph']:.1f}, tokens and Doc {around:.1f}, reports {reports:.1f}"
    bound = f"at most {MOST_RATIO:.1f}; median of rounds {found['ratio_median']:.2f}"
    return [
        ("articles a second, whole reading", f"{n / found['reading']:.1f}", f"{found['words'] / n:.0f} words each"),
        ("milliseconds an article", f"{each['reading']:.1f}", of_these),
        ("word pieces a second, bare graph", f"{found['fixed_pieces'] / found['graph']:,.0f}", "the reader's batches"),
        ("", f"{found['fixed_pieces'] / found['graph_full']:,.0f}", "full batches"),
        ("word pieces an article", f"{found['pieces'] / n:.0f}", ""),
        ("whole reading / bare graph", f"{found['ratio']:.2f}", bound),
        ("peak memory, MB", f"{found['peak_mb']:.0f}", f"below {MOST_MB}"),
    ]


def _scale(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    if "jobs" not in found:
        return []
    jobs = found["jobs"]
    return [
        (f"articles a second, {jobs} processes", f"{found['many']:.1f}", f"one process {found['one']:.1f}"),
        ("speed-up", f"{found['speed_up']:.2f}", f"at least {LEAST_SHARE * jobs:.1f}"),
    ]


if __name__ == "__main__":
    main()
