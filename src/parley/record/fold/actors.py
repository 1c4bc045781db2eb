"""The same person, state or body across articles.

Full names are compared by spelling; surnames, nicknames and bare heads ("the army") attach only where the record has exactly one
whom they can mean; who is not named never crosses from one article to another, unless the articles are copies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

from parley.model import Actor
from parley.record.compare.gather import Groups, gather, near_pairs
from parley.record.compare.names import TOKEN, PersonName, bare, same_surname
from parley.record.compare.words import fold
from parley.record.fold.agreement import agreement
from parley.record.fold.calls import Call, call_of
from parley.record.fold.cast import Cast
from parley.record.fold.links import Links
from parley.record.fold.told import Ground, Told

__all__ = ["Known", "cast_of", "everybody", "local", "owners_of", "who_is_who"]


@dataclass(frozen=True, slots=True)
class Known:
    """Who is who: actor report → its call and the label of its group, and group → the one that it belongs to."""

    calls: Mapping[str, Call]
    line: Mapping[str, str]
    owners: Mapping[str, str]

    def cast(self, told: Sequence[Told[Actor]]) -> Cast:
        """Everybody whom these reports speak of; what several are called together is what these tell."""
        return Cast.of(told, self.calls, self.line, self.owners)


def cast_of(ground: Ground) -> Cast:
    """Everybody of the record."""
    return everybody(ground).cast(ground.told(Actor, "actors"))


def everybody(ground: Ground) -> Known:
    """Who is who in the record."""
    names, told = ground.names, ground.told(Actor, "actors")
    known: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for t in told:
        known[t.article.id][t.id] = t.report
    calls = {t.id: call_of(names, t.report, known[t.article.id]) for t in told}
    labels = who_is_who(calls.values())
    line = {t.id: labels[calls[t.id]] or local(calls[t.id], ground.root(t.article.id)) for t in told}
    if ground.links.one or ground.links.not_one:
        line = _ruled(ground.links, line, agreement({t.id: t for t in told}))
    votes = Counter((line[t.id], line[t.report.of]) for t in told if t.report.of in line)
    return Known(calls, line, owners_of(votes))


def _ruled(links: Links, line: Mapping[str, str], alike: Callable[[str, str], float]) -> dict[str, str]:
    """The labels as persons ruled: of groups that were one, the first keeps the label."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    for report, label in sorted(line.items()):
        before[label].append(report)
    taken: set[str] = set()
    ruled: dict[str, str] = {}
    for group in links.regrouped([tuple(before[label]) for label in sorted(before)], alike):
        label = min(line[report] for report in group)
        label = f"{label}\t{group[0]}" if label in taken else label
        taken.add(label)
        ruled |= dict.fromkeys(group, label)
    return ruled


def local(call: Call, root: str) -> str:
    """The label of somebody who is known in one article and its copies only."""
    return "\t".join(("in", root, *call.base))


