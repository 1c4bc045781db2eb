"""Lines in plain words: dates, names, counts and sayings as a page shows them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from parley.dates import Interval, alternatives, bounds, yearless

__all__ = ["count", "entitled", "in_words", "listed", "short_ids", "shorten"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_LEAST = 4
"""Letters of an id that are shown at least, after the colon."""


def in_words(edtf: str | None) -> str:
    """An EDTF date as a reader would write it: `2016-08-26` is "26 Aug 2016", `2016-08/..` is "from Aug 2016"."""
    if not edtf:
        return ""
    if yearless(edtf):
        month = _MONTHS[int(edtf[5:7]) - 1]
        return f"{int(edtf[8:10])} {month}, year not told" if edtf[8:10].isdigit() else f"{month}, year not told"
    about = "about " if edtf[-1] in "~?%" else ""
    if edtf.startswith("[") and ".." not in edtf:
        return " or ".join(_span(span) for span in alternatives(edtf))
    return about + _span(bounds(edtf))


def _span(span: Interval) -> str:
    first, last = span.first, span.last
    if first and last:
        return _closed(first, last)
    if first:
        return f"from {_closed(first, first)}"
    return f"until {_closed(last, last)}" if last else ""


def _closed(first: date, last: date) -> str:
    if first == last:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (
        last.toordinal() + 1 == date(last.year + last.month // 12, last.month % 12 + 1, 1).toordinal()
    ):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1]} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {_closed(last, last)}"


def _months(first: date, last: date) -> str:
    end = f"{_MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    year = "" if first.year == last.year else f" {first.year}"
    return f"{_MONTHS[first.month - 1]}{year} – {end}"


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "9 articles", "20,000 articles"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def entitled(names: Sequence[str], most: int = 60) -> str:
    """The title of a page on these negotiations: their names, as many as it holds, and how many there are besides."""
    different = list(dict.fromkeys(names)) or ["The record"]
    if len(different) == 1:
        return f"{different[0]} ({len(names)} negotiations)" if len(names) > 1 else different[0]
    shown = different[:1]
    for name in different[1:]:
        if len("; ".join([*shown, name])) > most:
            break
        shown.append(name)
    more = sum(name not in shown for name in names)
    return "; ".join(shown) + (f" and {more} more" if more else "")


def listed(names: Sequence[str], most: int) -> str:
    """Names with commas and "and", no more than so many ("+3" for the others)."""
    shown, rest = list(names[:most]), len(names) - most
    if rest > 0:
        return f"{', '.join(shown)} +{rest}"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def shorten(text: str, most: int) -> str:
    """The beginning of a text, whole words, an ellipsis where something is left out."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return (cut[: cut.rindex(" ")] if " " in cut[most // 2 :] else cut).rstrip(" ,;:–-") + "…"


def short_ids(wanted: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """For each id its shortest beginning that no other known id has, four letters after the colon at least."""
    order = sorted({*known, *wanted})
    found = {}
    for one in wanted:
        at = bisect_left(order, one)
        near = [order[n] for n in (at - 1, at + 1) if 0 <= n < len(order)]
        need = max((_common(one, other) + 1 for other in near), default=0)
        found[one] = one[: max(need, one.find(":") + 1 + _LEAST)]
    return found


def _common(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
