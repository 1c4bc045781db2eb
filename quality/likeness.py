"""When words, names, sentences and dates of two accounts are alike. The rules are those of the annotation guidelines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from parley.dates import bounds
from parley.errors import UsageError
from parley.model import Span

__all__ = ["dates_agree", "overlap", "sentences", "touched", "ways_of_naming", "words"]

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_SAYS_NOTHING = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "minister",
        "foreign",
        "secretary",
        "state",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "senior",
        "official",
        "us",
        "u",
        "s",
        "envoy",
        "special",
        "general",
        "prime",
        "deputy",
        "former",
    ]
)
"""Words of a name by which nobody is told from anybody else."""


def words(text: str | None) -> list[str]:
    """The words of a text in small letters; letters and digits only."""
    return [w.lower() for w in _WORD.findall(text or "")]


def overlap(a: str | None, b: str | None) -> float:
    """How many of their words two texts share, as F1 (0 to 1)."""
    left, right = words(a), words(b)
    if not left or not right:
        return 0.0
    return 2 * (Counter(left) & Counter(right)).total() / (len(left) + len(right))


def ways_of_naming(actor: Mapping[str, Any]) -> frozenset[str]:
    """By what an actor is known: its name and mentions without words that say nothing; of a person the surname too."""
    found: set[str] = set()
    for name in (actor.get("name", ""), *(actor.get("mentions") or ())):
        spoken = words(name.get("words", "") if isinstance(name, Mapping) else name)
        core = [w for w in spoken if w not in _SAYS_NOTHING] or spoken
        found.update([" ".join(core)] if core else [])
        if len(core) > 1 and actor.get("type") == "person":
            found.add(core[-1])
    return frozenset(found)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, from end to end: evidence is compared by the sentences that it touches."""
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    return tuple((a, b) for a, b in pairwise(cuts) if b > a)


def touched(spans: Iterable[Span], of: Iterable[Span]) -> frozenset[int]:
    """The numbers of the sentences that the spans touch."""
    given = tuple(spans)
    return frozenset(n for n, (a, b) in enumerate(of) if any(start < b and a < end for start, end in given))


def dates_agree(a: str | None, b: str | None) -> bool:
    """Whether neither EDTF date excludes the other; one that is not given, or is no date, excludes nothing."""
    if not a or not b:
        return True
    try:
        return bounds(a).meet(bounds(b)) is not None
    except UsageError:
        return a == b
