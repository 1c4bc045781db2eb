"""What is new, changed and gone between two states of a record: two days, or two files.

Lines are the same where they share reports; what has no reports of its own (a process, a disagreement) is known by its id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from parley.model import KINDS, Line

__all__ = ["Change", "changes"]

_TOLD_ELSEWHERE = frozenset({"also", "knowledge"})
"""Fields that change whenever the coverage grows, although nothing else is told."""

How = Literal["new", "changed", "gone"]
_ORDER: Mapping[How, int] = {"new": 0, "changed": 1, "gone": 2}


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is new, changed or gone. `line` is the later state (of what is gone the earlier); `what` says what changed, in words."""

    how: How
    line: Line
    before: tuple[Line, ...] = ()
    what: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the line."""
        return self.line.kind


def changes(before: Iterable[Line], after: Iterable[Line]) -> tuple[Change, ...]:
    """What has become of the lines, kind after kind: new ones first, then changed ones, then those that are gone; rejected ones count as gone."""
    old = [line for line in before if line.review != "rejected"]
    new = [line for line in after if line.review != "rejected"]
    found = [*_arrived(old, new), *_gone(old, new)]
    return tuple(sorted(found, key=lambda c: (KINDS.index(c.kind), _ORDER[c.how], c.line.id)))


def _arrived(old: list[Line], new: list[Line]) -> Iterator[Change]:
    known = _Known(old)
    for line in new:
        earlier = known.of(line)
        if not earlier:
            yield Change("new", line)
        elif what := tuple(_differences(earlier, line)):
            yield Change("changed", line, tuple(earlier), what)


def _gone(old: list[Line], new: list[Line]) -> Iterator[Change]:
    known = _Known(new)
    return (Change("gone", line) for line in old if not known.of(line))


class _Known:
    """Lines by what makes them the same."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._by_mark: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in lines:
            for mark in _marks(line):
                self._by_mark[line.kind, mark].append(line)

    def of(self, line: Line) -> list[Line]:
        """The lines of the other state that are this one, by id; several where they were merged into it or it was split."""
        found = {other.id: other for mark in _marks(line) for other in self._by_mark.get((line.kind, mark), ())}
        return [found[i] for i in sorted(found)]


def _marks(line: Line) -> tuple[str, ...]:
    return line.reports or (line.id,)


def _differences(earlier: list[Line], line: Line) -> Iterator[str]:
    """What is otherwise than before, in words; nothing if all is as it was."""
    if len(earlier) > 1:
        yield f"gathers {' and '.join(x.id for x in earlier)}"
        return
    (old,) = earlier
    lost, won = set(old.reports) - set(line.reports), set(line.reports) - set(old.reports)
    if won:
        yield f"{_count(len(won), 'more report')}"
    if lost:
        yield f"{_count(len(lost), 'report')} fewer"
    for name in ("review", "fate", "process", "series", "about"):
        if getattr(old, name) != getattr(line, name):
            yield f"{name}: {getattr(old, name) or 'none'} → {getattr(line, name) or 'none'}"
    for name in sorted((set(old.values) | set(line.values)) - _TOLD_ELSEWHERE):
        yield from _values(name, old, line)
    if len(old.sides) != len(line.sides):
        yield f"sides: {len(old.sides)} → {len(line.sides)}"


def _values(name: str, old: Line, line: Line) -> Iterator[str]:
    """A field whose first value is another, or that got values or lost some."""
    was, now = ([v.value for v in x.values.get(name, ())] for x in (old, line))
    if was[:1] != now[:1]:
        yield f"{name}: {was[0] if was else 'none'} → {now[0] if now else 'none'}"
    elif set(was) != set(now):
        more = [f"+ {v}" for v in now if v not in was] + [f"− {v}" for v in was if v not in now]
        yield f"{name}: {', '.join(more)}"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"
