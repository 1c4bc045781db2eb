"""The commonest errors by kind: what was missed, what was invented by which rule, which attribute was wrong and how. Counts, never words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quality.account import Account, Told
from quality.families import FAMILIES, Pair
from quality.scores import Compared, compare

__all__ = ["Fault", "commonest"]

_TELLING: Mapping[str, tuple[str, ...]] = {
    "actors": ("type",),
    "meetings": ("status",),
    "statements": ("form",),
    "commitments": ("kind", "state"),
    "instruments": ("type",),
    "incidents": ("type",),
    "positions": ("stance",),
}
"""The keys by whose values missed reports are told apart."""
_CLOSED = frozenset({"type", "status", "form", "outcome", "kind", "state", "comparison", "reality", "stance"})
"""The attributes that have few values, which the errors name."""

Fault = tuple[str, int]
"""An error in words, and how often it was made."""


def commonest(
    pairs: Sequence[tuple[Account, Account]], number: int | None = 10, families: Iterable[str] = FAMILIES
) -> list[Fault]:
    """The kinds of error made most often in some families, the most frequent first, all if `number` is None; ties by the alphabet."""
    counts = Counter(fault for family in families for pair in pairs for fault in _faults(compare(family, *pair), *pair))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]


def _faults(compared: Compared, annotator: Account, reader: Account) -> Iterator[str]:
    family = compared.family
    for told in compared.missed:
        near = any(Pair(told, other, annotator, reader).common_place() >= 0.5 for other in compared.invented)
        yield f"{family}: missed{_kind(family, told)}{', others told on its words' if near else ''}"
    yield from (f"{family}: invented by {told['made_by']}" for told in compared.invented)
    for name, pair, right in compared.attributes():
        if not right:
            key = FAMILIES[family].attributes[name][0] or "speakers"
            yield f"{family}: {name} {_how(key, pair.gold[key], pair.read[key])}"


def _kind(family: str, told: Told) -> str:
    values = ", ".join(str(told[key]) for key in _TELLING.get(family, ()) if told[key])
    return f" ({values})" if values else ""


def _how(key: str, gold: object, read: object) -> str:
    if not read:
        return "not read"
    if not gold:
        return "read where there is none"
    return f"{read}, not {gold}" if key in _CLOSED else "another"
