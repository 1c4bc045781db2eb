"""One thread for one promise: made, repeated, renewed, kept or broken, by meaning and not only by the word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parley.dates import exact_day, fits
from parley.model import Commitment
from parley.record.compare.gather import gather, near_pairs
from parley.record.compare.words import numbers
from parley.record.fold.cast import Cast
from parley.record.fold.told import Ground, days_apart

__all__ = ["core", "threads"]

_LONG = 550
"""Days after which the same promise, not told as an old one, is a new one."""
_ENOUGH = 0.75
_HELD = 0.45
"""The share of the poorer object that the other must have."""
_ONE_ARTICLE = 0.6
"""An article that tells two promises means two, unless their objects share so much."""
_TELLING = 1.2
"""The weight from which one shared word is enough."""
_ECHO = 0.8
"""How surely a promise told as an old one is the only one of its article that was made then."""
_OPENS = 6
"""Words at the head of an action among which it says that a contact is to be kept up: "remain in close contact"."""
_KIND = {"threat": "threat", "offer": "offer"}
_NAME = re.compile(r"\b[A-Z][\w’'-]*")


def threads(ground: Ground, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """Commitment reports in groups, each sorted by id."""
    run = _Threads(ground, cast)
    return tuple(tuple(run.told[n].id for n in group) for group in run.groups())


def core(report: Commitment) -> str:
    """The action without its deadline and its condition, which many promises of one text share, and without what another does meanwhile."""
    text = report.action.partition(", while ")[0]
    for part in (report.condition, report.due_text):
        text = text.replace(part, " ") if part else text
    return text


def _is_denial(report: Commitment) -> bool:
    """Whether somebody promises to leave something undone: "not open the camps"."""
    return report.action.startswith("not ")


class _Threads:
    """One run over all commitment reports, which are sorted by id."""

    def __init__(self, ground: Ground, cast: Cast) -> None:
        self.ground, self.cast = ground, cast
        self.told = ground.told(Commitment, "commitments")
        cores = [core(t.report) for t in self.told]
        self.words = [ground.vocabulary.content(core) for core in cores]
        self.numbers = [numbers(core) for core in cores]
        heads = (" ".join(core.split()[:_OPENS]) for core in cores)
        self.courteous = [bool(ground.vocabulary.content(head) & ground.vocabulary.courtesies) for head in heads]
        """Whether it promises no more than to keep up a contact."""
        acts = ground.vocabulary.acts | ground.vocabulary.light
        named = [words - acts for words in self.words]
        self.objects = [
            own or ground.vocabulary.content(t.words) - acts for own, t in zip(named, self.told, strict=True)
        ]
        """What a promise is about; where its own words say nothing ("made good on its threat"), the words of its sentence."""
        self.bare = [not own for own in named]
        self.things = [
            own & ground.vocabulary.content(_NAME.sub(" ", t.report.action.partition(" ")[2]))
            for own, t in zip(self.objects, self.told, strict=True)
        ]
        """What a promise is about apart from its verb and from names, which mostly say where: two promises for one town are two."""
        self.weights, self.deals = ground.weights, ground.vocabulary.deals
        self.weight = [self.weights.total(own or words) for own, words in zip(self.objects, self.words, strict=True)]
        self.by = [cast.known(t.report.by) for t in self.told]
        self.around = [
            by or cast.around.get(t.article.id, frozenset()) for by, t in zip(self.by, self.told, strict=True)
        ]
        self.echoes = frozenset(self._echoes())

    def groups(self) -> list[list[int]]:
        near = near_pairs([self._keys(n) for n in range(len(self.told))])
        pairs = [(s, i, j) for i, j in near if not self._apart(i, j) and (s := self._likeness(i, j)) >= _ENOUGH]
        pairs += [(_ECHO, i, j) for i, j in sorted(self.echoes)]
        return gather(len(self.told), pairs, self._apart, strange=self._strange)

    def _keys(self, n: int) -> Iterable[tuple[str, str]]:
        """Only promises that share a party and a word for their object, or a deadline, are compared."""
        due = {("due", self.told[n].report.due or "")} if self.told[n].report.due else set()
        return {
            (party, word) for party in self.cast.widened(self.around[n]) for word in self.objects[n] or self.words[n]
        } | due

    def _echoes(self) -> Iterable[tuple[int, int]]:
        """A promise told as an old one that names no object ("the same promises were made in July"), with the one of its article made then."""
        by_article: dict[str, list[int]] = {}
        for n, told in enumerate(self.told):
            by_article.setdefault(told.article.id, []).append(n)
        for n, told in enumerate(self.told):
            report = told.report
            if report.state != "repeated" or report.earlier is None or report.made is None or not self.bare[n]:
                continue
            then = [m for m in by_article[told.article.id] if m != n and self._made_then(m, report.made)]
            if len(then) == 1 and not self._apart(n, then[0]):
                yield min(n, then[0]), max(n, then[0])

    def _made_then(self, n: int, when: str) -> bool:
        report = self.told[n].report
        return report.made is not None and report.state == "made" and fits(report.made, when)

    def _apart(self, i: int, j: int) -> bool:
        a, b = self.told[i].report, self.told[j].report
        if _KIND.get(a.kind) != _KIND.get(b.kind) or self.courteous[i] != self.courteous[j]:
            return True
        if self.by[i] and self.by[j] and not self._promisers_fit(i, j):
            return True
        if a.state == b.state == "made" and not fits(a.due, b.due):
            return True
        if a.state == b.state and _is_denial(a) != _is_denial(b) and self.words[i] & self.words[j]:
            return True
        if self.numbers[i] and self.numbers[j] and not self.numbers[i] & self.numbers[j]:
            return True
        gap = days_apart(self.told[i].written, self.told[j].written)
        return gap is not None and gap > _LONG and not (self._refers_back(i) or self._refers_back(j))

    def _strange(self, i: int, j: int) -> bool:
        """Whether the two speak of different objects; they can still meet through a third that speaks of both."""
        return (min(i, j), max(i, j)) not in self.echoes and not (self._same_due(i, j) or self._of_one_thing(i, j))

    def _of_one_thing(self, i: int, j: int) -> bool:
        """Whether they share an object, and not only a name where both say more than names."""
        if self.things[i] and self.things[j]:
            return bool(self.things[i] & self.things[j])
        return bool(self._shared_objects(i, j))

    def _promisers_fit(self, i: int, j: int) -> bool:
        """A state answers for its officials, but one official's promise is not another's, nor what A and B agreed what A and C did."""
        a, b = self.by[i], self.by[j]
        if (self.courteous[i] or (len(a) > 1 and len(b) > 1)) and self.cast.share(a, b) < 1:
            return False
        if self.courteous[i] and len(a) != len(b):
            return False
        persons = a & self.cast.person, b & self.cast.person
        return bool(a & b) or (self.cast.meet(a, b) and not (a == persons[0] and b == persons[1]))

    def _refers_back(self, n: int) -> bool:
        report = self.told[n].report
        return report.earlier is not None or report.state != "made"

    def _same_due(self, i: int, j: int) -> bool:
        a, b = self.told[i].report.due, self.told[j].report.due
        return a == b and exact_day(a) is not None

    def _shared_objects(self, i: int, j: int) -> frozenset[str]:
        """What both speak of; where one names nothing ("keep its word"), what they do."""
        if self.objects[i] and self.objects[j]:
            return self.objects[i] & self.objects[j]
        return self.words[i] & self.words[j]

    def _likeness(self, i: int, j: int) -> float:
        """How much of the poorer object the other has, and what else agrees."""
        a, b = self.objects[i] or self.words[i], self.objects[j] or self.words[j]
        least = min(self.weight[i], self.weight[j])
        shared, held = self._shared_objects(i, j), self.weights.total(a & b) / least if least else 0.0
        acts = bool((self.words[i] & self.words[j]) - shared)
        telling = len(shared) > 1 or (
            self.weights.total(shared - self.deals) >= _TELLING and not (self.bare[i] or self.bare[j])
        )
        if not self._same_due(i, j) and (held < _HELD or not (acts or telling) or not self._of_one_thing(i, j)):
            return 0.0
        back = self._refers_back(i) or self._refers_back(j)
        if self.told[i].article.id == self.told[j].article.id and self.weights.overlap(a, b) < _ONE_ARTICLE:
            return 0.0
        return (
            held + 0.4 * self._same_due(i, j) + 0.2 * acts + 0.2 * back + 0.2 * self._same_target(i, j) + 0.2 * telling
        )

    def _same_target(self, i: int, j: int) -> bool:
        return bool(self.cast.known(self.told[i].report.to) & self.cast.known(self.told[j].report.to))
