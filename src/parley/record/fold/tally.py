"""What the line of an actor says, counted as its reports come and go: a report costs the same, however many the line has.

The answer is that of `actor_line` over all reports at once; a test holds the two against each other.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from parley.model import Actor, Evidence, Line, Value
from parley.record.compare.words import fold
from parley.record.fold.told import Ground, Told, source_name, teller
from parley.record.fold.values import first_day, rank, shouted, sure_of, vague
from parley.record.fold.witnesses import Witnesses

__all__ = ["Tally"]

T = TypeVar("T", str, "_Piece")

_UNKNOWN = "9999"
"""The day of what nothing dates, as a string that sorts behind all others."""
_Piece = tuple[str, str, int, str, int, Evidence]
"""A piece of evidence behind what it is ordered by: the first day of its article, the article, its place, the report and its place there."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """A report as it was counted: with the label of whom it belongs to, its source, and the article at the root of its own."""

    told: Told[Actor]
    owner: str | None
    source: str
    root: str


class Tally:
    """The reports of one actor, with all that their line and its row in the catalogue follow from."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._told: dict[str, _Taken] = {}
        self._all = _Bearers()
        self._spelled: dict[str, _Spellings] = {name: _Spellings() for name in ("name", "type", "role", "also")}
        self._owners: defaultdict[str, _Bearers] = defaultdict(_Bearers)
        self._tellers: Counter[str] = Counter()
        self._best: dict[str, tuple[str, float]] | None = {}
        """Source → its first article by id, and the most that one of its reports is sure of; None if that is to be found anew."""
        self._pieces: list[_Piece] = []
        self._begins: list[str] = []
        self._ends: list[str] = []

    def take(self, told: Told[Actor], owner: str | None) -> None:
        """Count a report; `owner` is the label of whom it belongs to."""
        taken = _Taken(told, owner, teller(told.article), self._ground.root(told.article.id))
        self._told[told.id] = taken
        for bearers in self._bearing(taken, 1):
            bearers.take(taken)
        self._tellers[source_name(told.article)] += 1
        self._trust(taken)
        for piece in _pieces(told):
            insort(self._pieces, piece)
        for days, day in self._written(told):
            insort(days, day)

    def drop(self, report: str) -> None:
        """Count a report no more; one that was not counted is passed over."""
        taken = self._told.pop(report, None)
        if taken is None:
            return
        for bearers in self._bearing(taken, -1):
            bearers.drop(taken)
        self._tellers -= Counter([source_name(taken.told.article)])
        self._best = None
        for piece in _pieces(taken.told):
            _take_out(self._pieces, piece)
        for days, day in self._written(taken.told):
            _take_out(days, day)

    @property
    def name(self) -> str:
        """The first name of the line."""
        return next((value.value for value in self._spelled["name"].values("name")), "")

    def line(self, names: Mapping[str, str]) -> Line:
        """The line; `names` tells by what name it speaks of others, by their labels."""
        values = {name: self._spelled[name].values(name) for name in ("name", "type", "role")}
        values["of"] = self._owned(names)
        values["also"] = self._spelled["also"].values("also")
        ids = tuple(self._all.ids)
        return Line(
            id=ids[0],
            kind="actors",
            reports=ids,
            values={name: found for name, found in values.items() if found},
            tellers=tuple(sorted(self._tellers)),
            independent=self._all.witnesses.count,
            confidence=self._confidence(),
        )

    def evidence(self, most: int) -> list[Evidence]:
        """The first pieces of evidence by the day of their article, each once."""
        found: dict[Evidence, None] = {}
        for piece in self._pieces:
            if len(found) == most:
                break
            found[piece[-1]] = None
        return list(found)

    @property
    def written(self) -> tuple[str, str] | None:
        """The first day and the last on which its articles may have been written; None if nothing dates any."""
        return (self._begins[0], self._ends[-1]) if self._begins else None

    def _bearing(self, taken: _Taken, step: int) -> Iterator[_Bearers]:
        """Whoever counts the report; its words are spelled so once more, or (a `step` of -1) once less."""
        report = taken.told.report
        yield self._all
        if taken.owner is not None:
            yield self._owners[taken.owner]
        own: dict[str, list[str]] = {
            "name": [report.name],
            "type": [report.type],
            "role": [report.role] if report.role is not None else [],
            "also": [mention.words for mention in report.mentions],
        }
        for name, texts in own.items():
            yield from self._spelled[name].bearing(texts, step)

    def _owned(self, names: Mapping[str, str]) -> tuple[Value, ...]:
        """Those whom the actor belongs to, by name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for label, bearers in self._owners.items():
            if bearers.ids and label in names:
                found[fold(names[label])].append(label)
        spelled = _Spellings()
        for key, labels in found.items():
            if len(labels) == 1:
                spelled.put(key, names[labels[0]], self._owners[labels[0]])
            else:
                self._count_together(spelled, names, labels)
        return spelled.values("of")

    def _count_together(self, spelled: _Spellings, names: Mapping[str, str], labels: Iterable[str]) -> None:
        """Count those who belong to several with names that are spelled alike."""
        for label in labels:
            for report in self._owners[label].ids:
                for bearers in spelled.bearing([names[label]], 1):
                    bearers.take(self._told[report])

    def _trust(self, taken: _Taken) -> None:
        if self._best is not None:
            article = taken.told.article.id
            first, sure = self._best.get(taken.source, (article, 0.0))
            self._best[taken.source] = min(first, article), max(sure, taken.told.report.confidence)

    def _confidence(self) -> float:
        if self._best is None:
            self._best = {}
            for taken in self._told.values():
                self._trust(taken)
        best: dict[str, tuple[str, float]] = {}
        for source, (article, sure) in self._best.items():
            leader = self._all.witnesses.leader(source)
            first, most = best.get(leader, (article, 0.0))
            best[leader] = min(first, article), max(most, sure)
        return sure_of(dict(best.values()))

    def _written(self, told: Told[Actor]) -> Iterator[tuple[list[str], str]]:
        first, last = told.written.first, told.written.last
        if first or last:
            yield self._begins, first.isoformat() if first else ""
            yield self._ends, last.isoformat() if last else _UNKNOWN


class _Bearers:
    """Reports that bear one thing out."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.witnesses = Witnesses()
        self._days: list[str] = []
        self._opinions = self._persons = 0

    def take(self, taken: _Taken) -> None:
        told = taken.told
        insort(self.ids, told.id)
        insort(self._days, first_day(told))
        self.witnesses.take(taken.source, taken.root)
        self._opinions += told.article.genre == "opinion"
        self._persons += told.report.type == "person"

    def drop(self, taken: _Taken) -> None:
        told = taken.told
        _take_out(self.ids, told.id)
        _take_out(self._days, first_day(told))
        self.witnesses.drop(taken.source, taken.root)
        self._opinions -= told.article.genre == "opinion"
        self._persons -= told.report.type == "person"

    def rank(self, name: str, text: str) -> tuple[Any, ...]:
        """What the value is ordered by among others."""
        return rank(
            name,
            text,
            stage=vague(name, text, is_person=self._persons > 0),
            independent=self.witnesses.count,
            opinion=self._opinions == len(self.ids),
            tellers=len(self.ids),
            day=self._days[0],
        )


