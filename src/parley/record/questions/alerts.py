"""What calls for attention: deadlines that passed, promises repeated, refused or broken, ceasefires that run out, first contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from parley.dates import Interval, bounds, days_of
from parley.evidence import digest
from parley.model import Line, Side
from parley.record.questions.standing import Standing, standing
from parley.record.view import View

__all__ = ["NOTICE", "Alert", "alerts"]

NOTICE: Final = 7
"""Days before its end from which an instrument is said to run out."""

_STEPS: Final = {
    "repeated": "promise repeated",
    "renewed": "promise repeated",
    "refused": "promise denied",
    "withdrawn": "promise denied",
    "broken": "promise broken",
}


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that calls for attention: `what` it is, from which `day` (ISO) on, in which line, in words, told by which reports.

    `what` is "deadline passed", "promise repeated", "promise denied", "promise broken", "runs out" or "contradiction". The `id` is a hash of
    what it is and of the reports, so that what was told of before is known again.
    """

    id: str
    day: str
    what: str
    line: Line
    says: str
    reports: tuple[str, ...]


def alerts(view: View, *, notice: int = NOTICE) -> tuple[Alert, ...]:
    """Everything that calls for attention on the day from which the record is seen, in the order of its days.

    An instrument that is in force runs out if its end, as told last, is at most `notice` days away.
    """
    today = bounds(view.as_of).last if view.as_of else None
    if today is None:
        return ()
    shown = [line for line in view.lines if line.review != "rejected"]
    found = [alert for line in shown for alert in _of_line(view, line, today, notice)]
    return tuple(
        sorted((a for a in found if a.day <= today.isoformat()), key=lambda a: (a.day, a.what, a.line.id, a.id))
    )


def _of_line(view: View, line: Line, today: date, notice: int) -> Iterator[Alert]:
    if line.kind == "commitments":
        yield from _passed(line)
        yield from _steps(view, line)
    elif line.kind == "instruments":
        stands = standing(view.courses[line.id], today, today)
        yield from _runs_out(stands, line, notice) if stands else ()
    elif line.kind == "disagreements":
        yield from _contradiction(view, line)


def _alert(day: date, what: str, line: Line, says: str, reports: Iterable[str]) -> Alert:
    told = tuple(sorted(reports))
    return Alert(digest(what, day.isoformat(), *told), day.isoformat(), what, line, says, told)


def _passed(line: Line) -> Iterator[Alert]:
    """A deadline behind which nothing is told of what was promised."""
    if line.fate != "due, no report":
        return
    ends = [(day, v) for v in line.values.get("due", ()) if (day := days_of(v.value).last)]
    if ends:
        day, due = max(ends, key=lambda end: end[0])
        says = f"due {due.value}: {line.first('knowledge') or 'no report'}"
        yield _alert(day + timedelta(days=1), "deadline passed", line, says, due.reports)


def _steps(view: View, line: Line) -> Iterator[Alert]:
    """What became of a promise after it was made, as each article tells it; and who denies that it was made."""
    denied = [r for r in line.reports if r in view.notes and view.notes[r].modality == "denied"]
    for step in line.steps:
        if what := _STEPS.get(step.step):
            yield from _told(view, line, what, step.step, (r for r in step.reports if r not in denied))
    if denied:
        yield from _told(view, line, "promise denied", "denied", denied)


def _told(view: View, line: Line, what: str, word: str, reports: Iterable[str]) -> Iterator[Alert]:
    for report in reports:
        if day := _written(view, report):
            yield _alert(day, what, line, f"{word}: {line.first('action') or ''}", [report])


def _runs_out(stands: Standing, line: Line, notice: int) -> Iterator[Alert]:
    """The end as last told, if it is near."""
    if not stands.until:
        return
    last = stands.until[0]
    end = days_of(last.until).last
    if end and (end - date.fromisoformat(stands.day)).days <= notice:
        told = [t.report for t in stands.until if t.until == last.until]
        yield _alert(end - timedelta(days=notice), "runs out", line, f"until {last.until}: {stands.course.name}", told)


def _contradiction(view: View, line: Line) -> Iterator[Alert]:
    """Tellers that differ, from the day on which the second of them spoke."""
    days = sorted(day for side in line.sides if (day := _first_told(view, side)))
    if len(days) > 1:
        says = " / ".join(side.says for side in line.sides)
        yield _alert(
            days[1], "contradiction", line, f"{line.about or ''}: {says}", [r for s in line.sides for r in s.reports]
        )


def _first_told(view: View, side: Side) -> date | None:
    days = (_written(view, report) for report in side.reports)
    return min((day for day in days if day), default=None)


def _written(view: View, report: str) -> date | None:
    """The first day on which the article of a report may have been written; None if nothing tells, or the report is gone."""
    note = view.notes.get(report)
    written = view.cards[note.article].written if note else Interval()
    return written.first or written.last
