"""An actor and those it has to do with: a drawing with the actor in the middle, and the table of the same."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from parley.desk.sight import Sight
from parley.model import Line
from parley.record.brief.wording import shorten

__all__ = ["Ego", "Tie", "ego"]

KINDS: Final = ("meetings", "commitments", "statements", "incidents")
"""What ties two actors, in the order of the strokes."""
_SIDES: Final = {
    "meetings": ({"participants"}, {"participants"}),
    "commitments": ({"by"}, {"to"}),
    "statements": ({"speakers"}, {"addressee"}),
    "incidents": ({"by"}, {"on"}),
}
_MOST: Final = 12
_WIDTH, _HEIGHT = 840.0, 400.0
_GAP: Final = 4.5


@dataclass(frozen=True, slots=True)
class Tie:
    """Another actor, how often each kind of line ties the two, where it stands in the drawing, and the strokes to it."""

    other: Line
    counts: Counter[str]
    x: float
    y: float
    label: str
    anchor: str
    strokes: tuple[tuple[str, float, float, float, float, float], ...]
    """Kind, from x and y, to x and y, width."""


@dataclass(frozen=True, slots=True)
class Ego:
    """The drawing; `left_out` says how many others are in the table alone."""

    width: float
    height: float
    x: float
    y: float
    ties: tuple[Tie, ...]
    others: tuple[tuple[Line, Counter[str]], ...]


def ego(sight: Sight, actor: Line) -> Ego | None:
    """Whom an actor met, promised, told and did something to, or the other way round; None if nobody."""
    counts = _counts(sight, actor)
    order = sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    if not order:
        return None
    known = [(sight.view.line[other], count) for other, count in order]
    drawn = known[:_MOST]
    ties = tuple(_tie(line, count, n, len(drawn)) for n, (line, count) in enumerate(drawn))
    return Ego(_WIDTH, _HEIGHT, _WIDTH / 2, _HEIGHT / 2, ties, tuple(known))


def _counts(sight: Sight, actor: Line) -> dict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for part in sight.parts_of(actor):
        sides = _SIDES.get(part.line.kind)
        if sides is None or part.line.review == "rejected":
            continue
        across = {role for a, b in (sides, sides[::-1]) if part.role in a for role in b}
        for role, other in sight.index.cast(part.line):
            if role in across and other != actor.id:
                found[other][part.line.kind] += 1
    return found


def _tie(line: Line, count: Counter[str], number: int, of: int) -> Tie:
    """Around the middle, on an ellipse, from the top on; strokes side by side, the wider the more lines."""
    angle = 2 * math.pi * number / of - math.pi / 2
    x = _WIDTH / 2 + 235 * math.cos(angle)
    y = _HEIGHT / 2 + 150 * math.sin(angle)
    kinds = [kind for kind in KINDS if count[kind]]
    normal = (-math.sin(angle), math.cos(angle))
    strokes: list[tuple[str, float, float, float, float, float]] = []
    for n, kind in enumerate(kinds):
        off = (n - (len(kinds) - 1) / 2) * _GAP
        a, b = off * normal[0], off * normal[1]
        x0, y0, x1, y1 = (round(v, 1) for v in (_WIDTH / 2 + a, _HEIGHT / 2 + b, x + a, y + b))
        strokes.append((kind, x0, y0, x1, y1, round(min(1 + math.sqrt(count[kind]), 4), 1)))
    side = "middle" if abs(math.cos(angle)) < 0.25 else "start" if math.cos(angle) > 0 else "end"
    return Tie(line, count, round(x, 1), round(y, 1), shorten(line.first("name") or line.id, 26), side, tuple(strokes))
