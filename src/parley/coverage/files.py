"""Which files are given: sources as the user names them, to a sorted list of files, each once.

A folder gives the files below it, those that are not `READABLE` marked as passed over; a file named outright is always given,
whatever its name. Sidecars (`a.meta.json`), hidden files, what describes a folder (README …) and records are never given by a folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from parley.guard import stays_inside

__all__ = ["READABLE", "File", "files", "sidecar"]

READABLE: Final = (".htm", ".html", ".jsonl", ".markdown", ".md", ".ndjson", ".text", ".txt", ".xhtml")
"""Endings of the files that are read where a folder is given."""

_SIDECAR: Final = ".meta.json"

_DATABASE: Final = b"SQLite format 3\x00"
"""How a record begins."""
_BESIDE: Final = ("-wal", "-shm", "-journal")
"""What the names of the files add to that of the record beside which they stand while it is open."""
_NO_ARTICLE: Final = frozenset({"readme", "license", "licence", "changelog", "contributing", "notice"})
"""Stems of files that describe a folder; named outright they are given all the same."""


@dataclass(frozen=True, slots=True, order=True)
class File:
    """One given file: the name by which the user knows it, and its path (None for standard input).

    `strayed` marks a link in a folder that leads out of the folder, `passed` a file of a folder whose ending is that of no article:
    both are listed, not opened.
    """

    name: str
    path: Path | None
    strayed: bool = False
    passed: bool = False

    @property
    def ending(self) -> str:
        """The file's ending in lower case, with its dot."""
        return self.path.suffix.lower() if self.path else ""


def files(sources: Sequence[str | Path]) -> list[File]:
    """All given files, sorted by name, each once however often and under however many names it is given."""
    found: dict[str, File] = {}
    for file in sorted((f for s in sources for f in _of(s)), key=lambda f: (f.passed, f.name, str(f.path))):
        found.setdefault(_identity(file), file)
    return sorted(found.values(), key=lambda f: (f.name, str(f.path)))


def sidecar(path: Path) -> Path:
    """Where the sidecar of a file would stand: `a.txt` has `a.meta.json`."""
    return path.with_suffix(_SIDECAR)


def _of(source: str | Path) -> Iterator[File]:
    if str(source) == "-":
        yield File("-", None)
        return
    path = Path(source)
    if not _is_folder(path):
        yield File(_shown(source), path)
        return
    for folder, below, names in os.walk(path):
        below[:] = [b for b in below if not b.startswith(".")]
        for name in names:
            if _is_given(name):
                inner = Path(folder) / name
                strayed = inner.is_symlink() and not stays_inside(inner, path)
                passed = inner.suffix.lower() not in READABLE
                if not (passed and _is_of_record(inner)):
                    yield File(_shown(inner), inner, strayed=strayed, passed=passed)


def _is_of_record(path: Path) -> bool:
    """Whether this is a record, or a file that stands beside one while it is open."""
    end = next((end for end in _BESIDE if path.name.endswith(end)), "")
    record = path.with_name(path.name.removesuffix(end)) if path.name != end else path
    try:
        if record.is_symlink() or not record.is_file():
            return False
        with record.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _shown(path: str | Path) -> str:
    """The name as text: bytes that are none in the file system's encoding become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a NUL, or a name longer than the system takes
        return False


def _is_given(name: str) -> bool:
    low = name.lower()
    return not low.startswith(".") and not low.endswith(_SIDECAR) and PurePath(low).stem not in _NO_ARTICLE


def _identity(file: File) -> str:
    if file.path is None:
        return "-"
    try:
        return str(file.path.resolve())
    except (OSError, RuntimeError, ValueError):
        return str(file.path)
