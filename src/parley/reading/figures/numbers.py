"""Numbers as they are written: "290,000", "US$1.5bn", "twenty-five thousand", "tens of thousands", "two-thirds", "20 to 30".

Only what surely is a number is one: no superscripts, no signs, nothing longer than fifteen digits. A vague plural is at least two of its
unit; where a full stop may part thousands or decimals ("290.000"), things are counted in whole numbers and money and shares in parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from parley.lexicon import Lexicon
from parley.reading.figures.ratios import is_part, is_whole

__all__ = ["NumberWords", "Numeral", "digits", "numerals"]

#: All repeats are bounded; a word longer than _LONGEST is never tried.
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,4}|[1-9]\d{0,2}\.\d{3}")
_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_SUFFIXED = re.compile(r"([\d.,]{1,20})([a-z]{1,3})")
_RANGE = re.compile(r"([\d.,]{1,20})[-–—]([\d.,]{1,20})")
_LONGEST = 40
_DASHES = frozenset("-–—‐‑")
_SIGNS = frozenset({"$", "us$", "€", "£"})
_SMALL_MAGNITUDE = 3
_WHOLE = 1e12


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words by value: plain ones, those that multiply, vague plurals, denominators, and "several"."""

    plain: Mapping[str, int]
    times: Mapping[str, int]
    vague: Mapping[str, int]
    parts: Mapping[str, int]
    some: frozenset[str]
    whole_less: frozenset[str]
    """Marks of money and shares beside a number: there a full stop parts decimals."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> NumberWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        parts = frozenset({*table["percent"], "per", "percentage"})
        return cls(
            table["numbers"],
            table["magnitudes"],
            table["open"],
            table["fractions"],
            frozenset(table["some"]),
            parts,
        )


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written at tokens `first:end`; `open` is a lower bound that the words give themselves ("dozens").

    `bound` is `>=` or `<=` for the ends of a range, `share` says that it is a part of a whole.
    """

    first: int
    end: int
    value: float
    open: bool = False
    bound: Literal["", ">=", "<="] = ""
    share: bool = False


def digits(word: str, *, decimal: bool = False) -> float | None:
    """The value of one word of decimal digits of any script, None if it is no plain number; `decimal` decides what "1.250" is."""
    if len(word) > _LONGEST:
        return None
    if _DOTTED.fullmatch(word) and not (decimal and word.count(".") == 1):
        return float(word.replace(".", ""))
    if _GROUPED.fullmatch(word):
        return float(word.replace(",", ""))
    if _PLAIN.fullmatch(word):
        return float(word)
    if decimal and _COMMA.fullmatch(word):
        return float(word.replace(",", "."))
    return None


def numerals(words: Sequence[str], first: int, end: int, known: NumberWords) -> Iterator[Numeral]:
    """All numbers among the lower-case `words[first:end]`, in order; a range gives two, over the same words."""
    i = first
    while i < end:
        found = _at(words, i, end, known)
        if found is None:
            i += 1
            continue
        whole = _at(words, found.end + 1, end, known) if is_part(words, found.end, end, found.value) else None
        if whole is not None and is_whole(words, whole.end, end, found.value, whole.value):
            yield Numeral(found.first, whole.end, found.value / whole.value, share=True)
            i = whole.end
            continue
        second, stop = _upper(words, first, found, end, known)
        if second is None:
            yield found
            i = found.end
            continue
        low = _scaled(found, second, words, known)
        yield replace(low, end=stop, bound=">=")
        yield replace(second, first=found.first, end=stop, bound="<=")
        i = stop


def _upper(words: Sequence[str], first: int, low: Numeral, end: int, known: NumberWords) -> tuple[Numeral | None, int]:
    """The upper end of a range that begins with `low`: "20-30", "7 to 15", "between 3 and 5"."""
    ranged = (
        _RANGE.fullmatch(words[low.first]) if low.end == low.first + 1 and len(words[low.first]) <= _LONGEST else None
    )
    if ranged is not None:
        return _scale(words, Numeral(low.first, low.end, digits(ranged[2]) or 0.0), end, known), _scale(
            words, low, end, known
        ).end
    if low.open or low.share or low.end + 1 >= end:
        return None, low.end
    start = low.first - (low.first > first and words[low.first - 1] in _SIGNS)
    between = start > first and words[start - 1] == "between"
    if words[low.end] not in (*_DASHES, "to") and not (between and words[low.end] == "and"):
        return None, low.end
    at = low.end + 1 + (words[low.end + 1] in _SIGNS)
    high = _at(words, at, end, known) if at < end else None
    if high is None or high.open or high.share or (high.value <= low.value and not _counted_in(words, high, known)):
        return None, low.end
    return high, high.end


def _scaled(low: Numeral, high: Numeral, words: Sequence[str], known: NumberWords) -> Numeral:
    """As in "3 to 5 million": the lower end is in millions too."""
    unit = _counted_in(words, high, known)
    return replace(low, value=low.value * unit) if unit and low.value * unit < high.value else low


def _counted_in(words: Sequence[str], numeral: Numeral, known: NumberWords) -> int:
    """By what the last word of a number multiplies, 0 if it does not."""
    return known.times.get(words[numeral.end - 1], 0) if numeral.end - numeral.first > 1 else 0


def _at(words: Sequence[str], i: int, end: int, known: NumberWords) -> Numeral | None:
    """The number that begins at a word."""
    word = words[i]
    if word[:1].isdecimal():
        return _in_digits(words, i, end, known)
    if not word.isalpha():
        return None
    return _vague(words, i, end, known) or _fraction(words, i, end, known) or _written(words, i, end, known)


