"""Comparing and moving EDTF dates: whether two can both be true, what they say together, the same date some days later."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from parley.dates.days import Interval, shift_day
from parley.dates.edtf import SOME_YEAR, alternatives, bounds, format_alternatives

__all__ = ["contains", "days_of", "fits", "intersect", "narrowest", "shift", "yearless"]


def yearless(edtf: str | None) -> bool:
    """Whether a date tells a day or month and no year: `XXXX-08-26`."""
    return edtf is not None and edtf.startswith("XXXX")


def days_of(edtf: str | None) -> Interval:
    """All days that a date can mean; both ends are open where there is none, or one that tells no year."""
    return bounds(edtf) if edtf and not yearless(edtf) else Interval()


@lru_cache(maxsize=1 << 16)
def fits(a: str | None, b: str | None) -> bool:
    """Whether both dates can be true of one thing: they share a day, approximate ones and seasons with some slack. None fits everything."""
    return a is None or b is None or bool(_meets(a, b, lenient=True))


def intersect(a: str, b: str) -> str | None:
    """The date that both allow, as narrow as they make it together; None if they exclude each other."""
    unknown = [yearless(a), yearless(b)]
    if all(unknown):
        return max(a, b, key=len) if fits(a, b) else None
    meets = _meets(a, b, lenient=False) or _meets(a, b, lenient=True)
    return format_alternatives(meets) if meets else None


def contains(outer: str, inner: str) -> bool:
    """Whether every day that `inner` can mean is one that `outer` can mean."""
    spans = alternatives(outer, bounds(inner))
    if yearless(inner):
        return yearless(outer) and intersect(outer, inner) == inner
    return all(any(span.contains(part) for span in spans) for part in alternatives(inner))


def narrowest(dates: Iterable[str]) -> str | None:
    """The date that leaves the fewest days open, the first of equals; None if there is none. An unknown year is wider than any span."""

    def open_days(edtf: str) -> int:
        counts = [span.days for span in alternatives(edtf)]
        known = [c for c in counts if c is not None]
        return 10**8 if yearless(edtf) else 10**7 if len(known) < len(counts) else sum(known)

    return min(dates, key=open_days, default=None)


def shift(edtf: str, *, days: int = 0, months: int = 0) -> str | None:
    """The same date so many days and months later (negative: earlier), in its own precision; None if it leaves the calendar.

    A day that its new month does not have becomes the last of that month (31 January and one month: 28 February).
    """
    if yearless(edtf):
        return _shift_unknown(edtf, days, months)
    moved = []
    for span in alternatives(edtf):
        first = shift_day(span.first, days, months)
        after = shift_day(shift_day(span.last, 1), days, months)
        last = shift_day(after, -1)
        if (span.first and not first) or (span.last and not last):
            return None
        moved.append(Interval(first, max(first, last) if first and last else last))
    mark = edtf[-1] if edtf[-1] in "~?%" else ""
    written = format_alternatives(moved)
    return written + mark if written and "/" not in written else written


def _meets(a: str, b: str, *, lenient: bool) -> list[Interval]:
    left = alternatives(a, bounds(b), lenient=lenient)
    right = alternatives(b, bounds(a), lenient=lenient)
    return [meet for one in left for other in right if (meet := one.meet(other))]


def _shift_unknown(edtf: str, days: int, months: int) -> str | None:
    moved = shift(str(SOME_YEAR + 1) + edtf[4:], days=days, months=months)
    return "XXXX" + moved[4:] if moved and "/" not in moved else None
