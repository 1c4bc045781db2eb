"""Who is who, kept as articles are added: what they call somebody changes the names near it, and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from parley.model import Actor, Reading
from parley.record.compare.names import Names
from parley.record.compare.persons import PersonName, same_surname
from parley.record.compare.words import fold
from parley.record.fold.actors import Known, local, owners_of
from parley.record.fold.calls import Call, call_of, owner_of
from parley.record.fold.naming import who_is_who

__all__ = ["People"]


class People:
    """All actor reports with their calls and labels, and to whom each label belongs; `known` is what `everybody` would answer."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._calls: dict[str, Call] = {}
        self.label: dict[str, str] = {}
        """Actor report → the label of its group."""
        self._owners: dict[str, str] = {}
        self.known = Known(self._calls, self.label, self._owners)
        self.members: defaultdict[str, set[str]] = defaultdict(set)
        """Label → its reports."""
        self.article: dict[str, str] = {}
        """Actor report → its article."""
        self._own: dict[str, tuple[Actor, ...]] = {}
        self._called: defaultdict[Call, set[str]] = defaultdict(set)
        self._labels: dict[Call, str | None] = {}
        self._near = _Near()
        self._votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._owned: defaultdict[str, set[str]] = defaultdict(set)

    def labels(self, article: str) -> frozenset[str]:
        """The labels of those whom an article speaks of."""
        return frozenset(self.label[report.id] for report in self._own.get(article, ()))

    def speaking_of(self, labels: Iterable[str]) -> set[str]:
        """The articles that speak of these."""
        return {self.article[report] for label in labels for report in self.members.get(label, ())}

    def add(
        self, readings: Iterable[Reading], root: Callable[[str], str], moved: Iterable[str]
    ) -> tuple[set[str], dict[str, set[str]], set[str]]:
        """Take in readings; `root` tells the article at the root of another, and has changed for those `moved`.

        The answer are the articles for which anybody is somebody else now, or belongs to somebody else; the labels of which reports
        came or went, or are of another root, with these; and the articles known before that speak of somebody who is called otherwise.
        """
        new: set[Call] = set()
        dirty = set(moved)
        for reading in readings:
            dirty.add(reading.article)
            known = {report.id: report for report in reading.actors}
            self._own[reading.article] = reading.actors
            for report in reading.actors:
                call = self._calls[report.id] = call_of(self._names, report, known)
                self.article[report.id] = reading.article
                if call not in self._labels:
                    new.add(call)
                self._called[call].add(report.id)
        dirty |= {self.article[report] for call in self._renamed(new) for report in self._called[call]}
        touched: defaultdict[str, set[str]] = defaultdict(set)
        other: set[str] = set()
        for i, before, label in self._relabelled(dirty, root):
            touched[label].add(i)
            if before is not None and before != label:
                touched[before].add(i)
                other.add(self.article[i])
        return dirty | self.speaking_of(self.below(self._given_owners(touched))), touched, other

    def _renamed(self, new: set[Call]) -> list[Call]:
        """The calls whose label is another now that these have come."""
        for call in sorted(new):
            self._near.add(call)
        near = self._near.around(new) if self._labels else None
        found = who_is_who(self._called if near is None else near) if new else {}
        changed = [call for call, label in found.items() if call in new or self._labels[call] != label]
        self._labels |= found
        return changed

    def _relabelled(self, articles: Iterable[str], root: Callable[[str], str]) -> Iterator[tuple[str, str | None, str]]:
        """Give the reports of these articles their labels; the answer is each report with its label before, and now."""
        for article in sorted(articles):
            own = self._own.get(article, ())
            for label, owner in self._ballots(own):
                self._votes[label][owner] -= 1
            for report in own:
                before, call = self.label.get(report.id), self._calls[report.id]
                label = self._labels[call] or local(call, root(article))
                if before != label:
                    if before is not None:
                        self._leave(before, report.id)
                    self.label[report.id] = label
                    self.members[label].add(report.id)
                yield report.id, before, label
            for label, owner in self._ballots(own):
                self._votes[label][owner] += 1

    def _leave(self, label: str, report: str) -> None:
        self.members[label].discard(report)
        if not self.members[label]:
            del self.members[label]

    def _ballots(self, own: Iterable[Actor]) -> list[tuple[str, str]]:
        owned = ((r.id, owner_of(self._names, r)) for r in own if r.id in self.label)
        return [(self.label[i], self.label[owner]) for i, owner in owned if owner and owner in self.label]

    def _given_owners(self, labels: Iterable[str]) -> list[str]:
        """Those of the labels that belong to somebody else now."""
        changed = []
        for label in sorted(labels):
            votes = {(label, owner): n for owner, n in self._votes[label].items() if n > 0}
            owner, before = owners_of(votes).get(label), self._owners.pop(label, None)
            if owner is not None:
                self._owners[label] = owner
            if owner != before:
                changed.append(label)
                self._owned[before or ""].discard(label)
                self._owned[owner or ""].add(label)
        return changed

    def below(self, labels: Iterable[str]) -> set[str]:
        """These and all who belong to them."""
        found: set[str] = set()
        waiting = list(labels)
        while waiting:
            label = waiting.pop()
            if label not in found:
                found.add(label)
                waiting += self._owned.get(label, ())
        return found


class _Near:
    """Calls by all that can make one of another, so that a new one is compared with those near it alone."""

    def __init__(self) -> None:
        self._by_key: defaultdict[tuple[object, ...], set[Call]] = defaultdict(set)
        self._singles: set[Call] = set()

    def add(self, call: Call) -> None:
        """Remember a call."""
        if call.kind == "single":
            self._singles.add(call)
        for key in _keys(call):
            self._by_key[key].add(call)

    def around(self, calls: Iterable[Call]) -> set[Call] | None:
        """These and all that hang together with them; None if somebody who goes by one name alone may be one of them."""
        found: set[Call] = set()
        waiting = list(calls)
        while waiting:
            call = waiting.pop()
            if call in found:
                continue
            if any(call.kind == "single" or _may_be(single, call) for single in self._singles):
                return None
            found.add(call)
            waiting += [other for key in _keys(call) for other in self._by_key[key] if _hang_together(call, other)]
        return found


def _keys(call: Call) -> Iterator[tuple[object, ...]]:
    """What two calls share that can be one without a third."""
    if call.kind in ("state", "body", "person"):
        yield call.base
    if call.kind == "person":
        yield from PersonName(call.key).keys
    elif call.kind == "body":
        yield from (("form", form) for form in (*call.forms, *([call.name] if call.short else ())))
    yield from (("bare", form) for form, _ in call.bare_forms)
    if call.kind == "bare":
        yield "bare", frozenset(call.key[2:])
        yield from (("bare", frozenset({word})) for word in call.key[2:])
        yield call.mark
        yield from call.beside


def _hang_together(call: Call, other: Call) -> bool:
    """Whether one can decide on the label of the other: persons only if their names are spelled alike."""
    if call.kind == other.kind == "person":
        return PersonName(call.key).same(PersonName(other.key))
    return True


def _may_be(single: Call, call: Call) -> bool:
    """Whether what becomes of the one who goes by one name alone can follow from this call."""
    part = single.key[0]
    if call.kind == "person":
        near = part == call.key[0] or any(same_surname(part, other) for other in (call.key[-1], *call.called))
        return near or single.owner == call.base
    names = {"state": call.key[:1], "body": (call.name,), "bare": call.key[1:2]}.get(call.kind, ())
    return single.owner == call.base or single.name in {fold(name) for name in names}
