"""Bytes to text: which characters a file holds, and what had to be changed to read it.

The order follows the WHATWG encoding rules as far as they serve files: a byte order mark wins, then valid UTF-8, then
UTF-16 by its zero bytes, then a declared charset, then windows-1252, which is what "Latin-1" means in practice.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from parley.errors import Unreadable
from parley.guard import magic

__all__ = ["Decoded", "clean", "declared_charset", "decode"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_TEXT: Final = "Save it as text (UTF-8) or HTML and give that."
_SAMPLE: Final = 65536
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF8_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_CHARSET: Final = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_UNWANTED: Final = re.compile("[\x00\ud800-\udfff]")
_MOJIBAKE: Final = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u201c\u201d\u02dc\u00a6]|\u00c3[\u00a9\u00a8\u00bc\u00a4\u00b6]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without NUL and lone surrogates, and in words what had to be changed to get it."""

    text: str
    changes: tuple[str, ...] = ()


def decode(raw: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file. `declared` is the charset that the file says it has, if it says so.

    Raises Unreadable if the bytes are no text.
    """
    kind = magic(raw)
    if kind:
        raise Unreadable(f"{name} is not text: it looks like {kind}.", _AS_TEXT)
    text, changes = _characters(raw, name, declared)
    decoded = clean(text)
    found = len(_MOJIBAKE.findall(text[:_SAMPLE]))
    garbled = (f"{found} characters look as if decoded twice; they are left as they are",) if found > 1 else ()
    return Decoded(decoded.text, (*changes, *decoded.changes, *garbled))


def clean(text: str) -> Decoded:
    """The text without NUL and lone surrogates, which no store can hold, and the change in words."""
    dropped = len(_UNWANTED.findall(text))
    if not dropped:
        return Decoded(text)
    return Decoded(_UNWANTED.sub("", text), (f"{dropped} NUL or lone surrogate characters dropped",))


def declared_charset(raw: bytes) -> str | None:
    """The charset that a page declares in its first kilobytes, if Python knows it."""
    found = _CHARSET.search(raw[:4096])
    label = found[1].decode("ascii").lower() if found else ""
    if label in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"  # WHATWG: these labels mean windows-1252
    try:
        return codecs.lookup(label).name if label else None
    except LookupError:
        return None


def _characters(raw: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _lenient(raw[len(mark) :], codec)
    zeros = _zero_side(raw)
    if zeros:
        return _lenient(raw, zeros)
    _refuse_binary(raw, name)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _legacy(raw, declared)


def _lenient(raw: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    note = () if codec == "utf-8" else (f"decoded as {codec.upper()}",)
    try:
        return raw.decode(codec), note
    except UnicodeDecodeError:
        text = raw.decode(codec, "replace")
        return text, (*note, f"bytes that are not {codec.upper()} replaced by {text.count(chr(0xFFFD))} marks")


def _zero_side(raw: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in nearly every second byte, always on the same side."""
    sample = raw[:_SAMPLE]
    half = len(sample) // 2
    if half < 8 or sample.count(0) < 0.7 * half:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) > 0.05 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_binary(raw: bytes, name: str) -> None:
    sample = raw[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + sample.count(0)
    if odd > 0.02 * len(sample) + 2:
        raise Unreadable(f"{name} is not text: it looks binary.", _AS_TEXT)


def _legacy(raw: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    good = len(_UTF8_SEQUENCE.findall(raw))
    high = len(_HIGH.findall(_UTF8_SEQUENCE.sub(b"", raw)))
    if good > 2 * high:
        return _lenient(raw, "utf-8")
    guess = declared if declared not in {None, "utf-8"} else _guess(raw)
    for codec in (guess, "cp1252"):
        try:
            if codec:
                return raw.decode(codec), (f"decoded as {codec}, not UTF-8",)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1"), ("decoded as latin-1, not UTF-8",)


def _guess(raw: bytes) -> str | None:
    """A detector's guess, asked only where too many bytes are high for a Western European text."""
    sample = raw[:_SAMPLE]
    if len(_HIGH.findall(sample)) < 0.15 * len(sample):
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, seldom needed

    best = from_bytes(sample).best()
    return best.encoding if best else None
