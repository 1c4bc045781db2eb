"""``python -m training.check``: measures the shipped model, on everything that was never trained on."""

from __future__ import annotations

import sys
from pathlib import Path

from parley.language import Reader
from training import measure

_TESTS = {"EWT test": "ewt.test", "GUM test": "gum.test"}


def table(reader: Reader) -> dict[str, dict[str, float]]:
    """Measure the reader; one row for each test."""
    rows: dict[str, dict[str, float]] = {}
    for name, part in _TESTS.items():
        rows[f"{name}, gold words"] = measure.gold_words(reader, part)
    for name, part in _TESTS.items():
        rows[f"{name}, raw text"] = measure.raw_text(reader, part)
    rows["names, Universal NER over EWT test"] = measure.names_on_tweets(reader, "test")
    for kind, figures in measure.names_on_articles(reader).items():
        rows[f"names, held-back articles, {kind}"] = figures
    for kind, figures in measure.tells(reader).items():
        rows[f"told, held-back articles, {kind}"] = figures
    for part, figures in measure.arguments(reader).items():
        rows[f"words, held-back articles, {part}"] = figures
    return rows


def show(rows: dict[str, dict[str, float]]) -> None:
    """Print the table."""
    for name, figures in rows.items():
        print(f"{name:50}", "  ".join(f"{key} {value:.2f}" for key, value in figures.items()))


def main() -> None:
    """Print the table; an argument names another folder with a model."""
    reader = Reader.load(Path(sys.argv[1])) if len(sys.argv) > 1 else Reader.load()
    print(reader.version)
    show(table(reader))


if __name__ == "__main__":
    main()
