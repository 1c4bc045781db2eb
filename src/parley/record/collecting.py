"""Reading much at once without a search for garbage meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["much_is_read"]


@contextmanager
def much_is_read() -> Iterator[None]:
    """Let no garbage be looked for while a record is read, nor among what was read afterwards.

    What is read are millions of objects without cycles that stay as long as the record is open. The collector would go over all of them again
    and again, which takes longer than reading them, and stops a program that holds a large record for seconds each time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