def _in_digits(words: Sequence[str], i: int, end: int, known: NumberWords) -> Numeral | None:
    """As in "290,000", "20-30", "100m", "1.5 million"."""
    word = words[i]
    if len(word) > _LONGEST:
        return None
    if ranged := _RANGE.fullmatch(word):
        low, high = digits(ranged[1]), digits(ranged[2])
        return Numeral(i, i + 1, low) if low is not None and high is not None and low < high else None
    if suffixed := _SUFFIXED.fullmatch(word):
        value = digits(suffixed[1], decimal=True)
        unit = known.times.get(suffixed[2])
        return Numeral(i, i + 1, _whole(value * unit)) if value is not None and unit else None
    after = words[i + 1] if i + 1 < end else ""
    value = digits(word, decimal=after in known.times or after in known.whole_less)
    if value is None:
        return None
    if i + 1 < end and value < 1000 and word.isdecimal() and len(after) == 3 and after.isdecimal() and len(word) < 4:
        return _scale(words, Numeral(i, i + 2, value * 1000 + int(after)), end, known)
    return _scale(words, Numeral(i, i + 1, value), end, known)


def _scale(words: Sequence[str], n: Numeral, end: int, known: NumberWords) -> Numeral:
    """The number times the words that multiply it; "two and a half" first."""
    value, j = n.value, n.end
    if words[j : j + 3] == ("and", "a", "half") and j + 3 <= end:
        value, j = value + 0.5, j + 3
    if (
        j < end
        and words[j] in _DASHES
        and j + 1 < end
        and len(words[j + 1]) > _SMALL_MAGNITUDE
        and words[j + 1] in known.times
    ):
        j += 1
    while j < end and words[j] in known.times and value < _WHOLE:
        value, j = value * known.times[words[j]], j + 1
    return replace(n, value=_whole(value), end=j)


def _whole(value: float) -> float:
    """A number of thousands, without the crumbs that multiplying leaves."""
    return float(round(value)) if value >= 1000 else value


def _written(words: Sequence[str], i: int, end: int, known: NumberWords) -> Numeral | None:
    """As in "twenty-five", "a hundred and ten thousand", "two and a half million", "half a million", "a dozen"."""
    if (
        words[i] == "half"
        and words[i + 1 : i + 2] in (("a",), ("-",))
        and i + 2 < end
        and _multiplies(words[i + 2], known)
    ):
        return _scale(words, Numeral(i, i + 2, 0.5), end, known)
    one = words[i] in ("a", "an") and i + 1 < end and _multiplies(words[i + 1], known)
    if not one and words[i] not in known.plain:
        return None
    total, current, j = 0.0, float(known.plain.get(words[i], 1)), i + 1
    while j < end:
        k = j + 1 if words[j] in _DASHES or (words[j] == "and" and _multiplies(words[j - 1], known)) else j
        word = words[k] if k < end else ""
        if (more := known.plain.get(word)) and (
            current == 0 or current % 100 == 0 or (current % 10 == 0 and current % 100 > 10 and more < 10)
        ):
            current += more
        elif k == j and word == "hundred" and 0 < current < 100:
            current *= 100
        elif k == j and _multiplies(word, known) and current:
            total, current = total + current * known.times[word], 0.0
        else:
            break
        j = k + 1
    return _scale(words, Numeral(i, j, total + current), end, known)


def _multiplies(word: str, known: NumberWords) -> bool:
    """Whether a word multiplies what stands before it, in words as well as after digits."""
    return len(word) > _SMALL_MAGNITUDE and word in known.times


def _vague(words: Sequence[str], i: int, end: int, known: NumberWords) -> Numeral | None:
    """As in "dozens", "tens of thousands", "several hundred", "a few million"."""
    some = i + (words[i] == "a")
    if some + 1 < end and words[some] in known.some and _multiplies(words[some + 1], known):
        found = _scale(words, Numeral(i, some + 1, 2.0), end, known)
        return replace(found, open=True)
    value = known.vague.get(words[i])
    if value is None:
        return None
    of = words[i + 1 : i + 2] == ("of",) and i + 2 < end
    unit = known.vague.get(words[i + 2], 0) // 2 if of else 0
    if unit:
        return Numeral(i, i + 3, float(value * unit), open=True)
    return (
        Numeral(i, i + 1, float(value), open=True)
        if words[i] not in ("tens", "scores") or (of and words[i] == "scores")
        else None
    )


def _fraction(words: Sequence[str], i: int, end: int, known: NumberWords) -> Numeral | None:
    """As in "half of", "half the", "a third of", "two-thirds", "a quarter of a million"."""
    if words[i] == "half":
        if words[i + 1 : i + 2] == ("a",) or words[i - 1 : i] in (("first",), ("second",), ("other",)):
            return None
        return (
            Numeral(i, i + 1, 0.5, share=True)
            if words[i + 1 : i + 2]
            in (("of",), ("the",), ("its",), ("their",), ("our",), ("that",), ("these",), ("those",), ("all",))
            else None
        )
    count = 1 if words[i] in ("a", "an") else known.plain.get(words[i], 0)
    j = i + 1 + (i + 1 < end and words[i + 1] in _DASHES)
    below = known.parts.get(words[j], 0) if count and j < end else 0
    if not below or count >= below or words[j] == "half" or (count > 1) != words[j].endswith("s"):
        return None
    if words[j + 1 : j + 3] == ("of", "a") and j + 3 < end and _multiplies(words[j + 3], known):
        return _scale(words, Numeral(i, j + 3, count / below), end, known)
    if words[j + 1 : j + 2] != ("of",) and not words[j].endswith("s"):
        return None
    return Numeral(i, j + 1, round(count / below, 4), share=True)
