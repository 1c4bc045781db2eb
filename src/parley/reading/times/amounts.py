"""Amounts of time: "five years", "72-hour", "two and a half decades", "a few days", "two to three weeks"."""

from __future__ import annotations

from typing import NamedTuple

from parley.reading.times.words import Pieces

__all__ = ["DASHES", "Amount", "Number", "amount", "iso_duration", "number", "unit"]

DASHES = frozenset("-–—‐‑")
#: Units that ISO 8601 durations do not have, in those that they have.
_IN_OTHER_UNITS = {"DE": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M")}
#: Units that in the singular are other words: "twenty second", "three night markets".
_ALSO_ELSE = ("second", "night", "min")
_MILLION = 10**6
_OR = frozenset({"to", "or", "-", "–"})


class Number(NamedTuple):
    """A number of units: the piece after it, and its value, None if the words leave it open ("several")."""

    end: int
    value: float | None


class Amount(NamedTuple):
    """An amount of time: the piece after it, its size in which unit (None: open), and its ISO-TimeML value."""

    end: int
    size: float | None
    unit: str
    value: str

    @property
    def grain(self) -> str:
        """The grain of the calendar that fits the unit; parts of a day are of no grain."""
        return "" if self.unit.startswith("T") else self.unit


def number(p: Pieces, i: int) -> Number | None:
    """Read a number of units at piece i: digits, words, "a", "half a", "several"."""
    found = _digits(p, i) or _words(p, i) or _open(p, i)
    if found and found.value is not None and tuple(p.words[found.end : found.end + 3]) == ("and", "a", "half"):
        return Number(found.end + 3, found.value + 0.5)
    return found


def _digits(p: Pieces, i: int) -> Number | None:
    value = p.digits(i)
    if value is None or (p.tight(i) and p.words[i - 1] in "$€£.,"):
        return None
    if 1900 <= value <= 2099 and p.words[i + 1] in p.known.units and not p.words[i + 1].endswith("s"):
        return None  # "the 2022 Year of Action"
    j = i + 1
    while _thousands(p, j) and value < _MILLION:
        value, j = value * 1000 + int(p.words[j + 1]), j + 2
    if p.words[j] == "." and p.tight(j) and p.tight(j + 1) and p.digits(j + 1, 3) is not None:
        return Number(j + 2, float(f"{value}.{p.words[j + 1]}"))
    if p.words[j] in ("½", "¼"):
        return Number(j + 1, value + (0.5 if p.words[j] == "½" else 0.25))
    return Number(j, float(value))


def _thousands(p: Pieces, j: int) -> bool:
    """Whether ",000" stands at piece j."""
    comma = p.words[j] == "," and p.tight(j) and p.tight(j + 1)
    return comma and len(p.words[j + 1]) == 3 and p.digits(j + 1) is not None


def _words(p: Pieces, i: int) -> Number | None:
    word, known = p.words[i], p.known
    if word == "half":
        j = p.skip(i + 1, DASHES)
        return Number(p.skip(j, ("a", "an")), 0.5)
    if word in ("a", "an", "another"):
        if p.words[i + 1] in known.multipliers:
            return Number(p.skip(i + 2, ("or",)), float(known.multipliers[p.words[i + 1]]))
        return _open(p, i + 1) if word != "another" and p.words[i + 1] in known.vague else Number(i + 1, 1.0)
    if word == "½":
        return Number(i + 1, 0.5)
    value = known.numbers.get(word)
    if value is None:
        return None
    j = i + 1
    ones = p.skip(j, DASHES)
    if value >= 20 and value % 10 == 0 and 0 < known.numbers.get(p.words[ones], 0) < 10:
        value, j = value + known.numbers[p.words[ones]], ones + 1
    if p.words[j] in known.multipliers:
        value, j = value * known.multipliers[p.words[j]], j + 1
    return Number(j, float(value))


def _open(p: Pieces, i: int) -> Number | None:
    """Read words that leave the number open; "a couple of" is two."""
    word = p.words[i]
    if word not in p.known.vague:
        return None
    j = p.skip(i + 1, ("of",))
    return Number(j, 2.0 if word == "couple" else None)


def unit(p: Pieces, i: int) -> str | None:
    """Give the code of the unit at piece i, if there is one."""
    return p.known.units.get(p.words[i])


def amount(p: Pieces, i: int) -> Amount | None:
    """Read an amount of time at piece i. Ages ("a 12-year-old") are none."""
    first = number(p, i)
    if first is None:
        return None
    count, j = first.value, first.end
    second = number(p, j + 1) if p.words[j] in _OR and p.words[i] not in ("a", "an") else None
    if second:
        count, j = None, second.end
    return _counted(p, j, count)


def _counted(p: Pieces, j: int, count: float | None) -> Amount | None:
    """Read the unit at piece j, after its number."""
    j = p.skip(j, DASHES) if p.tight(j) else j
    j = p.skip(j, p.known.between)
    code = unit(p, j)
    hyphen = p.words[j - 1] in DASHES and p.tight(j)
    if (
        code is None
        or (p.words[j] in _ALSO_ELSE and not hyphen)
        or (p.words[j - 1] in ("a", "an") and p.words[j].endswith("s"))
    ):
        return None
    j += 1
    after = p.skip(j, DASHES) if p.tight(j) else j
    if p.words[after] == "old":
        return None
    j = after + 1 if after > j and p.words[after] == "long" else j
    if count is not None and tuple(p.words[j : j + 3]) == ("and", "a", "half"):
        count, j = count + 0.5, j + 3
    if code == "2W":
        code, count = "W", None if count is None else count * 2
    return _compound(p, Amount(j, count, code, iso_duration(count, code)))


def _compound(p: Pieces, first: Amount) -> Amount:
    """Read "and three months" after "two years", "30 minutes" after "12 hours and"."""
    j = p.skip(p.skip(first.end, (",",)), ("and",))
    second = number(p, j) if first.size is not None and j > first.end else None
    code = unit(p, second.end) if second and second.value else None
    order = ("DE", "Y", "M", "W", "D", "TH", "TM", "TS")
    if not second or code not in order or first.unit not in order or order.index(code) <= order.index(first.unit):
        return first
    day, time = "", ""
    for n, c in ((first.size, first.unit), (second.value, code)):
        day, time = (day, time + f"{n:g}{c[1:]}") if c.startswith("T") else (day + f"{n:g}{c}", time)
    return Amount(second.end + 1, first.size, first.unit, "P" + day + ("T" + time if time else ""))


def iso_duration(count: float | None, code: str) -> str:
    """Write so many units as an ISO 8601 duration; an open number is X."""
    if count == 0.5 and code in ("TH", "Y"):
        return "PT30M" if code == "TH" else "P6M"
    if code in _IN_OTHER_UNITS:
        factor, code = _IN_OTHER_UNITS[code]
        count = None if count is None else count * factor
    written = "X" if count is None else f"{count:g}" if count < _MILLION else str(int(count))
    return f"PT{written}{code[1:]}" if code.startswith("T") else f"P{written}{code}"
