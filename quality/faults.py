"""The commonest errors by kind: what was missed, what was invented by which rule, which attribute was wrong and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from quality.account import Account, Told
from quality.families import FAMILIES
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

Fault = tuple[str, int]
"""An error in words, and how often it was made."""


def commonest(pairs: Iterable[tuple[Account, Account]], number: int = 10) -> list[Fault]:
    """The kinds of error made most often, the most frequent first; ties by the alphabet."""
    counts = Counter(fault for pair in pairs for family in FAMILIES for fault in _faults(compare(family, *pair)))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]


def _faults(compared: Compared) -> Iterator[str]:
    family = compared.family
    yield from (f"{family}: missed{_kind(family, told)}" for told in compared.missed)
    yield from (f"{family}: invented by {told['made_by']}" for told in compared.invented)
    for name, pair, right in compared.attributes():
        if not right:
            key = FAMILIES[family].attributes[name][0] or "speakers"
            yield f"{family}: {name} {_how(pair.gold[key], pair.read[key])}"


def _kind(family: str, told: Told) -> str:
    values = ", ".join(str(told[key]) for key in _TELLING.get(family, ()) if told[key])
    return f" ({values})" if values else ""


def _how(gold: object, read: object) -> str:
    if not read:
        return "not read"
    return "another" if gold else "read where there is none"
