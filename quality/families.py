"""When two reports of one kind tell of the same thing, and when their attributes are right: the rules of the guidelines.

A match is worth more than 0 if the two tell of the same thing; the higher, the more alike. Evidence is compared by whole sentences: at
least half of the characters that either stands on must be common.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from quality.account import Account, Told
from quality.likeness import dates_agree, overlap

__all__ = ["FAMILIES", "Family", "Pair"]

_HALF = 0.5
_SAID = 0.6
"""Words of a statement that two tellings of it share at least."""
_ONE_TYPE = (frozenset({"ceasefire", "truce"}), frozenset({"agreement", "treaty", "plan"}))
"""Types of instrument that news does not keep apart."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated report and a read one, each with the account it belongs to."""

    gold: Told
    read: Told
    annotator: Account
    reader: Account

    def common_place(self) -> float:
        """How much of what either stands on is common (0 to 1)."""
        a, b = self.gold.sentences, self.read.sentences
        return self.annotator.size(a & b) / self.annotator.size(a | b) if a and b else 0.0

    def who(self, key: str, *, widely: bool = False) -> tuple[frozenset[str], frozenset[str]]:
        """The ways of naming whom the key refers to, on both sides."""
        return (
            self.annotator.who(self.gold[key], widely=widely),
            self.reader.who(self.read[key], widely=widely),
        )

    def overlap(self, key: str) -> float:
        """How many of the key's words are common."""
        return overlap(self.gold[key], self.read[key])


Match = Callable[[Pair], float]
Check = Callable[[Pair], bool]


@dataclass(frozen=True, slots=True)
class Family:
    """How reports of a kind are matched; its attributes with the key that must be annotated (None: they always count)."""

    match: Match
    attributes: Mapping[str, tuple[str | None, Check]]


# --- the same thing -------------------------------------------------------------------------------------------------------------


def _named(pair: Pair) -> float:
    a, b = (account.who([told["id"]]) for told, account in ((pair.gold, pair.annotator), (pair.read, pair.reader)))
    return len(a & b) / max(1, min(len(a), len(b)))


def _met(pair: Pair) -> float:
    """One encounter: dates that can agree, and the same sentences, or a shared party at the same place or day."""
    a, b = pair.who("participants", widely=True)
    if not dates_agree(pair.gold["date"], pair.read["date"]) or (a and b and not a & b):
        return 0.0
    common, place = pair.common_place(), pair.overlap("place") > _HALF
    day = bool(pair.gold["date"]) and pair.gold["date"] == pair.read["date"]
    same = common >= _HALF or (a and b and (day or (place and len(a & b) > 1)))
    return common + 0.5 * place + 0.5 * day + 0.1 * len(a & b) if same else 0.0


def _said(pair: Pair) -> float:
    common = pair.overlap("content")
    return common if common >= _SAID and pair.gold.sentences & pair.read.sentences else 0.0


def _promised(pair: Pair) -> float:
    a, b = pair.who("by", widely=True)
    return _placed(pair) if a & b or not (a or b) else 0.0


def _agreed(pair: Pair) -> float:
    common = max(pair.overlap("name"), 0.9 * pair.common_place())
    types = {pair.gold["type"], pair.read["type"]}
    one = len(types) == 1 or any(types <= group for group in _ONE_TYPE)
    return common if common >= _HALF and one else 0.0


def _happened(pair: Pair) -> float:
    return _placed(pair) if pair.gold["type"] == pair.read["type"] else 0.0


def _counted(pair: Pair) -> float:
    values = [told["value"] for told in (pair.gold, pair.read)]
    if not all(isinstance(value, int | float) for value in values):
        return 0.0
    return _placed(pair) if values[0] == values[1] else 0.0


def _wanted(pair: Pair) -> float:
    a, b = pair.who("actor", widely=True)
    return _placed(pair) if a & b else 0.0


def _placed(pair: Pair) -> float:
    common = pair.common_place()
    return common if common >= _HALF else 0.0


# --- attributes -----------------------------------------------------------------------------------------------------------------


def _equal(key: str) -> tuple[str, Check]:
    return key, lambda pair: bool(pair.gold[key] == pair.read[key])


def _alike(key: str) -> tuple[str, Check]:
    return key, lambda pair: pair.overlap(key) >= _HALF


def _some(key: str) -> tuple[str, Check]:
    """Somebody in common, or nobody on either side."""

    def check(pair: Pair) -> bool:
        a, b = pair.who(key)
        return bool(a & b) or not (a or b)

    return key, check


def _all(key: str) -> tuple[str, Check]:
    """Everybody who is annotated, or whom he belongs to, is read."""

    def check(pair: Pair) -> bool:
        _, read = pair.who(key, widely=True)
        return all(pair.annotator.who([one], widely=True) & read for one in pair.gold[key] or ())

    return key, check


FAMILIES: Mapping[str, Family] = {
    "actors": Family(_named, {"type": _equal("type"), "role": _alike("role")}),
    "meetings": Family(
        _met,
        {
            "participants": _all("participants"),
            "date": _equal("date"),
            "place": _alike("place"),
            "status": _equal("status"),
            "form": _equal("form"),
            "outcome": _equal("outcome"),
        },
    ),
    "statements": Family(
        _said,
        {
            "speaker": (None, _some("speakers")[1]),
            "form": _equal("form"),
            "via": _alike("via"),
            "addressee": _some("addressee"),
        },
    ),
    "commitments": Family(
        _promised,
        {
            "to": _some("to"),
            "kind": _equal("kind"),
            "state": _equal("state"),
            "due": _equal("due"),
            "made": _equal("made"),
            "condition": _alike("condition"),
        },
    ),
    "instruments": Family(_agreed, {"state": _equal("state"), "from": _equal("from"), "until": _equal("until")}),
    "incidents": Family(
        _happened,
        {
            "by": _some("by"),
            "on": _some("on"),
            "place": _alike("place"),
            "reality": _equal("reality"),
            "date": _equal("date"),
        },
    ),
    "figures": Family(_counted, {"measure": _alike("measure"), "comparison": _equal("comparison"), "by": _alike("by")}),
    "positions": Family(_wanted, {"issue": _alike("issue"), "stance": _equal("stance")}),
}
"""The families in the order of the table."""
