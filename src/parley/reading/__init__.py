"""Doc → reports: one file a kind. `read_article` is the whole of it, a pure function of its arguments."""

from __future__ import annotations

from parley.reading.read import Readers, read_article

__all__ = ["Readers", "read_article"]
