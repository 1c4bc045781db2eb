"""Dates: EDTF strings as spans of days (`edtf`), and the calendar dates that a page writes out (`written`)."""

from __future__ import annotations

from parley.dates.edtf import (
    Interval,
    alternatives,
    bounds,
    contains,
    exact_day,
    fits,
    format_alternatives,
    format_interval,
    intersect,
    is_edtf,
    make_date,
    month_interval,
    narrowest,
    shift,
    shift_day,
)
from parley.dates.written import WrittenDate, parse_absolute

__all__ = [
    "Interval",
    "WrittenDate",
    "alternatives",
    "bounds",
    "contains",
    "exact_day",
    "fits",
    "format_alternatives",
    "format_interval",
    "intersect",
    "is_edtf",
    "make_date",
    "month_interval",
    "narrowest",
    "parse_absolute",
    "shift",
    "shift_day",
]