class _Spellings:
    """The values of one key: those that differ in case, accents or apostrophes only are one."""

    def __init__(self) -> None:
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._bearers: defaultdict[str, _Bearers] = defaultdict(_Bearers)

    def put(self, key: str, text: str, bearers: _Bearers) -> None:
        """Take over a value with its bearers."""
        self._forms[key][text], self._bearers[key] = len(bearers.ids), bearers

    def bearing(self, texts: Iterable[str], step: int) -> Iterator[_Bearers]:
        """The bearers of these texts, each once, which one report more, or less, spells so."""
        keys = {text: fold(text) for text in texts}
        for text, key in keys.items():
            self._forms[key][text] += step
        yield from (self._bearers[key] for key in dict.fromkeys(keys.values()))

    def values(self, name: str) -> tuple[Value, ...]:
        """The values in their order."""
        there = [(self._form(key), bearers) for key, bearers in self._bearers.items() if bearers.ids]
        ranked = sorted(there, key=lambda pair: pair[1].rank(name, pair[0]))
        return tuple(Value(text, tuple(bearers.ids)) for text, bearers in ranked)

    def _form(self, key: str) -> str:
        forms = self._forms[key]
        return min((form for form, n in forms.items() if n > 0), key=lambda form: (shouted(form), -forms[form], form))


def _pieces(told: Told[Actor]) -> Iterator[_Piece]:
    day = told.written.first.isoformat() if told.written.first else ""
    for n, piece in enumerate(told.report.evidence):
        yield day, piece.article, piece.start, told.id, n, piece


def _take_out(ordered: list[T], item: T) -> None:
    del ordered[bisect_left(ordered, item)]
