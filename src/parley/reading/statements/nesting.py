"""Nesting: attributions over the same words, and attributions inside one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from parley.model import Span
from parley.reading.statements.speech import SPEECH, Attributed

__all__ = ["Stretches", "without_doubles"]

_NEAR = 8
"""Stretches that begin before another among which one that holds it is looked for: a bound, for long texts."""


class Stretches:
    """Ranges of code points that are somebody's words, found by bisection."""

    __slots__ = ("_held", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        """Ranges in any order; they may overlap."""
        self._held = sorted(spans)
        self._starts = [start for start, _ in self._held]

    def hold(self, span: Span) -> bool:
        """Whether one of the stretches holds a range; those that begin shortly before it are looked at."""
        last = bisect_right(self._starts, span[0])
        near = self._held[max(0, last - _NEAR) : last]
        return any(start <= span[0] and span[1] <= end for start, end in near)


def without_doubles(found: Sequence[Attributed]) -> list[Attributed]:
    """One attribution for one content: of two cues over the same words the finite verb nearer to them stays.

    A quotation that the tree gave to one cue is not also that of another which only stands in its sentence.
    """
    out: dict[tuple[Span, ...], Attributed] = {}
    said = Stretches(span for a in found if a.rule != "quotation-cue" and a.kind in SPEECH for span in a.content)
    for a in found:
        if a.rule == "quotation-cue" and said.hold(a.content[0]):
            continue
        twin = out.get(a.content)
        if twin is None or (twin.source is None and a.source is not None):
            out[a.content] = a
    return list(out.values())
