"""What waits for a person's decision, in the order in which to take it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from parley.model import KINDS, Line
from parley.record.decisions.ruled import Ruled
from parley.record.questions.query import kind_named
from parley.record.view import View

__all__ = ["Waiting", "queue"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line with reports that nobody has decided on (`new`; none if the line has no reports of its own), and earlier decisions on it.

    Some of its reports may have been decided on before: then something new was read of a thing that somebody has looked at.
    """

    line: Line
    new: tuple[str, ...]
    decisions: tuple[Ruled, ...]

    @property
    def unsure(self) -> bool:
        """Whether somebody has looked at it and could not tell."""
        return any(r.decision.verb == "unsure" and r.state == "in force" for r in self.decisions)


def queue(view: View, kinds: Collection[str] = (), *, surest_first: bool = False) -> tuple[Waiting, ...]:
    """The lines of these kinds (of all without any) that wait, the least sure first, or the surest; those that somebody was unsure of last.

    Raises UsageError for an unknown kind.
    """
    wanted = {kind_named(kind) for kind in kinds} or set(KINDS)
    found = [waiting for line in view.lines if line.kind in wanted and (waiting := _waiting(view, line))]
    sign = -1 if surest_first else 1
    return tuple(sorted(found, key=lambda w: (w.unsure, sign * w.line.confidence, w.line.id)))


def _waiting(view: View, line: Line) -> Waiting | None:
    if line.reports and view.decided.keys().isdisjoint((line.id, *line.reports)):
        return Waiting(line, line.reports, ())
    new = tuple(i for i in line.reports if view.reviewed(i) == "machine")
    if line.review == "rejected" or not (new or (not line.reports and line.review == "machine")):
        return None
    return Waiting(line, new, view.decisions_on(line))
