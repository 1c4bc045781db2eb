"""What became of everything that a run was given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from parley.record import Change, Item

__all__ = ["Summary"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of everything given: `read + skipped + failed == given`; articles that were there already count as read.

    Where the record had been read by another reader, `changes` are the lines that became new, others or gone because of this one.
    """

    items: tuple[Item, ...]
    changes: tuple[Change, ...] = ()

    @property
    def given(self) -> int:
        """How many things were given."""
        return len(self.items)

    @property
    def read(self) -> int:
        """How many are in the record now."""
        counts = self._counts()
        return counts["read"] + counts["unchanged"]

    @property
    def unchanged(self) -> int:
        """How many of those were there before."""
        return self._counts()["unchanged"]

    @property
    def skipped(self) -> int:
        """How many held nothing to read."""
        return self._counts()["skipped"]

    @property
    def failed(self) -> int:
        """How many could not be read."""
        return self._counts()["failed"]

    @property
    def exit_code(self) -> int:
        """What a command says of it: 0, or 3 if some failed."""
        return 3 if self.failed else 0

    def _counts(self) -> Counter[str]:
        """How many had each outcome."""
        return Counter(item.outcome for item in self.items)