def owners_of(votes: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """To whom each group belongs, by most of its reports; `votes` are counts of (group, owner)."""
    ranked: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for (group, owner), n in votes.items():
        if group != owner:
            ranked[group].append((-n, owner))
    return {group: min(found)[1] for group, found in ranked.items()}


def who_is_who(calls: Iterable[Call]) -> dict[Call, str | None]:
    """Call → the label of everybody who is called so; None for who stays in one article."""
    return _Naming(sorted(set(calls))).labels()


class _Naming:
    """One run over all different calls, which are sorted, so that numbers are in their order."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self.calls = calls
        self.groups = Groups(len(calls))
        self.alone: set[int] = set()
        self.owner = {call.base: n for n, call in reversed(list(enumerate(calls)))}

    def labels(self) -> dict[Call, str | None]:
        by_key: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for n, call in enumerate(self.calls):
            if call.kind in ("state", "body", "person"):
                by_key[call.base].append(n)
        for same in by_key.values():
            self._join_all(same)
        self._short_forms()
        self._bare()
        self._spellings()
        self._single()
        self.alone |= {n for n, call in enumerate(self.calls) if call.kind == "described"}
        return {
            self.calls[n]: None if n in self.alone else "\t".join(self.calls[members[0]].base)
            for members in self.groups.all()
            for n in members
        }

    def _join_all(self, numbers: Sequence[int]) -> None:
        for n in numbers[1:]:
            self.groups.join(numbers[0], n)

    def _of_kind(self, kind: str) -> list[int]:
        return [n for n, call in enumerate(self.calls) if call.kind == kind]

    # bodies

    def _short_forms(self) -> None:
        """Bodies that go by an abbreviation join the one body that is so abbreviated."""
        stands_for: defaultdict[str, set[int]] = defaultdict(set)
        only_short: defaultdict[str, list[int]] = defaultdict(list)
        for n in self._of_kind("body"):
            call = self.calls[n]
            if call.short:
                only_short[call.name].append(n)
            for form in call.forms:
                stands_for[form].add(n)
        for form, numbers in sorted(only_short.items()):
            self._join_all(numbers)
            whole = {self.groups.leader(n) for n in stands_for.get(form, ())}
            if len(whole) == 1:
                self.groups.join(whole.pop(), numbers[0])

    def _bare(self) -> None:
        """A bare head ("the army") of an article that does not say whose joins the one army of the record; else it stays in its article."""
        with_state: defaultdict[frozenset[str], set[int]] = defaultdict(set)
        for n in self._of_kind("body"):
            key = frozenset(self.calls[n].key)
            rest = frozenset(k for k in key if not k.startswith("="))
            if rest != key:
                with_state[rest].add(n)
        for n in self._of_kind("bare"):
            key = frozenset(self.calls[n].key[2:])
            fitting = {self.groups.leader(m) for m in with_state.get(key, ())} if key else set()
            if len(fitting) == 1:
                self.groups.join(fitting.pop(), n)
            else:
                self.alone.add(n)

    # persons

    def _spellings(self) -> None:
        by_name: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for n in self._of_kind("person"):
            by_name[self.calls[n].key].append(n)
        kinds = sorted(by_name)
        names = [PersonName(parts) for parts in kinds]
        pairs = [
            (1.0 if names[i].parts[-1] == names[j].parts[-1] else 0.9, i, j)
            for i, j in near_pairs([n.keys for n in names], crowd=len(names))
            if names[i].same(names[j])
        ]
        for together in gather(len(names), pairs, lambda i, j: not names[i].same(names[j])):
            self._join_all([by_name[kinds[k]][0] for k in together])

    def _single(self) -> None:
        """Who goes by one name alone joins the one person of the record who is called so and may be meant."""
        called = _Called(self)
        namesakes = self._namesakes()
        alone: defaultdict[str, list[int]] = defaultdict(list)
        for n in self._of_kind("single"):
            part = self.calls[n].key[0]
            found = called.groups(part)
            fitting = {g for g in found if self._may_be(n, g)}
            if len(fitting) > 1:
                fitting = {g for g in fitting if self._share_owner(n, g)}
            fitting = fitting or (set() if found else namesakes.get(self.calls[n].name, set()))
            if len(fitting) == 1:
                self.groups.join(min(fitting), n)
            elif not found:
                alone[part].append(n)
            else:
                self.alone.add(n)
        for same in alone.values():
            self._join_owned(same)

    def _join_owned(self, same: Sequence[int]) -> None:
        """Those of one name whom nobody tells apart: all, or of several owners those of each."""
        owned: defaultdict[int | None, list[int]] = defaultdict(list)
        for n in same:
            owned[self._owner_group(n)].append(n)
        if len(owned.keys() - {None}) < 2:
            self._join_all(same)
            return
        self.alone |= set(owned.pop(None, ()))
        for numbers in owned.values():
            self._join_all(numbers)

    def _may_be(self, n: int, group: int) -> bool:
        """Whether one who goes by one name can be a person: of the same owner, or of a state that his article names, as far as these are known."""
        owners = {self._owner_group(m) for m in self.groups.members(group)} - {None}
        if not owners or (own := self._owner_group(n)) in owners:
            return True
        states = {self.calls[o].key[0] for o in owners if o is not None and self.calls[o].kind == "state"}
        return own is None and (not states or not states.isdisjoint(self.calls[n].among))

    def _namesakes(self) -> dict[str, set[int]]:
        """Bodies and states by name: what one article takes for a person, another knows better."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for n, call in enumerate(self.calls):
            if call.kind == "body" or (call.kind == "bare" and n not in self.alone):
                found[fold(call.name) if call.kind == "body" else call.key[1]].add(self.groups.leader(n))
            elif call.kind == "state":
                found[fold(call.key[0])].add(self.groups.leader(n))
        return found

    def _share_owner(self, n: int, group: int) -> bool:
        owners = {self._owner_group(m) for m in self.groups.members(group)} - {None}
        return self._owner_group(n) in owners

    def _owner_group(self, n: int) -> int | None:
        number = self.owner.get(self.calls[n].owner)
        return None if number is None else self.groups.leader(number)


class _Called:
    """The persons of a record by the single names that they go by."""

    def __init__(self, naming: _Naming) -> None:
        self._groups = naming.groups
        self._by_part: defaultdict[str, set[int]] = defaultdict(set)
        for n, call in enumerate(naming.calls):
            if call.kind == "person":
                for part in (call.key[-1], *call.called):
                    self._by_part[part].add(n)
        self._parts = sorted(self._by_part)
        self._bare = [bare(part) for part in self._parts]

    def groups(self, part: str) -> set[int]:
        """Those who are called just so, else those whose name is spelled nearly so."""
        if part in self._by_part:
            return self._leaders([part])
        return self._leaders(other for other in self._near(part) if same_surname(part, other))

    def _leaders(self, parts: Iterable[str]) -> set[int]:
        return {self._groups.leader(n) for part in parts for n in self._by_part[part]}

    def _near(self, part: str) -> set[str]:
        if len(part) == 1:
            return {other for other in self._parts if other[0] == part}
        found = {part[0]} & self._by_part.keys()
        for wanted, choices in ((part, self._parts), (bare(part), self._parts), (part, self._bare)):
            near = process.extract(wanted, choices, scorer=Indel.normalized_similarity, score_cutoff=TOKEN, limit=None)
            found |= {self._parts[at] for _, _, at in near}
        return found
