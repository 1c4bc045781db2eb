"""What is known of each meeting report, and what keeps two of them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from rapidfuzz.distance import Indel

from parley.dates import contains, exact_day, fits
from parley.model import CALLED_OFF, Meeting
from parley.record.compare.words import fold, tokens
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, Told, days_apart
from parley.record.fold.when import MIDNIGHT, days_within, stage, told_date, weekday_of, when, width

__all__ = ["Facts"]

_PAIR = 2
_WEEK = 7
_ONE_PLACE = 0.8
"""Spellings of one place share at least this much."""


class Facts:
    """All meeting reports, by number in the order of their ids: who met, whom the article speaks of, when it can have been."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        self.ground, self.cast = ground, cast
        self.told: Sequence[Told[Meeting]] = ground.told(Meeting, "meetings")
        self.who = [cast.known(t.report.participants) for t in self.told]
        self.parties = [frozenset(top for g in who for top in cast.top(g)) for who in self.who]
        around = (cast.around.get(t.article.id, frozenset()) for t in self.told)
        self.around = [who or others for who, others in zip(self.who, around, strict=True)]
        self.date = self._whole([told_date(t) for t in self.told])
        self.when = [when(t, edtf) for t, edtf in zip(self.told, self.date, strict=True)]
        self.words = [ground.vocabulary.content(" ".join([t.words, *t.report.about])) for t in self.told]
        self.weights = ground.weights
        self._weekday = [
            None if d else weekday_of(t.report.date_text) for t, d in zip(self.told, self.date, strict=True)
        ]
        self._day = [exact_day(edtf) for edtf in self.date]

    def apart(self, i: int, j: int) -> bool:
        """Whether two reports cannot speak of one encounter."""
        a, b = self.told[i], self.told[j]
        if self.told_twice(i, j):
            return False
        if a.article.id == b.article.id and not (
            self._told_alike(i, j) or self._is_within(i, j) or self._is_within(j, i)
        ):
            return True
        if "call" in (a.report.form, b.report.form) and a.report.form != b.report.form:
            return True
        if self._of_the_day(i) and self._of_the_day(j) and days_apart(a.written, b.written):
            return not self.ground.same_copy(a.article, b.article)
        return not (self.places_fit(i, j) and self.dates_fit(i, j) and self._parties_fit(i, j))

    def _whole(self, dates: list[str | None]) -> list[str | None]:
        """The dates; where one gives a day of talks, and one other date of several days is told of them, that date."""
        spans: defaultdict[date, list[int]] = defaultdict(list)
        for m, told in enumerate(dates):
            for within in days_within(told):
                spans[within].append(m)
        found = list(dates)
        for n, edtf in enumerate(dates):
            day = exact_day(edtf)
            whole = {dates[m] for m in spans.get(day, ()) if self._of_one_round(n, m)} if day else set()
            found[n] = whole.pop() if len(whole) == 1 else edtf
        return found

    def _of_one_round(self, n: int, m: int) -> bool:
        """Whether one tells a day, and another several days, on which the same may have met in one place; no call, nor what was called off."""
        reports = self.told[n].report, self.told[m].report
        plain = all(r.form != "call" and r.status not in CALLED_OFF for r in reports)
        return plain and self.places_fit(n, m) and self.cast.share(self.who[n], self.who[m]) > 0.5

    def _told_alike(self, i: int, j: int) -> bool:
        """Whether an article tells both with the same people, day, place and status: then it tells one meeting twice."""
        a, b = self.told[i].report, self.told[j].report
        return self.who[i] == self.who[j] and (a.date, a.place, a.status, a.form) == (b.date, b.place, b.status, b.form)

    def _is_within(self, i: int, j: int) -> bool:
        """Whether the one tells a day of the talks that its article tells of as a whole with the other, or only in which week they are."""
        a, b = self.told[i].report, self.told[j].report
        one, other = self.date[i], b.date
        if one is not None and one == self.date[j] and other != one != a.date:
            return True  # two days of talks of which another teller speaks as a whole
        if one is None or other is None or "[" in other or (one == a.date == other) or not contains(other, one):
            return False
        alike = stage(a.status) == stage(b.status) and a.form == b.form and self.places_fit(i, j)
        return alike and width(other) <= _WEEK and bool(self.who[i]) and self.who[i] <= self.who[j]

    def _of_the_day(self, n: int) -> bool:
        """Whether a party's own text tells of a meeting held and of no day: it gives out what has just been."""
        told = self.told[n]
        return told.article.genre == "statement" and self.date[n] is None and stage(told.report.status) == "held"

    def told_twice(self, i: int, j: int) -> bool:
        """Whether one article tells of one encounter on two days running: there once without names, there once by the envoys' names."""
        a, b = self.told[i], self.told[j]
        if a.article.id != b.article.id or stage(a.report.status) != "held" or stage(b.report.status) != "held":
            return False
        day, other = self._day[i], self._day[j]
        near = day is not None and other is not None and abs((day - other).days) == 1
        named = bool(self.who[i] & self.cast.person) != bool(self.who[j] & self.cast.person)
        return near and named and self.places_fit(i, j) and self._one_set_of_sides(i, j)

    def _one_set_of_sides(self, i: int, j: int) -> bool:
        """Whether two or more sides are the same, where somebody whose side is not told may stand for any one of them."""
        (a, free_a), (b, free_b) = (self._sides(n) for n in (i, j))
        return len(a | b) > 1 and bool(a & b) and len(b - a) <= free_a and len(a - b) <= free_b

    def _sides(self, n: int) -> tuple[frozenset[str], int]:
        """The sides that take part, and how many persons of no known side."""
        free = self.parties[n] & self.cast.person
        return self.parties[n] - free, len(free)

    def has_time(self, n: int) -> bool:
        """Whether the report says when: a day of the week, or a date with a place."""
        dated = self.date[n] is not None and self.told[n].report.place is not None
        return dated or self._weekday[n] is not None

    def dates_fit(self, i: int, j: int) -> bool:
        """Whether they can have been at one time, as far as the dates, the days of the week and the articles tell."""
        a, b = self.date[i], self.date[j]
        if a and b:
            fit = a == b or (fits(a, b) and self.when[i].meet(self.when[j]) is not None)
            return fit or self._a_day_off(i, j)
        if self._weekdays_differ(i, j) or self._weekdays_differ(j, i):
            return False
        return self.when[i].meet(self.when[j]) is not None

    def _a_day_off(self, i: int, j: int) -> bool:
        """Whether tellers differ by a day on when the same parties met in the same place, or somewhere at midnight."""
        a, b = self._day[i], self._day[j]
        near = a is not None and b is not None and abs((a - b).days) == 1
        there = self.same_place(i, j) or (self.places_fit(i, j) and any(MIDNIGHT in self.told[n].words for n in (i, j)))
        return near and there and len(self.parties[i]) > 1 and self.parties[i] == self.parties[j]

    def on_weekday(self, undated: int, dated: int) -> bool:
        """Whether the one tells only a day of the week, and the other was on one."""
        weekday, day = self._weekday[undated], self._day[dated]
        return weekday is not None and day is not None and day.weekday() == weekday

    def _weekdays_differ(self, undated: int, dated: int) -> bool:
        weekday, day = self._weekday[undated], self._day[dated]
        return weekday is not None and day is not None and day.weekday() != weekday

    def _parties_fit(self, i: int, j: int) -> bool:
        """Whether most of the fewer can be among the others, and no state sends one person here and another there."""
        a, b = self.who[i], self.who[j]
        if not a or not b:
            return True
        if self.cast.share(a, b) <= 0.5 or self._of_others(i, j) or self._of_others(j, i):
            return False
        persons_a, persons_b = a & self.cast.person, b & self.cast.person
        wider = self.cast.wider
        if persons_a & persons_b:  # who met him of one side is there one person and here another
            persons_a, persons_b = persons_a - persons_b, persons_b - persons_a
            if len(a) > _PAIR or len(b) > _PAIR:
                return True
        return not any((wider[p] - {p}) & (wider[q] - {q}) for p in persons_a for q in persons_b)

    def _of_others(self, home: int, other: int) -> bool:
        """Whether one tells of people of one side among themselves, of whom somebody is not in the other, and that of a journey or another side."""
        there = self.cast.widened(self.who[other])
        among = len(self.who[home]) > 1 and len(self.parties[home]) == 1 and not self.who[home] <= there
        out = self.told[other].report.form == "visit" or not self.parties[other] <= self.parties[home]
        return among and out and not self.same_place(home, other)

    def places_fit(self, i: int, j: int) -> bool:
        """Whether two places can be one: spellings, a place named within its region, a state and what may lie in it."""
        a, b = self.told[i].report.place, self.told[j].report.place
        if not a or not b or a == b or self._one_place(a, b):
            return True
        return self._within(i, j) or self._within(j, i)

    def _within(self, state: int, other: int) -> bool:
        """Whether the one place is a state of which the other's article speaks, so that the other place can lie in it."""
        name, place = self.told[state].report.place or "", self.told[other].report.place or ""
        if not self._is_state(name) or self._is_state(place):
            return False
        return (
            self.ground.names.state(place) in (None, self.ground.names.state(name))
            and name in self.told[other].article.text
        )

    def same_place(self, i: int, j: int) -> bool:
        """Whether both name the same place."""
        a, b = self.told[i].report.place, self.told[j].report.place
        return bool(a and b) and self._one_place(a or "", b or "")

    def _one_place(self, a: str, b: str) -> bool:
        x, y = set(tokens(a)), set(tokens(b))
        return x <= y or y <= x or Indel.normalized_similarity(fold(a), fold(b)) >= _ONE_PLACE

    def _is_state(self, place: str) -> bool:
        return fold(self.ground.names.state(place) or "-") == fold(place)

    def shared(self, i: int, j: int) -> float:
        """How much of the fewer participants the others can be, 0 to 1."""
        return self.cast.share(self.who[i], self.who[j])

    def likely(self, i: int, j: int) -> float:
        """The same where one does not say who took part, but its article speaks of the others' participants: a little less."""
        if self.around_fit(i, j):
            return 0.7
        return self.shared(i, j) * (0.5 if self.alone(i, j) else 1.0)

    def alone(self, i: int, j: int) -> bool:
        """Whether one of them names a single side, which says little of which meeting it was."""
        return min(len(self.parties[i]), len(self.parties[j])) == 1

    def likeness(self, i: int, j: int) -> float:
        """How alike the words are, 0 to 1."""
        return self.weights.overlap(self.words[i], self.words[j])

    def around_fit(self, i: int, j: int) -> bool:
        """Whether one does not say who took part, but its article speaks of those whom the other names."""
        if self.who[i] and self.who[j]:
            return False
        return self.cast.share(self.around[i], self.around[j]) > 0.5
