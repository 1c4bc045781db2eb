"""Dates: spans of days (`days`), EDTF strings (`edtf`), arithmetic on them, and the dates that a page writes out (`written`)."""

from __future__ import annotations

from parley.dates.arithmetic import contains, days_of, fits, intersect, narrowest, shift, yearless
from parley.dates.days import Interval, make_date, month_interval, shift_day
from parley.dates.edtf import alternatives, bounds, exact_day, format_alternatives, format_interval, is_edtf
from parley.dates.written import WrittenDate, parse_absolute

__all__ = [
    "Interval",
    "WrittenDate",
    "alternatives",
    "bounds",
    "contains",
    "days_of",
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
    "yearless",
]
