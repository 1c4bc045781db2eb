"""Every boundary check on what comes in from outside: size, kind of file, nesting, path.

The caps keep one hostile or accidental input from costing more than itself: `TooLarge` and `Unreadable` name the input,
and the run goes on with the next one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO, Final

from parley.errors import TooLarge, Unreadable

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "MAX_DEPTH",
    "MAX_ELEMENTS",
    "check_characters",
    "check_elements",
    "file_bytes",
    "magic",
    "nesting",
    "stays_inside",
    "stream_bytes",
]

MAX_BYTES: Final = 20 * 1024 * 1024
"""Bytes of one article's file, or of one line of a JSON Lines file."""
MAX_CHARACTERS: Final = 2_000_000
"""Characters of one article's text."""
MAX_ELEMENTS: Final = 50_000
"""Elements of one page: ten times what the largest news pages have; extraction stays within seconds."""
MAX_DEPTH: Final = 256
"""Nesting at which HTML parsers stop: libxml2 drops what lies deeper."""

_SMALLER: Final = "Cut it into its articles, or give the article alone."

_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
"""First bytes of common kinds of file that are no text (the `file` utility's magic numbers)."""


def magic(raw: bytes) -> str | None:
    """What the first bytes say the file is ("a PDF"), if it is a known kind that is no text."""
    return next((kind for first, kind in _MAGIC if raw.startswith(first)), None)


def stream_bytes(stream: BinaryIO, name: str, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a stream. Raises TooLarge beyond `limit`; no more than one byte beyond it is ever held."""
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise TooLarge(f"{name} is larger than {limit // (1024 * 1024)} MB.", _SMALLER)
    return raw


def file_bytes(path: Path, name: str, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a regular file. Raises Unreadable if there is none or it cannot be opened, TooLarge beyond `limit`."""
    try:
        if not path.exists():
            raise Unreadable(f"There is no file {name}.", "Check its name.")
        if not path.is_file():
            raise Unreadable(f"{name} is not a regular file.", "Give a file, a folder, or - for standard input.")
        with path.open("rb") as stream:
            return stream_bytes(stream, name, limit)
    except (OSError, ValueError) as error:
        raise Unreadable(f"{name} cannot be opened: {_reason(error)}.", "Check that you may read it.") from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or "unknown reason") if isinstance(error, OSError) else str(error)


def check_characters(text: str, name: str) -> None:
    """Raise TooLarge if a text has more characters than one article may have."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"{name} has {len(text):,} characters; an article may have {MAX_CHARACTERS:,}.", _SMALLER)


def check_elements(count: int, name: str) -> None:
    """Raise TooLarge if a page has more elements than Parley agrees to walk."""
    if count > MAX_ELEMENTS:
        raise TooLarge(f"{name} is a page of {count:,} elements; {MAX_ELEMENTS:,} are allowed.", _SMALLER)


_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})")
_OPEN_ENDED: Final = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot"),
    }
)
"""Elements that HTML lets stand without an end tag: they do not nest by being repeated."""


def nesting(markup: str) -> int:
    """How deep the elements of a page nest, at most, counted by its tags in one pass."""
    depth = deepest = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() in _OPEN_ENDED:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def stays_inside(path: Path, folder: Path) -> bool:
    """Whether a path, its links followed, lies in the folder. False too for links that lead nowhere or in a circle."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError):
        return False
