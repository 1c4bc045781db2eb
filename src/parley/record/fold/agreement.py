"""How much two reports of one kind say the same, as far as their fields tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from parley.dates import fits, is_edtf
from parley.record.compare.words import fold, tokens
from parley.record.decisions.fields import as_text, family_of, gist
from parley.record.fold.told import Told
from parley.record.fold.values import SHOWN

__all__ = ["agreement"]


def agreement(told: Mapping[str, Told[Any]]) -> Callable[[str, str], float]:
    """Answers for two ids: one for each field that both fill alike, less one for each that they fill otherwise, and up to one for the words."""

    def alike(i: str, j: str) -> float:
        a, b = told[i].report, told[j].report
        pairs = ((as_text(getattr(a, name)), as_text(getattr(b, name))) for name in SHOWN[family_of(a)])
        one, other = set(tokens(gist(a))), set(tokens(gist(b)))
        words = len(one & other) / max(len(one | other), 1)
        return words + sum(_same(x, y) for x, y in pairs if x is not None and y is not None)

    return alike


def _same(a: str, b: str) -> int:
    if is_edtf(a) and is_edtf(b):
        return 1 if fits(a, b) else -1
    return 1 if fold(a) == fold(b) else -1
