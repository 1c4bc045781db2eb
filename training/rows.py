"""The rows of the annotations and of the open texts, as they lie in their files."""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from training.paths import ANNOTATIONS, DATA

__all__ = ["FULL", "OPEN_TEXTS", "Row", "file_of", "open_text", "rows_of"]

Row = Mapping[str, Any]

OPEN_TEXTS = DATA / "open_text"
FULL = ("reports", "official", "items", "news")
"""The files of annotations in which all reports of an article are annotated."""


def file_of(name: str) -> Path:
    """The file of annotations of this name, such as `names`."""
    return ANNOTATIONS / f"{name}.jsonl"


def rows_of(name: str) -> list[Row]:
    """The rows of a file of annotations, in its order."""
    return [json.loads(line) for line in file_of(name).read_text("utf-8").splitlines()]


@cache
def open_text(corpus: str) -> Mapping[str, Row]:
    """The rows of a corpus of open text by their ids, each with its title, text, source, url and date."""
    with lzma.open(OPEN_TEXTS / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}
