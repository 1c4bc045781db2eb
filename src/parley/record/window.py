"""The record as pages look at it: every line at hand, articles and readings fetched when a page shows them.

A view holds all of a record. A window is a view of the same things that holds its lines, and of the rest what is known of it in short; it
answers what a view answers. After a decision it shows what the decision makes of each line at once. What else follows, say that lines
fall apart when a report of theirs is rejected, needs all of the record and is the business of `Folding`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection, select

from parley.evidence import digest
from parley.model import Article, Decision, Line, Reading, Report, Review
from parley.record.decisions.shown import Shown, shown
from parley.record.file import schema as t
from parley.record.file.codec import decoded, loads
from parley.record.file.derived import derived
from parley.record.file.glances import Glances, Known
from parley.record.file.linebook import read_lines
from parley.record.file.lookups import All, Members, Over
from parley.record.file.store import Store
from parley.record.moment import inputs_of, is_fresh
from parley.record.questions.course import Course, course_from
from parley.record.view import ABOUT_OTHERS, Card, MadeBy, Note, View, parts_of

__all__ = ["Window", "Windows"]

T = TypeVar("T")
_SMALL = 400
"""A record of no more articles is worked out anew while one waits."""


@dataclass(frozen=True, kw_only=True)
class Window(View):
    """A view whose articles and readings are fetched one by one. `settled` says whether the lines follow from all that was decided and added."""

    glances: Glances
    known: Known
    state: Shown
    members: Mapping[str, str]
    """The ids of lines by those of their reports."""
    asking: Callable[[], AbstractContextManager[Connection]]
    settled: bool = True

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return self.known.article

    @cached_property
    def reading(self) -> Mapping[str, Reading]:
        """Readings by the id of their article, as they are shown."""
        return Over(self.glances.reading, {reading.article: reading for reading in self.state.readings})

    @cached_property
    def report(self) -> Mapping[str, Report]:
        """Reports by id."""
        return _Reports(self.notes, self.reading)

    @cached_property
    def own(self) -> Mapping[str, Line]:
        """Lines by their own id."""
        return {line.id: line for line in self.lines}

    @cached_property
    def line(self) -> Mapping[str, Line]:
        """Lines by their own id and by that of any of their reports."""
        return Members(self.own, self.members)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """What is known of each article besides its text, by its id."""
        return self.known.cards

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        """What is known of each report besides what it says, by its id."""
        told = {
            r.id: Note(r.evidence[0].article, r.modality, parts_of(r), getattr(r, "occasion", None))
            for reading in self.state.readings
            for r in reading.reports()
        }
        return Over(self.glances.notes, told)

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        """The course of each instrument, by the id of its line."""
        with self.asking() as db:
            found = [decoded(course_from, loads(row.body)) for row in db.execute(select(t.standings.c.body))]
        return {c.line: replace(c, review=self.own[c.line].review) for c in found if c.line in self.own}

    def reviewed(self, report: str) -> Review:
        """The review of a report, by its id."""
        return self.state.reviews.get(report, "machine")

    def bring(self, articles: Iterable[str]) -> None:
        """Fetch these articles with their readings at once."""
        wanted = list(dict.fromkeys(articles))
        self.glances.article.bring(wanted)
        self.glances.reading.bring(wanted)


class Windows:
    """The windows on one store: each is kept until something changes, and what is the same stays as it is in the next one.

    `fold` works out the lines anew from all of the record, and keeps them; `carry_on` does so by what was added alone, if that is enough; it may
    be told not to read the record for it. `made_by` is the version of Parley.
    """

    def __init__(self, store: Store, made_by: str, fold: Callable[[], View], carry_on: Callable[[bool], bool]) -> None:
        self._store, self._made_by, self._fold, self._carry_on = store, made_by, fold, carry_on
        self._turn = threading.RLock()
        self._glances: tuple[str, Glances] | None = None
        self._lines: dict[str, tuple[str, Line]] = {}
        self._known: Known | None = None
        self._last: tuple[str, Window] | None = None
        self._waits = True

    def last(self) -> View:
        """The record as who decides has it before them."""
        return self.latest(wait=self._waits)

    def latest(self, *, wait: bool = True) -> View:
        """The record as it is. Without `wait`, the lines of a large record may lag behind what was added and decided: see `settled`."""
        self._waits = self._waits and wait
        with self._turn:
            inputs = self._store.inputs()
            fresh = is_fresh(self._store)
            if self._last and self._last[0] == inputs and (self._last[1].settled or not (fresh or wait)):
                return self._last[1]
            found = None if fresh else self._renewed()
            wait = wait or self._store.lines_key() is None or self._store.count() <= _SMALL
            if not fresh and found is None and not self._carry_on(wait):
                if self._store.fixed:
                    return self._fold()
                if wait:
                    self._fold()
                else:
                    found = self._lagging()
            self._last = inputs, found or self._made()
            return self._last[1]

    def _made(self) -> Window:
        """A window on what the tables hold now."""
        with self._store.at_one_moment():
            given, settled = self._store.inputs(decisions=False), is_fresh(self._store)
            if self._glances is None or self._glances[0] != given:
                self._glances = given, Glances(self._store.asking, self._glances[1] if self._glances else None)
            lines, state = self._read(), self._state(self._glances[1], self._store.decisions())
            if self._known is None or not self._known.holds_for(self._glances[1], state):
                self._known = Known(self._glances[1], state, self._known)
            if settled:
                self._known.catch_up()
            members = {report: line.id for line in lines if line.kind not in ABOUT_OTHERS for report in line.reports}
            return self._window(self._known, state, lines, members, settled=settled)

    def _window(
        self, known: Known, state: Shown, lines: Sequence[Line], members: Mapping[str, str], *, settled: bool
    ) -> Window:
        glances, lines = known.glances, state.over(lines)
        return Window(
            articles=All(known.article),
            readings=All(Over(glances.reading, {r.article: r for r in state.readings})),
            lines=lines,
            copies=known.copies,
            as_of=known.as_of,
            made_by=MadeBy(self._made_by, *glances.made_by),
            ruled=state.settled({line.id for line in lines}),
            fixed=state.fixed,
            glances=glances,
            known=known,
            state=state,
            members=members,
            asking=self._store.asking,
            settled=settled,
        )

    def _read(self) -> list[Line]:
        """The lines that are kept; those whose row is the same as before are the same objects."""
        before, self._lines = self._lines, {}
        with self._store.asking() as db:
            rows = db.execute(select(t.lines).order_by(t.lines.c.number, t.lines.c.id)).fetchall()
            marks = {row.id: digest(row.body) for row in rows}
            same = {i for i, mark in marks.items() if i in before and before[i][0] == mark}
            other = {line.id: line for line in read_lines(db, (row for row in rows if row.id not in same))}
            self._lines = {i: before[i] if i in same else (mark, other[i]) for i, mark in marks.items()}
            return [line for _, line in self._lines.values()]

    @staticmethod
    def _state(glances: Glances, decisions: Sequence[Decision]) -> Shown:
        """What the decisions make of the readings that they are on; the others stay as they were read."""
        anchors = [a for d in decisions for a in (*d.on, *d.other)]
        gone = {a.place for a in anchors if a.place and a.article not in glances.cards}
        again = {i for i, card in glances.cards.items() if gone and not gone.isdisjoint({card.url, card.path})}
        wanted = sorted({a.article for a in anchors if a.article in glances.cards} | again)
        glances.article.bring(wanted)
        glances.reading.bring(wanted)
        return shown([glances.article[i] for i in wanted], [glances.reading[i] for i in wanted], decisions)

    def _renewed(self) -> Window | None:
        """The last window with the review of its lines brought up to date, which is kept; None if more than that follows from what was decided."""
        if self._last is None or self._glances is None or not self._last[1].settled or self._store.fixed:
            return None
        before = self._last[1]
        if self._glances[0] != self._store.inputs(decisions=False):
            return None
        state = self._state(before.glances, self._store.decisions())
        if state.key != before.state.key:
            return None
        build, _, _ = (self._store.lines_key() or "").partition(":")
        after = self._window(before.known, state, before.lines, before.members, settled=True)
        changed = [new for old, new in zip(before.lines, after.lines, strict=True) if old.review != new.review]
        self._store.renew_lines(f"{build}:{inputs_of(self._store)}", changed, derived(after, changed))
        return after

    def _lagging(self) -> Window | None:
        """The last window with what was decided since laid over its lines; None if more has changed than that."""
        if self._last is None or self._glances is None or self._glances[0] != self._store.inputs(decisions=False):
            return None
        before, glances = self._last[1], self._glances[1]
        state = self._state(glances, self._store.decisions())
        if not before.known.holds_for(glances, state):
            self._known = Known(glances, state, before.known)
        return self._window(self._known or before.known, state, before.lines, before.members, settled=False)


class _Reports(Mapping[str, Report]):
    """Reports by id, each found in the reading of its article."""

    def __init__(self, notes: Mapping[str, Note], readings: Mapping[str, Reading]) -> None:
        self._notes, self._readings = notes, readings

    def __getitem__(self, key: str) -> Report:
        reading = self._readings[self._notes[key].article]
        found = next((report for report in reading.reports() if report.id == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._notes

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)
