"""What is told about an article beside its text: by a sidecar file, by front matter, by the page, by a feed's line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from parley.coverage.decoding import clean

__all__ = ["NOTHING", "Meta", "from_mapping", "from_sidecar", "front_matter", "merge"]

_LONGEST: Final = 2000
"""Characters kept of one value: a title or an address longer than this is an accident."""

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher", "site_name", "sitename"),
    "author": ("author", "authors", "byline", "creator"),
    "published": ("published", "date", "published_at", "date_published", "pubdate"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "section": ("section", "category"),
}
"""Names under which feeds and site generators keep each value, the contract's own first."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Stated values. `origin` says who states the date ("the sidecar", "the page's metadata")."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    origin: str = ""


NOTHING: Final = Meta()
"""Nothing is stated."""


def from_mapping(values: Mapping[str, Any], origin: str) -> Meta:
    """The values under the usual names; anything that is no text, number, date or list of those is left out."""
    lower = {str(k).strip().lower().replace("-", "_"): v for k, v in values.items()}
    found = {key: next((t for name in names if (t := _text(lower.get(name)))), None) for key, names in _KEYS.items()}
    return Meta(**found, origin=origin if found["published"] else "")


def from_sidecar(raw: bytes) -> Meta:
    """The values of a `.meta.json` file. Raises ValueError, in words, if it is not a JSON object."""
    try:
        values = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError("it is not JSON in UTF-8") from error
    except ValueError as error:
        raise ValueError(f"it is not JSON ({error})") from error
    if not isinstance(values, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004  # the caller handles one kind of error
    return from_mapping(values, "the sidecar")


def merge(first: Meta, *others: Meta) -> Meta:
    """Each value from the first that states it; the date together with who states it."""
    for other in others:
        gaps = {k: getattr(other, k) for k in _KEYS if getattr(first, k) is None and getattr(other, k) is not None}
        if "published" in gaps:
            gaps["origin"] = other.origin
        first = replace(first, **gaps)
    return first


_FENCE: Final = re.compile(r"\ufeff?(---|\+\+\+)[ \t]{0,8}\r?\n")
_ENTRY: Final = re.compile(r"([A-Za-z][A-Za-z0-9_ -]{0,40}):[ \t]{0,8}(.{0,2000})")


def front_matter(text: str) -> tuple[Meta, int]:
    """The values at the head of a text or a Markdown file, and the offset at which its text begins (0 without front matter).

    Between lines of `---` stand lines of `key: value` (the flat part of YAML; nested values are left out), between lines of
    `+++` stands TOML. Front matter that is never closed, or TOML that is none, is text.
    """
    opened = _FENCE.match(text)
    if not opened:
        return NOTHING, 0
    closed = re.compile(rf"^{re.escape(opened[1])}[ \t]{{0,8}}$", re.MULTILINE).search(text, opened.end())
    if not closed:
        return NOTHING, 0
    inner = text[opened.end() : closed.start()]
    values = _toml(inner) if opened[1] == "+++" else _flat(inner)
    if values is None:
        return NOTHING, 0
    return from_mapping(values, "the front matter"), closed.end()


def _toml(inner: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(inner.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _flat(inner: str) -> dict[str, Any]:
    entries = (_ENTRY.fullmatch(line.rstrip()) for line in inner.splitlines())
    return {m[1]: _unquoted(m[2].strip()) for m in entries if m}


def _unquoted(value: str) -> str | list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [part.strip().strip("'\"") for part in value[1:-1].split(",")]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value


def _text(value: Any) -> str | None:
    """A stated value as one line of text, or None: lists become "a, b", objects give their name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(t for v in value[:20] if not isinstance(v, list) and (t := _text(v))) or None
    if value is None or isinstance(value, bool | bytes):
        return None
    try:
        words = " ".join(clean(str(value)).text[:_LONGEST].split())
    except ValueError:  # an integer too long to be written out
        return None
    return words or None
