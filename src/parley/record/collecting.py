"""Reading much at once without a search for garbage meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["much_is_read"]


@contextmanager
def much_is_read() -> Iterator[None]:
    """Let no garbage be looked for while a record is read.

    What is read are up to millions of objects without cycles that stay. The collector would go over all of them again and again, which takes
    longer than reading them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
