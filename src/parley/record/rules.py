"""The rules that derived data follows from: their version, and the case file of a record."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from parley.evidence import digest

__all__ = ["case_file", "code_version"]


@cache
def code_version(*packages: str) -> str:
    """A hash of the source and the vocabulary in these packages: what derived data is renewed by when its rules change."""
    return digest(*(part for package in packages for part in _sources(package)), length=12)


def _sources(package: str) -> list[str]:
    return [part for file in _files(resources.files(package)) for part in (file.name, file.read_text(encoding="utf-8"))]


def _files(folder: Traversable) -> Iterator[Traversable]:
    """The files of a package and of the packages in it, by name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry


@contextlib.contextmanager
def case_file(given: Path | None, kept: str | None) -> Iterator[Path | None]:
    """The case file to read with: the one given, else one with the text that the record keeps, for as long as the block lasts."""
    if given is not None or kept is None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        written = Path(folder) / "case.toml"
        written.write_text(kept, encoding="utf-8", newline="")
        yield written
