"""Who is called how: which calls of a record are one person's, state's or body's.

Full names are compared by spelling; surnames, nicknames and bare heads ("the army") attach only where the record has exactly one
whom they can mean; who is not named never crosses from one article to another, unless the articles are copies. But governments and armies
whose state nobody names are one where the articles speak of the same movement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from parley.record.compare.gather import Groups, gather, near_pairs
from parley.record.compare.persons import PersonName
from parley.record.compare.words import fold
from parley.record.fold.calls import Call
from parley.record.fold.single import Called

__all__ = ["who_is_who"]

_LABELS = {"state": 0, "bare": 2}
_JOINTS = (" of ", " in ")
"""Before the place in the name of a body."""
_RULING = frozenset({"state", "armed_group"})


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
        self.risen: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        """The rebels without a name by their mark."""
        for n, call in enumerate(calls):
            if call.kind == "bare" and call.rising:
                self.risen[call.mark].append(n)

    def labels(self) -> dict[Call, str | None]:
        by_key: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for n, call in enumerate(self.calls):
            if call.kind in ("state", "body", "person"):
                by_key[call.base].append(n)
        for same in by_key.values():
            self._join_all(same)
        self._short_forms()
        self._with_places()
        self._bare()
        self._spellings()
        self._single()
        self.alone |= {n for n, call in enumerate(self.calls) if call.kind == "described"}
        labels: dict[Call, str | None] = {}
        for members in self.groups.all():
            label = self._label(members)
            labels |= {self.calls[n]: None if n in self.alone else label for n in members}
        return labels

    def _label(self, members: Sequence[int]) -> str:
        """The call of the first of a group; of those whom nobody names with the first of the movements that they have to do with."""
        first = self.calls[min(members, key=self._rank)]
        near = {movement for n in members for _, movement in self._beside_of(n)} if first.kind == "bare" else ()
        return "\t".join((*first.base, *sorted(self._label(self.groups.members(m)) for m in near)[:1]))

    def _rank(self, n: int) -> int:
        """Who of a group gives it its label: a state, whatever else it was taken for, and nobody without a name."""
        return _LABELS.get(self.calls[n].kind, 1)

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

    def _with_places(self) -> None:
        """A body that one article names with its place joins the one that others name without: "Dockers' Union of Kellport", "Dockers' Union"."""
        by_name = {self.calls[n].name: n for n in self._of_kind("body")}
        placed: defaultdict[str, list[int]] = defaultdict(list)
        for name, n in by_name.items():
            head = next((name.partition(joint)[0] for joint in _JOINTS if joint in name), "")
            if " " in head and head in by_name:
                placed[head].append(n)
        for head, longer in placed.items():
            self._join_one(by_name[head], longer)

    def _bare(self) -> None:
        """A bare head ("the army") of an article that does not say whose joins the one army of the record, or of the states it names.

        Else it stays in its article. A government, of which every state has one, joins that of a state the article names, if it names any.
        """
        whole: defaultdict[frozenset[str], set[tuple[int, str | None]]] = defaultdict(set)
        for n, call in enumerate(self.calls):
            for key, state in call.bare_forms:
                whole[key].add((n, state))
        for n in self._of_kind("body"):
            self._join_one(n, (m for m, state in whole.get(self.calls[n].rest, ()) if state == self.calls[n].state))
        for n in self._of_kind("bare"):
            call = self.calls[n]
            known = whole.get(frozenset(call.key[2:]), set()) or self._so_named(call, whole)
            fitting = [m for m, state in known if not (state and call.among) or state in call.among]
            if not (fitting or call.rising or call.key[0] == "state"):
                fitting = [m for m, _ in known]
            if not self._join_one(n, fitting):
                self.alone.add(n)
        self._rebels()
        self._beside()

    def _rebels(self) -> None:
        """Rebels whom nobody names are the movement that articles on rebels name, if they name one only; the rebels of other states are others."""
        told: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        rising = [n for n in self._of_kind("bare") if self.calls[n].rising]
        for n in rising:
            for word in self.calls[n].key[2:]:
                told[word] += [(n, self.owner[near]) for near in self.calls[n].beside if near in self.owner]
        for n in sorted(self.alone.intersection(rising)):
            pairs = (pair for word in self.calls[n].key[2:] for pair in told[word])
            if self._join_one(n, (movement for m, movement in pairs if self._can_share_a_state(n, m))):
                self.alone.discard(n)

    def _can_share_a_state(self, n: int, m: int) -> bool:
        """Whether the articles of two calls speak of one state, as far as they speak of any."""
        ours, theirs = self.calls[n].among, self.calls[m].among
        return not (ours and theirs) or not set(ours).isdisjoint(theirs)

    def _beside(self) -> None:
        """Governments and armies that a bare head left alone are those of which others tell beside the same movement, if these are one."""
        near: defaultdict[tuple[frozenset[str], int], list[int]] = defaultdict(list)
        for n in self._of_kind("bare"):
            for pair in self._beside_of(n):
                near[pair].append(n)
        unknown = sorted(n for n in self.alone if self._beside_of(n))
        known = {n: [m for pair in self._beside_of(n) for m in near[pair] if m not in self.alone] for n in unknown}
        found = {n for n in unknown if self._join_one(n, known[n])}
        nobodys = {n for n in unknown if not known[n]}
        for same in near.values():
            self._join_all([n for n in same if n in nobodys])
        self.alone -= found | nobodys

    def _beside_of(self, n: int) -> list[tuple[frozenset[str], int]]:
        """By what a government or an army without a name is found again: its head, with each of the movements that its article tells of."""
        call = self.calls[n]
        if call.rising or call.key[0] not in _RULING:
            return []
        movements = (self._movement(near) for near in call.beside)
        return [(frozenset(call.key[2:]), movement) for movement in movements if movement is not None]

    def _movement(self, near: tuple[str, ...]) -> int | None:
        """The movement that is found so; rebels without a name only where it is known which one they are."""
        found = {self.groups.leader(n) for n in self.risen[near] if n not in self.alone}
        found |= {self.groups.leader(self.owner[near])} if near in self.owner else set()
        return found.pop() if len(found) == 1 else None

    def _so_named(
        self, call: Call, whole: Mapping[frozenset[str], Iterable[tuple[int, str | None]]]
    ) -> Collection[tuple[int, str | None]]:
        """Those who are called by one word of a bare call, and have its other words in their own name: "northern rebels", a Northern Front."""
        words = frozenset(call.key[2:])
        pairs = ((word, pair) for word in words for pair in whole.get(frozenset({word}), ()))
        return {pair for word, pair in pairs if words - {word} <= frozenset(self.calls[pair[0]].key)}

    def _join_one(self, n: int, fitting: Iterable[int]) -> bool:
        """Join one with those who may be meant, if they are one apart from it."""
        others = {self.groups.leader(m) for m in fitting} - {self.groups.leader(n)}
        if len(others) == 1:
            self.groups.join(others.pop(), n)
            return True
        return False

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
        called = Called(self.calls, self.groups)
        namesakes = self._namesakes()
        alone: defaultdict[str, list[int]] = defaultdict(list)
        for n in self._of_kind("single"):
            part = self.calls[n].key[0]
            found = called.groups(part)
            fitting = {g for g in found if self._may_be(n, g)}
            if len(fitting) > 1:
                fitting = {g for g in fitting if self._share_owner(n, g)}
            fitting = fitting or (
                set() if found else self._family_first(n, called) or namesakes.get(self.calls[n].name, set())
            )
            if len(fitting) == 1:
                self.groups.join(min(fitting), n)
            elif not found:
                alone[part].append(n)
            else:
                self.alone.add(n)
        for same in alone.values():
            self._join_owned(same)

    def _family_first(self, n: int, called: Called) -> set[int]:
        """Those of the same owner whose name begins so: "Foreign Minister Hayashi", Hayashi Yoshimasa."""
        own = self._owner_group(n)
        return {g for g in called.beginning(self.calls[n].key[0]) if own is not None and self._share_owner(n, g)}

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
