"""Which time belongs to which happening: the one its words hang on, else the only one of its clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from parley.model import Time
from parley.reading.parse import Parse

__all__ = ["Clock"]

_STOPS = frozenset({"ccomp", "acl:relcl", "advcl", "parataxis", "csubj", "acl"})
"""Relations at which another clause begins: a time above them belongs to that clause."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The times of an article by the token they begin with."""

    parse: Parse
    times: tuple[Time, ...]
    tokens: tuple[int, ...]

    @classmethod
    def of(cls, parse: Parse, times: Sequence[Time]) -> Clock:
        """Times that stand for days, in the order of the text."""
        dated = tuple(t for t in times if t.edtf is not None and t.type in ("DATE", "TIME"))
        return cls(parse, dated, tuple(max(0, bisect_right(parse.start, t.start) - 1) for t in dated))

    def at(self, *heads: int) -> Time | None:
        """The time that hangs on one of these tokens (the first one wins), within the clause."""
        for head in heads:
            below = [(n, self._steps(token, head)) for n, token in enumerate(self.tokens) if self.parse.sent[token] == self.parse.sent[head]]
            reached = [(steps, n) for n, steps in below if steps is not None]
            if reached:
                return self.times[min(reached)[1]]
        return None

    def near(self, head: int) -> Time | None:
        """The only time of a sentence, for happenings of its main clause; None if there are several or none."""
        here = [n for n, token in enumerate(self.tokens) if self.parse.sent[token] == self.parse.sent[head]]
        return self.times[here[0]] if len(here) == 1 else None

    def _steps(self, token: int, head: int) -> int | None:
        """How many arcs lie between a time and a token above it; None if it is not above, or in another clause."""
        steps = 0
        while token != head:
            if self.parse.dep[token] in _STOPS or self.parse.head[token] == token or steps > 6:
                return None
            token = self.parse.head[token]
            steps += 1
        return steps
