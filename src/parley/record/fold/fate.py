"""What became of a promise, as far as the coverage knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parley.dates import days_of
from parley.model import Commitment, Instrument, Line, Step, Value
from parley.record.fold.coverage import Written
from parley.record.fold.done import Deed
from parley.record.fold.told import Ground, Told

__all__ = ["Outcome", "history", "judged", "outcome"]

_FATE = {
    "kept": "kept",
    "partly kept": "partly kept",
    "broken": "broken",
    "alleged broken": "broken",
    "lapsed": "lapsed",
    "refused": "refused",
    "withdrawn": "withdrawn",
}
_STEP = {"alleged broken": "broken"}
_AGAINST = frozenset({"denied", "negated"})
"""Who tells a promise or its fate so tells that there is none."""
_BEGINS = frozenset({"signed", "adopted", "in force", "agreed"})
_ORDER = ("made", "repeated", "renewed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of a thread, the steps to it, and the last day of the latest deadline of one that nobody told the end of."""

    fate: str
    steps: tuple[Step, ...]
    due: date | None = None


def outcome(
    ground: Ground,
    told: Sequence[Told[Commitment]],
    done: Sequence[tuple[str, Deed]],
    ends: Sequence[Told[Instrument]],
    names: Mapping[str, str],
) -> Outcome:
    """The fate: what the latest decisive reports say, else whether it is told as done or ended with its instrument; else it is open (see `judged`).

    `done` are reports of the vote, the meeting or the deed that was promised, each with what it makes of the promise, `ends` that the instrument has run out which the promise was to observe,
    `names` actor report → name, for the steps' "according to". A later renewal opens a broken promise again.
    """
    ordered = sorted(told, key=_telling)
    steps = tuple(_step(t, names) for t in ordered)
    decided = _decided(ground, ordered)
    if not decided and done:
        return Outcome(done[-1][0], (*steps, *(_settled(step, t, _day_of(t), names) for step, t in done)))
    if not decided and ends:
        return Outcome("lapsed", (*steps, *(_settled("lapsed", t, t.report.until, names) for t in ends)))
    return Outcome(decided, steps) if decided else Outcome("open", steps, _due(ordered))


def history(told: Sequence[Told[Instrument]], names: Mapping[str, str]) -> tuple[Step, ...]:
    """The states of an instrument in the order in which they were told, each with the day on which it began or the article was written."""
    stated = [t for t in told if t.report.state]
    ordered = sorted(stated, key=lambda t: (t.written.last or t.written.first or date.max, t.id))
    return tuple(_state(t, names) for t in ordered)


def _state(told: Told[Instrument], names: Mapping[str, str]) -> Step:
    report = told.report
    on = report.until if report.state == "expired" else report.since if report.state in _BEGINS else None
    according = tuple(names[i] for i in report.according_to if i in names)
    return Step(report.state or "", on or told.article.published.edtf, (told.id,), according)


def _day_of(deed: Deed) -> str | None:
    """The day on which it was done."""
    report = deed.report
    return report.since if isinstance(report, Instrument) else report.date


def _settled(step: str, told: Deed, on: str | None, names: Mapping[str, str]) -> Step:
    """What a report of something else makes of a promise, on its day or else that of the article."""
    according = tuple(names[i] for i in told.report.according_to if i in names)
    return Step(step, on or told.article.published.edtf, (told.id,), according)


def _telling(told: Told[Commitment]) -> tuple[date, int, str]:
    """Reports in the order of what they tell: the making on its own day, what follows on the day of the article."""
    report = told.report
    state = report.state
    when = days_of(report.made).first if state in _ORDER else None
    when = when if when and state == "made" else told.written.last or told.written.first or when or date.max
    return when, _ORDER.index(state) if state in _ORDER else len(_ORDER), told.id


def _step(told: Told[Commitment], names: Mapping[str, str]) -> Step:
    report = told.report
    on = report.made if report.state == "made" and report.made else told.article.published.edtf
    according = tuple(names[i] for i in report.according_to if i in names)
    step = "denied" if report.modality == "denied" else _STEP.get(report.state, report.state)
    return Step(step, on, (told.id,), according)


def _decided(ground: Ground, ordered: Sequence[Told[Commitment]]) -> str | None:
    """The fate that most independent tellers give since the last renewal; breach before keeping where they are even."""
    since = max((n for n, t in enumerate(ordered) if t.report.state == "renewed"), default=-1)
    told = [t for t in ordered[since + 1 :] if t.report.state in _FATE and t.report.modality not in _AGAINST]
    if not told:
        return None
    votes: dict[str, set[str]] = {}
    for t in told:
        if not _self_praise(t):
            votes.setdefault(_FATE[t.report.state], set()).add(t.article.id)
    for t in told:
        if not votes or _FATE[t.report.state] in votes:
            votes.setdefault(_FATE[t.report.state], set()).add(t.article.id)
    rank = {"broken": 0, "refused": 1, "withdrawn": 2, "partly kept": 3, "lapsed": 4, "kept": 5}
    plain = {fate: any(ground.articles[a].genre != "opinion" for a in votes[fate]) for fate in votes}
    return min(votes, key=lambda fate: (-ground.count_independent(votes[fate]), not plain[fate], rank[fate]))


def _self_praise(told: Told[Commitment]) -> bool:
    """Whether the promiser alone says that the promise was kept."""
    report = told.report
    return (
        report.state in ("kept", "partly kept")
        and bool(report.according_to)
        and set(report.according_to) <= set(report.by)
    )


def judged(line: Line, due: date, written: Written) -> Line:
    """An open thread with what the articles that could have told of it say of its deadline: nobody told what became of it, or they end before."""
    after, sources = written.after(due)
    if after:
        articles = "1 article" if after == 1 else f"{after} articles"
        outlets = "1 source" if sources == 1 else f"{sources} sources"
        told = f"{articles} of {outlets} {written.which} dated after {due.isoformat()}, in none of them a report of what became of it was recognised"
        return _with_knowledge(line, "due, no report", told)
    return _with_knowledge(line, "open", f"coverage ends {written.last_day.isoformat()}") if written.last_day else line


def _with_knowledge(line: Line, fate: str, told: str) -> Line:
    return replace(line, fate=fate, values={**line.values, "knowledge": (Value(told, line.reports),)})


def _due(told: Sequence[Told[Commitment]]) -> date | None:
    """The last day of the latest deadline told; what holds until a day is not to be done by it."""
    dates = (t.report.due for t in told if t.report.due and t.report.modality not in _AGAINST and not _lasts(t.report))
    return max((d for edtf in dates if (d := days_of(edtf).last)), default=None)


def _lasts(report: Commitment) -> bool:
    """Whether its day is the last on which something is to hold, and no deadline: "until April 9"."""
    return (report.due_text or "").lower().startswith("until ")
