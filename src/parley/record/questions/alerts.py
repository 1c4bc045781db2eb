"""What calls for attention: deadlines that passed or were moved, promises renewed, refused or broken, ceasefires that run out, contradictions.

Only what is new in the record does. Who says again what stands already, that a promise was broken or just the promise itself, gives no alert.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from parley.dates import Interval, bounds, days_of, fits
from parley.evidence import digest
from parley.model import Line, Side
from parley.record.brief.wording import listed
from parley.record.questions.standing import Standing, standing
from parley.record.view import View

__all__ = ["NOTICE", "Alert", "alerts"]

NOTICE: Final = 7
"""Days before its end from which an instrument is said to run out."""

_BECAME: Final = {
    "refused": "promise denied",
    "withdrawn": "promise denied",
    "denied": "promise denied",
    "broken": "promise broken",
    "kept": "",
    "partly kept": "",
    "lapsed": "",
}
"""What can become of a promise, and the alert that it gives, if it gives one."""
_AGAIN: Final = frozenset({"repeated", "renewed"})


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that calls for attention: `what` it is, from which `day` (ISO) on, in which line, in words, told by which reports.

    `what` is "deadline passed", "deadline moved", "promise renewed", "promise denied", "promise broken", "runs out" or "contradiction". The `id`
    is a hash of what it is and of the reports that told it first, so that what was told of before is known again however often it is told since.
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
    known = sorted((a for a in found if a.day <= today.isoformat()), key=lambda a: (a.day, a.what, a.line.id, a.id))
    return tuple(_each_once(known))


def _each_once(found: Iterable[Alert]) -> Iterator[Alert]:
    """The alerts without those that tell the same again: of one id, of tellers that differ in the same words, of a promise in the same words by the same."""
    told: set[object] = set()
    for alert in found:
        line, same = alert.line, set[object]({alert.id})
        if line.sides:
            same |= {(line.about, frozenset(side.says for side in line.sides))}
        if line.kind == "commitments":
            by = frozenset(value.value for value in line.values.get("by", ()))
            same |= {(alert.day, alert.what, by, (line.first("action") or "").casefold())}
        if told.isdisjoint(same):
            yield alert
        told |= same


def _of_line(view: View, line: Line, today: date, notice: int) -> Iterator[Alert]:
    if line.kind == "commitments":
        yield from _passed(view, line)
        yield from _steps(view, line)
    elif line.kind == "instruments":
        stands = standing(view.courses[line.id], today)
        yield from _runs_out(stands, line, notice) if stands else ()
    elif line.kind == "disagreements":
        yield from _contradiction(view, line)


def _alert(day: date, what: str, line: Line, says: str, told: Sequence[Sequence[str]]) -> Alert:
    """The alert that these reports tell, given side by side, that which was written first at the head of each side."""
    name = digest(what, day.isoformat(), *sorted(side[0] for side in told if side))
    return Alert(name, day.isoformat(), what, line, says, tuple(sorted(report for side in told for report in side)))


def _passed(view: View, line: Line) -> Iterator[Alert]:
    """A deadline behind which nothing is told of what was promised."""
    if line.fate != "due, no report":
        return
    ends = [(day, v) for v in line.values.get("due", ()) if (day := days_of(v.value).last)]
    if ends:
        day, due = max(ends, key=lambda end: end[0])
        says = f"due {due.value}: {line.first('knowledge') or 'no report'}"
        yield _alert(day + timedelta(days=1), "deadline passed", line, says, [_in_order(view, due.reports)])


def _steps(view: View, line: Line) -> Iterator[Alert]:
    """What changed for a promise after it was made, each as it is told first; what became of it can be told anew once it is renewed."""
    due = {report: value.value for value in line.values.get("due", ()) for report in value.reports}
    told: set[str] = set()
    known: list[str] = []
    for step in line.steps:
        report = step.reports[0]
        day, until = _written(view, report), due.get(report)
        if step.step in _BECAME and step.step not in told and day:
            told.add(step.step)
            if what := _BECAME[step.step]:
                claimed = f", according to {listed(step.according_to, 2)}" if step.according_to else ""
                yield _of_step(day, what, line, f"{step.step}{claimed}", report)
        elif step.step == "renewed" and told and day:
            told.clear()
            yield _of_step(day, "promise renewed", line, "renewed", report)
        elif step.step in _AGAIN and day and until and known and not any(fits(until, other) for other in known):
            yield _of_step(day, "deadline moved", line, f"due {until}, told before: {known[-1]}", report)
        known += [until] if until else []


def _of_step(day: date, what: str, line: Line, word: str, report: str) -> Alert:
    told = f"{word}, {line.reserve}" if line.reserve and line.reserve != word.partition(",")[0] else word
    return _alert(day, what, line, f"{told}: {line.first('action') or ''}", [[report]])


def _in_order(view: View, reports: Iterable[str]) -> list[str]:
    """These reports, the one that was written first at their head."""
    return sorted(reports, key=lambda report: (_written(view, report) or date.max, report))


def _runs_out(stands: Standing, line: Line, notice: int) -> Iterator[Alert]:
    """The end as last told, if it is near."""
    if not stands.until:
        return
    last = stands.until[0]
    end = days_of(last.until).last
    if end and (end - date.fromisoformat(stands.day)).days <= notice:
        told = [t.report for t in stands.until if t.until == last.until]
        yield _alert(
            end - timedelta(days=notice), "runs out", line, f"until {last.until}: {stands.course.name}", [told[::-1]]
        )


def _contradiction(view: View, line: Line) -> Iterator[Alert]:
    """Tellers that differ, from the day on which the second of them spoke."""
    days = sorted(day for side in line.sides if (day := _first_told(view, side)))
    if len(days) > 1:
        says = " / ".join(side.says for side in line.sides)
        told = [_in_order(view, side.reports) for side in line.sides]
        yield _alert(days[1], "contradiction", line, f"{line.about or ''}: {says}", told)


def _first_told(view: View, side: Side) -> date | None:
    days = (_written(view, report) for report in side.reports)
    return min((day for day in days if day), default=None)


def _written(view: View, report: str) -> date | None:
    """The first day on which the article of a report may have been written; None if nothing tells, or the report is gone."""
    note = view.notes.get(report)
    written = view.cards[note.article].written if note else Interval()
    return written.first or written.last
