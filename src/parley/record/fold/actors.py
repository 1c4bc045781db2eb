"""The same person, state or body across articles, and to whom each belongs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from parley.model import Actor
from parley.record.fold.agreement import agreement
from parley.record.fold.calls import Call, call_of, owner_of
from parley.record.fold.cast import Cast
from parley.record.fold.links import Links
from parley.record.fold.naming import who_is_who
from parley.record.fold.told import Ground, Told

__all__ = ["Known", "cast_of", "everybody", "local", "owners_of"]


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
    owned = ((t.id, owner_of(names, t.report)) for t in told)
    votes = Counter((line[i], line[owner]) for i, owner in owned if owner in line)
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
