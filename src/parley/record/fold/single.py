"""Who can be meant by one name alone: surnames, nicknames, and names that come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from parley.record.compare.gather import Groups
from parley.record.compare.persons import TOKEN, bare, same_surname
from parley.record.fold.calls import Call

__all__ = ["Called"]


class Called:
    """The persons of a record by the single names that they go by."""

    def __init__(self, calls: Sequence[Call], groups: Groups) -> None:
        self._groups = groups
        self._by_part: defaultdict[str, set[int]] = defaultdict(set)
        for n, call in enumerate(calls):
            if call.kind == "person":
                for part in (call.key[-1], *call.called):
                    self._by_part[part].add(n)
        self._by_first: defaultdict[str, set[int]] = defaultdict(set)
        for n, call in enumerate(calls):
            if call.kind == "person":
                self._by_first[call.key[0]].add(n)
        self._parts = sorted(self._by_part)
        self._bare = [bare(part) for part in self._parts]

    def groups(self, part: str) -> set[int]:
        """Those who are called just so, else those whose name is spelled nearly so."""
        if part in self._by_part:
            return self._leaders([part])
        return self._leaders(other for other in self._near(part) if same_surname(part, other))

    def beginning(self, part: str) -> set[int]:
        """Those whose name begins with it."""
        return {self._groups.leader(n) for n in self._by_first.get(part, ())}

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
