"""The same person, state or body across articles.

Full names are compared by spelling; surnames, nicknames and bare heads ("the army") attach only where the record has exactly one
whom they can mean; who is not named never crosses from one article to another, unless the articles are copies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from parley.model import Actor
from parley.record.agreement import agreement
from parley.record.cast import Cast
from parley.record.gather import Groups, gather, near_pairs
from parley.record.names import Names, PersonName, same_part
from parley.record.told import Ground
from parley.record.words import fold

__all__ = ["cast_of"]

_BODIES = frozenset({"organisation", "armed_group", "group", "state"})


def cast_of(ground: Ground) -> Cast:
    """Everybody of the record."""
    return _Casting(ground).cast()


class _Casting:
    """One run over all actor reports; `told` is sorted by id, so that numbers are in the order of ids."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.names = Names(ground.lexicon)
        self.told = ground.told(Actor, "actors")
        self.number = {t.id: n for n, t in enumerate(self.told)}
        self.groups = Groups(len(self.told))
        self.own: dict[int, PersonName] = {}
        self.described: set[int] = set()

    def cast(self) -> Cast:
        states = self._states()
        persons = [n for n, t in enumerate(self.told) if t.report.type == "person" and n not in states]
        bodies = [n for n in range(len(self.told)) if n not in states and n not in set(persons)]
        self._bodies(bodies)
        self._persons(persons)
        self._copied()
        return self._finish()

    def _join_all(self, numbers: Sequence[int]) -> None:
        for n in numbers[1:]:
            self.groups.join(numbers[0], n)

    def _states(self) -> set[int]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for n, t in enumerate(self.told):
            if t.report.type != "state":
                continue
            heading = self.names.state(t.report.name)
            if heading is None:
                heading = next((h for m in t.report.mentions if (h := self.names.state(m.words))), None)
            found[heading or fold(t.report.name).removeprefix("the ")].append(n)
        for same in found.values():
            self._join_all(same)
        return {n for same in found.values() for n in same}

    # bodies

    def _bodies(self, numbers: Sequence[int]) -> None:
        by_key: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        bare: list[int] = []
        for n in numbers:
            report = self.told[n].report
            key = self._body_key(n)
            if report.type == "group" and not self.names.is_named(report.name):
                self.described.add(n)
            elif not self.names.is_named(report.name) and not any(k.startswith("=") for k in key):
                bare.append(n)
            else:
                by_key[key].append(n)
        for same in by_key.values():
            self._join_all(same)
        self._short_forms([n for same in by_key.values() for n in same])
        self._bare(bare, by_key)

    def _body_key(self, n: int) -> frozenset[str]:
        report = self.told[n].report
        key = self.names.body(report.name)
        if report.type != "group" and not any(k.startswith("=") for k in key) and not self.names.is_named(report.name):
            owner = self._owner(report)
            key |= self.names.body(owner.name) if owner else frozenset()
        return key

    def _owner(self, report: Actor) -> Actor | None:
        return self.told[self.number[report.of]].report if report.of in self.number else None

    def _short_forms(self, numbers: Sequence[int]) -> None:
        """Bodies that go by an abbreviation join the one body that is so abbreviated."""
        stands_for: defaultdict[str, set[int]] = defaultdict(set)
        only_short: defaultdict[str, set[int]] = defaultdict(set)
        for n in numbers:
            report = self.told[n].report
            short = self.names.short_forms(report.name)
            if report.name in short:
                only_short[report.name].add(n)
                continue
            forms = {f for m in report.mentions for f in self.names.short_forms(m.words)} | short
            for form in (
                forms & {self.names.initials(report.name)}
                if report.type == "group"
                else forms | {self.names.initials(report.name)}
            ):
                stands_for[form].add(n)
        for form, numbers_of in sorted(only_short.items()):
            self._join_all(sorted(numbers_of))
            whole = {self.groups.leader(n) for n in stands_for.get(form, ())}
            if len(whole) == 1:
                self.groups.join(whole.pop(), min(numbers_of))

    def _bare(self, numbers: Sequence[int], by_key: Mapping[frozenset[str], Sequence[int]]) -> None:
        """A bare head ("the army") of an article that does not say whose joins the one army of the record; else it stays in its article."""
        for n in numbers:
            key = self._body_key(n)
            fitting = {
                self.groups.leader(same[0])
                for other, same in by_key.items()
                if key and key < other and _just_state(other - key)
            }
            if len(fitting) == 1:
                self.groups.join(fitting.pop(), n)
            else:
                self.described.add(n)

    # persons

    def _persons(self, numbers: Sequence[int]) -> None:
        for n in numbers:
            report = self.told[n].report
            if self.names.is_named(report.name, person=True):
                self.own[n] = self.names.person(report.name)
            else:
                self.described.add(n)
        by_name: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for n, name in self.own.items():
            if name.full:
                by_name[name.parts].append(n)
        for same in by_name.values():
            self._join_all(same)
        kinds = sorted(by_name)
        self._spellings(kinds, by_name)
        self._single([n for n, name in sorted(self.own.items()) if not name.full], by_name)

    def _spellings(self, kinds: Sequence[tuple[str, ...]], by_name: Mapping[tuple[str, ...], Sequence[int]]) -> None:
        names = [PersonName(parts) for parts in kinds]
        pairs = [
            (1.0 if names[i].parts[-1] == names[j].parts[-1] else 0.9, i, j)
            for i, j in near_pairs([n.keys for n in names])
            if names[i].same(names[j])
        ]
        for together in gather(len(names), pairs, lambda i, j: not names[i].same(names[j])):
            self._join_all([by_name[kinds[k]][0] for k in together])

    def _single(self, numbers: Sequence[int], by_name: Mapping[tuple[str, ...], Sequence[int]]) -> None:
        """Who goes by one name alone joins the one person of the record who is called so."""
        called: defaultdict[str, set[int]] = defaultdict(set)
        for parts, same in by_name.items():
            group = self.groups.leader(same[0])
            for part in {parts[-1], *self._called(same)}:
                called[part].add(group)
        namesakes = self._namesakes()
        alone: defaultdict[str, list[int]] = defaultdict(list)
        for n in numbers:
            part = self.own[n].parts[0]
            exact = {self.groups.leader(g) for g in called.get(part, ())}
            fitting = exact or {
                self.groups.leader(g) for other, found in called.items() if same_part(part, other) for g in found
            }
            if len(fitting) > 1:
                fitting = {g for g in fitting if self._share_owner(n, g)}
            if not fitting:
                fitting = namesakes.get(fold(self.told[n].report.name), set())
            if len(fitting) == 1:
                self.groups.join(min(fitting), n)
            elif not fitting:
                alone[part].append(n)
        for same in alone.values():
            self._join_all(same)

    def _namesakes(self) -> dict[str, set[int]]:
        """States and bodies by name: what one article takes for a person, another knows better."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for n, t in enumerate(self.told):
            if t.report.type != "person" and n not in self.described:
                found[fold(t.report.name)].add(self.groups.leader(n))
        return found

    def _called(self, numbers: Sequence[int]) -> set[str]:
        """The single names by which an article goes on to call a person whom it names in full, nicknames included."""
        found: set[str] = set()
        for n in numbers:
            found |= self.own[n].also
            for mention in self.told[n].report.mentions:
                if self.names.is_named(mention.words, person=True):
                    name = self.names.person(mention.words)
                    found |= name.also | ({name.parts[0]} if len(name.parts) == 1 else set())
        return found

    def _share_owner(self, n: int, group: int) -> bool:
        owners = {self._owner_group(m) for m in self.groups.members(group)} - {None}
        return self._owner_group(n) in owners

    def _owner_group(self, n: int) -> int | None:
        of = self.told[n].report.of
        return self.groups.leader(self.number[of]) if of in self.number else None

    # the rest

    def _copied(self) -> None:
        """Whoever is described in the same words, by the same type, in copies of one text is the same."""
        same: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
        for n in sorted(self.described):
            t = self.told[n]
            same[self.ground.root(t.article.id), t.report.type, fold(t.report.name)].append(n)
        for numbers in same.values():
            self._join_all(numbers)

    def _finish(self) -> Cast:
        found = [tuple(self.told[n].id for n in members) for members in self.groups.all()]
        groups = self.ground.links.regrouped(found, agreement({t.id: t for t in self.told}))
        line = {i: members[0] for members in groups for i in members}
        owners = self._owners(line)
        vague = frozenset(
            line[self.told[n].id]
            for n in self.described
            if line[self.told[n].id] not in owners and self.told[n].report.type != "person"
        )
        together = self._together(line, vague)
        wider = {members[0]: _chain(members[0], owners) | together.get(members[0], frozenset()) for members in groups}
        person = frozenset(line[self.told[n].id] for n in self.own)
        vague -= frozenset(together)
        around: defaultdict[str, set[str]] = defaultdict(set)
        for t in self.told:
            if line[t.id] not in vague:
                around[t.article.id].add(line[t.id])
        return Cast(groups, line, wider, person, vague, {a: frozenset(found) for a, found in around.items()})

    def _owners(self, line: Mapping[str, str]) -> dict[str, str]:
        """To whom each group belongs, by most of its reports."""
        votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for t in self.told:
            owner = line.get(t.report.of or "")
            if owner and owner != line[t.id]:
                votes[line[t.id]][owner] += 1
        return {group: min(count, key=lambda o: (-count[o], o)) for group, count in votes.items()}

    def _together(self, line: Mapping[str, str], vague: frozenset[str]) -> dict[str, frozenset[str]]:
        """Whom a common name ("the mediators") stands for: those whom articles call so, several at once."""
        shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for t in self.told:
            if line[t.id] not in vague:
                for words in {_plain(m.words) for m in t.report.mentions}:
                    shared[words, t.article.id].add(line[t.id])
        meant: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for (words, _), groups in sorted(shared.items()):
            if len(groups) > 1:
                meant[words].append(frozenset(groups))
        found: dict[str, frozenset[str]] = {}
        for t in self.told:
            sets = meant.get(_plain(t.report.name), [])
            if line[t.id] in vague and sets and frozenset.intersection(*sets):
                found[line[t.id]] = frozenset.union(*sets)
        return found


def _plain(words: str) -> str:
    return fold(words).removeprefix("the ").removeprefix("two ").strip()


def _just_state(rest: frozenset[str]) -> bool:
    return bool(rest) and all(k.startswith("=") for k in rest)


def _chain(group: str, owners: Mapping[str, str]) -> frozenset[str]:
    found = [group]
    while len(found) < 5 and (owner := owners.get(found[-1])) and owner not in found:
        found.append(owner)
    return frozenset(found)
