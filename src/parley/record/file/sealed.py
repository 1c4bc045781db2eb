"""Text that knows when it was damaged: a column whose values carry the checksum of their words.

SQLite notices when its pages do not fit together, but not a letter that has become another one; read as data, a damaged record would say
what nobody wrote.
"""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from parley.record.file.codec import damaged

__all__ = ["Sealed", "SealedNumber", "seal", "unseal"]

_LENGTH = 9
"""A line end and the eight digits of the checksum."""


def seal(text: str) -> str:
    """The text with its checksum behind it."""
    return f"{text}\n{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def unseal(sealed: str) -> str:
    """The text without its checksum. Raises RecordError if the two do not belong together."""
    text = sealed[:-_LENGTH]
    if seal(text) != sealed:
        raise damaged()
    return text


class Sealed(TypeDecorator[str]):
    """A column of text that is sealed when it is written and checked whenever it is read."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal what goes in."""
        del dialect
        return None if value is None else seal(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Check what comes out."""
        del dialect
        if value is None:
            return None
        if not isinstance(value, str):
            raise damaged()
        return unseal(value)


class SealedNumber(TypeDecorator[int]):
    """A column of whole numbers, kept as sealed text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> str | None:
        """Seal what goes in."""
        del dialect
        return None if value is None else seal(str(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> int | None:
        """Check what comes out."""
        del dialect
        if value is None:
            return None
        if not isinstance(value, str):
            raise damaged()
        return int(unseal(value))
